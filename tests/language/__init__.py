"""Tests of what is Dutch."""

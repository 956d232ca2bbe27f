"""Tests of what a client reads."""

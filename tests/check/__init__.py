"""Tests of the check rules."""

"""Tests of the full-screen coder."""

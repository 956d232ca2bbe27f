"""Tests of the kinds of view."""

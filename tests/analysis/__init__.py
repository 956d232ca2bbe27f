"""Tests of the tables that a study becomes."""

"""Tests of the verbs of coding."""

"""Authored files become nouns, with a place for every problem."""

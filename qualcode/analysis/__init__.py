"""Fragments become figures and tables: pure functions of a study."""

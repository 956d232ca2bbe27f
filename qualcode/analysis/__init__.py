"""Fragments become tables: pure functions from a study to pandas."""

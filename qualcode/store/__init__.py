"""Codings and compiled word forms on disk."""

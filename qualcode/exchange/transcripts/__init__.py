"""Bring interviews in from the files of other programs: a reader per format, and one way of writing what they read."""

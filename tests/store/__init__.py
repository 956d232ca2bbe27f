"""Tests of codings and word forms on disk."""

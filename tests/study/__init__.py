"""Tests of reading authored files and transcripts."""

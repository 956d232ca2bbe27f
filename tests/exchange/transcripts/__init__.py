"""Tests of bringing interviews in from other programs."""

"""Tests of the parts that reports are made of."""

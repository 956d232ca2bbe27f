"""What a terminal is given: text from elsewhere without what would steer it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.review.printable import cells, printable


@given(st.text())
def test_nothing_steers(text: str) -> None:
    """No control or format character is left, and every character keeps its place."""
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) == "Cc" or unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI"} for c in shown)
    assert all(before == after for before, after in zip(text, shown, strict=True) if after != " ")


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("één", 3), ("漢字", 4), ("e\u0301", 1)])
def test_cells(text: str, width: int) -> None:
    """Columns are counted as a terminal does."""
    assert cells(text) == width

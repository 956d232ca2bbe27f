"""Sentences that begin by pointing to the one before."""

from __future__ import annotations

import pytest

from qualcode.language.reference import refers_back
from qualcode.language.sentences import words


@pytest.mark.parametrize(
    "text",
    ["Dat vind ik fijn.", "Daar was geen tijd voor.", "En dat helpt.", "Ja, zo gaat het.", "Maar dan ben je er nog niet.", "Ik vind dat goed."],
)
def test_points_back(text: str) -> None:
    """A pointing word at the beginning, or after words that only lead in, points back."""
    assert refers_back(words(text))


@pytest.mark.parametrize("text", ["", "Ja.", "Wij leren veel.", "Mijn chef zegt dat.", "Wij vinden dat goed.", "En wij doen dat."])
def test_stands_alone(text: str) -> None:
    """Without a pointing word before the first word of its own, a sentence stands alone."""
    assert not refers_back(words(text))

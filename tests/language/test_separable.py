"""Where the particle of a separable verb may stand."""

from __future__ import annotations

import pytest

from qualcode.language.sentences import words
from qualcode.language.separable import closes_clause


@pytest.mark.parametrize(
    ("text", "closes"), [("hij gaf toe", True), ("hij gaf toe, ja", True), ("hij gaf toe dat", True), ("hij gaf toe gisteren", False)]
)
def test_a_clause_closes_before_a_mark_or_a_word_that_opens_one(text: str, closes: bool) -> None:
    """A clause may end at the end of the sentence, before a mark, and before a word such as `dat`."""
    assert closes_clause(words(text), 2) is closes

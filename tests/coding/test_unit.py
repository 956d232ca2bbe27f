"""Sentences, turns and transcripts in which fragments stand together."""

from __future__ import annotations

import pytest

from qualcode.coding.unit import Unit, Units
from tests.nouns import fragment, study, transcript

SAID = transcript("a", speech=[("Interviewer", "En?"), ("Respondent", "Er is rust. Er is ruimte."), ("Respondent", "Ook tijd.")])
BODY = SAID.body


@pytest.mark.parametrize(
    ("unit", "words", "places"),
    [
        (Unit.SENTENCE, "Er is rust.", [("a", 1)]),
        (Unit.SENTENCE, "rust. Er is", [("a", 1), ("a", 2)]),
        (Unit.SENTENCE, "Ook", [("a", 3)]),
        (Unit.TURN, "rust. Er is", [("a", 1)]),
        (Unit.TURN, BODY[BODY.index("ruimte") : BODY.index("tijd")], [("a", 1), ("a", 2)]),
        (Unit.TRANSCRIPT, BODY, [("a", 0)]),
    ],
)
def test_units(unit: Unit, words: str, places: list[tuple[str, int]]) -> None:
    """A fragment stands in each sentence or turn that it touches, and in its transcript."""
    assert Units(study([SAID]), unit).of(fragment("a", "rust", quote=words, start=BODY.index(words))) == places


@pytest.mark.parametrize("unit", list(Unit))
def test_without_turns(unit: Unit) -> None:
    """In a transcript without turns everything stands in one place."""
    bare = transcript("b", speech=())
    assert Units(study([bare]), unit).of(fragment("b", "rust", start=5)) == [("b", 0)]

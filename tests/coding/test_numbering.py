"""Tests of the numbers by which people look up what was said."""

from __future__ import annotations

import pytest

from qualcode.coding import numbering
from tests.nouns import fragment, study, transcript

SPEECH = (("Interviewer", "Ja?"), ("Respondent", "Goed zo. En rustig."), ("Interviewer", "En?"), ("Respondent", "Niets."))


def test_turn_and_letter() -> None:
    """A fragment is numbered by transcript and turn; of several in a turn the later ones have a letter."""
    talk = transcript("03-bakker", speech=SPEECH)
    made = study([talk], study="werk", code="WPL")
    first, second, last = talk.turns[1].start, talk.turns[1].start + 9, talk.turns[3].start
    said = [fragment("03-bakker", "rust", start=last), fragment("03-bakker", "rust", start=second), fragment("03-bakker", "ruimte", start=first)]
    found = numbering.numbers(made, said)
    assert [found[one.id] for one in said] == ["WPL-03.4", "WPL-03.2b", "WPL-03.2"]


def test_what_others_are_called_does_not_matter() -> None:
    """A number stays what it is when something is coded in another turn."""
    talk = transcript("a", speech=SPEECH)
    said = [fragment("a", "rust", start=turn.start) for turn in talk.turns[1::2]]
    made = study([talk])
    assert numbering.numbers(made, said)[said[1].id] == numbering.numbers(made, said[1:])[said[1].id] == "PRO-01.4"


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (["03-a", "07-b"], ["PRO-03", "PRO-07"]),
        (["003-a", "112-b"], ["PRO-003", "PRO-112"]),
        (["1-a", "1-b"], ["PRO-01", "PRO-02"]),
        (["a", "b"], ["PRO-01", "PRO-02"]),
        (["2026-03-02 a", "2026-03-03 b"], ["PRO-01", "PRO-02"]),
    ],
)
def test_transcripts(names: list[str], numbers: list[str]) -> None:
    """Transcripts have the numbers that their names begin with, when all have their own; else they are counted."""
    assert list(numbering.transcripts(study([transcript(name) for name in names])).values()) == numbers


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("werkplekleren", "", "WER"),
        ("leren-van-fouten", "", "LVF"),
        ("a-b-c-d-e", "", "ABCD"),
        ("werk", "wpl", "WPL"),
        ("étude", "", "ÉTU"),
        ("2026", "", "Q"),
    ],
)
def test_code(name: str, given: str, code: str) -> None:
    """The letters of a study are those it gives itself, else the first of its words."""
    assert numbering.code(study([], study=name, code=given)) == code


def test_find() -> None:
    """A fragment is found by its number in any capitals, or by the beginning of its id, when that is long enough."""
    talk = transcript("a", speech=SPEECH)
    said = [fragment("a", "rust", start=talk.turns[1].start), fragment("a", "ruimte", start=talk.turns[3].start)]
    made = study([talk])
    assert numbering.find(made, said, "pro-01.2") == [said[0]]
    assert numbering.find(made, said, said[1].id[:4]) == [said[1]]
    assert numbering.find(made, said, said[1].id[:3]) == []

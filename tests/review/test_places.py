"""Where the cursor can stand, and how a selection grows within a turn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.review.places import Places, Selection, Unit
from qualcode.study.transcript import parse

TEXT = "Interviewer: Zo'n dag?\n\nRespondent: \n\nRespondent: Ja, mooi. Dat is 't.\n\nInterviewer: Goed."


def places() -> Places:
    """Return the places of a small interview, in which one turn is empty."""
    transcript, _ = parse(TEXT, name="x", file="x.txt")
    assert transcript is not None
    return Places(transcript)


def words(found: Places, selection: Selection) -> str:
    """Return the selected words."""
    return found.transcript.body[selection.start : selection.end]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit.WORD, ["Zo'n", "dag", "?", "Ja", ",", "mooi", ".", "Dat", "is", "'", "t", ".", "Goed", "."]),
        (Unit.SENTENCE, ["Zo'n dag?", "Ja, mooi.", "Dat is 't.", "Goed."]),
        (Unit.TURN, ["Zo'n dag?", "Ja, mooi. Dat is 't.", "Goed."]),
        (Unit.CHARACTER, list("Zo'ndag?Ja,mooi.Datis't.Goed.")),
    ],
)
def test_walk(unit: Unit, expected: list[str]) -> None:
    """Every unit is met on the way there, and on the way back, and both ends are ends."""
    found = places()
    selection = Selection(*found.at(found.transcript.turns[0].start, unit))
    there = [words(found, selection)]
    while (following := found.step(selection, unit, 1)) != selection:
        selection = following
        there.append(words(found, selection))
    back = [words(found, selection)]
    while (previous := found.step(selection, unit, -1)) != selection:
        selection = previous
        back.append(words(found, selection))
    assert (there, back) == (expected, expected[::-1])


def test_first() -> None:
    """The first sentence is that of a respondent."""
    assert words(places(), places().first()) == "Ja, mooi."


def test_turns() -> None:
    """Turns are walked by their first sentence; empty ones are passed over."""
    found = places()
    assert [words(found, found.turn(found.first(), by)) for by in (-9, -1, 0, 1, 9)] == ["Zo'n dag?", "Zo'n dag?", "Ja, mooi.", "Goed.", "Goed."]


def test_grow() -> None:
    """A selection grows and shrinks by units at its loose end, never over the turn or past its other end."""
    found = places()
    one = found.first()
    two = found.grow(one, Unit.SENTENCE, 1)
    assert [
        words(found, s) for s in (two, found.grow(two, Unit.SENTENCE, 1), found.grow(two, Unit.WORD, -1), found.grow(one, Unit.SENTENCE, -1))
    ] == [
        "Ja, mooi. Dat is 't.",
        "Ja, mooi. Dat is 't.",
        "Ja, mooi. Dat is 't",
        "Ja, mooi.",
    ]
    left = Selection(two.start, two.end, left=True)
    assert [words(found, found.grow(left, Unit.WORD, by)) for by in (1, -1)] == [", mooi. Dat is 't.", "Ja, mooi. Dat is 't."]


def test_drag() -> None:
    """What is dragged over stays in the turn where it began, without white space around it."""
    found = places()
    start = found.transcript.body.index("mooi")
    assert words(found, found.drag(start, start + 6)) == "mooi."
    assert words(found, found.drag(start, len(found.transcript.body))) == "mooi. Dat is 't."
    assert words(found, found.drag(start + 5, start + 6)) == "Dat"


@pytest.mark.parametrize(("quote", "codable"), [("Ja, mooi.", True), ("Zo'n dag?", False), ("'t.\n\nInterviewer: Goed", False)])
def test_codable(quote: str, codable: bool) -> None:
    """Only words within one turn of a respondent are coded."""
    start = TEXT.index(quote)
    assert places().codable(start, start + len(quote)) is codable


def test_nobody_speaks() -> None:
    """A text in which nobody says anything has no places."""
    transcript, _ = parse("Zomaar iets.", name="x", file="x.txt")
    assert transcript is not None
    assert bool(Places(transcript)) is False


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.lists(st.tuples(st.sampled_from(Unit), st.sampled_from([1, -1]))))
def test_always_in_a_turn(fixed: int, moving: int, growth: list[tuple[Unit, int]]) -> None:
    """However a selection is made and grown, it is words of one turn."""
    found = places()
    selection = found.drag(fixed, moving)
    for unit, by in growth:
        selection = found.grow(selection, unit, by)
    assert any(turn.start <= selection.start < selection.end <= turn.end for turn in found.transcript.turns)

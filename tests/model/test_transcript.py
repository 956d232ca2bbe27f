"""Turns at fixed places in a body."""

from __future__ import annotations

from qualcode.errors import Location
from qualcode.model.transcript import Transcript, Turn

BODY = "\nInterviewer: Hoe gaat het?\n\nAnna: Goed 😀, ja.\n\nBram: Ook.\nAnna: Fijn.\n"


def turn(speaker: str, words: str, *, interviewer: bool = False) -> Turn:
    """Return the turn of these words."""
    start = BODY.index(words)
    return Turn(speaker, interviewer, start, start + len(words))


TRANSCRIPT = Transcript(
    "gesprek",
    "transcripts/gesprek.txt",
    {},
    BODY,
    (turn("Interviewer", "Hoe gaat het?", interviewer=True), turn("Anna", "Goed 😀, ja."), turn("Bram", "Ook."), turn("Anna", "Fijn.")),
    body_line=4,
)


def test_speech() -> None:
    """The speech of a turn is its words without the label."""
    assert [TRANSCRIPT.speech(one) for one in TRANSCRIPT.turns] == ["Hoe gaat het?", "Goed 😀, ja.", "Ook.", "Fijn."]


def test_respondents() -> None:
    """Respondents are named once, in order of speaking, without the interviewer."""
    assert TRANSCRIPT.respondents == ("Anna", "Bram")


def test_words() -> None:
    """Words are counted in what is said, labels left out; a smiley between spaces is one."""
    assert TRANSCRIPT.words() == 3 + 3 + 1 + 1


def test_place_of_an_offset() -> None:
    """An offset in the body is a line of the file, the front matter included."""
    assert TRANSCRIPT.at(0) == Location("transcripts/gesprek.txt", 4, 1)
    assert TRANSCRIPT.at(BODY.index("ja.")) == Location("transcripts/gesprek.txt", 7, 15)

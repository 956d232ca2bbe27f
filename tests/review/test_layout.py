"""The conversation as screen lines: every letter is there once, in its place, and marks stand where fragments begin and end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript, Turn
from qualcode.review.layout import Block, Layout
from qualcode.review.printable import cells
from qualcode.study.transcript import parse


def transcript(text: str) -> Transcript:
    """Return the transcript that a text is."""
    made, _ = parse(text, name="x", file="x.txt")
    assert made is not None
    return made


def coded(one: Transcript, quote: str, construct: str = "ruimte") -> Coding:
    """Return a coding of words."""
    start = one.body.index(quote)
    return Coding("x", "anna", start, start + len(quote), quote, construct)


def laid_out(one: Transcript, codings: Sequence[Coding] = (), width: int = 30) -> Layout:
    """Return a layout with `[` and a construct's first letter before what is coded."""
    layout = Layout(one, lambda about: ("[" + "".join(coding.construct[0] for coding in about), "]"))
    layout.update(codings, width)
    return layout


def lines(layout: Layout) -> list[str]:
    """Return the text of all screen lines."""
    return ["".join(piece.text for piece in layout.line(y)) for y in range(layout.height)]


SMALL = transcript("Interviewer: En?\n\nRespondent: Ik kies de volgorde.\nBij drukte kiest de chef.")


def test_lines() -> None:
    """Turns are broken after words, with an empty line below each."""
    assert lines(laid_out(SMALL)) == ["Interviewer: En?", "", "Respondent: Ik kies de ", "volgorde. Bij drukte kiest de ", "chef.", ""]


def test_marks() -> None:
    """Fragments within and over each other are told apart by where they begin and end."""
    codings = [coded(SMALL, "Ik kies de volgorde."), coded(SMALL, "kies", "tijd"), coded(SMALL, "kies", "vraag"), coded(SMALL, "volgorde.\nBij")]
    assert " ".join(lines(laid_out(SMALL, codings, 200))[2:3]) == "Respondent: [rIk [tvkies] de [rvolgorde.] Bij] drukte kiest de chef."


def test_only_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn is laid out anew only when what is coded in it changes."""
    layout = laid_out(SMALL)
    counted: list[Turn] = []
    whole = Layout._block

    def counting(self: Layout, turn: Turn, here: Sequence[Coding]) -> Block:
        counted.append(turn)
        return whole(self, turn, here)

    monkeypatch.setattr(Layout, "_block", counting)
    assert (layout.update([coded(SMALL, "kies")], 30), counted) == (True, [SMALL.turns[1]])
    assert (layout.update([coded(SMALL, "kies")], 30), counted) == (False, [SMALL.turns[1]])
    assert (layout.update([], 20), counted) == (True, [SMALL.turns[1], *SMALL.turns])


def test_wide_characters() -> None:
    """Characters of two columns, and those of none, do not make a line too long."""
    one = transcript("Respondent: " + "漢字" * 20 + " e\u0301e\u0301 woord")
    layout = laid_out(one, width=30)
    assert max(map(cells, lines(layout))) <= 31  # a space may hang over
    assert "".join(lines(layout)).rstrip() == one.body


def test_steering_characters() -> None:
    """What would steer a terminal, or turn the direction of writing, is not shown."""
    assert lines(laid_out(transcript("Respondent: a\x1b[31mb\u202ec\u200bd"), width=60))[0] == "Respondent: a [31mb c d"


TEXTS = st.lists(st.text("ab é漢\n.", min_size=1, max_size=60), min_size=1, max_size=5)


@given(TEXTS, st.integers(5, 40), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=5))
def test_every_letter_once(said: list[str], width: int, spans: list[tuple[int, int]]) -> None:
    """Whatever is coded and however narrow the screen, each spoken character is shown once, is found again by its row, and by its column."""
    one = transcript("\n".join(f"Respondent: x{words}" for words in said))
    codings = [Coding("x", "anna", start, min(start + length, len(one.body)), "", "ruimte") for start, length in spans if start < len(one.body)]
    layout = laid_out(one, sorted(codings, key=lambda coding: coding.start), width)
    shown = [(piece.start + n, y) for y in range(layout.height) for piece in layout.line(y) if piece.words for n in range(len(piece.text))]
    assert [place for place, _ in shown] == [place for turn in one.turns for place in range(turn.start, turn.end)]
    for place, y in shown:
        assert layout.row_of(place) == y
        before = 0
        for piece in layout.line(y):
            if piece.words and piece.start <= place < piece.start + len(piece.text):
                before += cells(piece.text[: place - piece.start])
                break
            before += cells(piece.text)
        assert layout.offset_at(before, y) == place


def test_outside() -> None:
    """Below the text, between turns and on a label nothing or the nearest words are meant."""
    layout = laid_out(SMALL)
    assert [layout.offset_at(*place) for place in ((0, 99), (3, 1), (3, 0), (99, 0))] == [None, None, 13, 15]

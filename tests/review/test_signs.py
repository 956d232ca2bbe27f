"""Codings are told apart without colour, by what any keyboard has."""

from __future__ import annotations

import pytest

from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.review.signs import LEGEND, colour, frame, sign

BOOK = Codebook.model_validate(
    {
        "codebook": "b",
        "title": "B",
        "conditions": ["stimulerend", "belemmerend", "wisselend"],
        "groups": [{"id": "g", "label": "G", "conditions": []}],
        "constructs": [{"id": "ruimte", "label": "R"}, {"id": "vraag", "label": "V", "group": "g"}],
    }
)


def coding(condition: str | None, status: str = "accepted", construct: str = "ruimte") -> Coding:
    """Return a coding."""
    return Coding("x", "anna", 0, 1, "a", construct, condition, status=status)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (coding("stimulerend"), ("+", "green")),
        (coding("belemmerend"), ("-", "red")),
        (coding("wisselend"), ("*", "magenta")),
        (coding(None), ("?", "yellow")),
        (coding(None, construct="vraag"), ("=", "cyan")),
        (coding(None, construct="onbekend"), ("?", "yellow")),
        (coding("stimulerend", "rejected"), ("x", "")),
    ],
)
def test_sign_and_colour(one: Coding, expected: tuple[str, str]) -> None:
    """Each kind of coding has a sign of its own, and a colour that goes with it."""
    assert (sign(one, BOOK), colour(one, BOOK)) == expected
    assert f" {expected[0]} " in LEGEND or f"({expected[0]}" in LEGEND


def test_frame() -> None:
    """What was accepted stands between brackets, what was not between parentheses."""
    assert frame([coding("stimulerend", "proposed"), coding(None, "rejected")], BOOK) == ("(+x", ")")
    assert frame([coding("stimulerend", "proposed"), coding(None)], BOOK) == ("[+?", "]")

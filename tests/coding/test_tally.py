"""Counting codings without a fragment for each: it agrees with bringing coders together and counting after."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.merge import fragments
from qualcode.coding.tally import Alike, Said, fragment, tally
from qualcode.model.coding import STATUSES, Coding
from tests.nouns import study, transcript

TEXT = transcript("a", speech=[("Interviewer", "En nu?"), ("Jan", "Er is rust en ruimte genoeg."), ("Els", "Nou, dat vind ik niet.")])
STUDY = study([TEXT], coders=["bram", "anna"])
ORDER = {"bram": 0, "anna": 1}


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    """Return any coding of anyone."""
    start = draw(st.integers(0, len(TEXT.body) - 2))
    end = draw(st.integers(start + 1, len(TEXT.body)))
    return Coding(
        "a",
        draw(st.sampled_from(["auto", "model", "anna", "bram", "zoë", "consensus"])),
        start,
        end,
        TEXT.body[start:end],
        draw(st.sampled_from(["rust", "ruimte"])),
        draw(st.sampled_from([None, "stimulerend", "belemmerend"])),
        draw(st.sampled_from([{}, {"soort": "klein"}, {"soort": "groot"}])),
        draw(st.sampled_from(STATUSES)),
        id=str(draw(st.integers())),
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(codings(), max_size=25))
def test_the_same_as_merging(made: list[Coding]) -> None:
    """A tally of any codings counts what bringing the coders together finds."""
    said = [Said(c.start, c.end, c.construct, c.condition, c.facets or None, c.status, c.coder) for c in made]
    expected = Counter(
        Alike(f.speaker, f.construct, f.condition, tuple(sorted(f.facets.items())), f.coders, f.confirmed) for f in fragments(STUDY, made)
    )
    assert tally(TEXT, said, ORDER) == dict(expected)


def test_a_fragment_for_many() -> None:
    """What stands for several fragments has all that counting asks of them, and says how many they are."""
    one = fragment("a", Alike("Jan", "rust", None, (("soort", "klein"),), ("anna",), confirmed=True), 3)
    assert (one.transcript, one.speaker, one.construct, one.condition, one.facets, one.coders, one.confirmed, one.times) == (
        "a", "Jan", "rust", None, {"soort": "klein"}, ("anna",), True, 3,
    )  # fmt: skip

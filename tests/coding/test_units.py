"""What each coder gave to the units of speech: sentences, turns and code points."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.coding.units import Unit, extents, mostly, standing, units
from qualcode.model.coding import Coding
from tests.nouns import transcript

TALK = transcript("01", speech=[("Interviewer", "Hoe?"), ("Anna", "Aap. Noot. Mies."), ("Bram", "Jet!")])
OTHER = transcript("02")


def by(coder: str, quote: str, construct: str = "rust", *, status: str = "accepted") -> Coding:
    """Return a coding of these words."""
    start = TALK.body.index(quote)
    return Coding(TALK.name, coder, start, start + len(quote), quote, construct, status=status)


def said(found: list[Unit]) -> dict[str, dict[str, list[str]]]:
    """Return the constructs that each coder gave, by the words of the unit."""
    return {unit.transcript.body[unit.start : unit.end]: {coder: sorted(theirs) for coder, theirs in unit.given.items()} for unit in found}


def test_sentences() -> None:
    """A sentence has the constructs of codings that cover half of it; what the interviewer says is no unit."""
    found = units([TALK, OTHER], [by("anna", "Aap. No"), by("bram", "Aap. Noo"), by("bram", "Jet!", "ruimte")], coders=("anna", "bram"))
    assert said(found) == {
        "Aap.": {"anna": ["rust"], "bram": ["rust"]},
        "Noot.": {"anna": [], "bram": ["rust"]},
        "Mies.": {"anna": [], "bram": []},
        "Jet!": {"anna": [], "bram": ["ruimte"]},
    }
    assert [unit.turn for unit in found] == [1, 1, 1, 2]


def test_turns() -> None:
    """A turn has the constructs of its sentences."""
    found = units([TALK], [by("anna", "Aap."), by("anna", "Mies.", "ruimte"), by("bram", "Jet!")], coders=("anna", "bram"), kind="turn")
    assert said(found) == {"Aap. Noot. Mies.": {"anna": ["ruimte", "rust"], "bram": []}, "Jet!": {"anna": [], "bram": ["rust"]}}


def test_code_points() -> None:
    """Code points that everyone treats alike are one unit, so that units end where a coding begins or ends."""
    found = units([TALK], [by("anna", "Aap. No"), by("bram", "Noot.")], coders=("anna", "bram"), kind="character")
    assert said(found) == {
        "Aap. ": {"anna": ["rust"], "bram": []},
        "No": {"anna": ["rust"], "bram": ["rust"]},
        "ot.": {"anna": [], "bram": ["rust"]},
        " Mies.": {"anna": [], "bram": []},
        "Jet!": {"anna": [], "bram": []},
    }


def test_missing_is_not_no() -> None:
    """Who has no coding in a transcript is missing there; who rejected or proposed something was there, and said no."""
    theirs = [by("anna", "Aap."), by("bram", "Aap.", status="rejected"), by("carla", "Aap.", status="proposed")]
    (unit, *_) = units([TALK], theirs, coders=("anna", "bram", "carla", "dirk"))
    assert {coder: sorted(given) for coder, given in unit.given.items()} == {"anna": ["rust"], "bram": [], "carla": []}
    assert units([TALK], theirs, coders=("anna", "dirk")) == []


@pytest.mark.parametrize(("coder", "status", "counts"), [("auto", "proposed", 1), ("auto", "rejected", 0), ("anna", "proposed", 0)])
def test_open_proposals_count_of_machines_only(coder: str, status: str, counts: int) -> None:
    """A proposal is what a machine says, but not yet what a person says."""
    (unit, *_) = units([TALK], [by("bram", "Mies."), by(coder, "Aap.", status=status)], coders=("bram", coder))
    assert len(unit.given[coder]) == counts


def test_standing() -> None:
    """A coding whose words stand elsewhere, or beyond the text, or of a transcript that is gone, is set apart."""
    sound = by("anna", "Aap.")
    wrong = [replace(sound, start=0, end=4), replace(sound, start=9000, end=9004), replace(sound, transcript="03")]
    assert standing([TALK], [*wrong, sound]) == ([sound], wrong)


def test_extents() -> None:
    """What one coder marked twice and overlaps is one fragment, what touches is two; words of the interviewer do not count."""
    theirs = [by("anna", "Aap. N"), by("anna", "Noot"), by("bram", "Aap."), by("bram", " Noot."), by("bram", "Mies.\n\nBram: Jet!")]
    assert extents(TALK, theirs) == [(1, 4), (1, 9), (1, 6), (1, 9)]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5), st.integers(0, 20), st.integers(1, 20))
def test_mostly_counts_code_points(spans: list[tuple[int, int]], start: int, length: int) -> None:
    """Spans cover most of a stretch when half of its code points are in any of them."""
    inside = sum(any(first <= at < last for first, last in spans) for at in range(start, start + length))
    assert mostly(start, start + length, spans) == (inside >= length / 2)

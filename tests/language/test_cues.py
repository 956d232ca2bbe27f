"""The lists of cues: every one can be used and says one thing."""

from __future__ import annotations

from collections import Counter

from qualcode.coding.indicator import parse
from qualcode.language.cues import all_cues


def test_every_cue_is_well_written() -> None:
    """Every cue follows the indicator language; parse would raise otherwise."""
    assert all(parse(find) for _, find, _ in all_cues())


def test_cues_are_of_six_kinds() -> None:
    """A cue is positive, negative, neutral, hypothetical, of irony or of small talk, and there are some of each."""
    assert {kind for kind, _, _ in all_cues()} == {"positive", "negative", "neutral", "hypothetical", "irony", "smalltalk"}


def test_no_cue_is_there_twice() -> None:
    """Within a kind a cue is listed once, so its weight counts once."""
    assert [cue for cue, count in Counter((kind, find) for kind, find, _ in all_cues()).items() if count > 1] == []


def test_no_cue_both_helps_and_hinders() -> None:
    """A cue is not on the positive and the negative list at once."""
    by_kind = {kind: {find for other, find, _ in all_cues() if other == kind} for kind in ("positive", "negative")}
    assert by_kind["positive"] & by_kind["negative"] == set()


def test_weights_are_those_of_indicators() -> None:
    """A weight lies above zero and is at most 3, as for an indicator of a codebook."""
    assert [cue for cue in all_cues() if not 0 < cue[2] <= 3] == []


def test_lines_and_semicolons_are_taken_apart() -> None:
    """A list is read cue by cue with the weight of its line, also where the line goes on below."""
    found = set(all_cues())
    assert {("positive", "goud waard", 1.5), ("positive", "leerzaam", 1.0), ("negative", "geen tijd", 0.9), ("neutral", "denk ik", 0.4)} <= found
    assert [cue for cue in found if ";" in cue[1] or ":" in cue[1] or cue[1] != cue[1].strip()] == []

"""Tests of looking up one fragment."""

from __future__ import annotations

import pytest

from qualcode.coding.lookup import lookup
from qualcode.coding.merge import fragments
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from tests import nouns

TALK = nouns.transcript("a", speech=[("Interviewer", "Hoe?"), ("Respondent", "Rustig en ruim."), ("Interviewer", "En?"), ("Respondent", "Niets.")])
RUSTIG, NIETS = TALK.body.index("Rustig"), TALK.body.index("Niets")
CODINGS = [
    Coding("a", "anna", RUSTIG, RUSTIG + 6, "Rustig", "diep", id="aaaa1"),
    Coding("a", "bram", RUSTIG, RUSTIG + 6, "Rustig", "diep", id="bbbb1"),
    Coding("a", "auto", RUSTIG, RUSTIG + 15, "Rustig en ruim.", "diep", status="proposed", id="cccc1"),
    Coding("a", "auto", NIETS, NIETS + 6, "Niets.", "diep", status="proposed", id="cccc2"),
    Coding("a", "anna", NIETS, NIETS + 5, "Niets", "diep", status="rejected", id="dddd1"),
    Coding("a", "anna", NIETS, NIETS + 5, "Niets", "rust", id="eeee1"),
]
TREE = [{"id": "rust", "label": "Rust", "constructs": [{"id": "diep", "label": "Diep"}]}, {"id": "ruimte", "label": "Ruimte"}]
STUDY = nouns.study([TALK], nouns.codebook(groups=[], constructs=TREE))
FRAGMENTS = fragments(STUDY, CODINGS)


@pytest.mark.parametrize("wanted", ["PRO-01.2", "pro-01.2", "aaaa1", "aaaa", "BBBB1"])
def test_number_or_id(wanted: str) -> None:
    """A fragment is found by its number, or the beginning of the id of any coder that it is of, with all that is about the same words."""
    found = lookup(STUDY, CODINGS, FRAGMENTS, wanted)
    assert (found.number, found.lead.id) == ("PRO-01.2", "aaaa1")
    assert [one.id for one in found.codings] == ["aaaa1", "bbbb1", "cccc1"]
    assert [one.id for one in found.path] == ["rust", "diep"]
    assert found.question
    assert found.turn
    assert (TALK.speech(found.question), TALK.speech(found.turn)) == ("Hoe?", "Rustig en ruim.")


@pytest.mark.parametrize("wanted", ["dddd1", "cccc2"])
def test_what_does_not_count(wanted: str) -> None:
    """What was rejected, and a proposal that a person decided on, can be looked up too, but has no number."""
    found = lookup(STUDY, CODINGS, FRAGMENTS, wanted)
    assert (found.number, found.fragment, found.lead.id) == ("", None, wanted)
    assert [one.id for one in found.codings] == ["dddd1", "cccc2"]


@pytest.mark.parametrize(
    ("wanted", "message", "hint"),
    [
        ("PRO-01.22", "no fragment is called `PRO-01.22`", "did you mean `PRO-01.2`?"),
        ("aaa", "no fragment is called `aaa`", "known are: `PRO-01.2`, `PRO-01.4`"),
        ("cccc", "`cccc` is the beginning of 2 ids", "say which: cccc1, cccc2"),
    ],
)
def test_refusals(wanted: str, message: str, hint: str) -> None:
    """What is unknown, too short or not clear is refused with what was perhaps meant."""
    with pytest.raises(QualcodeError) as raised:
        lookup(STUDY, CODINGS, FRAGMENTS, wanted)
    assert (str(raised.value), raised.value.hint) == (message, hint)


def test_nothing_coded() -> None:
    """When nothing is coded the hint says what to do."""
    with pytest.raises(QualcodeError) as raised:
        lookup(STUDY, [], [], "PRO-01.2")
    assert raised.value.hint == "code something first: qualcode code"

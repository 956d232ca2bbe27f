"""Lessons from a study: which sentences teach, and what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.coding.learn import Lesson
from qualcode.coding.lessons import lessons
from qualcode.model.coding import AUTO, MODEL, Coding
from tests.coding.tiny import interview

TALK = interview("Interviewer: Hoe leer je?", "Respondent: Ik kijk mee. Dat is fijn. Nou ja.", "Interviewer: En verder?", "Respondent: Niets.")
OTHER = interview("Interviewer: Hoe leer je?", "Respondent: Ik kijk mee.", name="02-slager")


def coded(quote: str, construct: str = "leren", condition: str | None = None, *, coder: str = "anna", status: str = "accepted") -> Coding:
    """Return a coding of the first interview."""
    start = TALK.body.index(quote)
    return Coding(TALK.name, coder, start, start + len(quote), quote, construct, condition, status=status)


def taught(*codings: Coding) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Return text and codes of each lesson of both interviews."""
    return [(lesson.text, lesson.codes) for lesson in lessons([TALK, OTHER], codings)]


def test_sentences_without_code_are_lessons() -> None:
    """Every sentence of a respondent in an interview that a person coded is a lesson with the question before it; others are none."""
    assert lessons([TALK, OTHER], [coded("Dat is fijn.", condition="stimulerend")]) == [
        Lesson("Ik kijk mee.", "Hoe leer je?", (), "01-bakker"),
        Lesson("Dat is fijn.", "Hoe leer je?", (("leren", "stimulerend"),), "01-bakker"),
        Lesson("Nou ja.", "Hoe leer je?", (), "01-bakker"),
        Lesson("Niets.", "En verder?", (), "01-bakker"),
    ]


@pytest.mark.parametrize("moved", [{"start": 3}, {"quote": "Dat was fijn."}, {"start": 9000, "end": 9012}, {"transcript": "03-weg"}], ids=str)
def test_a_moved_quote_teaches_nothing(moved: dict[str, int | str]) -> None:
    """A coding whose quote does not stand where it says, or whose transcript is gone, gives no lesson, also not of its interview."""
    assert taught(replace(coded("Dat is fijn."), **moved)) == []  # type: ignore[arg-type]


def test_a_moved_quote_leaves_the_others() -> None:
    """Beside a moved coding, the ones that still stand teach."""
    both = taught(coded("Ik kijk mee."), replace(coded("Dat is fijn."), quote="Dat was fijn."))
    assert both == [("Ik kijk mee.", (("leren", None),)), ("Dat is fijn.", ()), ("Nou ja.", ()), ("Niets.", ())]


@pytest.mark.parametrize(
    ("coder", "status"), [("anna", "rejected"), ("anna", "proposed"), (AUTO, "proposed"), (MODEL, "proposed"), (AUTO, "rejected")]
)
def test_only_what_a_person_accepted_teaches(coder: str, status: str) -> None:
    """What was rejected, and what a machine proposed, gives no lesson."""
    assert taught(coded("Dat is fijn.", coder=coder, status=status)) == []


@pytest.mark.parametrize("coder", [AUTO, MODEL])
def test_an_accepted_proposal_teaches(coder: str) -> None:
    """A proposal that a person accepted where it stands is a lesson as good as any."""
    assert ("Dat is fijn.", (("leren", None),)) in taught(coded("Dat is fijn.", coder=coder))


@pytest.mark.parametrize(
    ("quote", "about"),
    [("Dat is fi", ["Dat is fijn."]), ("Dat is", []), ("kijk mee. Dat is fijn. Nou", ["Ik kijk mee.", "Dat is fijn."]), ("Hoe leer je?", [])],
)
def test_a_sentence_is_coded_when_most_of_it_is(quote: str, about: list[str]) -> None:
    """A coding is about a sentence when it covers six tenths of it; the interviewer's are no lessons."""
    assert [text for text, codes in taught(coded(quote)) if codes] == about


def test_codes_are_sorted_and_stand_once() -> None:
    """Two people with the same code teach it once; with different conditions both, in an order that does not depend on theirs."""
    codings = [
        coded("Dat is fijn.", "ruimte"),
        *(coded("Dat is fijn.", condition=c, coder=who) for c, who in (("b", "anna"), ("a", "bram"), ("a", "cas"))),
    ]
    expected = (("leren", "a"), ("leren", "b"), ("ruimte", None))
    assert dict(taught(*codings))["Dat is fijn."] == dict(taught(*reversed(codings)))["Dat is fijn."] == expected


def test_nothing_to_learn_from() -> None:
    """Without interviews or codings there are no lessons."""
    assert lessons([], [coded("Dat is fijn.")]) == lessons([TALK], []) == []

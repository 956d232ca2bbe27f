"""A coder beside people: every figure worked out by hand."""

from __future__ import annotations

import pytest

from qualcode.analysis.compare import Score, compare
from qualcode.model.coding import Coding
from tests.nouns import transcript

TALK = transcript("01", speech=[("Interviewer", "Hoe?"), ("Anna", "Aap. Noot. Mies. Wim."), ("Interviewer", "Zus?"), ("Bram", "Jet!")])


def by(coder: str, quote: str, construct: str = "rust", condition: str | None = None) -> Coding:
    """Return a coding of these words."""
    start = TALK.body.index(quote)
    return Coding(TALK.name, coder, start, start + len(quote), quote, construct, condition)


def scores(people: list[Coding], coder: list[Coding], *constructs: str) -> list[Score]:
    """Return how a coder compares with people in the one interview."""
    return compare([(TALK, people, coder)], constructs or ("rust",))


def test_worked_by_hand() -> None:
    """Precision, recall and F1 count code points of speech, and kappa sentences.

    People mark `Aap. Noot.` (10 code points), the coder `Noot. Mies.` (11); both mark `Noot.` (5). So precision = 5 / 11,
    recall = 5 / 10, F1 = 2 x 5 / (10 + 11). Of five sentences both mark `Noot.`, people alone `Aap.`, the coder alone `Mies.`,
    nobody `Wim.` and `Jet!`: they agree on 3/5, by chance on 2/5 x 2/5 + 3/5 x 3/5 = 13/25, and kappa = (15 - 13) / (25 - 13).
    """
    (rust, total) = scores([by("anna", "Aap. Noot.", condition="stimulerend")], [by("auto", "Noot. Mies.", condition="stimulerend")])
    assert rust == Score("rust", 10, 5 / 11, 5 / 10, 10 / 21, 1.0, pytest.approx(1 / 6))  # type: ignore[arg-type]
    assert total == Score("", 10, 5 / 11, 5 / 10, 10 / 21, 1.0, pytest.approx(1 / 6))  # type: ignore[arg-type]


def test_condition_by_hand() -> None:
    """The condition is right on the share of the shared code points where people gave one: 4 of `Aap.`, not 5 of `Noot.`, none of `Mies.`."""
    people = [by("anna", "Aap.", condition="stimulerend"), by("anna", "Noot.", condition="stimulerend"), by("anna", "Mies.")]
    coder = [by("auto", "Aap.", condition="stimulerend"), by("auto", "Noot."), by("auto", "Mies.", condition="stimulerend")]
    assert scores(people, coder)[0].condition == 4 / 9


def test_people_who_disagree_on_the_condition() -> None:
    """Where two people gave two conditions, either is right."""
    people = [by("anna", "Aap.", condition="stimulerend"), by("bram", "Aap.", condition="belemmerend")]
    assert [scores(people, [by("auto", "Aap.", condition=c)])[0].condition for c in ("stimulerend", "belemmerend", None)] == [1.0, 1.0, 0.0]


def test_two_people_on_the_same_words_count_once() -> None:
    """Words that two people coded are counted once."""
    assert scores([by("anna", "Aap. Noot."), by("bram", "Noot.")], [])[0].coded == 10


def test_all_together_adds_up_constructs() -> None:
    """The last score adds up code points and sentences of all constructs that people used.

    rust: both 4, people 0, coder 0; ruimte: both 0, people 5, coder 5. Together precision = 4/9, recall = 4/9, F1 = 8/18.
    """
    people = [by("anna", "Aap."), by("anna", "Noot.", "ruimte")]
    found = scores(people, [by("auto", "Aap."), by("auto", "Mies.", "ruimte")], "rust", "ruimte")
    assert [(one.construct, one.coded, one.precision, one.recall, one.f1) for one in found] == [
        ("rust", 4, 1.0, 1.0, 1.0),
        ("ruimte", 5, 0.0, 0.0, 0.0),
        ("", 9, 4 / 9, 4 / 9, 8 / 18),
    ]


def test_interviews_add_up() -> None:
    """Figures of several interviews come from all their code points together."""
    pair = (TALK, [by("anna", "Aap.")], [by("auto", "Aap.")])
    (rust, _) = compare([pair, (TALK, [by("anna", "Noot.")], [])], ["rust"])
    assert (rust.coded, rust.precision, rust.recall) == (9, 1.0, 4 / 9)


def test_the_interviewer_does_not_count() -> None:
    """What is marked of the interviewer's words, labels and white space is not counted."""
    everything = Coding("01", "auto", 0, len(TALK.body), TALK.body, "rust")
    (rust, _) = scores([by("anna", "Aap.")], [everything])
    assert (rust.coded, rust.recall, rust.precision) == (4, 1.0, 4 / len("Aap. Noot. Mies. Wim.Jet!"))


def test_a_construct_that_people_did_not_use_has_no_score() -> None:
    """A construct that only the coder used gets no line."""
    assert [one.construct for one in scores([by("anna", "Aap.")], [by("auto", "Mies.", "ruimte")], "rust", "ruimte")] == ["rust", ""]


def test_nothing_coded() -> None:
    """Where nobody coded anything, every figure is undefined."""
    assert scores([], []) == [Score("", 0, None, None, None, None, None)]
    assert compare([], ["rust"]) == [Score("", 0, None, None, None, None, None)]


def test_a_coder_that_finds_nothing() -> None:
    """A coder that finds nothing has recall and F1 zero, and no precision or condition."""
    (rust, _) = scores([by("anna", "Aap.", condition="stimulerend")], [])
    assert rust == Score("rust", 4, None, 0.0, 0.0, None, 0.0)


def test_no_condition_given() -> None:
    """Where people gave no condition, whatever the coder says of it is not counted."""
    assert scores([by("anna", "Aap.")], [by("auto", "Aap.", condition="stimulerend")])[0].condition is None


def test_half_a_sentence_is_a_sentence() -> None:
    """A sentence is marked when half of its code points are: 2 of the 4 of `Aap.`, not 1."""
    assert scores([by("anna", "Aap.")], [by("auto", "Aa")])[0].kappa == 1.0
    assert scores([by("anna", "Aap.")], [by("auto", "A")])[0].kappa == 0.0

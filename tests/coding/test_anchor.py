"""Codings are found again after an edit, at the right place or not at all."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.anchor import SURE, Anchor, Outcome, anchor
from qualcode.errors import Location
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store import rows
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from tests.coding.edits import EDITS, overlap, said, truth, untouched
from tests.conftest import ROOT

ENOUGH, BLIND = 0.99, 0.96  # of the codings that are found again; when all edits come together and the old text is not known
RIGHT = 0.8  # overlap of a place with the true one from which it is that place

OLD = (
    "Interviewer: Hoe ging dat?\n\n"
    "Respondent: Ja, dat klopt. Ik liep drie dagen mee met Wouter. Daarna stond ik alleen aan de pers.\n\n"
    "Interviewer: Vond je dat fijn?\n\n"
    "Respondent: Nee hoor. Ja, dat klopt. Er was nooit tijd om iets te vragen.\n"
)


def coded(quote: str, body: str = OLD, *, nth: int = 0, id: str = "") -> Coding:
    """Return a coding as it is read back from its file: with context when the quote stands in several places."""
    start = -1
    for _ in range(nth + 1):
        start = body.index(quote, start + 1)
    line = rows.row(Coding("01", "anna", start, start + len(quote), quote, "leertijd", id=id or f"{quote} {nth}"), body)
    coding, _ = rows.read(line, Location("codings/01/anna.jsonl"), transcript="01", coder="anna")
    assert coding is not None
    return coding


def found(coding: Coding, new: str, *, old: str | None = OLD) -> tuple[Outcome, str]:
    """Return what became of one coding and the words at its new place."""
    (one,) = anchor([coding], new, old=old)
    return one.outcome, new[one.start : one.end] if one.outcome in SURE else ""


@cache
def coded_examples() -> list[tuple[str, list[Coding]]]:
    """Return the bodies of the example interviews that people coded, with the codings of both."""
    examples = []
    for name in ("leren-van-fouten", "werkplekleren"):
        study: Study = load_study(ROOT / "examples" / name)[0]
        codings = [coding for coding in load_codings(study)[0] if not coding.automatic]
        for transcript in study.transcripts:
            own = [coding for coding in codings if coding.transcript == transcript.name]
            read = [rows.read(rows.row(one, transcript.body), one.location, transcript=transcript.name, coder=one.coder)[0] for one in own]
            examples.append((transcript.body, [one for one in read if one is not None]))
    return [(body, codings) for body, codings in examples if codings]


@pytest.mark.parametrize("known", [True, False], ids=["old text known", "without git"])
@pytest.mark.parametrize("edit", [*EDITS, "all of them"])
def test_edited_interviews(edit: str, known: bool) -> None:
    """After any edit at least 99 % of what is left of two people's codings is found at its place, and none at another."""
    counts: Counter[str] = Counter()
    for n, (body, codings) in enumerate(coded_examples()):
        chance = random.Random(f"{edit} {n}")
        text = untouched(body)
        for one in EDITS.values() if edit == "all of them" else [EDITS[edit]]:
            text = one(text, chance)
        for result in anchor(codings, said(text), old=body if known else None):
            true = truth(result.coding, text)
            if result.outcome in SURE:
                counts["right" if overlap(result.start, result.end, true) >= RIGHT else "wrong"] += 1
            elif true.left >= 0.5:
                counts["told"] += 1
    assert counts["wrong"] == 0
    assert counts["right"] >= (ENOUGH if known or edit in EDITS else BLIND) * (counts["right"] + counts["told"])
    assert counts["right"] > 600


def test_a_line_on_top_moves_all_codings() -> None:
    """Peers' failure 5: a line added on top moves every coding by its length, and a repeated quote stays with its own turn."""
    top = "Interviewer: Dit is de tweede opname.\n\n"
    for known in (OLD, None):
        codings = [coded("Ja, dat klopt."), coded("Ja, dat klopt.", nth=1), coded("Er was nooit tijd om iets te vragen."), coded("Nee hoor.")]
        new = anchor(codings, top + OLD, old=known)
        assert [(one.outcome, one.start - one.coding.start) for one in new] == [(Outcome.MOVED, len(top))] * 4


def test_nothing_changed() -> None:
    """In the same text every coding is exact."""
    assert found(coded("Nee hoor."), OLD) == (Outcome.EXACT, "Nee hoor.")
    assert found(coded("Nee hoor."), OLD, old=None) == (Outcome.EXACT, "Nee hoor.")


@pytest.mark.parametrize(("known", "words"), [(OLD, "met [collega 1]"), (None, "me Wouter")])
def test_rewritten_words_are_fuzzy(known: str | None, words: str) -> None:
    """A quote in which something was rewritten is found with its new words; without the old text less may be rewritten."""
    new = OLD.replace("met Wouter", words)
    assert found(coded("Ik liep drie dagen mee met Wouter."), new, old=known) == (Outcome.FUZZY, f"Ik liep drie dagen mee {words}.")


@pytest.mark.parametrize("known", [OLD, None])
def test_a_repeated_quote_does_not_attract(known: str | None) -> None:
    """When the turn of a quote is deleted, the same words in another turn are not taken for it."""
    new = OLD.replace("Nee hoor. Ja, dat klopt. Er was nooit tijd om iets te vragen.", "Dat weet ik niet meer, hoor.")
    assert found(coded("Ja, dat klopt.", nth=1), new, old=known)[0] not in SURE
    assert found(coded("Ja, dat klopt."), new, old=known) == (Outcome.EXACT, "Ja, dat klopt.")


@pytest.mark.parametrize("known", [OLD, None])
def test_lost(known: str | None) -> None:
    """A quote whose turn is gone is lost."""
    new = OLD[: OLD.index("\n\nInterviewer: Vond")]
    assert found(coded("Er was nooit tijd om iets te vragen."), new, old=known) == (Outcome.LOST, "")


def test_a_passage_put_elsewhere() -> None:
    """A long passage that stood in one place and was put in another is moved there."""
    passage = "Ik liep drie dagen mee met Wouter. Daarna stond ik alleen aan de pers."
    new = OLD.replace(" " + passage, "").rstrip("\n") + " " + passage + "\n"
    assert found(coded(passage), new) == (Outcome.MOVED, passage)


def test_two_places_are_ambiguous() -> None:
    """Words that were in one place and now stand in two others are not moved; both places are told."""
    old = "Respondent: Dat leer je daar heus niet in een dag of wat, hoor. En verder niets."
    quote = "Dat leer je daar heus niet in een dag of wat, hoor."
    new = f"Respondent: Iets heel anders dan eerst, en lang.\n\nRespondent: A. {quote} B.\n\nRespondent: C. {quote} D."
    (one,) = anchor([coded(quote, old)], new, old=old)
    assert (one.outcome, [new[start:end] for start, end in one.places]) == (Outcome.AMBIGUOUS, [quote, quote])
    assert (one.start, one.end) == (one.coding.start, one.coding.end)


def test_numbers_tell_quotes_apart() -> None:
    """Without the old text, a sentence about another number is not taken for a rewritten one."""
    old = "Respondent: Bij stap 14 ging het mis met de pers.\n"
    new = "Respondent: Bij stap 12 ging het mis met de pers.\n"
    assert found(coded("Bij stap 14 ging het mis met de pers.", old), new, old=None)[0] is Outcome.AMBIGUOUS


@pytest.mark.parametrize("known", [True, False])
def test_a_denial_is_no_rewriting(known: bool) -> None:
    """A sentence that now says the opposite is for a person to decide; a misspelled `niet` is still one."""
    old = "Respondent: Ik leer daar veel van mijn collega, dat zie je zo.\n"
    coding = coded("Ik leer daar veel van mijn collega, dat zie je zo.", old)
    assert found(coding, old.replace("daar veel", "daar niet veel"), old=old if known else None)[0] is Outcome.AMBIGUOUS
    denied = old.replace("daar veel", "daar niet veel")
    misspelled = denied.replace("niet", "neit")
    assert found(coded(denied[12:-1], denied), misspelled, old=denied if known else None)[0] is Outcome.FUZZY


@pytest.mark.parametrize(
    ("old", "quote", "new"),
    [
        ("R: Nooit.\n\nR: Ik ben nooit moe.\n", "Nooit.", "R: Nee, eigenlijk niet.\n\nR: Ik ben nooit moe. Boos is hij zelden tot Nooit.\n"),
        ("R: We leren.\n\nR: Zo.\n", "leren", "R: Niks.\n\nR: Dat is langer weg, en we verkleren de boel hier wat.\n"),
        (
            "R: Nee, dat gebeurt hier eigenlijk nooit.\n\nI: Dat je op je kop krijgt?\n\nR: Nee, dat gebeurt hier eigenlijk nooit.\n",
            "Nee, dat gebeurt hier eigenlijk nooit.",
            "R: (onverstaanbaar)\n\nI: Dat je op je kop krijgt van de chef, en dat hij dan heel boos wordt?\n\n"
            "R: Nee, dat gebeurt hier eigenlijk nooit.\n",
        ),
    ],
)
def test_without_anything_to_go_by(old: str, quote: str, new: str) -> None:
    """Without the old text, and without context or other codings around it, the same words far away are not taken for a quote."""
    start = old.index(quote)
    (one,) = anchor([Coding("01", "anna", start, start + len(quote), quote, "leertijd", id="x")], new)
    assert one.outcome not in SURE


def test_white_space_is_no_change() -> None:
    """A quote that was only broken over lines is moved, not rewritten."""
    new = OLD.replace("mee met Wouter", "mee\nmet Wouter")
    assert found(coded("Ik liep drie dagen mee met Wouter."), new) == (Outcome.MOVED, "Ik liep drie dagen mee\nmet Wouter.")


@pytest.mark.parametrize("new", ["", "x", "\n\n", "Respondent: "])
@pytest.mark.parametrize("known", [OLD, None])
def test_next_to_nothing_left(new: str, known: str | None) -> None:
    """In a text with nothing of the old one every coding is lost."""
    assert found(coded("Nee hoor."), new, old=known) == (Outcome.LOST, "")


def test_stands_in() -> None:
    """A coding is stale when its words changed, or when a repeated quote stands between other words than before."""
    second = coded("Ja, dat klopt.", nth=1)
    assert second.stands_in(OLD)
    assert not second.stands_in("x" + OLD)
    assert not replace(second, start=OLD.index(second.quote), end=OLD.index(second.quote) + len(second.quote)).stands_in(OLD)
    assert not replace(coded("Nee hoor."), end=10).stands_in(OLD)


texts = st.lists(st.sampled_from(["Ja. ", "Nee, dat niet. ", "Toen was er tijd. ", "\n\nRespondent: ", "Wouter belde. "]), max_size=12).map("".join)


@settings(max_examples=200, deadline=None)
@given(texts, texts, st.data())
def test_places_are_places(old: str, new: str, data: st.DataObject) -> None:
    """Whatever the texts, each coding gets one anchor; a sure one has a place in the new text, and exact and moved words are its own."""
    codings = []
    for n in range(data.draw(st.integers(0, 4)) if old else 0):
        start = data.draw(st.integers(0, len(old) - 1))
        end = data.draw(st.integers(start + 1, len(old)))
        codings.append(Coding("01", "anna", start, end, old[start:end], "leertijd", id=str(n)))
    results: list[Anchor] = [*anchor(codings, new, old=old), *anchor(codings, new)]
    assert [one.coding.id for one in results] == [one.id for one in codings] * 2
    for one in results:
        if one.outcome in SURE:
            assert 0 <= one.start < one.end <= len(new)
        if one.outcome in (Outcome.EXACT, Outcome.MOVED):
            assert new[one.start : one.end].split() == one.coding.quote.split()

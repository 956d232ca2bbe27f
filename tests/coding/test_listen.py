"""A codebook as something that listens, and what it says of indicators that cannot be heard."""

from __future__ import annotations

import pytest

from qualcode.coding.listen import Listener, compiled, mistakes, needed_words
from qualcode.coding.listen import written as all_written
from qualcode.errors import Location, Problem
from qualcode.language.cues import all_cues
from qualcode.language.sentences import words
from tests.coding.tiny import codebook, forms, listener, written

_HINT = "see codebooks/README.md for the indicator language"


def _heard(compiled: Listener, text: str) -> list[str]:
    """Return the constructs whose indicators are found in a sentence."""
    return sorted(hit.meaning.construct for hit in compiled.matcher.find(words(text)) if hit.meaning.construct)


def test_a_bad_indicator_is_a_problem_at_its_line() -> None:
    """Each indicator that is not well written is a problem at its own line, also deep in the tree."""
    book = written(
        """\
codebook: tiny
title: Tiny
constructs:
  - id: leertijd
    label: Leertijd
    indicators:
      - leertijd
      - toegeven ..
    constructs:
      - id: oefenen
        label: Oefenen
        indicators: [oefenen, "*e*"]
"""
    )
    star = "`*e*` in `*e*` is not a word (`*` stands before or after three letters or more, without `=`)"
    assert mistakes(book) == [
        Problem(Location("codebooks/tiny.yaml", 8, 9), "`toegeven ..` ends with a gap", "indicator", _HINT),
        Problem(Location("codebooks/tiny.yaml", 12, 31), star, "indicator", _HINT),
    ]


def test_what_cancels_must_be_well_written_too() -> None:
    """A mistake in `not` is a problem of its indicator."""
    book = codebook({"id": "werk", "indicators": [{"find": "werk", "not": ["vrijwillig*", ".. thuis"]}]})
    assert [problem.message for problem in mistakes(book)] == ["`.. thuis` begins with a gap"]


def test_a_good_codebook_has_no_mistakes() -> None:
    """Indicators that are well written give no problems."""
    assert mistakes(codebook({"id": "werk", "indicators": ["werk", "werk .. doen", {"find": "*werk*", "not": ["netwerk"]}]})) == []


def test_the_other_indicators_are_still_heard() -> None:
    """An indicator that is not well written is left out; the codebook listens with the rest."""
    bad = [".. fout", {"find": "fout", "not": ["*e*"]}]
    compiled = listener(codebook({"id": "werk", "indicators": [*bad, "overleg"]}, {"id": "fout", "indicators": ["fout"]}))
    assert _heard(compiled, "Dat was een fout in het overleg.") == ["fout", "werk"]


def test_a_construct_without_indicators_is_known_and_never_heard() -> None:
    """A construct needs no indicators to be known to the rule coder."""
    compiled = listener(codebook({"id": "fout"}))
    assert (compiled.knows("fout"), _heard(compiled, "Een fout.")) == (True, [])


def test_constructs_in_the_tree_are_known() -> None:
    """Constructs below others are known by their id; other names are not."""
    compiled = listener(codebook({"id": "leren", "constructs": [{"id": "oefenen", "label": "Oefenen", "indicators": ["oefenen"]}]}))
    assert [compiled.knows(id) for id in ("leren", "oefenen", "spelen")] == [True, True, False]
    assert _heard(compiled, "Wij oefenen veel.") == ["oefenen"]


def test_a_meaning_leads_back_to_its_line() -> None:
    """What an indicator stands for names its construct, weight, condition, and its path in the file."""
    book = codebook({"id": "fout"}, {"id": "leertijd", "indicators": ["oefenen", {"find": "leertijd", "condition": "stimulerend", "weight": "0.5"}]})
    meaning, _ = list(all_written(book))[1]
    assert (meaning.construct, meaning.cue, meaning.weight, meaning.condition) == ("leertijd", "", 0.5, "stimulerend")
    assert meaning.path == ("constructs", 1, "indicators", 1)


def test_the_cues_of_the_language_are_heard_with_every_codebook() -> None:
    """A codebook is compiled together with all cues."""
    book = codebook({"id": "fout"})
    assert [(meaning.cue, meaning.find, meaning.weight) for meaning, _ in all_written(book)] == list(all_cues())


def test_the_poles_are_the_two_conditions_of_the_codebook() -> None:
    """The first of two conditions helps, the second hinders, whatever the codebook calls them."""
    assert listener(codebook({"id": "fout"})).poles("fout") == ("stimulerend", "belemmerend")
    assert listener(codebook({"id": "fout"}, conditions=["helpt", "hindert"])).poles("fout") == ("helpt", "hindert")


def test_a_construct_that_carries_no_conditions_has_no_poles() -> None:
    """A group with `conditions: []`, and a codebook with one or three conditions, have no poles."""
    compiled = listener(codebook({"id": "fout", "group": "aspecten"}, {"id": "leren"}, groups=[{"id": "aspecten", "label": "A", "conditions": []}]))
    assert (compiled.poles("fout"), compiled.poles("leren")) == (None, ("stimulerend", "belemmerend"))
    assert listener(codebook({"id": "fout"}, conditions=["a", "b", "c"])).poles("fout") is None


def test_all_words_of_good_indicators_are_needed() -> None:
    """The words to expand are those of the indicators, of what cancels them, and of the cues."""
    plain = needed_words(codebook({"id": "fout"}))
    more = needed_words(codebook({"id": "fout", "indicators": [{"find": "verfbus|kwast & =leer", "not": ["*werk spuitbus"]}, "zaagsel .."]}))
    assert more - plain == {"verfbus", "kwast", "spuitbus"}


def test_a_word_without_forms_is_found_as_it_is_written() -> None:
    """A listener that is given no forms still finds the words themselves."""
    book = codebook({"id": "fout", "indicators": ["fout"]})
    bare, whole = Listener(book, compiled(book, {})), Listener(book, compiled(book, forms(["fout"])))
    assert (_heard(bare, "Een fout."), _heard(bare, "Twee fouten.")) == (["fout"], [])
    assert _heard(whole, "Twee fouten.") == ["fout"]


def test_what_another_codebook_was_compiled_to_is_refused() -> None:
    """Tables that do not belong to a codebook raise ValueError instead of giving its constructs to other words."""
    book, other = codebook({"id": "fout", "indicators": ["fout"]}), codebook({"id": "fout", "indicators": ["fout", "misser"]})
    with pytest.raises(ValueError, match="argument 2"):
        Listener(book, compiled(other, {}))

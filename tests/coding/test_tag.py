"""What the rule coder proposes for an interview: claims that hold whatever its weights are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.evidence import Ears, Tuning
from qualcode.coding.listen import Listener, compiled, needed_words
from qualcode.coding.question import Questions
from qualcode.coding.tag import tag
from qualcode.language.sentences import sentences
from qualcode.model.codebook import Codebook
from qualcode.model.coding import AUTO, coding_id
from qualcode.model.guide import Guide
from qualcode.model.transcript import Transcript
from tests.coding.tiny import USUAL, codebook, forms, guide, interview, listener, proposals, written

_ASK = "Krijg je genoeg gelegenheid om te oefenen met nieuwe machines?"
_DRUK = "Hoe gaat het op dagen met veel bestellingen?"
_WARM = "Hoe lang werk je hier al?"
_BARE = "Respondent: Dat gaat bij ons elke maandag zo, met zijn allen."


@cache
def _book() -> Codebook:
    return codebook(
        {"id": "leertijd", "indicators": [{"find": "leertijd", "condition": "stimulerend", "weight": 1.5}]},
        {"id": "fouten", "indicators": [{"find": "fout toegeven", "weight": 1.5}, {"find": "aankaarten", "weight": 1.5}]},
        {"id": "werk", "indicators": [{"find": "zaagwerk", "not": ["vrijwillig*", "in _ vrije tijd"], "weight": 1.5}]},
        {"id": "werkdruk", "condition": "belemmerend", "indicators": ["productie*"]},
        facets=[{"id": "stap", "label": "Stap", "values": [{"id": "oorzaak", "label": "Oorzaak"}]}],
    )


@cache
def _guide() -> Guide:
    return guide(
        {"id": "oefenen", "ask": _ASK, "constructs": ["leertijd", "onbekend"], "facets": {"stap": "oorzaak", "onbekend": "iets"}},
        {"id": "drukte", "ask": _DRUK, "constructs": ["werkdruk"]},
        warmup=[_WARM],
    )


@cache
def _compiled() -> tuple[Listener, Questions]:
    return listener(_book()), Questions(_guide())


def _quotes(*turns: str, asks: Guide | None = None, tuning: Tuning = USUAL) -> list[tuple[str, str]]:
    """Return construct and quote of each proposal."""
    return [(coding.construct, coding.quote) for coding in proposals(_book(), *turns, asks=asks, tuning=tuning)]


def _constructs(*turns: str, asks: Guide | None = None) -> set[str]:
    return {construct for construct, _ in _quotes(*turns, asks=asks)}


def test_what_an_indicator_finds_becomes_a_proposal() -> None:
    """The sentence that holds an indicator becomes a proposal of the rule coder, with its place and quote."""
    transcript = interview("Interviewer: En verder?", "Respondent: Nou ja. Wij hebben hier echt leertijd. Zo gaat dat.")
    (coding,) = tag(transcript, Ears(listener(_book())))
    assert "Wij hebben hier echt leertijd." in coding.quote
    assert coding.quote == transcript.body[coding.start : coding.end]
    assert (coding.transcript, coding.coder, coding.construct, coding.status, coding.memo) == ("01-bakker", AUTO, "leertijd", "proposed", "")


def test_an_interviewer_is_never_coded() -> None:
    """The interviewer's words are no proposal, however much they say."""
    assert _quotes("Interviewer: Leertijd is belangrijk. Een fout toegeven ook.", "Interviewer: En leertijd, nog eens leertijd.") == []


def test_every_respondent_is_coded() -> None:
    """Everyone who is not an interviewer is listened to, whatever the label."""
    both = _quotes("Anna: Wij hebben hier echt leertijd.", "Interviewer: Ja?", "Bram: Leertijd is er ook voor mij.")
    assert both == [("leertijd", "Wij hebben hier echt leertijd."), ("leertijd", "Leertijd is er ook voor mij.")]


def test_a_fragment_never_crosses_turns() -> None:
    """Two turns in a row that say the same are two fragments."""
    assert len(_quotes("Anna: Wij hebben hier echt leertijd.", "Bram: Leertijd is er ook voor mij.")) == 2


def test_sentences_beside_each_other_are_one_fragment() -> None:
    """Neighbours with the same construct and condition belong together."""
    said = "Wij hebben hier echt leertijd. Leertijd is er ook voor mij."
    assert _quotes(f"Respondent: {said}") == [("leertijd", said)]


def test_the_opposite_begins_a_fragment() -> None:
    """A sentence that says the opposite of the one before begins a fragment of its own."""
    found = proposals(_book(), "Respondent: Wij hebben hier echt leertijd. Daar is helemaal geen leertijd.")
    assert [(coding.quote, coding.condition) for coding in found] == [
        ("Wij hebben hier echt leertijd.", "stimulerend"),
        ("Daar is helemaal geen leertijd.", "belemmerend"),
    ]


def test_a_fragment_does_not_grow_without_end() -> None:
    """A fragment has at most as many sentences as it may have; the next ones begin another."""
    said = [f"Wij hebben op dag {n} echt leertijd." for n in range(5)]
    assert _quotes("Respondent: " + " ".join(said), tuning=Tuning(longest=2)) == [
        ("leertijd", " ".join(said[0:2])),
        ("leertijd", " ".join(said[2:4])),
        ("leertijd", said[4]),
    ]


def test_one_sentence_can_be_about_two_constructs() -> None:
    """A sentence with indicators of two constructs gets a proposal of each, sorted by construct."""
    said = "Wij hebben leertijd, dus ik durf een fout toe te geven of aan te kaarten: dat heb ik aangekaart."
    assert _quotes(f"Respondent: {said}") == [("fouten", said), ("leertijd", said)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Het zaagwerk vind ik mooi om te doen.", {"werk"}),
        ("Het zaagwerk doe ik als vrijwilliger.", set()),
        ("Het zaagwerk doe ik in mijn vrije tijd.", set()),
        ("Het zaagwerk vind ik mooi om te doen. Elders ben ik vrijwilliger bij de brandweer.", {"werk"}),
    ],
)
def test_unless_cancels_in_its_own_sentence(said: str, expected: set[str]) -> None:
    """An indicator is cancelled by what stands in the same sentence, not by what stands in the next."""
    assert _constructs(f"Respondent: {said}") == expected


def test_nothing_said_nothing_proposed() -> None:
    """An empty turn, a transcript without turns and talk about other things give no proposals."""
    assert _quotes() == _quotes("Respondent: ") == _quotes("Respondent: Zaterdag ga ik altijd naar mijn moeder.") == []


def test_empty_words_between_sentences_move_no_places() -> None:
    """Line ends, letters beyond ASCII and emoji before a fragment leave its place right."""
    transcript = interview("Interviewer: İets?", "Respondent: Café 👍🏽 ja.\nEn dan…\n\n  Wij hebben hier echt leertijd.  ")
    (coding,) = tag(transcript, Ears(listener(_book())))
    assert transcript.body[coding.start : coding.end] == coding.quote
    assert coding.quote.endswith("Wij hebben hier echt leertijd.")


def test_an_answer_inherits_the_construct_of_its_question() -> None:
    """The answer to a question of the guide is about the construct that the question informs."""
    assert _constructs(f"Interviewer: {_ASK}", _BARE, asks=_guide()) == {"leertijd"}
    assert _constructs(f"Interviewer: {_ASK}", _BARE) == set()


def test_an_answer_inherits_the_default_condition() -> None:
    """A construct that comes from the question has the condition that it has by itself."""
    found = proposals(_book(), f"Interviewer: {_DRUK}", _BARE, asks=_guide())
    assert [(coding.construct, coding.condition) for coding in found] == [("werkdruk", "belemmerend")]


def test_the_next_question_takes_over() -> None:
    """An answer belongs to the last question of the guide, not to the one before."""
    found = proposals(_book(), f"Interviewer: {_ASK}", _BARE, f"Interviewer: {_DRUK}", _BARE, asks=_guide())
    assert [coding.construct for coding in found] == ["leertijd", "werkdruk"]


def test_a_warm_up_question_ends_the_topic() -> None:
    """The answer to a warm-up question inherits nothing, also when a real question went before."""
    turns = (f"Interviewer: {_ASK}", _BARE, f"Interviewer: {_WARM}", _BARE)
    assert len(_quotes(*turns, asks=_guide(), tuning=Tuning(follow_up=1.0))) == 1


def test_a_follow_up_question_keeps_the_topic() -> None:
    """A question that names nothing leaves the topic where it was, as far as the tuning says."""
    turns = (f"Interviewer: {_ASK}", _BARE, "Interviewer: Hm, vertel.", _BARE)
    assert len(_quotes(*turns, asks=_guide(), tuning=Tuning(follow_up=1.0))) == 2
    assert len(_quotes(*turns, asks=_guide(), tuning=Tuning(follow_up=0.0))) == 1


def test_the_interviewers_words_are_evidence_too() -> None:
    """An indicator in the question counts for the answer, as far as the tuning says."""
    turns = ("Interviewer: En de leertijd, die van jullie?", _BARE)
    assert [construct for construct, _ in _quotes(*turns, tuning=Tuning(asked_words=1.0))] == ["leertijd"]
    assert _quotes(*turns, tuning=Tuning(asked_words=0.0)) == []


def test_a_proposal_carries_the_facets_of_its_question() -> None:
    """An answer gets the facets of the guide's question, as far as the codebook knows them."""
    found = proposals(_book(), f"Interviewer: {_ASK}", _BARE, f"Interviewer: {_DRUK}", _BARE, asks=_guide())
    assert [dict(coding.facets) for coding in found] == [{"stap": "oorzaak"}, {}]


def test_without_a_question_there_are_no_facets() -> None:
    """What an indicator finds outside a question of the guide carries no facets."""
    found = proposals(_book(), "Interviewer: En verder?", "Respondent: Wij hebben hier echt leertijd.", asks=_guide())
    assert [dict(coding.facets) for coding in found] == [{}]


def test_a_proposal_names_the_indicator_and_its_line() -> None:
    """The reason holds the indicator with file and line, so that the author can mend it."""
    book = written(
        """\
codebook: tiny
title: Tiny
constructs:
  - id: leertijd
    label: Leertijd
    indicators:
      - oefenen
      - {find: echt .. leertijd, weight: 1.5}
"""
    )
    (coding,) = proposals(book, "Respondent: Wij hebben hier echt veel leertijd.")
    assert coding.why == "indicator `echt .. leertijd` (codebooks/tiny.yaml:8)"


def test_a_proposal_names_the_question_and_its_similarity() -> None:
    """The reason holds the guide's question with how near the interviewer's words came to it."""
    (coding,) = proposals(_book(), f"Interviewer: {_ASK}", _BARE, asks=_guide())
    assert coding.why == "question `oefenen` (1.00)"


def test_all_reasons_are_named() -> None:
    """Where indicator and question agree, both are reasons."""
    (coding,) = proposals(_book(), f"Interviewer: {_ASK}", "Respondent: Wij hebben hier echt leertijd.", asks=_guide())
    indicator, question = coding.why.split("; ")
    assert indicator.startswith("indicator `leertijd` (")
    assert question == "question `oefenen` (1.00)"


def test_more_evidence_never_scores_less() -> None:
    """An indicator in the answer scores more than the question alone, and both together most."""
    said = "Respondent: Wij hebben hier echt leertijd."
    (asked,) = proposals(_book(), f"Interviewer: {_ASK}", _BARE, asks=_guide())
    (found,) = proposals(_book(), "Interviewer: En verder?", said, asks=_guide())
    (both,) = proposals(_book(), f"Interviewer: {_ASK}", said, asks=_guide())
    assert 0 < (asked.score or 0) < (both.score or 0) < 1
    assert (found.score or 0) < (both.score or 0)


_SENTENCES = [
    "Wij hebben hier echt leertijd.",
    "Daar is helemaal geen leertijd voor.",
    "Ik zou een fout toegeven, denk ik!",
    "Kaart dat niet aan, zeggen ze…",
    "De productielijn stond stil, bijv. op maandag.",
    "Het zaagwerk doe ik in mijn vrije tijd.",
    "Ja.",
    "Dat is fijn, maar lastig?",
    "İk ging ’s ochtends naar huis.",
    "\n\nEn toen niets meer.",
    "👍🏽",
    _ASK,
    _WARM,
]
_TURN = st.tuples(st.sampled_from(["Interviewer", "Respondent", "Anna"]), st.lists(st.sampled_from(_SENTENCES), max_size=6)).map(
    lambda turn: f"{turn[0]}: {' '.join(turn[1])}"
)
_INTERVIEWS = st.lists(_TURN, max_size=8).map(lambda turns: interview(*turns))


@given(_INTERVIEWS)
@settings(max_examples=100, deadline=None)
def test_every_proposal_stands_in_one_turn_of_a_respondent(transcript: Transcript) -> None:
    """A proposal covers whole sentences of one respondent's turn, and its quote is the text at its place."""
    compiled, questions = _compiled()
    for coding in tag(transcript, Ears(compiled, questions)):
        (turn,) = [turn for turn in transcript.turns if turn.start <= coding.start < coding.end <= turn.end]
        cuts = sentences(transcript.speech(turn))
        assert not turn.interviewer
        assert coding.quote == transcript.body[coding.start : coding.end]
        assert coding.start - turn.start in [start for start, _ in cuts]
        assert coding.end - turn.start in [end for _, end in cuts]


@given(_INTERVIEWS)
@settings(max_examples=100, deadline=None)
def test_proposals_are_sorted_and_do_not_overlap(transcript: Transcript) -> None:
    """Proposals stand in order of place; those of one construct share no words, and each has an id of its own."""
    found = tag(transcript, Ears(*_compiled()))
    assert found == sorted(found, key=lambda coding: (coding.start, coding.end, coding.construct))
    for id in _book().ids():
        same = [coding for coding in found if coding.construct == id]
        assert all(a.end <= b.start for a, b in pairwise(same))
    assert len({coding.id for coding in found}) == len(found)


@given(_INTERVIEWS)
@settings(max_examples=50, deadline=None)
def test_proposals_can_be_checked(transcript: Transcript) -> None:
    """A proposal has an id made of its content, a reason, a score between 0 and 1, and only what the codebook knows."""
    book = _book()
    for coding in tag(transcript, Ears(*_compiled())):
        construct = book.find(coding.construct)
        assert construct is not None
        assert coding.condition in (None, *book.conditions_of(construct))
        assert coding.id == coding_id(transcript.name, AUTO, coding.start, coding.end, coding.construct, coding.quote)
        assert set(coding.facets.items()) <= {("stap", "oorzaak")}
        assert 0 < (coding.score or 0) < 1
        assert coding.why


@given(_INTERVIEWS)
@settings(max_examples=50, deadline=None)
def test_the_same_interview_gives_the_same_proposals(transcript: Transcript) -> None:
    """Tagging again, with what was compiled once, gives the same codings: nothing is remembered from other transcripts."""
    once = tag(transcript, Ears(*_compiled()))
    tag(interview(f"Interviewer: {_DRUK}", "Respondent: Leertijd is er nooit, een fout geef je niet toe."), Ears(*_compiled()))
    assert tag(transcript, Ears(*_compiled())) == once


def test_a_codebook_compiled_anew_gives_the_same_proposals() -> None:
    """A codebook that is compiled again gives the same codings."""
    transcript = interview(f"Interviewer: {_ASK}", "Respondent: " + " ".join(_SENTENCES), "Interviewer: En?", _BARE)
    found = tag(transcript, Ears(Listener(_book(), compiled(_book(), forms(needed_words(_book())))), Questions(_guide())))
    assert found
    assert found == tag(transcript, Ears(*_compiled()))


@given(_INTERVIEWS, st.lists(st.sampled_from(_SENTENCES[:3]), min_size=1, max_size=3))
@settings(max_examples=50, deadline=None)
def test_what_is_said_later_changes_nothing_before(transcript: Transcript, later: list[str]) -> None:
    """A turn added at the end leaves the proposals of the turns before it as they were."""
    turns = [f"{turn.speaker}: {transcript.speech(turn)}" for turn in transcript.turns]
    longer = tag(interview(*turns, "Respondent: " + " ".join(later)), Ears(*_compiled()))
    assert [coding for coding in longer if coding.end <= len(transcript.body)] == tag(transcript, Ears(*_compiled()))


@pytest.mark.parametrize(
    ("answer", "quotes"),
    [
        ("Wij krijgen daar leertijd. Dat vind ik fijn. En zo gaat het.", ["Wij krijgen daar leertijd. Dat vind ik fijn."]),
        ("Wij krijgen daar leertijd. Gisteren was het mooi weer.", ["Wij krijgen daar leertijd."]),
        ("Wij krijgen daar leertijd. Dat is een ding dat ik mijn hele leven nooit meer vergeet.", ["Wij krijgen daar leertijd."]),
        ("Zo gaat het hier altijd. Wij krijgen daar leertijd.", ["Wij krijgen daar leertijd."]),
    ],
)
def test_a_comment_goes_along(answer: str, quotes: list[str]) -> None:
    """One short sentence that points back goes along with the fragment before it; a longer one, or one that does not, does not."""
    book = codebook({"id": "leertijd", "indicators": [{"find": "leertijd", "weight": 1}]})
    assert [
        coding.quote for coding in proposals(book, "Interviewer: En verder?", f"Respondent: {answer}", tuning=replace(USUAL, referring=0.3))
    ] == quotes

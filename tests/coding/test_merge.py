"""Bringing coders together: what counts, what does not, and that nothing a person did is lost."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.merge import fragments
from qualcode.model.coding import AUTO, MACHINES, MODEL, STATUSES, Coding, coding_id
from qualcode.model.fragment import Fragment
from qualcode.model.study import Settings, Study
from tests.coding.tiny import interview

_FIRST = interview("Interviewer: Hoe gaat het?", "Anna: Wij hebben hier echt leertijd, elke week.", "Bram: Ik niet hoor.")
_SECOND = interview("Respondent: Een fout geef je hier niet toe, en dat is jammer voor iedereen.", name="02-slager")
_STUDY = Study(pathlib.Path(), Settings(study="tiny", coders=("bram", "anna")), (_FIRST, _SECOND))
_BODIES = {transcript.name: transcript.body for transcript in _STUDY.transcripts}
_AT = _FIRST.turns[1].start


def _coding(coder: str, start: int = _AT, end: int = _AT + 20, *, construct: str = "leertijd", transcript: str = "01-bakker", **more: Any) -> Coding:
    quote = _BODIES[transcript][start:end]
    id = coding_id(transcript, coder, start, end, construct, quote)
    status = "proposed" if coder in MACHINES else "accepted"
    return Coding(
        transcript, coder, start, end, quote, construct, **{"status": status, "score": 0.6 if coder in MACHINES else None, "id": id, **more}
    )


def _told(*codings: Coding) -> list[tuple[tuple[str, ...], str | None, bool]]:
    """Return of each fragment its coders, its condition and whether a person confirmed it."""
    return [(fragment.coders, fragment.condition, fragment.confirmed) for fragment in fragments(_STUDY, codings)]


def test_a_persons_coding_is_a_fragment() -> None:
    """One coding of a person is a confirmed fragment with the same id, place, words and speaker."""
    one = _coding("anna", condition="stimulerend", facets={"stap": "oorzaak"})
    quote = "Wij hebben hier echt"
    expected = Fragment(
        one.id, "01-bakker", "Anna", _AT, _AT + 20, quote, "leertijd", "stimulerend", {"stap": "oorzaak"}, ("anna",), confirmed=True, score=1.0
    )
    assert fragments(_STUDY, [one]) == [expected]


def test_a_proposal_is_a_fragment_that_nobody_confirmed() -> None:
    """A proposal that no person decided on is a fragment with the rule coder's score."""
    (fragment,) = fragments(_STUDY, [_coding(AUTO, condition="stimulerend")])
    assert (fragment.coders, fragment.condition, fragment.confirmed, fragment.score) == ((AUTO,), "stimulerend", False, 0.6)


def test_a_proposal_without_score_scores_nothing() -> None:
    """A proposal that carries no score has score zero."""
    (fragment,) = fragments(_STUDY, [_coding(AUTO, score=None)])
    assert fragment.score == 0.0


def test_a_person_goes_before_the_rule_coder() -> None:
    """Where a person accepted a construct, the rule coder's proposal of it on the same words does not count."""
    assert _told(_coding(AUTO, condition="belemmerend"), _coding("anna", condition="stimulerend")) == [(("anna",), "stimulerend", True)]


@pytest.mark.parametrize(("start", "end"), [(_AT - 5, _AT + 1), (_AT + 19, _AT + 40), (_AT + 5, _AT + 6), (_AT - 5, _AT + 40)])
def test_any_shared_word_silences_the_rule_coder(start: int, end: int) -> None:
    """A proposal that shares any character with a person's coding of the construct does not count."""
    assert _told(_coding(AUTO, start, end), _coding("anna")) == [(("anna",), None, True)]


@pytest.mark.parametrize(("start", "end"), [(_AT - 5, _AT), (_AT + 20, _AT + 40)])
def test_words_beside_a_persons_coding_keep_their_proposal(start: int, end: int) -> None:
    """A proposal that only touches a person's coding still counts."""
    told = {coders for coders, _, _ in _told(_coding(AUTO, start, end), _coding("anna"))}
    assert told == {("anna",), (AUTO,)}


def test_a_rejected_proposal_does_not_count() -> None:
    """What a person rejected is no fragment, neither the rejection nor the proposal that it is about."""
    assert _told(_coding(AUTO), _coding("anna", status="rejected")) == []


def test_a_proposal_rejected_where_it_stands_does_not_count() -> None:
    """A proposal that is marked as rejected in the rule coder's own file is no fragment."""
    assert _told(_coding(AUTO, status="rejected")) == []


def test_a_proposal_accepted_where_it_stands_counts() -> None:
    """A proposal that is marked as accepted in the rule coder's own file is a confirmed fragment."""
    assert _told(_coding(AUTO, status="accepted", condition="stimulerend")) == [((AUTO,), "stimulerend", True)]


def test_rejecting_one_construct_leaves_another() -> None:
    """A decision about one construct says nothing about another construct on the same words."""
    found = fragments(_STUDY, [_coding(AUTO), _coding(AUTO, construct="fouten"), _coding("anna", status="rejected")])
    assert [fragment.construct for fragment in found] == ["fouten"]


def test_one_persons_rejection_does_not_undo_anothers_coding() -> None:
    """What one person accepted counts, also when another person rejected it."""
    assert _told(_coding("anna"), _coding("bram", status="rejected"), _coding(AUTO)) == [(("anna",), None, True)]


def test_two_people_on_the_same_words_are_one_fragment() -> None:
    """Two people with the same construct and condition on the same words are one fragment with two coders."""
    assert _told(_coding("anna", condition="stimulerend"), _coding("bram", condition="stimulerend")) == [(("bram", "anna"), "stimulerend", True)]


def test_coders_stand_in_the_order_of_the_study() -> None:
    """The first coder of study.yaml leads: the fragment has that coder's words; who is not listed comes last."""
    codings = [_coding("zoe", _AT, _AT + 10), _coding("anna", _AT, _AT + 30), _coding("bram", _AT + 2, _AT + 20)]
    (fragment,) = fragments(_STUDY, codings)
    assert (fragment.coders, fragment.start, fragment.end) == (("bram", "anna", "zoe"), _AT + 2, _AT + 20)


@pytest.mark.parametrize(("other", "count"), [((_AT + 10, _AT + 30), 1), ((_AT + 11, _AT + 31), 2), ((_AT + 15, _AT + 21), 1), ((_AT, _AT + 44), 1)])
def test_half_of_the_shorter_range_makes_the_same_words(other: tuple[int, int], count: int) -> None:
    """Two ranges are about the same words when they share at least half of the shorter one."""
    assert len(_told(_coding("anna"), _coding("bram", *other))) == count


@pytest.mark.parametrize("conditions", [("stimulerend", "belemmerend"), ("stimulerend", None), (None, "belemmerend")])
def test_coders_who_disagree_leave_the_condition_undecided(conditions: tuple[str | None, str | None]) -> None:
    """Two people with different conditions on the same words are one fragment without condition."""
    assert _told(_coding("bram", condition=conditions[0]), _coding("anna", condition=conditions[1])) == [(("bram", "anna"), None, True)]


def test_the_rule_coder_never_leads() -> None:
    """Where a proposal that was accepted where it stands meets a person's coding, the person's words are the fragment's."""
    codings = [_coding(AUTO, _AT, _AT + 10, status="accepted"), _coding("zoe", _AT, _AT + 20)]
    (fragment,) = fragments(_STUDY, codings)
    assert (fragment.coders, fragment.id, fragment.end) == (("zoe", AUTO), codings[1].id, _AT + 20)


def test_facets_come_from_all_coders() -> None:
    """A fragment has the facets of all its coders; where they differ, the leading coder's."""
    codings = [_coding("anna", facets={"stap": "gevolg", "soort": "slim"}), _coding("bram", facets={"stap": "oorzaak"})]
    (fragment,) = fragments(_STUDY, codings)
    assert fragment.facets == {"stap": "oorzaak", "soort": "slim"}


def test_two_codings_of_one_person_stay_two_fragments() -> None:
    """A person who coded two overlapping ranges with one construct has two fragments."""
    assert len(_told(_coding("anna"), _coding("anna", _AT, _AT + 15))) == 2


def test_a_fragment_has_the_speaker_of_its_place() -> None:
    """The speaker is whoever speaks where the fragment begins; before the first turn nobody does."""
    places = (_FIRST.turns[1].start, _FIRST.turns[2].start)
    found = fragments(_STUDY, [_coding("anna", at, at + 5) for at in (0, *places)])
    assert [fragment.speaker for fragment in found] == ["", "Anna", "Bram"]


def test_two_machines_on_the_same_words_are_one_proposal() -> None:
    """What the rule coder and a model propose on the same words with one construct is one open fragment, the rule coder's words first."""
    codings = [_coding(MODEL, _AT, _AT + 30, condition="stimulerend", score=0.5), _coding(AUTO, condition="stimulerend")]
    (fragment,) = fragments(_STUDY, codings)
    assert (fragment.coders, fragment.end, fragment.condition, fragment.confirmed, fragment.score) == (
        (AUTO, MODEL),
        _AT + 20,
        "stimulerend",
        False,
        0.6,
    )


def test_machines_that_disagree_leave_the_condition_undecided() -> None:
    """A rule coder and a model with different conditions on the same words are one open fragment without condition."""
    assert _told(_coding(AUTO, condition="stimulerend"), _coding(MODEL, condition="belemmerend")) == [((AUTO, MODEL), None, False)]


def test_machines_with_two_constructs_are_two_proposals() -> None:
    """On the same words, another construct is another fragment."""
    assert _told(_coding(AUTO), _coding(MODEL, construct="fouten")) == [((MODEL,), None, False), ((AUTO,), None, False)]


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_a_person_silences_both_machines(status: str) -> None:
    """Where a person decided about a construct, neither the rule coder's nor the model's proposal counts."""
    assert [coders for coders, _, _ in _told(_coding(AUTO), _coding(MODEL), _coding("anna", status=status))] == [("anna",)] * (status == "accepted")


def test_transcripts_are_kept_apart() -> None:
    """The same places in two transcripts are two fragments, sorted by transcript."""
    found = fragments(_STUDY, [_coding("anna", 12, 20, transcript="02-slager"), _coding("bram", 12, 20)])
    assert [(fragment.transcript, fragment.coders) for fragment in found] == [("01-bakker", ("bram",)), ("02-slager", ("anna",))]


def test_no_codings_no_fragments() -> None:
    """A study that nobody coded has no fragments."""
    assert fragments(_STUDY, []) == []


@st.composite
def _codings(draw: st.DrawFn) -> list[Coding]:
    """Draw codings by people and the rule coder, none of them twice."""
    keys = st.tuples(
        st.sampled_from(["anna", "bram", "zoe", AUTO, MODEL]), st.integers(0, 30), st.sampled_from(["leertijd", "fouten"]), st.booleans()
    )
    found = []
    for coder, start, construct, second in draw(st.lists(keys, max_size=12, unique=True)):
        more = {"status": draw(st.sampled_from(STATUSES)), "condition": draw(st.sampled_from([None, "stimulerend", "belemmerend"]))}
        end = start + draw(st.integers(1, 25))
        found.append(_coding(coder, start, end, construct=construct, transcript="02-slager" if second else "01-bakker", **more))
    return found


@given(_codings())
@settings(max_examples=100, deadline=None)
def test_nothing_that_was_accepted_is_lost(codings: list[Coding]) -> None:
    """Each accepted coding leads a fragment, or its coder is in one of that construct that shares half of its words."""
    found = fragments(_STUDY, codings)
    for coding in codings:
        if coding.status == "accepted":
            same = [f for f in found if (f.transcript, f.construct) == (coding.transcript, coding.construct) and coding.coder in f.coders]
            assert any(2 * (min(f.end, coding.end) - max(f.start, coding.start)) >= min(f.end - f.start, coding.end - coding.start) for f in same)


@given(_codings())
@settings(max_examples=100, deadline=None)
def test_each_accepted_coding_counts_once(codings: list[Coding]) -> None:
    """The confirmed fragments name as many coders as there are accepted codings; the others are open proposals."""
    found = fragments(_STUDY, codings)
    accepted = [coding.id for coding in codings if coding.status == "accepted"]
    assert sum(len(fragment.coders) for fragment in found if fragment.confirmed) == len(accepted)
    assert {fragment.id for fragment in found if fragment.confirmed} <= set(accepted)
    assert {fragment.id for fragment in found if not fragment.confirmed} <= {coding.id for coding in codings if coding.status == "proposed"}
    assert all(len(set(fragment.coders)) == len(fragment.coders) for fragment in found)


@given(_codings())
@settings(max_examples=100, deadline=None)
def test_no_open_proposal_shares_words_with_a_decision(codings: list[Coding]) -> None:
    """Exactly the proposals that touch no accepted or rejected coding of their construct are in open fragments, each in one."""
    decided = [coding for coding in codings if coding.status != "proposed"]
    free = {
        one.id
        for one in codings
        if one.status == "proposed"
        and not any((d.transcript, d.construct) == (one.transcript, one.construct) and d.start < one.end and one.start < d.end for d in decided)
    }
    found = [fragment for fragment in fragments(_STUDY, codings) if not fragment.confirmed]
    assert {fragment.id for fragment in found} <= free
    assert sum(len(fragment.coders) for fragment in found) == len(free)


@given(_codings(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_codings_does_not_matter(codings: list[Coding], random: Any) -> None:
    """Codings in another order give the same fragments, sorted by transcript, place and construct."""
    found = fragments(_STUDY, codings)
    shuffled = list(codings)
    random.shuffle(shuffled)
    assert fragments(_STUDY, shuffled) == found
    places = [(fragment.transcript, fragment.start, fragment.end, fragment.construct) for fragment in found]
    assert places == sorted(places)

"""Tests of what two example studies are there to show: the systems for staying a learner and for failing safely."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

import pytest

from qualcode import fragments, load_codings, load_study
from qualcode.model.coding import Coding
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.study import library

FITTING = {"vermijdbaar": "proces-en-aandacht", "complex": "samen-analyseren", "intelligent": "waarderen"}
STEPS = ["stap-leerproces", "stap-vragen", "stap-eigen-fouten", "stap-reactie", "stap-vieren"]
MARKET = "08-rabat-marktplaats"
SUBJECT = "Onderwerp: "


@cache
def _read(name: str) -> tuple[Study, list[Coding]]:
    study, _ = load_study(library.folder("examples") / name)
    return study, list(load_codings(study)[0])


@cache
def _fragments(name: str) -> list[Fragment]:
    return list(fragments(*_read(name)))


def _balance(case: str, construct: str) -> int:
    """Return how much more often something helps than hinders in a case."""
    study = _read("veilig-falen")[0]
    there = {transcript.name for transcript in study.transcripts if transcript.attributes["organisatie"] == case}
    found = Counter(one.condition for one in _fragments("veilig-falen") if one.transcript in there and one.construct == construct)
    return found["stimulerend"] - found["belemmerend"]


@pytest.mark.parametrize(
    ("case", "autonomous", "safe"),
    [
        ("Softwarebureau Kiepraam", True, True),
        ("Kinderopvang De Wiebel", False, True),
        ("Uitzendbureau Zestwerk", True, False),
        ("Laboratorium Vlakveld", False, False),
    ],
)
def test_each_quadrant_has_a_case(case: str, autonomous: bool, safe: bool) -> None:
    """Autonomy and safety help or hinder clearly, each of the four combinations in one case."""
    balances = _balance(case, "zelf-beslissen"), _balance(case, "veiligheid")
    assert 0 not in balances
    assert tuple(balance > 0 for balance in balances) == (autonomous, safe)


@pytest.mark.parametrize(("kind", "fitting"), FITTING.items())
def test_every_kind_of_mistake_has_a_fitting_and_a_misfitting_reaction(kind: str, fitting: str) -> None:
    """One fragment carries the kind of mistake and the reaction, which fits in one place and does not in another."""
    reactions = {one.facets["reactie"] for one in _fragments("veilig-falen") if one.facets.get("fouttype") == kind and "reactie" in one.facets}
    assert fitting in reactions
    assert reactions - {fitting}


def test_evidence_for_four_of_five_steps() -> None:
    """Four of the steps for a leader have evidence that a person coded, telling of own mistakes has none at all."""
    found = Counter(one.construct for one in _fragments("veilig-falen"))
    confirmed = {one.construct for one in _fragments("veilig-falen") if one.confirmed}
    assert [step for step in STEPS if not found[step]] == ["stap-eigen-fouten"]
    assert [step for step in STEPS if step not in confirmed] == ["stap-eigen-fouten"]


def test_every_circle_has_a_story() -> None:
    """In the workshop people coded a story in each of the five circles of influence."""
    codings = [one for one in _read("blijven-leren")[1] if one.transcript == "07-getijde-invloedscirkel" and one.coder == "anna"]
    assert {one.facets.get("invloedscirkel") for one in codings} - {None} == {"zelf", "klas", "sectie", "school", "omgeving"}


def test_the_four_lists_of_the_market() -> None:
    """The market has subjects that several offer, that are offered and asked, that suit coming changes, and that nobody offers."""
    study, codings = _read("blijven-leren")
    transcript = next(one for one in study.transcripts if one.name == MARKET)
    anna = [one for one in codings if one.transcript == MARKET and one.coder == "anna"]
    new = {(one.start, one.end) for one in anna if one.construct == "nieuwe-eisen" and one.condition == "stimulerend"}
    own: dict[str, dict[str, set[str]]] = {"aanbod": defaultdict(set), "vraag": defaultdict(set)}
    coming = set()
    for one in (one for one in anna if SUBJECT in one.memo):
        about, subject = one.memo.split(SUBJECT)
        if not about:  # what somebody says of the own expertise, before all walk past the sheets
            own[one.facets["kant"]][subject].add(next(turn.speaker for turn in transcript.turns if turn.start <= one.start < turn.end))
        if (one.start, one.end) in new:
            coming.add(subject)
    offered, asked = own["aanbod"], own["vraag"]
    several = [subject for subject, speakers in sorted(offered.items()) if len(speakers) > 1]
    assert several == ["boze ouders te woord staan", "tekenprogramma en computergestuurde machines"]
    assert sorted(offered.keys() & asked.keys()) == ["boze ouders te woord staan", "computergestuurde frees"]
    assert sorted(coming) == ["met een klas naar buiten", "tekenprogramma en computergestuurde machines"]
    assert sorted(asked.keys() - offered.keys()) == ["lezen leren aan anderstaligen", "orde houden", "pesten op sociale media"]


@pytest.mark.parametrize(
    ("study", "transcript", "people"),
    [("blijven-leren", "02-getijde-duo", 2), ("blijven-leren", "06-getijde-groepsgesprek", 6), ("veilig-falen", "06-wiebel-intervisie", 5)],
)
def test_several_people_in_one_conversation(study: str, transcript: str, people: int) -> None:
    """A conversation has a label for each who takes part, and each of them is coded."""
    found = next(one for one in _read(study)[0].transcripts if one.name == transcript)
    coded = {one.speaker for one in _fragments(study) if one.transcript == transcript}
    assert len(found.respondents) == people
    assert coded == set(found.respondents)


def test_rounds_of_the_study() -> None:
    """The group that talks the findings through is of the second round, the workshops of the third."""
    rounds = Counter(transcript.attributes["ronde"] for transcript in _read("blijven-leren")[0].transcripts)
    assert rounds == {"1": 5, "2": 1, "3": 2}

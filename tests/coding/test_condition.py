"""Whether speech tells of something that helps or that hinders; each claim with one respondent's turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from qualcode.model.codebook import Codebook
from tests.coding.tiny import codebook, proposals

_HELPS, _HINDERS = "stimulerend", "belemmerend"
_BOOK = codebook(
    {
        "id": "leertijd",
        "indicators": [
            {"find": "leertijd", "condition": _HELPS, "weight": 1.5},
            {"find": "tijd .. krijgen", "condition": _HELPS, "weight": 1.5},
            {"find": "zwemmen & laten", "condition": _HINDERS, "weight": 1.5},
        ],
    },
    {
        "id": "fouten",
        "indicators": [
            {"find": "toegeven", "condition": _HELPS, "weight": 1.5},
            {"find": "aankaarten", "condition": _HELPS, "weight": 1.5},
            {"find": "melden", "condition": _HELPS, "weight": 1.5},
            {"find": "fout & vertellen", "condition": _HELPS, "weight": 1.5},
            {"find": "niet & durven", "condition": _HINDERS, "weight": 1.5},
        ],
    },
    {"id": "werkdruk", "condition": _HINDERS, "indicators": ["productie*"]},
)


def _conditions(answer: str, book: Codebook = _BOOK) -> dict[str, str | None]:
    """Return the condition of each construct proposed for an answer."""
    return {coding.construct: coding.condition for coding in proposals(book, "Interviewer: En verder?", f"Respondent: {answer}")}


@pytest.mark.parametrize("answer", ["Wij hebben daar leertijd voor.", "Ik heb daar tijd voor gekregen van hem."])
def test_an_indicator_brings_its_own_condition(answer: str) -> None:
    """A sentence carries the condition of its indicator."""
    assert _conditions(answer) == {"leertijd": _HELPS}


def test_what_hinders_by_itself_hinders() -> None:
    """An indicator may say that it hinders; nothing else in the sentence is needed."""
    assert _conditions("Hij laat ons daar aan de zijlijn zwemmen.") == {"leertijd": _HINDERS}


@pytest.mark.parametrize(
    "answer",
    [
        "Wij hebben daar geen leertijd voor.",
        "Voor ons is er nooit echte leertijd.",
        "Dat is dan zonder leertijd gegaan.",
        "Daar is nauwelijks leertijd voor bij ons.",
        "Ik heb daar geen tijd voor gekregen.",
    ],
)
def test_a_negator_turns_the_condition_round(answer: str) -> None:
    """Under `geen`, `nooit`, `zonder` and their like an indicator means the opposite of its own condition."""
    assert _conditions(answer) == {"leertijd": _HINDERS}


@pytest.mark.parametrize(
    "answer", ["Hij gaf het niet toe aan de anderen.", "Zoiets kaart je dan niet aan.", "Ik heb het nooit toegegeven aan de anderen."]
)
def test_a_negator_turns_a_separable_verb_round(answer: str) -> None:
    """Also between the two parts of a separable verb a negator turns the condition round."""
    assert _conditions(answer) == {"fouten": _HINDERS}


def test_what_hinders_helps_when_it_is_denied() -> None:
    """An indicator that hinders helps under a negator."""
    assert _conditions("Niemand laat een ander hier zwemmen.") == {"leertijd": _HELPS}


def test_a_negation_in_the_indicator_does_not_turn_it() -> None:
    """A negator that the author wrote into the indicator does not turn it round."""
    assert _conditions("Ik durf dat niet te zeggen tegen hem.") == {"fouten": _HINDERS}


@pytest.mark.parametrize(
    "answer",
    [
        "Niet alleen leertijd, ook ruimte krijgen we.",
        "We hebben geen geld, wel leertijd.",
        "Zij werken nooit zonder leertijd.",
        "Daar ga ik niet over, leertijd is er.",
    ],
)
def test_a_negator_elsewhere_does_not_turn_it(answer: str) -> None:
    """`niet alleen`, a negator in another clause, and two that cancel each other leave the condition as it is."""
    assert _conditions(answer) == {"leertijd": _HELPS}


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("Tijd heb ik daar niet voor gekregen.", id="gap"),
        pytest.param("Een fout zou ik nooit aan hem vertellen.", id="ampersand"),
        pytest.param("Wij kregen niet eens leertijd van hen.", id="niet eens"),
        pytest.param("Dan kies je ervoor om het niet te melden.", id="niet te"),
        pytest.param("Leertijd krijg je hier gewoon niet.", id="in front"),
    ],
)
def test_a_negator_that_is_no_part_of_the_indicator_turns_it(answer: str) -> None:
    """A negator in the gap of an indicator, or wherever else a reader sees a denial, turns the condition round."""
    assert set(_conditions(answer).values()) == {_HINDERS}


@pytest.mark.xfail(strict=True, reason="an indicator is only found at its first place in a sentence, here the one that is denied")
def test_every_place_of_an_indicator_counts() -> None:
    """Where an indicator is denied first and affirmed behind `maar`, it is the last that counts."""
    assert _conditions("Eerst was er geen leertijd, maar nu is er wel leertijd.") == {"leertijd": _HELPS}


def test_a_construct_keeps_its_default_condition() -> None:
    """A construct that hinders by itself hinders where nothing is said about it."""
    assert _conditions("De productielijn draait tot elf uur door.") == {"werkdruk": _HINDERS}


@pytest.mark.parametrize("answer", ["De productielijn draait, en dat is vreselijk irritant en frustrerend.", "De productie draait tot elf uur."])
def test_a_default_condition_agrees_with_cues_that_hinder(answer: str) -> None:
    """What the construct says and what the speaker says add up."""
    assert _conditions(answer) == {"werkdruk": _HINDERS}


def test_a_speaker_can_overrule_the_default_condition() -> None:
    """A default condition is a leaning: an indicator that says the opposite of it goes before."""
    book = codebook({"id": "werkdruk", "condition": _HINDERS, "indicators": [{"find": "gezonde werkdruk", "condition": _HELPS, "weight": 3}]})
    assert _conditions("Dat is voor ons een gezonde werkdruk.", book) == {"werkdruk": _HELPS}


_PLAIN = {"id": "overleg", "indicators": ["werkoverleg"]}


@pytest.mark.parametrize(
    ("answer", "condition"),
    [
        ("Het werkoverleg is echt goud waard, leerzaam en prettig.", _HELPS),
        ("Het werkoverleg is een puinhoop, frustrerend en zinloos.", _HINDERS),
        ("Het werkoverleg is op maandag om negen uur.", None),
    ],
)
def test_cues_decide_where_the_indicator_says_nothing(answer: str, condition: str | None) -> None:
    """Without a condition of its own the indicator takes that of the cues around it; bare facts stay undecided."""
    assert _conditions(answer, codebook(_PLAIN)) == {"overleg": condition}


@pytest.mark.parametrize("answer", ["De aanleiding was een puinhoop, frustrerend en zinloos.", "De aanleiding was goud waard, leerzaam en prettig."])
def test_a_group_without_conditions_gives_none(answer: str) -> None:
    """A construct of a group with `conditions: []` carries no condition, whatever the speaker thinks of it."""
    assert _conditions(answer, _aspect({})) == {"vraagstuk": None}


def test_an_indicator_of_a_group_without_conditions_gives_none() -> None:
    """Also an indicator's own condition does not count where the group carries none."""
    assert _conditions("De aanleiding was de brand.", _aspect({"indicators": [{"find": "aanleiding", "condition": _HELPS}]})) == {"vraagstuk": None}


def test_a_default_of_a_group_without_conditions_gives_none() -> None:
    """Also a construct's default condition does not count where its group carries none."""
    assert _conditions("De aanleiding was de brand.", _aspect({"condition": _HINDERS})) == {"vraagstuk": None}


def _aspect(more: Mapping[str, Any]) -> Codebook:
    construct = {"id": "vraagstuk", "group": "aspecten", "indicators": ["aanleiding"], **more}
    return codebook(construct, groups=[{"id": "aspecten", "label": "Aspecten", "conditions": []}])


def test_the_conditions_have_the_names_of_the_codebook() -> None:
    """A codebook with other names for helping and hindering gets those names."""
    book = codebook({"id": "leertijd", "indicators": [{"find": "leertijd", "condition": "helpt", "weight": 1.5}]}, conditions=["helpt", "hindert"])
    assert _conditions("Wij hebben daar leertijd voor.", book) == {"leertijd": "helpt"}
    assert _conditions("Wij hebben daar geen leertijd voor.", book) == {"leertijd": "hindert"}


def test_one_answer_can_help_in_one_construct_and_hinder_in_another() -> None:
    """Each construct of a sentence has a condition of its own."""
    assert _conditions("Wij hebben daar leertijd voor, zeggen ze, want de productielijn staat dan stil.")["leertijd"] == _HELPS
    assert _conditions("Leertijd hebben wij, een fout geef je hier niet toe.") == {"leertijd": _HELPS, "fouten": _HINDERS}


@pytest.mark.parametrize(
    ("answer", "condition"),
    [
        ("Wij krijgen leertijd van hem.", _HELPS),
        ("Leertijd? Nou lekker, een kwartier leertijd.", None),
        ("Zogenaamd krijgen wij leertijd van hem.", None),
        ("Wij krijgen zogenaamd geen leertijd van hem.", _HINDERS),
    ],
)
def test_irony_leaves_praise_undecided(answer: str, condition: str | None) -> None:
    """Praise in a sentence with a sign of irony is left undecided; what hinders still hinders."""
    assert _conditions(answer) == {"leertijd": condition}

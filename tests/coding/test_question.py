"""Which question of the guide an interviewer asks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.question import Asked, Questions
from tests.coding.tiny import guide

_OEFENEN = "Krijg je genoeg gelegenheid om te oefenen met nieuwe machines?"
_DRUKTE = "Hoe gaat het op dagen met veel bestellingen?"
_GUIDE = guide(
    {
        "id": "oefenen",
        "ask": _OEFENEN,
        "constructs": ["leertijd"],
        "facets": {"stap": "oorzaak"},
        "probes": ["Wanneer mocht je voor het laatst iets uitproberen?"],
        "also": ["Is er ruimte om dingen zelf te ontdekken?"],
        "fallback": ["Vertel eens over gisteren."],
        "note": "Vraag naar de lasrobot.",
    },
    {"id": "drukte", "ask": _DRUKTE, "constructs": ["werkdruk", "leertijd"]},
    warmup=["Hoe lang werk je hier al?"],
)


def _asked(text: str, *, enough: float = 0.35) -> str | None:
    asked = Questions(_GUIDE).nearest(text, enough=enough)
    return asked.question if asked else None


def test_a_question_as_written_is_found_with_all_it_informs() -> None:
    """The wording of the guide is fully similar; it brings the question's constructs and facets."""
    assert Questions(_GUIDE).nearest(_OEFENEN, enough=0.99) == Asked("oefenen", 1.0, ("leertijd",), {"stap": "oorzaak"})


def test_a_question_informs_its_section_when_it_says_nothing_else() -> None:
    """A question without constructs informs those of its section."""
    sectioned = guide().model_validate(
        {
            "guide": "g",
            "title": "G",
            "sections": [{"id": "s", "title": "S", "constructs": ["borging"], "questions": [{"id": "q", "ask": "Beklijft het?"}]}],
        }
    )
    asked = Questions(sectioned).nearest("Beklijft het?", enough=0.5)
    assert asked is not None
    assert asked.constructs == ("borging",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wanneer mocht je voor het laatst iets uitproberen?", "oefenen"),
        ("Is er ruimte om dingen zelf te ontdekken?", "oefenen"),
        ("Oké. En krijg je hier dan genoeg gelegenheid om te oefenen?", "oefenen"),
        ("hoe gaat het eigenlijk op zulke dagen met veel bestellingen", "drukte"),
        ("Vraag naar de lasrobot.", None),
        ("Wat eet je het liefst?", None),
        ("", None),
        ("…", None),
    ],
)
def test_probes_and_other_wordings_ask_the_same(text: str, expected: str | None) -> None:
    """A probe, another wording, or most of the words lead to the question; a note or other words lead nowhere."""
    assert _asked(text) == expected


def test_inflection_does_not_matter() -> None:
    """Words are compared by their beginning, so `reageert` meets `reageerde`."""
    questions = Questions(guide({"id": "reactie", "ask": "Hoe reageerde je leidinggevende?", "constructs": ["leiding"]}))
    assert questions.nearest("Hoe reageert een leidinggever?", enough=0.99) == Asked("reactie", 1.0, ("leiding",))


def test_a_warm_up_question_has_no_name_and_informs_nothing() -> None:
    """A warm-up question is recognised, so that its answer is not taken for that of another."""
    assert Questions(_GUIDE).nearest("Hoe lang werk je hier al?", enough=0.5) == Asked("", 1.0, ())


def test_a_question_of_small_words_keeps_them() -> None:
    """A question that holds small words only is compared by these."""
    small = guide({"id": "toen", "ask": "En hoe was dat toen?", "constructs": ["borging"]}, {"id": "drukte", "ask": _DRUKTE})
    asked = Questions(small).nearest("Hoe was dat?", enough=0.5)
    assert asked is not None
    assert asked.question == "toen"


def test_the_first_of_two_equal_questions_is_taken() -> None:
    """Where two questions have the same words, the first of the guide is the one."""
    twice = guide({"id": "eerst", "ask": _DRUKTE}, {"id": "later", "ask": _DRUKTE})
    asked = Questions(twice).nearest(_DRUKTE, enough=0.5)
    assert asked is not None
    assert asked.question == "eerst"


def test_a_guide_without_questions_recognises_none() -> None:
    """A guide of sections only is no reason to fail."""
    assert Questions(guide()).nearest(_OEFENEN, enough=0.0) is None


@given(st.lists(st.sampled_from([*_OEFENEN.split(), *_DRUKTE.split(), "eten", "ja", "’s"]), max_size=12).map(" ".join), st.floats(0, 1))
@settings(max_examples=100, deadline=None)
def test_similarity_lies_between_enough_and_one(text: str, enough: float) -> None:
    """What is found has a similarity of at least what was asked for (as rounded) and at most 1, and more of it is never found by asking more."""
    questions = Questions(_GUIDE)
    asked, any_ = questions.nearest(text, enough=enough), questions.nearest(text, enough=0.0)
    assert asked is None or (asked == any_ and enough - 0.001 <= asked.similarity <= 1.0)
    assert asked is not None or any_ is None or any_.similarity <= enough + 0.001


def test_a_shared_probe_informs_what_all_its_questions_inform() -> None:
    """Which of the questions a shared probe follows is not heard, so its answer informs only what they have in common."""
    shared = Questions(
        guide(
            {
                "id": "mooi",
                "ask": "Wat ging goed?",
                "constructs": ["leertijd", "feedback"],
                "facets": {"stap": "oorzaak"},
                "probes": ["Wie waren erbij?"],
            },
            {"id": "minder", "ask": "Wat ging minder?", "constructs": ["feedback"], "probes_of": "mooi", "probes": ["Waar letten we op?"]},
        )
    )
    assert shared.nearest("Wie waren erbij?", enough=0.9) == Asked("mooi", 1.0, ("feedback",))
    assert shared.nearest("Waar letten we op?", enough=0.9) == Asked("minder", 1.0, ("feedback",))
    assert shared.nearest("Wat ging goed?", enough=0.9) == Asked("mooi", 1.0, ("leertijd", "feedback"), {"stap": "oorzaak"})

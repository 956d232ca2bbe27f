"""What was asked of a guide, counted by hand."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.coverage import FEW, Asked, asked, coverage
from qualcode.coding.question import Questions
from qualcode.errors import QualcodeError
from qualcode.model.guide import Guide
from qualcode.model.study import Study
from qualcode.study.load import load_study
from tests import asked as example
from tests.nouns import transcript


@pytest.fixture
def study(tmp_path: pathlib.Path) -> Study:
    """Return the study of which it is known what was asked."""
    example.write(tmp_path)
    made, problems = load_study(tmp_path)
    assert problems == []
    return made


def test_by_case(study: Study) -> None:
    """A question counts per interview in which it was asked, and in which somebody answered in more than a few words."""
    found = coverage(study, study.guides["bakken"], book=study.codebooks["bakken"])
    assert (found.by, found.interviews) == ("bedrijf", {"Bakkerij Zon": 2, "Molen Noord": 1})
    assert found.counts == {
        ("begin", "Bakkerij Zon"): Asked(2, 1),
        ("fouten", "Bakkerij Zon"): Asked(2, 1),
        ("compliment", "Bakkerij Zon"): Asked(1, 0),
        ("begin", "Molen Noord"): Asked(1, 1),
    }
    assert found.total("begin") == Asked(3, 2)
    assert [question.id for question in found.never] == ["toekomst"]
    assert [construct.id for construct in found.uninformed] == ["geld"]


def test_by_transcript(study: Study) -> None:
    """Each interview can have a column of its own; without a codebook nothing is said about constructs."""
    found = coverage(study, study.guides["bakken"], by="transcript")
    assert found.interviews == {"a": 1, "b": 1, "c": 1}
    assert [(found.of("begin", name), found.of("fouten", name)) for name in "abc"] == [
        (Asked(1, 1), Asked(1, 0)),
        (Asked(1, 0), Asked(1, 1)),
        (Asked(1, 1), Asked()),
    ]
    assert found.uninformed == ()


def test_refused(study: Study) -> None:
    """An unknown attribute, and a guide that nobody used, are refused with a hint."""
    with pytest.raises(QualcodeError) as error:
        coverage(study, study.guides["bakken"], by="bedrijff")
    assert (str(error.value), error.value.hint) == ("no transcript has an attribute `bedrijff`", "did you mean `bedrijf`?")
    other = Guide.model_validate({"guide": "ander", "title": "A", "sections": [{"id": "a", "title": "A"}]})
    with pytest.raises(QualcodeError) as error:
        coverage(study, other)
    assert (str(error.value), error.value.hint) == (
        "no transcript is of an interview with guide `ander`",
        "put `guide: ander` above those that are",
    )


GUIDE = Guide.model_validate(
    {"guide": "g", "title": "G", "sections": [{"id": "a", "title": "A", "questions": [{"id": "brood", "ask": "Hoe bak je brood?"}]}]}
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Interviewer", "Respondent"]), st.sampled_from(["Hoe bak je brood?", "Ja.", "een " * FEW, "een " * (FEW + 1)]))
    )
)
def test_only_what_was_asked_is_answered(speech: list[tuple[str, str]]) -> None:
    """A question is found when the interviewer asks it, and only then; it is answered by what follows, and by nothing before it."""
    found = asked(transcript("x", speech=speech), Questions(GUIDE))
    places = [n for n, (who, said) in enumerate(speech) if who == "Interviewer" and "brood" in said]
    assert set(found) == ({"brood"} if places else set())
    if places and not any(who == "Respondent" for who, _ in speech[places[0] :]):
        assert found == {"brood": False}

"""What belongs to which transcript."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from qualcode.model.case import Case
from qualcode.model.codebook import Codebook
from qualcode.model.guide import Guide
from qualcode.model.study import Settings, Study
from qualcode.model.transcript import Transcript
from tests import nouns


def transcript(name: str = "gesprek", **attributes: str) -> Transcript:
    """Return a transcript of which only the front matter matters."""
    return Transcript(name, f"transcripts/{name}.txt", attributes, "", ())


def codebook(name: str, *ids: str) -> Codebook:
    """Return a codebook with these constructs."""
    return Codebook.model_validate({"codebook": name, "title": name, "constructs": [{"id": id, "label": id} for id in ids]})


def guide(name: str, of: str | None = None) -> Guide:
    """Return a guide made for a codebook."""
    return Guide.model_validate({"guide": name, "title": name, "codebook": of, "sections": [{"id": "a", "title": "a"}]})


def study(*transcripts: Transcript, **settings: Any) -> Study:
    """Return a study with two codebooks and three guides."""
    return Study(
        pathlib.Path(),
        Settings(study="proef", **settings),
        transcripts,
        {"werk": codebook("werk", "tijd", "toon"), "fouten": codebook("fouten", "melden")},
        {"los": guide("los"), "werkgids": guide("werkgids", "werk"), "foutengids": guide("foutengids", "fouten")},
        (Case(case="Kortenbos"),),
    )


@pytest.mark.parametrize(("attributes", "name"), [({}, "werk"), ({"codebook": "fouten"}, "fouten"), ({"codebook": "onbekend"}, None)])
def test_codebook_of_a_transcript(attributes: dict[str, str], name: str | None) -> None:
    """A transcript has the codebook that it names, else the study's first; a wrong name is never replaced by another."""
    found = study().codebook_of(transcript(**attributes))
    assert (found.codebook if found else None) == name


def test_codebook_that_could_not_be_read() -> None:
    """When the first codebook of study.yaml could not be read, the next one does not take its place."""
    assert study(codebooks=("kapot", "fouten")).codebook_of(transcript()) is None


def test_no_codebook() -> None:
    """Without codebooks a transcript has none."""
    assert Study(pathlib.Path(), Settings(study="proef")).codebook_of(transcript()) is None


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ({}, "werkgids"),
        ({"codebook": "fouten"}, "foutengids"),
        ({"guide": "los"}, "los"),
        ({"guide": "onbekend"}, None),
        ({"codebook": "onbekend"}, None),
    ],
)
def test_guide_of_a_transcript(attributes: dict[str, str], name: str | None) -> None:
    """A transcript has the guide that it names, else the one that was made for its codebook."""
    found = study().guide_of(transcript(**attributes))
    assert (found.guide if found else None) == name


@pytest.mark.parametrize(
    ("attributes", "role"), [({}, ""), ({"functie": "monteur"}, "monteur"), ({"rol": "medewerker", "functie": "monteur"}, "medewerker")]
)
def test_role(attributes: dict[str, str], role: str) -> None:
    """A role is the role attribute, else `functie`."""
    assert study().role_of(transcript(**attributes)) == role


def test_constructs_of_all_codebooks() -> None:
    """A study has the constructs of all its codebooks, in reading order."""
    assert list(study().constructs()) == ["tijd", "toon", "melden"]


def test_case_by_name() -> None:
    """What is written about a case is found by its exact name."""
    assert study().case("Kortenbos") == Case(case="Kortenbos")
    assert study().case("kortenbos") is None


@pytest.mark.parametrize(("attribute", "label"), [("bedrijf", "Organisatie"), ("rol", "Rol"), ("sector", "Sector")])
def test_label(attribute: str, label: str) -> None:
    """An attribute has the label of study.yaml, else its own name with a capital."""
    assert study(attributes={"bedrijf": {"label": "Organisatie"}, "rol": {}}).label(attribute) == label


def test_attribute_names() -> None:
    """The attributes are those of any front matter and `transcript`, sorted."""
    assert study(transcript(sector="bouw"), transcript(bedrijf="Kortenbos")).attribute_names() == ["bedrijf", "sector", "transcript"]


@pytest.mark.parametrize(("attribute", "value"), [("sector", "bouw"), ("transcript", "gesprek"), ("bedrijf", "")])
def test_value(attribute: str, value: str) -> None:
    """The value of `transcript` is the name; what the front matter does not say is empty."""
    assert study().value(transcript(sector="bouw"), attribute) == value


@pytest.mark.parametrize(("attributes", "by"), [({"bedrijf": "Kortenbos"}, "bedrijf"), ({"sector": "bouw"}, "transcript")])
def test_default_by(attributes: dict[str, str], by: str) -> None:
    """Cases are made by the study's case attribute as soon as one transcript has it, else each transcript is one."""
    assert study(transcript("a"), transcript("b", **attributes)).default_by() == by


def test_default_by_of_the_study() -> None:
    """A study can name another attribute that makes cases."""
    assert study(transcript(school="Meerkwartier"), case="school").default_by() == "school"


def test_constructs_with_all_below_them() -> None:
    """Each construct has itself and all below it, in reading order; and the conditions that it carries."""
    nested = {
        "id": "a",
        "label": "A",
        "constructs": [{"id": "b", "label": "B", "constructs": [{"id": "c", "label": "C"}]}, {"id": "d", "label": "D"}],
    }
    book = nouns.codebook(constructs=[nested, {"id": "e", "label": "E", "group": "aspecten"}])
    made = nouns.study([], book)
    assert made.subtrees() == {"a": ("a", "b", "c", "d"), "b": ("b", "c"), "c": ("c",), "d": ("d",), "e": ("e",)}
    assert (made.carried()["c"], made.carried()["e"], made.conditions()) == (("stimulerend", "belemmerend"), (), ("stimulerend", "belemmerend"))

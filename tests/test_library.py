"""Tests of what is shipped: guides, codebooks and example studies are sound, complete, and coded as the program codes now."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Callable
from functools import cache

import pytest

from qualcode.model.codebook import Codebook, Construct
from qualcode.study import library
from qualcode.study.load import load_codebook, load_guide
from tests.conftest import Run

Command = Callable[..., Run]
NOWHERE = pathlib.Path("nowhere")
BOOKS = ["leren-van-fouten", "werkplekleren"]
EXAMPLES = ["blijven-leren", "leren-van-fouten", "veilig-falen", "werkplekleren"]
CODEBOOKS = ["blijven-leren", "leren-van-fouten", "psychologische-veiligheid", "werkplekleren"]
GUIDES = """
    begeleide-intervisie blijven-leren groepsgesprek leren-van-fouten werkplekleren workshop-invloedscirkel workshop-marktplaats zelfscan-uitdaging
""".split()
ENOUGH_INDICATORS = 20

MISTAKES = ["omgang-met-fouten", "rol-leidinggevende", "toon-aan-de-top", "melden-van-fouten", "leren-van-fouten"]
CONDITIONS = """
    autonomie coachend-leiderschap job-aids taakvariatie samenwerken fouten-mogen-maken feedback kwaliteiten zelfvertrouwen participatie
    leertijd werkdruk werkprocessen kennisdeelmomenten werkplekbegeleiding steun-leiding borging
""".split()
ASPECTS = ["vraagstuk", "interventies", "instrumenten", "opbrengsten", "voorwaarden", "vervolg"]


@cache
def _book(name: str) -> Codebook:
    return load_codebook(name, NOWHERE)[0]


def _constructs() -> list[tuple[str, Construct]]:
    return [(name, construct) for name in BOOKS for _, _, construct in _book(name).walk()]


def test_names() -> None:
    """These guides, codebooks and examples are shipped."""
    assert {kind: library.names(kind) for kind in ("guides", "codebooks", "examples")} == {
        "guides": GUIDES,
        "codebooks": CODEBOOKS,
        "examples": EXAMPLES,
    }


@pytest.mark.parametrize("name", BOOKS)
def test_codebook_and_guide_are_sound(run: Command, tmp_path: pathlib.Path, name: str) -> None:
    """A shipped codebook and its guide pass the strictest check, silently."""
    (tmp_path / "study.yaml").write_text(f"study: proef\ncodebooks: [{name}]\nguides: [{name}]\n", encoding="utf-8")
    assert run("check", "--strict", "--study", str(tmp_path)) == Run(0, "", "")


@pytest.mark.parametrize("name", BOOKS)
def test_guide_is_of_its_codebook(name: str) -> None:
    """A shipped guide says that it is made for the codebook of the same name."""
    assert load_guide(name, NOWHERE)[0].codebook == name


def test_constructs_of_learning_from_mistakes() -> None:
    """The codebook for learning from mistakes has exactly these constructs, in the order of the interview."""
    assert _book("leren-van-fouten").ids() == MISTAKES


@pytest.mark.parametrize(("group", "ids"), [("condities", CONDITIONS), ("aspecten", ASPECTS), (None, CONDITIONS + ASPECTS)])
def test_constructs_of_learning_at_work(group: str | None, ids: list[str]) -> None:
    """The codebook for learning at work has exactly these constructs, in two groups."""
    assert _book("werkplekleren").ids(group) == ids


def test_conditions() -> None:
    """Every construct helps or hinders, but the aspects of a case carry no condition."""
    carried = {construct.id: _book(name).conditions_of(construct) for name, construct in _constructs()}
    assert carried == {id: () if id in ASPECTS else ("stimulerend", "belemmerend") for id in MISTAKES + CONDITIONS + ASPECTS}


@pytest.mark.parametrize("facet", ["scissor", "fouttype"])
def test_facets(facet: str) -> None:
    """The codebook for learning from mistakes has the steps of SCISSOR and the kinds of mistake."""
    found = _book("leren-van-fouten").facet(facet)
    assert found is not None
    assert found.label


@pytest.mark.parametrize(("name", "construct"), _constructs(), ids=lambda part: part.id if isinstance(part, Construct) else "")
def test_construct_is_complete(name: str, construct: Construct) -> None:
    """A construct says what it is, when to use it and when not, with two examples and at least twenty indicators."""
    missing = [part for part in ("label", "definition", "include", "exclude") if not getattr(construct, part)]
    assert missing == []
    assert len(construct.examples) >= 2
    assert len(construct.indicators) >= ENOUGH_INDICATORS


@pytest.mark.parametrize(("name", "construct"), _constructs(), ids=lambda part: part.id if isinstance(part, Construct) else "")
def test_indicators_are_written_once(name: str, construct: Construct) -> None:
    """No indicator of a construct stands there twice."""
    finds = [indicator.find for indicator in construct.indicators]
    assert [find for find in dict.fromkeys(finds) if finds.count(find) > 1] == []


@pytest.mark.parametrize(("name", "construct"), _constructs(), ids=lambda part: part.id if isinstance(part, Construct) else "")
def test_both_conditions_have_an_example(name: str, construct: Construct) -> None:
    """A construct that can help and hinder shows an example of either."""
    conditions = _book(name).conditions_of(construct)
    assert set(conditions) - {example.condition for example in construct.examples} == set()


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_is_sound(run: Command, name: str) -> None:
    """A shipped example study passes the strictest check, silently."""
    assert run("check", "--strict", "--study", str(library.folder("examples") / name)) == Run(0, "", "")


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_is_coded_as_the_program_codes_now(run: Command, tmp_path: pathlib.Path, name: str) -> None:
    """Coding a shipped example study again changes nothing; when it should, run `qualcode code` in it."""
    original, copy = library.folder("examples") / name, tmp_path / name
    shutil.copytree(original, copy, ignore=shutil.ignore_patterns("build"))
    assert run("code", "--study", str(copy)).code == 0
    coded = {path.relative_to(copy).as_posix(): path.read_text(encoding="utf-8").splitlines() for path in copy.glob("codings/**/auto.jsonl")}
    assert len(coded) == len(list(original.glob("transcripts/**/*.txt")))
    changed = [path for path, lines in coded.items() if (original / path).read_text(encoding="utf-8").splitlines() != lines]
    assert changed == []

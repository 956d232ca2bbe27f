"""Tests of `qualcode view`: which views there are, what is shown, and what is refused."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Callable

import pytest

from tests.conftest import ROOT, Run

Command = Callable[..., Run]


@pytest.fixture
def mistakes(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a copy of the example study on mistakes, and go there."""
    shutil.copytree(ROOT / "examples" / "leren-van-fouten", tmp_path / "studie")
    monkeypatch.chdir(tmp_path / "studie")
    return tmp_path / "studie"


def test_list(run: Command, mistakes: pathlib.Path) -> None:
    """Without a name the views are listed, those of the study too."""
    with (mistakes / "study.yaml").open("a", encoding="utf-8") as file:
        file.write("views:\n  - {id: soorten, title: Soorten fouten, kind: circles, facet: fouttype}\n")
    assert run("view") == Run(0, "scissor: De casus in zeven stappen\nsoorten: Soorten fouten\n", "")


def test_scissor(run: Command, mistakes: pathlib.Path) -> None:
    """The view scissor shows the seven steps of a casus, on the terminal and in every format."""
    shown = run("view", "scissor", "--case", "Veldhaven Schadeverzekeringen")
    steps = ["Situatie", "Keuzes", "Onverenigbaarheid", "Betrokkenen", "Besluit", "Uitkomst", "Terugblik"]
    places = [shown.out.index(step) for step in steps]
    assert (shown.code, places) == (0, sorted(places))
    for name in ("casus.md", "casus.html", "casus.docx"):
        assert run("view", "scissor", "-o", name) == Run(0, "", f"wrote {name}\n")
    assert "| Situatie |" in (mistakes / "casus.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sissor"], "did you mean `scissor`?"),
        (["scissor", "--by", "sectro"], "no transcript has an attribute `sectro`\n    hint: did you mean `sector`?"),
        (["scissor", "--case", "Zon"], "no case is called `Zon`"),
        (["scissor", "-o", "casus.pdf"], "cannot tell from `casus.pdf` what to write"),
        (["scissor", "--format", "docx"], "a Word file cannot be shown here"),
    ],
)
def test_refusals(run: Command, mistakes: pathlib.Path, words: list[str], said: str) -> None:
    """What cannot be done is refused with code 2, a reason and a hint, and nothing is written."""
    before = sorted(mistakes.rglob("*"))
    done = run("view", *words)
    assert (done.code, said in done.err, sorted(mistakes.rglob("*")) == before) == (2, True, True)


def test_a_view_of_nothing(run: Command, mistakes: pathlib.Path) -> None:
    """A view whose facet is absent is one line with its place and a hint."""
    with (mistakes / "study.yaml").open("a", encoding="utf-8") as file:
        file.write("views:\n  - {id: kring, title: Kring, kind: circles, facet: kring}\n")
    line = len((mistakes / "study.yaml").read_text(encoding="utf-8").splitlines())
    assert run("view", "kring") == Run(
        1,
        "",
        f"study.yaml:{line}:46: error: view `kring` needs the facet `kring`, which is not there (view)\n    hint: known are: `scissor`, `fouttype`\n",
    )

"""Tests of `qualcode html`: where the page is written, what is said beside it, and what is refused."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest

from tests import tiny
from tests.conftest import Run

Command = Callable[..., Run]
NAMES = "3 transcripts may hold names of people\n    hint: replace them before you share the page: qualcode pseudonymise\n"


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_html(run: Command, bakers: pathlib.Path) -> None:
    """The page is build/<study>.html; who has not replaced names is told so."""
    path = pathlib.Path("build/bakkers.html")
    assert run("html") == Run(0, "", f"{NAMES}{path}: 7 fragments in 3 transcripts\n")
    assert "Leren in twee bakkerijen" in path.read_text(encoding="utf-8")
    assert run("html", "-o", "uit/x.html").code == 0
    assert pathlib.Path("uit/x.html").read_bytes() == path.read_bytes()


def test_pseudonymised(run: Command, bakers: pathlib.Path) -> None:
    """Nothing is said of names when all transcripts have pseudonyms."""
    for path in (bakers / "transcripts").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("---\n", "---\ngepseudonimiseerd: ja\n", 1), encoding="utf-8")
    assert run("html").err == f"{pathlib.Path('build/bakkers.html')}: 7 fragments in 3 transcripts\n"


def test_without_transcripts(run: Command, bakers: pathlib.Path) -> None:
    """What nobody coded stays out of a page without transcripts."""
    assert run("html", "--without-transcripts").code == 0
    page = (bakers / "build" / "bakkers.html").read_text(encoding="utf-8")
    assert ("Niemand wil om vier uur beginnen." in page, "We krijgen de vroege dienst niet rond." in page) == (True, False)


def test_by(run: Command, bakers: pathlib.Path) -> None:
    """Any attribute can make the cases."""
    assert run("html", "--by", "rol").code == 0
    assert 'data-c="0">' in (page := (bakers / "build" / "bakkers.html").read_text(encoding="utf-8"))
    assert "Bakkerij Zon" not in page


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--by", "bedrif"], "no transcript has an attribute `bedrif`\n    hint: did you mean `bedrijf`?"),
        (["-o", "codings"], f"`codings` is a folder, not a file\n    hint: name a file: -o {pathlib.Path('codings/overzicht.html')}"),
    ],
)
def test_refusals(run: Command, words: list[str], said: str) -> None:
    """What cannot be done is refused with code 2, a reason and a hint."""
    assert run("html", *words) == Run(2, "", f"qualcode: {said}\n")


def test_no_transcripts(run: Command, folder: pathlib.Path) -> None:
    """A study without transcripts has nothing to show, and says what to do.

    === study.yaml
    study: leeg
    """
    hint = "put interviews in its folder transcripts/, as text files (.txt)"
    assert run("html") == Run(2, "", f"qualcode: the study has no transcripts\n    hint: {hint}\n")


def test_leak(run: Command, bakers: pathlib.Path) -> None:
    """Nothing is written when the page would tell who somebody is."""
    path = bakers / "transcripts" / "c.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nInterviewer: Bel 06-12345678 maar.\n", encoding="utf-8")
    done = run("html")
    assert (done.code, done.out, (bakers / "build").exists()) == (1, "", False)
    assert "`06-12345678` is somebody's telefoonnummer (name-leak)" in done.err

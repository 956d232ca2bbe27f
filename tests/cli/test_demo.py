"""Tests of `qualcode demo`: the whole line, on an example study."""

from __future__ import annotations

import io
import pathlib
from collections.abc import Callable
from contextlib import redirect_stdout

import pytest

from qualcode.cli import main
from qualcode.study import library
from tests.conftest import Run

Command = Callable[..., Run]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[pathlib.Path, str]:
    """Run the demo once, in an empty folder that is there already; return where, and what it printed."""
    here = tmp_path_factory.mktemp("demo")
    (here / "proef").mkdir()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as out:
        patch.chdir(here)
        assert main(["demo", "proef", "--example", "leren-van-fouten"]) == 0
    return here / "proef", out.getvalue()


def test_says_what_it_does(demo: tuple[pathlib.Path, str]) -> None:
    """The demo copies a study, checks and codes it, shows a matrix, and writes a spreadsheet and reports."""
    assert [line[2:] for line in demo[1].splitlines() if line.startswith("▸ ")] == [
        "copied the example study `leren-van-fouten` to proef",
        "qualcode check --strict",
        "qualcode code",
        "qualcode matrix",
        f"qualcode matrix --cells summary -o {pathlib.Path('proef/build/overzicht.xlsx')}",
        "qualcode report",
        f"look at {pathlib.Path('proef/build/report')}; go on with: cd proef && qualcode --help",
    ]


def test_makes_everything(demo: tuple[pathlib.Path, str]) -> None:
    """The demo leaves a spreadsheet, and a report per company in Markdown and Word."""
    built = demo[0] / "build"
    names = ["meerkwartier-college", "thuiszorg-wilgenoord", "veldhaven-schadeverzekeringen"]
    reports = [f"report/{name}.{kind}" for name in names for kind in ("docx", "md")]
    assert sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()) == ["overzicht.xlsx", *reports]


def _authored(folder: pathlib.Path) -> dict[str, bytes]:
    """Return what people wrote in a study: all files but what is coded or rendered by the program."""
    files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    texts = (".yaml", ".txt", ".jsonl", ".md")
    return {
        path.as_posix(): file.read_bytes()
        for path, file in files.items()
        if path.parts[0] != "build" and path.name != "auto.jsonl" and (path.suffix in texts or path.name.startswith(".git"))
    }


def test_copies_the_study(demo: tuple[pathlib.Path, str]) -> None:
    """The demo has all that people wrote in the example."""
    assert _authored(demo[0]) == _authored(library.folder("examples") / "leren-van-fouten")


def test_codes_every_transcript(demo: tuple[pathlib.Path, str]) -> None:
    """Every transcript of the demo has proposals."""
    coded = {path.parent.name for path in demo[0].glob("codings/*/auto.jsonl")}
    assert coded == {path.stem for path in demo[0].glob("transcripts/*.txt")}


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_refuses_what_is_there(run: Command, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """A folder with something in it, or a file, is left alone."""
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "proef" / "mijn.txt" if kind == "folder" else tmp_path / "proef"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("van mij", encoding="utf-8")
    assert run("demo", "proef") == Run(2, "", "qualcode: `proef` is there already\n    hint: choose another folder: qualcode demo proef-2\n")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]
    assert mine.read_text(encoding="utf-8") == "van mij"


def test_unknown_example(run: Command, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example that does not exist is refused with the nearest one, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    said = "qualcode: no example is called `werkplek`\n    hint: did you mean `werkplekleren`?\n"
    assert run("demo", "proef", "--example", "werkplek") == Run(2, "", said)
    assert list(tmp_path.iterdir()) == []


def test_below_a_file(run: Command, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place that cannot be a folder is refused."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vol").write_text("", encoding="utf-8")
    refused = run("demo", "vol/proef")
    assert (refused.code, refused.err) == (2, f"qualcode: cannot write `{pathlib.Path('vol/proef')}`: not a directory\n")

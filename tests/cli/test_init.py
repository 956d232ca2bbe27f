"""`qualcode init`: a study that passes check and can be coded at once, and never a file written over."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest

from qualcode.study import library
from tests.cli.inputs import files
from tests.conftest import Run

Command = Callable[..., Run]
SCHEMAS = [f".qualcode/{kind}.schema.json" for kind in ("guide", "codebook", "study", "case")]
EXAMPLE = "transcripts/00-voorbeeld.txt"
POINTER = b"# yaml-language-server: $schema=.qualcode/study.schema.json\n"
MADE = [".gitattributes", ".gitignore", *sorted(SCHEMAS), "cases/voorbeeldbedrijf.yaml", "study.yaml", "transcripts/00-voorbeeld.txt"]


@pytest.fixture
def here(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return an empty folder called `proef` and go there."""
    (tmp_path / "proef").mkdir()
    monkeypatch.chdir(tmp_path / "proef")
    return tmp_path / "proef"


def test_here(here: pathlib.Path, run: Command) -> None:
    """Without a name the study is made here, with the folder's name, and each file is told."""
    result = run("init")
    assert result == Run(
        0,
        "".join(f"wrote  {name}\n" for name in ["study.yaml", EXAMPLE, "cases/voorbeeldbedrijf.yaml", ".gitignore", ".gitattributes", *SCHEMAS]),
        "next: qualcode code && qualcode matrix\n",
    )
    assert sorted(files(here)) == MADE
    assert files(here)["study.yaml"].startswith(POINTER + b"study: proef\ntitle: Proef\n")


def test_in_a_folder(here: pathlib.Path, run: Command) -> None:
    """A named folder is made, with those above it, and the way to it is told."""
    result = run("init", "studies/Mijn studie")
    assert (result.code, result.err) == (0, "next: cd studies/Mijn studie && qualcode code && qualcode matrix\n")
    assert files(here)["studies/Mijn studie/study.yaml"].startswith(POINTER + b"study: mijn-studie\ntitle: Mijn studie\n")


@pytest.mark.parametrize("codebook", library.names("codebooks"))
def test_sound(here: pathlib.Path, run: Command, codebook: str) -> None:
    """With any codebook of the library the new study passes check, can be coded, and then passes the strict check too."""
    run("init", "--codebook", codebook)
    assert run("check") == Run(0, "", "")
    assert run("code").code == 0
    assert (here / "codings" / "00-voorbeeld" / "auto.jsonl").read_text(encoding="utf-8").count("\n") > 2
    assert run("check", "--strict") == Run(0, "", "")


@pytest.mark.parametrize("name", ["Mijn studie (versie 2)", "_", "null", "a" * 79 + " b"])
def test_any_folder_name(here: pathlib.Path, run: Command, name: str) -> None:
    """Whatever the folder is called, its study passes check."""
    run("init", name)
    assert run("check", "--study", name) == Run(0, "", "")


@pytest.mark.parametrize(("ci", "file"), [("github", ".github/workflows/qualcode.yml"), ("gitlab", ".gitlab-ci.yml")])
def test_ci(here: pathlib.Path, run: Command, ci: str, file: str) -> None:
    """With --ci there is a workflow too."""
    run("init", "--ci", ci)
    assert sorted(files(here)) == sorted([*MADE, file])
    assert b"qualcode check" in files(here)[file]


@pytest.mark.parametrize("name", MADE)
def test_never_overwrites(here: pathlib.Path, run: Command, name: str) -> None:
    """A file that is there already stays byte for byte as it is, and that is told."""
    (here / name).parent.mkdir(exist_ok=True)
    (here / name).write_bytes(b"van mij\r\n")
    result = run("init", "--ci", "gitlab")
    assert (result.code, files(here)[name]) == (0, b"van mij\r\n")
    assert f"{name} is there already\n" in result.err or f"kept   {name}\n" in result.err
    assert f"wrote  {name}\n" not in result.out


def test_twice(here: pathlib.Path, run: Command) -> None:
    """A second time nothing is written."""
    run("init")
    before = files(here)
    assert run("init").out == ""
    assert files(here) == before


def test_into_an_own_study(folder: pathlib.Path, run: Command) -> None:
    """A study of one's own gets the files for git and the workflow, and no example.

    === study.yaml
    study: eigen
    """
    assert run("init", "--ci", "gitlab").out == "".join(f"wrote  {name}\n" for name in [".gitignore", ".gitattributes", *SCHEMAS, ".gitlab-ci.yml"])


def test_file_in_the_way(here: pathlib.Path, run: Command) -> None:
    """A file where the folder should come is named and stays."""
    (here / "x").write_text("van mij", encoding="utf-8")
    assert run("init", "x") == Run(2, "", "qualcode: `x` is a file, not a folder\n    hint: name a folder: qualcode init DIR\n")
    assert files(here) == {"x": b"van mij"}


def test_below_a_file(here: pathlib.Path, run: Command) -> None:
    """A folder below a file cannot be made, and the file stays."""
    (here / "x").write_text("van mij", encoding="utf-8")
    printed = "qualcode: cannot write `x/y/study.yaml`: not a directory\n    hint: check that the folder exists, is yours and has room\n"
    assert run("init", "x/y") == Run(2, "", printed)
    assert files(here) == {"x": b"van mij"}


def test_unknown_codebook(here: pathlib.Path, run: Command) -> None:
    """An unknown codebook is a mistake in use, with the nearest one, and nothing is made."""
    printed = "qualcode: no codebook is called `werkplekleer`\n    hint: did you mean `werkplekleren`?\n"
    assert run("init", "--codebook", "werkplekleer") == Run(2, "", printed)
    assert files(here) == {}


def test_unknown_ci(here: pathlib.Path, run: Command) -> None:
    """An unknown workflow is a mistake in use, with those there are."""
    result = run("init", "--ci", "jenkins")
    assert (result.code, files(here)) == (2, {})
    assert "'jenkins' is not one of 'github', 'gitlab'" in result.err

"""Tests of `qualcode tag`: what is written in whose file, and what is refused."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

from tests import tiny
from tests.cli.inputs import files
from tests.conftest import Run

Command = Callable[..., Run]
ID = "c9e0fe73-1710-5a1e-b629-7c3f37f8ebdd"
DIENST = ("tag", "a", "--quote", "vroege  \n dienst", "--construct", "vraagstuk")


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, with somebody who repeats himself, and go there."""
    tiny.write(tmp_path)
    path = tmp_path / "transcripts" / "c.txt"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " Echt waar, de machine, altijd de machine.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: pathlib.Path, name: str = "a", coder: str = "anna") -> list[dict[str, Any]]:
    """Return the lines of a coding file."""
    return [json.loads(line) for line in (folder / "codings" / name / f"{coder}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_writes_in_the_coders_own_file(run: Command, bakers: pathlib.Path) -> None:
    """The words are coded where they stand, whatever white space was typed; only the coder's own file changes, and the id is printed."""
    before = files(bakers)
    assert run(*DIENST, "--coder", "anna") == Run(
        0, f"{ID}\n", "codings/a/anna.jsonl: c9e0fe73 vraagstuk on “vroege dienst” (transcripts/a.txt:10:27)\n"
    )
    assert written(bakers)[0] == {
        "id": ID,
        "start": 57,
        "end": 70,
        "quote": "vroege dienst",
        "construct": "vraagstuk",
        "condition": None,
        "facets": {},
        "status": "accepted",
        "score": None,
        "why": "",
        "memo": "",
    }
    assert written(bakers)[1]["quote"] == "Ik mag zelf bepalen in welke volgorde ik de ovens vul."
    after = files(bakers)
    assert {name for name in after if after[name] != before.get(name)} == {"codings/a/anna.jsonl"}
    assert run("check").code == 0


def test_again_changes_nothing(run: Command, bakers: pathlib.Path) -> None:
    """The same coding again leaves every byte; with a memo, condition or facet it gets these and keeps its id."""
    run(*DIENST)
    once = files(bakers)
    assert run(*DIENST) == Run(0, f"{ID}\n", "codings/a/anna.jsonl: c9e0fe73 vraagstuk on “vroege dienst” (transcripts/a.txt:10:27) (unchanged)\n")
    assert files(bakers) == once
    assert run(*DIENST, "--memo", "Let op.", "--facet", "kring=team").out == f"{ID}\n"
    assert [(one["memo"], one["facets"]) for one in written(bakers)] == [("Let op.", {"kring": "team"}), ("", {"kring": "zelf"})]


def test_dry_run(run: Command, bakers: pathlib.Path) -> None:
    """A dry run says what would be written and writes nothing."""
    before = files(bakers)
    assert run(*DIENST, "--dry-run").err == "codings/a/anna.jsonl: c9e0fe73 vraagstuk on “vroege dienst” (transcripts/a.txt:10:27) (not written)\n"
    assert files(bakers) == before


def test_several_places(run: Command, bakers: pathlib.Path) -> None:
    """Words that are said more than once are listed with their places, and `--nth` chooses one."""
    tag = ("tag", "c", "--quote", "de machine", "--construct", "ruimte")
    assert run(*tag) == Run(
        2,
        "",
        "qualcode: `de machine` is said 3 times\n    hint: choose one with --nth N, or quote more words:\n"
        "          1: transcripts/c.txt:7:29: Bij ons beslist de machine. Echt waar, de machine, …\n"
        "          2: transcripts/c.txt:7:52: … de machine. Echt waar, de machine, altijd de machine.\n"
        "          3: transcripts/c.txt:7:71: … waar, de machine, altijd de machine.\n",
    )
    assert run(*tag, "--nth", "2").code == 0
    assert [(one["start"], one["before"][-11:]) for one in written(bakers, "c")] == [(74, "Echt waar, ")]
    assert run(*tag, "--nth", "4") == Run(2, "", "qualcode: `de machine` is said 3 times, so there is no --nth 4\n")


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"--quote": "Wat speelt hier"},
            "`Wat speelt hier` is said by the interviewer (transcripts/a.txt:8:14)\n"
            "    hint: quote what the respondent says: the interviewer's words are not coded\n",
        ),
        (
            {"--quote": "Ik mag zelf bepaaln"},
            "no respondent says `Ik mag zelf bepaaln` in transcripts/a.txt\n"
            "    hint: did you mean “Ik mag zelf bepalen” (transcripts/a.txt:14:13)?\n",
        ),
        (
            {"--quote": "zeppelin boven zee"},
            "no respondent says `zeppelin boven zee` in transcripts/a.txt\n    hint: quote the words of one turn as they stand in the transcript\n",
        ),
        ({"--quote": " "}, 'the quote is empty\n    hint: write the words that are coded: --quote "…"\n'),
        ({"--construct": "rumte"}, "unknown construct `rumte`\n    hint: did you mean `ruimte`?\n"),
        ({"--condition": "blem"}, "unknown condition `blem`\n    hint: known are: `stimulerend`, `belemmerend`\n"),
        ({"--facet": "kring"}, "`kring` is not a facet with its value\n    hint: write: --facet ID=VALUE\n"),
        ({"--facet": "kring=x"}, "`x` is not a value of facet `kring`\n    hint: known are: `zelf`, `team`\n"),
        ({"--coder": "../bram"}, "`../bram` cannot be the name of a coder\n    hint: use letters, digits and hyphens\n"),
        ({"--coder": "a/b"}, "`a/b` cannot be the name of a coder\n    hint: use letters, digits and hyphens\n"),
        ({"--coder": "a.b"}, "`a.b` cannot be the name of a coder\n    hint: use letters, digits and hyphens\n"),
        (
            {"--coder": "auto"},
            "`auto` is no person\n    hint: its proposals are decided about with: qualcode accept, qualcode reject\n",
        ),
        ({"--coder": "bram"}, "coder `bram` is not in study.yaml\n    hint: known are: `anna`; else add: coders: [anna, bram]\n"),
    ],
)
def test_refused(run: Command, words: dict[str, str], message: str) -> None:
    """What cannot be coded is refused with a hint, and nothing is written."""
    here = pathlib.Path()
    before = files(here)
    options = {"--quote": "welke volgorde", "--construct": "ruimte", **words}
    assert run("tag", "a", *(word for pair in options.items() for word in pair)) == Run(2, "", f"qualcode: {message}")
    assert files(here) == before


@pytest.mark.usefixtures("bakers")
def test_unknown_transcript(run: Command) -> None:
    """A transcript is known by its name or its file."""
    assert run("tag", "d", *DIENST[2:]) == Run(2, "", "qualcode: no transcript is called `d`\n    hint: known are: `a`, `b`, `c`\n")
    assert run("tag", "./transcripts/a.txt", *DIENST[2:]).code == 0


def test_a_file_with_trouble_is_left_alone(run: Command, bakers: pathlib.Path) -> None:
    """A coding file that holds a line which cannot be understood is not written over."""
    path = bakers / "codings" / "a" / "anna.jsonl"
    path.write_text("<<<<<<< HEAD\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = path.read_bytes()
    shown = run(*DIENST)
    assert (shown.code, shown.err.partition("\n")[0]) == (1, "codings/a/anna.jsonl:1: error: a merge conflict is left in the file (conflict)")
    assert path.read_bytes() == before

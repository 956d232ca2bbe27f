"""`qualcode anchor`, as a researcher uses it after mending a transcript."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from tests.conftest import Run
from tests.store.test_history import git, needs_git

Command = Callable[..., Run]
TEXT = """---
bedrijf: Bakkerij De Zon
---

Interviewer: Hoe ging dat?

Respondent: Ja, dat klopt. Ik liep drie dagen mee met Wouter.

Interviewer: En daarna?

Respondent: Ja, dat klopt. Er was nooit tijd om iets te vragen.
"""
QUOTES = ("Ja, dat klopt.", "Ik liep drie dagen mee met Wouter.", "Er was nooit tijd om iets te vragen.")


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a study with one transcript and three codings, kept in git where that is installed."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "codings" / "01").mkdir(parents=True)
    (tmp_path / "study.yaml").write_text("study: proef\ncodebooks: [werkplekleren]\n", encoding="utf-8")
    (tmp_path / "transcripts" / "01.txt").write_text(TEXT, encoding="utf-8")
    body = TEXT.partition("---\n\n")[2]
    body = "\n" + body
    rows = []
    for quote in QUOTES:
        start = body.rindex(quote) if quote == QUOTES[0] else body.index(quote)
        row = {"start": start, "end": start + len(quote), "quote": quote, "construct": "begeleiding"}
        context = {"before": body[start - 32 : start], "after": body[start + len(quote) :][:32]} if quote == QUOTES[0] else {}
        rows.append(json.dumps({**row, **context}) + "\n")
    (tmp_path / "codings" / "01" / "anna.jsonl").write_text("".join(rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def edit(study: pathlib.Path, old: str, new: str) -> None:
    """Replace words in the transcript."""
    path = study / "transcripts" / "01.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def quotes(study: pathlib.Path) -> list[str]:
    """Return the words at the places of anna's codings, in the transcript as it is."""
    body = (study / "transcripts" / "01.txt").read_text(encoding="utf-8").partition("---\nbedrijf: Bakkerij De Zon\n---\n")[2]
    rows = map(json.loads, (study / "codings" / "01" / "anna.jsonl").read_text(encoding="utf-8").splitlines())
    return [body[row["start"] : row["end"]] for row in rows if body[row["start"] : row["end"]] == row["quote"]]


def test_nothing_to_do(study: pathlib.Path, run: Command) -> None:
    """A study whose transcripts were not changed has nothing to anchor."""
    assert run("anchor") == Run(0, "", "every coding stands where it stood\n")


def test_check_fails_until_anchored(study: pathlib.Path, run: Command) -> None:
    """Peers' failure 1: after an edit check fails and names anchor; after anchor --write it is silent."""
    edit(study, "Interviewer: Hoe ging dat?", "Interviewer: Vertel eens, hoe ging dat?")
    assert "hint: the transcript was changed after it was coded: see what became of its codings with: qualcode anchor" in run("check").out
    shown = run("anchor")
    assert (shown.code, shown.out) == (1, "transcripts/01.txt: 3 moved\n")
    assert shown.err == "3 codings found again; to write the new places: qualcode anchor --write\n"
    assert quotes(study) == []
    assert run("anchor", "--write") == Run(0, "transcripts/01.txt: 3 moved\n", "1 file written\n")
    assert sorted(quotes(study)) == sorted(QUOTES)
    assert "(quote)" not in run("check").out
    assert run("anchor").err == "every coding stands where it stood\n"


@needs_git
def test_rewritten_with_git(study: pathlib.Path, run: Command) -> None:
    """With the text as it was coded in git, a rewritten quote is found and its difference shown; a lost one is told of and stays."""
    git(study, "init", "-q")
    git(study, "add", ".")
    git(study, "commit", "-qm", "gecodeerd")
    edit(study, "met Wouter", "met [collega 1]")
    edit(study, " Er was nooit tijd om iets te vragen.", "")
    shown = run("anchor", "--write")
    assert shown.code == 1
    assert shown.out == (
        "transcripts/01.txt: 1 moved, 1 fuzzy, 1 lost\n"
        "  codings/01/anna.jsonl:2: begeleiding, 0.77 alike, now at transcripts/01.txt:7:28\n"
        "    Ik liep drie dagen mee met [-Wouter.-] {+[collega 1].+}\n"
    )
    assert "codings/01/anna.jsonl:3: error: `Er was nooit tijd om iets te vragen.` is lost (anchor)" in shown.err
    assert sorted(quotes(study)) == ["Ik liep drie dagen mee met [collega 1].", "Ja, dat klopt."]
    assert "Er was nooit tijd" in (study / "codings" / "01" / "anna.jsonl").read_text(encoding="utf-8")


def test_ids_and_memos_stay(study: pathlib.Path, run: Command) -> None:
    """Anchoring changes start, end and quote of a line and nothing else."""
    path = study / "codings" / "01" / "anna.jsonl"
    row = json.loads(path.read_text(encoding="utf-8").splitlines()[2])
    path.write_text(json.dumps({**row, "id": "mijn-id", "memo": "let op", "condition": "belemmerend"}) + "\n", encoding="utf-8")
    edit(study, "Interviewer: Hoe", "Interviewer: Zo. Hoe")
    assert run("anchor", "--write").code == 0
    after = json.loads(path.read_text(encoding="utf-8"))
    assert (after["id"], after["memo"], after["condition"], after["start"]) == ("mijn-id", "let op", "belemmerend", row["start"] + 4)


def test_json(study: pathlib.Path, run: Command) -> None:
    """--json gives each coding that was looked for with its old and new place."""
    edit(study, "Interviewer: Hoe", "Interviewer: Zo. Hoe")
    found = json.loads(run("anchor", "--json").out)
    assert [(one["line"], one["outcome"], one["to"][0] - one["from"][0]) for one in found] == [(1, "moved", 4), (2, "moved", 4), (3, "moved", 4)]


def test_a_broken_file_is_left_alone(study: pathlib.Path, run: Command) -> None:
    """A coding file with a line that cannot be read is told of and not written."""
    path = study / "codings" / "01" / "anna.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{half\n", encoding="utf-8")
    before = path.read_bytes()
    edit(study, "Interviewer: Hoe", "Interviewer: Zo. Hoe")
    done = run("anchor", "--write")
    assert (done.code, path.read_bytes()) == (1, before)
    assert "codings/01/anna.jsonl:4: error: is not a line of JSON (coding)" in done.err


def test_unknown_transcript(study: pathlib.Path, run: Command) -> None:
    """A name that is no transcript gets a hint."""
    assert run("anchor", "02") == Run(2, "", "qualcode: no transcript is called `02`\n    hint: known are: `01`\n")


def test_a_transcript_without_a_study(tmp_path: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transcript that belongs to no study is anchored by its file."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "gesprek.txt"
    path.write_text(TEXT.replace("---\n\n", "codebook: werkplekleren\n---\n\n", 1), encoding="utf-8")
    assert run("code", "gesprek.txt").code == 0
    path.write_text(path.read_text(encoding="utf-8").replace("Interviewer: Hoe", "Interviewer: Zo. Hoe"), encoding="utf-8")
    done = run("anchor", "gesprek.txt", "--write")
    assert (done.code, done.out.startswith("gesprek.txt: "), " moved" in done.out) == (0, True, True)
    assert run("check", "gesprek.txt") == Run(0, "", "")

"""Tests of `qualcode log`: who changed what in a study that is in git."""

from __future__ import annotations

import json
import pathlib
import re
import shutil
import subprocess
from collections.abc import Callable

import pytest

from tests import tiny
from tests.conftest import Run

Command = Callable[..., Run]


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def commit(folder: pathlib.Path, who: str, subject: str, day: int) -> None:
    """Commit all that is there, as somebody on a day in March."""
    date = f"2026-03-{day:02}T10:00:00+01:00"
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    words = ["-c", f"user.name={who}", "-c", "user.email=iemand@example.nl", "-c", "commit.gpgsign=false", "commit", "-qm", subject, "--date", date]
    subprocess.run(["git", *words], cwd=folder, check=True)


@pytest.fixture
def history(run: Command, bakers: pathlib.Path) -> pathlib.Path:
    """Return a study in which three revisions were made: the beginning, a decision, and a codebook that changed."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    subprocess.run(["git", "init", "-q"], cwd=bakers, check=True)
    commit(bakers, "Anna", "Begin", 1)
    run("accept", "24fe")
    path = bakers / "memos" / "a.md"
    path.parent.mkdir()
    path.write_text("---\nabout: [vraagstuk]\n---\nLet op.\n", encoding="utf-8")
    commit(bakers, "Bram", "Besluit", 2)
    path = bakers / "codebooks" / "bakken.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("label: Vraagstuk,", "label: Vraagstuk, definition: Wat speelt er.,"), encoding="utf-8")
    commit(bakers, "Anna", "Definitie", 3)
    run("recode", "rename", "vraagstuk", "kwestie", "--date", "2026-03-04")
    commit(bakers, "Bram", "Ander woord", 4)
    return bakers


def said(text: str) -> str:
    """Return what was printed without the names of revisions."""
    return re.sub(r" \([0-9a-f]{8}\)$", "", text, flags=re.MULTILINE)


def test_a_construct(run: Command, history: pathlib.Path) -> None:
    """All that happened to a construct is told, newest first: its codings, its definition, memos, and summaries."""
    assert said(run("log", "vraagstuk").out) == (
        "2026-03-04 10:00 Bram: Ander woord\n"
        "    cases/zon.yaml: summary vraagstuk gone\n"
        "    codebooks/bakken.yaml: - vraagstuk, Vraagstuk\n"
        "    codings/a/auto.jsonl: 24fe9c69 kwestie: construct vraagstuk → kwestie\n"
        "    memos/a.md: memo changed\n"
        "2026-03-03 10:00 Anna: Definitie\n"
        "    codebooks/bakken.yaml: vraagstuk: definition + ‘Wat speelt er.’\n"
        "2026-03-02 10:00 Bram: Besluit\n"
        "    codings/a/auto.jsonl: 24fe9c69 vraagstuk: status proposed → accepted\n"
        "    memos/a.md: memo added\n"
        "2026-03-01 10:00 Anna: Begin\n"
        "    cases/zon.yaml: summary vraagstuk added\n"
        "    codebooks/bakken.yaml: + vraagstuk, Vraagstuk\n"
        "    codings/a/auto.jsonl: + 24fe9c69 vraagstuk, proposed (82-115)\n"
    )


def test_all(run: Command, history: pathlib.Path) -> None:
    """Without a name each revision is summed up per file."""
    assert said(run("log", "-n", "2").out) == (
        "2026-03-04 10:00 Bram: Ander woord\n"
        "    cases/zon.yaml: 1 added, 1 gone\n"
        "    codebooks/bakken.yaml: 1 added, 1 gone\n"
        "    codings/a/auto.jsonl: 1 changed\n"
        "    memos/a.md: memo changed\n"
        "2026-03-03 10:00 Anna: Definitie\n"
        "    codebooks/bakken.yaml: 1 changed\n"
    )


def test_a_fragment_and_a_case(run: Command, history: pathlib.Path) -> None:
    """A fragment is asked for by its id or number; a case tells of its file and its interviews."""
    decided = "2026-03-02 10:00 Bram: Besluit\n    codings/a/auto.jsonl: 24fe9c69 vraagstuk: status proposed → accepted\n"
    assert decided in said(run("log", "24fe").out)
    assert said(run("log", "24fe").out) == said(run("log", "BAK-01.2").out)
    assert decided in said(run("log", "bakkerij zon").out)
    assert "codings/c/" not in run("log", "bakkerij zon").out
    assert "codings/b/auto.jsonl: + " in run("log", "b").out


def test_json(run: Command, history: pathlib.Path) -> None:
    """As JSON each event has the names by which it is found."""
    (one,) = json.loads(run("log", "kwestie", "-n", "1", "--json").out)
    assert (one["who"], one["when"], one["subject"]) == ("Bram", "2026-03-04T10:00:00+01:00", "Ander woord")
    assert {
        "file": "codings/a/auto.jsonl",
        "kind": "changed",
        "words": "24fe9c69 kwestie: construct vraagstuk → kwestie",
        "constructs": ["kwestie", "vraagstuk"],
        "transcript": "a",
        "case": "",
        "memo": False,
    }.items() <= next(event for event in one["events"] if event["transcript"]).items()


def test_what_is_not_there(run: Command, history: pathlib.Path) -> None:
    """A name that never was is told with the nearest; broken versions are passed over."""
    assert run("log", "kwestje") == Run(2, "", "qualcode: `kwestje` leads nowhere, now or in the past\n    hint: did you mean `kwestie`?\n")
    (history / "codings" / "a" / "auto.jsonl").write_text("onzin\n", encoding="utf-8")
    (history / "codebooks" / "bakken.yaml").write_text("codebook: [\n", encoding="utf-8")
    commit(history, "Anna", "Stuk", 5)
    assert said(run("log", "-n", "1").out) == "2026-03-05 10:00 Anna: Stuk\n    codebooks/bakken.yaml: 5 gone\n    codings/a/auto.jsonl: 2 gone\n"


def test_outside_git(run: Command, bakers: pathlib.Path) -> None:
    """Without git there is no past, which is told."""
    assert run("log") == Run(2, "", "qualcode: `.` is not in git, so nothing is known of its past\n    hint: git init && git add . && git commit\n")


def test_nothing_committed(run: Command, bakers: pathlib.Path) -> None:
    """Before the first commit there is nothing to tell."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    subprocess.run(["git", "init", "-q"], cwd=bakers, check=True)
    assert run("log") == Run(0, "", "nothing was committed about it yet\n")

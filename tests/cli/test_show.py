"""Tests of `qualcode show`: all that is known about a fragment, for people and for programs."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from qualcode.cli.show import what
from qualcode.model.coding import Coding
from qualcode.store.history import Change
from tests import tiny
from tests.conftest import Run
from tests.store.test_history import git, needs_git

Command = Callable[..., Run]


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, outside git, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


@pytest.mark.usefixtures("bakers")
def test_show(run: Command) -> None:
    """Place, question, words, construct, condition, facets and coders are told; without git it is said that history is not known."""
    done = run("show", "bak-01.4")
    assert (done.code, done.err) == (0, "")
    shown = _lines(done.out)
    id = shown[-2].rpartition(", ")[2].rstrip(")")
    assert shown == [
        "BAK-01.4  + Ruimte",
        "transcripts/a.txt:14",
        "",
        "Interviewer: En het leren?",
        "Respondent: [Ik mag zelf bepalen in welke volgorde ik de ovens vul.] Bij drukte vraagt niemand wat",
        "je ervan vindt.",
        "",
        "role       medewerker",
        "construct  Ruimte (ruimte)",
        "condition  stimulerend",
        "facet      kring: zelf",
        f"coded by   anna  accepted  stimulerend  (codings/a/anna.jsonl:1, {id})",
        "history    not in git, so nobody knows who changed what",
    ]


@pytest.mark.usefixtures("bakers")
def test_json(run: Command) -> None:
    """As data it has the same, with whole words and places."""
    found = json.loads(run("show", "BAK-02.2", "--json").out)
    assert {key: found[key] for key in ("number", "file", "line", "role", "question", "quote", "condition", "facets", "counts", "confirmed")} == {
        "number": "BAK-02.2",
        "file": "transcripts/b.txt",
        "line": 9,
        "role": "leidinggevende",
        "question": "Hoe gaat het inwerken?",
        "quote": "Ik liep een maand mee met Karin en dat was het dan.",
        "condition": None,
        "facets": {},
        "counts": True,
        "confirmed": False,
    }
    assert found["construct"] == {"id": "inwerken", "label": "Inwerken", "path": ["inwerken"], "definition": ""}
    assert [(one["coder"], one["line"], one["status"], one["score"], one["id"]) for one in found["codings"]] == [
        ("auto", 1, "proposed", 0.4, found["id"])
    ]
    assert found["history"] is None


@pytest.mark.usefixtures("bakers")
def test_unknown(run: Command) -> None:
    """An unknown number is refused with the nearest."""
    assert run("show", "BAK-01.44") == Run(2, "", "qualcode: no fragment is called `BAK-01.44`\n    hint: did you mean `BAK-01.4`?\n")


@needs_git
def test_history(run: Command, bakers: pathlib.Path) -> None:
    """In git each change is told with who and when, and what was not committed yet; as data too."""
    git(bakers, "init", "-q")
    git(bakers, "add", ".")
    git(bakers, "commit", "-qm", "1", "--date", "2026-03-02T12:00:00")
    path = bakers / "codings" / "a" / "anna.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("stimulerend", "belemmerend"), encoding="utf-8")
    git(bakers, "commit", "-qam", "2", "--date", "2026-03-04T12:00:00")
    path.write_text(path.read_text(encoding="utf-8").replace('"zelf"}', '"team"}, "memo": "toch"'), encoding="utf-8")
    shown = _lines(run("show", "BAK-01.4").out)
    at = next(n for n, line in enumerate(shown) if line.startswith("history"))
    assert [line[11:].partition("  (")[0] for line in shown[at:]] == [
        "2026-03-02  Anna  anna: added",
        "2026-03-04  Anna  anna: condition stimulerend → belemmerend",
        "not committed yet  anna: facets kring: zelf → kring: team, memo none → toch",
    ]
    assert "memo       anna: toch" in shown
    found = json.loads(run("show", "BAK-01.4", "--json").out)
    assert [(one["date"], one["coder"], one["what"]) for one in found["history"]] == [
        ("2026-03-02", "anna", "added"),
        ("2026-03-04", "anna", "condition stimulerend → belemmerend"),
    ]


def test_rejected(run: Command, bakers: pathlib.Path) -> None:
    """What was rejected is shown by its id, and said not to count."""
    path = bakers / "codings" / "c" / "anna.jsonl"
    path.write_text(
        '{"id": "weg-1", "start": 35, "end": 62, "quote": "Bij ons beslist de machine.", "construct": "ruimte", "status": "rejected"}\n',
        encoding="utf-8",
    )
    assert _lines(run("show", "weg-1").out)[:3] == ["weg-1  Ruimte", "transcripts/c.txt:7", "does not count: it is rejected"]


def test_what() -> None:
    """A change is told in a few words."""
    one = Coding("a", "anna", 0, 2, "Ja", "rust", why="x")
    other = Coding("a", "anna", 1, 3, "a.", "rust", why="y")
    changes = [Change("", "", "", *pair) for pair in ((None, one), (one, None), (one, other), (one, one))]
    assert [what(change) for change in changes] == ["added", "removed", "reason, place", "written anew"]

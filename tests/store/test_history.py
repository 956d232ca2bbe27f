"""Texts as they were, from git."""

from __future__ import annotations

import pathlib
import shutil
import subprocess

import pytest

from qualcode.errors import Location
from qualcode.model.coding import Coding
from qualcode.store.codings import load_codings
from qualcode.store.history import changes, versions
from qualcode.study.load import load_study

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


def git(folder: pathlib.Path, *words: str) -> None:
    """Run git as somebody, whatever the settings of this machine."""
    who = ("-c", "user.name=Anna", "-c", "user.email=anna@example.nl", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@needs_git
def test_versions(tmp_path: pathlib.Path) -> None:
    """All bodies of a transcript are yielded, newest first, without front matter, also those under another name."""
    git(tmp_path, "init", "-q")
    path = tmp_path / "één.txt"
    path.write_text("---\nbedrijf: Zon\n---\nRespondent: Eerst.\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "1")
    (tmp_path / "ronde 1").mkdir()
    git(tmp_path, "mv", "één.txt", "ronde 1/twee.txt")
    git(tmp_path, "commit", "-qm", "2")
    path = tmp_path / "ronde 1" / "twee.txt"
    path.write_bytes(b"---\nbedrijf: Zon\n---\r\nRespondent: Later.\r\n")
    git(tmp_path, "commit", "-qam", "3")
    path.write_text("Respondent: Nooit opgeslagen.\n", encoding="utf-8")
    assert list(versions(path)) == ["Respondent: Later.\n", "Respondent: Eerst.\n", "Respondent: Eerst.\n"]


def test_outside_git(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside git, and without git, there are no versions."""
    (tmp_path / "a.txt").write_text("Respondent: Ja.\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert list(versions(tmp_path / "a.txt")) == []
    monkeypatch.setenv("PATH", "")
    assert list(versions(tmp_path / "a.txt")) == []


LINE = '{"id": "i1", "start": 12, "end": 18, "quote": "Goed (", "construct": "rust", "status": "%s", "memo": "%s"}\n'


def _coding(root: pathlib.Path) -> Coding:
    study, _ = load_study(root)
    return next(one for one in load_codings(study)[0] if one.id == "i1")


def _write(root: pathlib.Path, text: str) -> None:
    path = root / "codings" / "a" / "anna.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def kept(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return a study in git in which a coding was added, changed, taken away and added again, among changes of others."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "study.yaml").write_text("study: proef\n", encoding="utf-8")
    (tmp_path / "transcripts" / "a.txt").write_text("Respondent: Goed (zo). En verder.\n", encoding="utf-8")
    other = '{"id": "i2", "start": 22, "end": 24, "quote": "En", "construct": "rust"}\n'
    git(tmp_path, "init", "-q")
    for text in (
        LINE % ("accepted", ""),
        LINE % ("accepted", "") + other,
        LINE % ("rejected", "nee") + other,
        other,
        LINE % ("accepted", "") + other,
    ):
        _write(tmp_path, text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", "x", "--date", "2026-03-02T12:00:00")
    return tmp_path


@needs_git
def test_changes(kept: pathlib.Path) -> None:
    """Each commit that added, changed or took away just this coding is told, oldest first, with who and when."""
    found = changes(kept, _coding(kept))
    assert found is not None
    assert {(one.date, one.author) for one in found} == {("2026-03-02", "Anna")}
    told = [(one.before and (one.before.status, one.before.memo), one.after and (one.after.status, one.after.memo)) for one in found]
    assert told == [
        (None, ("accepted", "")),
        (("accepted", ""), ("rejected", "nee")),
        (("rejected", "nee"), None),
        (None, ("accepted", "")),
    ]


@needs_git
def test_changes_follow_a_renamed_transcript(kept: pathlib.Path) -> None:
    """What was done before the transcript was given another name is told too."""
    git(kept, "mv", "codings/a", "codings/b")
    git(kept, "mv", "transcripts/a.txt", "transcripts/b.txt")
    git(kept, "commit", "-qm", "naam")
    assert len(changes(kept, _coding(kept)) or []) == 4


@needs_git
def test_changes_of_a_line_without_id(tmp_path: pathlib.Path) -> None:
    """A coding whose line has no id is found by its words."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "study.yaml").write_text("study: proef\n", encoding="utf-8")
    (tmp_path / "transcripts" / "a.txt").write_text('Respondent: Eén "keer" [x] 50% + $ ^.\n', encoding="utf-8")
    _write(tmp_path, '{"start": 12, "end": 34, "quote": "Eén \\"keer\\" [x] 50% + $", "construct": "rust"}\n')
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    study, _ = load_study(tmp_path)
    found = changes(tmp_path, load_codings(study)[0][0])
    assert found is not None
    assert [(one.before, one.after and one.after.construct) for one in found] == [(None, "rust")]


def test_changes_outside_git(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside git, and without git, nothing is known, which is something else than no changes."""
    coding = Coding("a", "anna", 0, 2, "Ja", "rust", id="i1", location=Location("codings/a/anna.jsonl", 1))
    _write(tmp_path, LINE % ("accepted", ""))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert changes(tmp_path, coding) is None
    monkeypatch.setenv("PATH", "")
    assert changes(tmp_path, coding) is None

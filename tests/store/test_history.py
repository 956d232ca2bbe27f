"""Texts as they were, from git."""

from __future__ import annotations

import pathlib
import shutil
import subprocess

import pytest

from qualcode.store.history import versions

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

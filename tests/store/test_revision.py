"""Tests of a study as it was at a git revision."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess

import pytest

from qualcode.errors import QualcodeError
from qualcode.store import revision

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


def _git(folder: pathlib.Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=Anna", "-c", "user.email=anna@example.nl", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.fixture
def study(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return a study in a folder of a repository, committed, and changed since."""
    root = tmp_path / "werk" / "studie"
    (root / "transcripts").mkdir(parents=True)
    (root / "study.yaml").write_text("study: proef\n", encoding="utf-8")
    (root / "transcripts" / "één.txt").write_text("oud\n", encoding="utf-8")
    (root / "niet-van-ons.bin").write_bytes(b"x")
    (root / "memos").mkdir()
    (root / "memos" / "weg.md").symlink_to("/etc/passwd")
    _git(tmp_path, "init", "--quiet", str(tmp_path / "werk"))
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "eerste")
    (root / "transcripts" / "één.txt").write_text("nieuw\n", encoding="utf-8")
    (root / "transcripts" / "twee.txt").write_text("nieuw\n", encoding="utf-8")
    return root


def test_as_it_was(study: pathlib.Path) -> None:
    """The files of a study are there as they were, links and other files are not; afterwards the folder is gone, and nothing changed."""
    with revision.at(study, "HEAD") as root:
        there = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*") if path.is_file()}
        kept = root
    assert there == {"study.yaml": "study: proef\n", "transcripts/één.txt": "oud\n"}
    assert not kept.exists()
    assert (study / "transcripts" / "één.txt").read_text(encoding="utf-8") == "nieuw\n"


@pytest.mark.parametrize(
    ("name", "said"), [("nergens", "git knows no revision `nergens`"), ("--help", "git knows no revision `--help`"), ("", "no revision")]
)
def test_no_such_revision(study: pathlib.Path, name: str, said: str) -> None:
    """A revision that git does not know, or that looks like an option, is refused."""
    with pytest.raises(QualcodeError, match=said), revision.at(study, name):
        pass


def test_not_in_git(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside git there is nothing to compare with, and without git neither."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(QualcodeError, match="is not in git"), revision.at(tmp_path, "HEAD"):
        pass
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(QualcodeError, match="git is not installed"), revision.at(tmp_path, "HEAD"):
        pass

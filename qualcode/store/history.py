"""Texts as they were: the versions of a transcript that git keeps, and a folder at a revision."""

from __future__ import annotations

import glob
import os
import pathlib
import shutil
import subprocess
from collections.abc import Iterator

from qualcode.errors import QualcodeError
from qualcode.study import transcript
from qualcode.text import decode

_MOST = 500  # versions that are looked at
_LINK = "120000"  # how git notes a link
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-pager")


def versions(path: pathlib.Path) -> Iterator[str]:
    """Yield the bodies that a transcript had in git, newest first, also under an earlier name; none outside git.

    Each version is read when it is asked for.
    """
    asked = ("log", f"--max-count={_MOST}", "--format=%x00%H", "--name-only", "-z")
    listed = _git(path.parent, *asked, "--follow", "--", path.name)
    if not listed:  # renamed, and not committed since
        listed = _git(path.parent, *asked, "--", f":(top,glob)**/{glob.escape(path.name)}")
    for record in (listed or b"").split(b"\0\0"):
        commit, _, name = record.strip(b"\0").partition(b"\0\n")
        if commit and name:
            raw = _git(path.parent, "cat-file", "blob", f"{commit.decode()}:{os.fsdecode(name)}")
            if raw is not None and (body := _body(raw)) is not None:
                yield body


def folder_at(root: pathlib.Path, folder: str, revision: str) -> dict[str, bytes]:
    """Return the files in a folder of a study, by name, as they were at a revision; folders below it are left out.

    Raises QualcodeError when there is no git, the study is not in it, or it knows no such revision.
    """
    if not shutil.which("git"):
        raise QualcodeError("git is not installed, and it keeps what was before", hint="install it from https://git-scm.com")
    if _git(root, "rev-parse", "--is-inside-work-tree") is None:
        raise QualcodeError(f"`{root}` is not in git, so there is nothing to compare with", hint="from now on: git init && git add . && git commit")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise QualcodeError(f"git knows no revision `{revision}`", hint="list them with: git log --oneline")
    found = {}
    for record in (_git(root, "ls-tree", "-z", commit.decode().strip(), f"{folder}/") or b"").split(b"\0"):
        about, _, path = record.partition(b"\t")
        mode, kind, blob = about.decode().split() if about else ("", "", "")
        if kind == "blob" and mode != _LINK and (raw := _git(root, "cat-file", "blob", blob)) is not None:
            found[pathlib.PurePosixPath(os.fsdecode(path)).name] = raw
    return found


def _body(raw: bytes) -> str | None:
    text, _ = decode(raw, "")
    parsed = transcript.parse(text, name="", file="")[0] if text else None
    return parsed.body if parsed else None


def _git(folder: pathlib.Path, *words: str) -> bytes | None:
    """Return what git says, None when it has nothing to say or is not there."""
    if not shutil.which("git"):
        return None
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    done = subprocess.run([*_GIT, "-C", str(folder), *words], capture_output=True, env=quiet, check=False)  # noqa: S603
    return done.stdout if done.returncode == 0 else None

"""Texts as they were: the versions of a transcript that git keeps."""

from __future__ import annotations

import glob
import os
import pathlib
import shutil
import subprocess
from collections.abc import Iterator

from qualcode.study import transcript
from qualcode.text import decode

_MOST = 500  # versions that are looked at
GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-pager")


def versions(path: pathlib.Path) -> Iterator[str]:
    """Yield the bodies that a transcript had in git, newest first, also under an earlier name; none outside git.

    Each version is read when it is asked for.
    """
    asked = ("log", f"--max-count={_MOST}", "--format=%x00%H", "--name-only", "-z")
    listed = ask(path.parent, *asked, "--follow", "--", path.name)
    if not listed:  # renamed, and not committed since
        listed = ask(path.parent, *asked, "--", f":(top,glob)**/{glob.escape(path.name)}")
    for record in (listed or b"").split(b"\0\0"):
        commit, _, name = record.strip(b"\0").partition(b"\0\n")
        if commit and name:
            raw = ask(path.parent, "cat-file", "blob", f"{commit.decode()}:{os.fsdecode(name)}")
            if raw is not None and (body := _body(raw)) is not None:
                yield body


def _body(raw: bytes) -> str | None:
    text, _ = decode(raw, "")
    parsed = transcript.parse(text, name="", file="")[0] if text else None
    return parsed.body if parsed else None


def ask(folder: pathlib.Path, *words: str) -> bytes | None:
    """Return what git says, None when it has nothing to say or is not there."""
    if not shutil.which("git"):
        return None
    done = subprocess.run([*GIT, "-C", str(folder), *words], capture_output=True, env=quiet(), check=False)  # noqa: S603
    return done.stdout if done.returncode == 0 else None


def quiet() -> dict[str, str]:
    """Return the environment in which git asks nothing and answers in English."""
    return {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}

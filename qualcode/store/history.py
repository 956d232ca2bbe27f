"""Texts as they were: the versions of a transcript that git keeps, and who changed a coding when."""

from __future__ import annotations

import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.errors import NOWHERE
from qualcode.model.coding import Coding
from qualcode.store import rows
from qualcode.study import transcript
from qualcode.text import decode

_MOST = 500  # versions that are looked at
_ENOUGH = 60  # characters by which the line of a coding is found
_MEANING = re.compile(r"([\\.\[\]{}()*+?^$|])")
GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-pager")


@dataclass(frozen=True)
class Change:
    """What somebody did to a coding in a commit: `before` is None when it was added, `after` when it was taken away; date as in `2026-03-02`."""

    commit: str
    date: str
    author: str
    before: Coding | None
    after: Coding | None


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


def changes(root: pathlib.Path, coding: Coding) -> list[Change] | None:
    """Return what was done to a coding of a study in git, oldest first; None when its file is in no git repository."""
    path = root / coding.location.file
    if not ask(path.parent, "rev-parse", "--is-inside-work-tree"):
        return None
    words = json.dumps(coding.quote, ensure_ascii=False)[1:-1][:_ENOUGH].rstrip("\\")
    line = "|".join(_MEANING.sub(r"\\\1", text) for text in (coding.id, words))
    shown = ("-p", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--format=%x00%h%x1f%as%x1f%an")
    listed = ask(path.parent, "log", f"--max-count={_MOST}", "--follow", f"-G{line}", *shown, "--", path.name)
    found = []
    for record in (listed or b"").decode(errors="replace").split("\0")[1:]:
        head, _, diff = record.partition("\n")
        commit, date, author = head.split("\x1f")
        before, after = (_line(diff, sign, coding) for sign in "-+")
        if before or after:
            found.append(Change(commit, date, author, before, after))
    return found[::-1]


def _line(diff: str, sign: str, coding: Coding) -> Coding | None:
    """Return a coding as it stands on one side of a difference."""
    for line in diff.split("\n"):
        if line.startswith(sign + "{"):
            read, _ = rows.read(line[1:], NOWHERE, transcript=coding.transcript, coder=coding.coder)
            if read and read.id == coding.id:
                return read
    return None


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

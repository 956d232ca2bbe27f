"""A study as it was at a git revision, in a folder of its own for as long as it is looked at."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from qualcode.errors import QualcodeError

_GIT = ("git", "-c", "core.fsmonitor=false", "--no-pager")
_PARTS = ("study.yaml", "guides", "codebooks", "transcripts", "codings", "cases", "memos", "templates")


@contextmanager
def at(root: pathlib.Path, revision: str) -> Iterator[pathlib.Path]:
    """Give the folder of a study as it was at a revision; it is gone afterwards.

    Raises QualcodeError when there is no git, the study is not in it, or it knows no such revision.
    """
    if not shutil.which("git"):
        raise QualcodeError("git is not installed, and it keeps what was before", hint="install it from https://git-scm.com")
    if _said(root, "rev-parse", "--is-inside-work-tree") is None:
        raise QualcodeError(f"`{root}` is not in git, so there is nothing to compare with", hint="from now on: git init && git add . && git commit")
    commit = _said(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise QualcodeError(f"git knows no revision `{revision}`", hint="list them with: git log --oneline")
    there = [name for name in _PARTS if _said(root, "ls-tree", commit, f"./{name}")]
    with tempfile.TemporaryDirectory(prefix="qualcode-") as name:
        folder = pathlib.Path(name) / "studie"
        folder.mkdir()
        if there:
            _unpack(root, commit, there, folder)
        yield folder


def folder_at(root: pathlib.Path, folder: str, revision: str) -> dict[str, bytes]:
    """Return the files in a folder of a study, by name, as they were at a revision; folders below it are left out.

    Raises QualcodeError as `at` does.
    """
    with at(root, revision) as there:
        return {path.name: path.read_bytes() for path in sorted((there / folder).glob("*")) if path.is_file()}


def _unpack(root: pathlib.Path, commit: str, parts: list[str], folder: pathlib.Path) -> None:
    """Write what a study is made of to a folder; links and other things that are no files or folders stay out."""
    words = [*_GIT, "-C", str(root), "archive", "--format=tar", commit, "--", *parts]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_quiet()) as process:  # noqa: S603
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        with tarfile.open(fileobj=process.stdout, mode="r|") as package:
            for member in package:
                if member.isfile() or member.isdir():
                    package.extract(member, folder, filter="data")


def _said(root: pathlib.Path, *words: str) -> str | None:
    done = subprocess.run([*_GIT, "-C", str(root), *words], capture_output=True, env=_quiet(), check=False)  # noqa: S603
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def _quiet() -> dict[str, str]:
    return {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}

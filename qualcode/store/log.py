"""The history of a study: who changed what in its codings, codebooks, cases and memos, from git."""

from __future__ import annotations

import pathlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from qualcode.coding.events import Event, Kind, of_case, of_codebooks, of_codings
from qualcode.errors import NOWHERE
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.store import rows
from qualcode.store.history import GIT, ask, quiet
from qualcode.study import authored, memo, yamlfile
from qualcode.text import decode

FOLDERS = ("codings", "codebooks", "cases", "memos")
_MOST = 2000  # revisions that are looked at
_PARTS = 4  # of the line on a revision
_NONE = "0" * 40


@dataclass(frozen=True)
class Touched:
    """A file of a study that a revision changed, and what happened to what is in it."""

    file: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Revision:
    """A revision in git: its beginning, who made it when (ISO 8601), what they say of it, and the files of the study that it changed."""

    commit: str
    who: str
    when: str
    subject: str
    touched: tuple[Touched, ...] = field(default=())


def revisions(root: pathlib.Path) -> Iterator[Revision]:
    """Yield the revisions that changed what is in a study, newest first; none outside git."""
    shape = "--format=%x01%H%x02%an%x02%aI%x02%s%x02"
    raw = ask(root, "log", f"--max-count={_MOST}", shape, "--raw", "--no-abbrev", "--no-renames", "-z", "--relative", "--", *FOLDERS)
    if raw is None:
        return
    with _blobs(root) as read:
        for record in raw.split(b"\x01")[1:]:
            parts = record.split(b"\x02", _PARTS)
            if len(parts) <= _PARTS:
                continue
            commit, who, when, subject = (part.decode("utf-8", "replace") for part in parts[:_PARTS])
            touched = (Touched(file, tuple(_events(file, read(old), read(new)))) for old, new, file in _files(parts[_PARTS]))
            yield Revision(commit[:8], who, when, subject, tuple(one for one in touched if one.events))


def _files(listed: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the old and new object and the path of each file that a revision changed."""
    parts = iter(part for part in listed.strip(b"\n").split(b"\0") if part.strip())
    for head in parts:
        words = head.decode("ascii", "replace").strip().split()
        if head.strip().startswith(b":") and len(words) > _PARTS:
            yield words[2], words[3], next(parts, b"").decode("utf-8", "replace")


def _events(file: str, old: bytes | None, new: bytes | None) -> Iterator[Event]:
    path = pathlib.PurePosixPath(file)
    if path.parts[0] == "codings" and path.suffix == ".jsonl":
        yield from of_codings(_codings(path, old), _codings(path, new))
    elif path.parts[0] == "codebooks" and path.suffix == ".yaml":
        yield from of_codebooks(_codebook(file, old), _codebook(file, new))
    elif path.parts[0] == "cases" and path.suffix == ".yaml":
        yield from of_case(_data(file, old), _data(file, new))
    elif path.parts[0] == "memos" and path.suffix == ".md":
        kind = Kind.ADDED if old is None else Kind.GONE if new is None else Kind.CHANGED
        yield Event(kind, f"memo {kind}", frozenset({*_about(file, old), *_about(file, new)}), memo=True)


def _codings(path: pathlib.PurePosixPath, raw: bytes | None) -> list[Coding]:
    """Return the codings of a version; lines that cannot be read are left out."""
    text = decode(raw, "")[0] if raw else None
    transcript = "/".join(path.parts[1:-1])
    found = (rows.read(line, NOWHERE, transcript=transcript, coder=path.stem)[0] for line in (text or "").split("\n") if line.strip())
    return [coding for coding in found if coding]


def _codebook(file: str, raw: bytes | None) -> Codebook | None:
    text = decode(raw, "")[0] if raw else None
    data, marks, _ = yamlfile.parse(text, file) if text else (None, None, [])
    return authored.build(Codebook, data, marks)[0] if data is not None and marks else None


def _data(file: str, raw: bytes | None) -> dict[str, object]:
    text = decode(raw, "")[0] if raw else None
    data = yamlfile.parse(text, file)[0] if text else None
    return data if isinstance(data, dict) else {}


def _about(file: str, raw: bytes | None) -> tuple[str, ...]:
    text = decode(raw, "")[0] if raw else None
    found = memo.parse(text, file)[0] if text else None
    return found.about if found else ()


@contextmanager
def _blobs(root: pathlib.Path) -> Iterator[_Reader]:
    """Keep one git at hand that reads what files held."""
    with subprocess.Popen(  # noqa: S603
        [*GIT, "-C", str(root), "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=quiet()
    ) as process:
        yield _Reader(process)


class _Reader:
    """Reads what a file held, by its object; None when there was no file."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def __call__(self, object: str) -> bytes | None:
        """Return the content of an object."""
        ask, answer = self._process.stdin, self._process.stdout
        if object == _NONE or ask is None or answer is None:
            return None
        ask.write(object.encode() + b"\n")
        ask.flush()
        head = answer.readline().split()
        if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 - object, type, size
            return None
        content = answer.read(int(head[2]))
        answer.read(1)
        return content

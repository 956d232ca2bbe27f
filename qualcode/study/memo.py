"""Read and write memos: Markdown with front matter that says what each is about."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Sequence

from qualcode.errors import Level, Location, Marks, Problem
from qualcode.model.memo import Memo
from qualcode.study import authored, yamlfile
from qualcode.study.yamledit import flow
from qualcode.text import nearest

FRONT = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^#+ +(.+?)[ #]*$", re.MULTILINE)
_KEYS = ("title", "date", "coder", "about", "open")
_LARGEST = 5_000_000  # bytes


def load_memos(root: pathlib.Path) -> tuple[tuple[Memo, ...], list[Problem]]:
    """Read the memos of the study in a folder, sorted by file, with the problems found."""
    memos, problems = [], []
    for path in sorted((root / "memos").rglob("*.md")):
        file = path.relative_to(root).as_posix()
        if path.is_file() and path.stat().st_size > _LARGEST:
            problems.append(Problem(Location(file), "is too large for a memo (over 5 MB)", "memo"))
            continue
        text, found = authored.read_text(path, file)
        memo, more = parse(text, file) if text is not None else (None, [])
        problems += found + more
        memos += [memo] if memo else []
    return tuple(memos), problems


def parse(text: str, file: str) -> tuple[Memo | None, list[Problem]]:
    """Return the memo that a normalised text is, None when its front matter is wrong, with the problems found.

    Without a title in the front matter it is called after its first heading, else after its file.
    """
    match = FRONT.match(text)
    data, marks, problems = yamlfile.parse(match[1] or "", file, first_line=2) if match else ({}, Marks(file), [])
    body = text[match.end() if match else 0 :].strip()
    if problems:
        return None, problems
    if not isinstance(data or {}, dict):
        return None, [Problem(Location(file, 2), "the front matter must be lines of `key: value`", "memo")]
    front = {key: value for key, value in (data or {}).items() if key in _KEYS}
    for key in data or {}:
        if key not in front:  # other programs keep things of their own there
            problems.append(Problem(marks.at(key), f"unknown key `{key}`", "memo", nearest(key, list(_KEYS)), Level.WARNING))
    heading = _HEADING.search(body)
    named = {"title": heading[1] if heading else pathlib.PurePath(file).stem, **{key: value for key, value in front.items() if value}}
    memo, more = authored.build(Memo, {**named, "text": body}, marks)
    return memo, problems + more


def written(title: str, *, date: str, coder: str | None, about: Sequence[str]) -> str:
    """Return the text of a new memo, to be filled in by its writer."""
    lines = [f"title: {flow(title)}", f"date: {date}", *([f"coder: {coder}"] if coder else [])]
    lines += [f"about: {flow(about)}", "open: true"]
    return "---\n" + "\n".join(lines) + f"\n---\n\n# {title}\n\n"

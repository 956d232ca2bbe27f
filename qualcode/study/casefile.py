"""Change a case file as the text that it is: nothing that somebody wrote in it, no comment either, is written anew.

Each change is looked at before it is returned: when the file would say anything else than before and what was added, it is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.study import yamlfile
from qualcode.study.yamlfile import Part

SUMMARIES, TEXT, BASIS = "summaries", "text", "basis"
_STEP = "  "
Entry = tuple[str, Sequence[str]]
"""The id of a construct, and lines of comment about it."""


def new(case: str) -> str:
    """Return the text of a file for a case that has none."""
    return f"case: {json.dumps(case, ensure_ascii=False)}\n{SUMMARIES}:\n"


def ids(text: str) -> set[str]:
    """Return the constructs that a text has a place for, written in or not."""
    return {str(path[1]) for path in yamlfile.parts(text) if path[0] == SUMMARIES and len(path) > 1}


def case_of(text: str) -> str:
    """Return the name of the case that a text is about."""
    return str(_data(text).get("case", ""))


def with_basis(text: str, file: str, bases: Mapping[str, str]) -> str:
    """Return a text in which the summaries of some constructs say what they were written on.

    Raises QualcodeError when a summary is not there, or stands in a way that it cannot be changed.
    """
    changed = text
    for id, basis in bases.items():
        changed = _based(changed, id, basis)
    wanted = _data(text)
    summaries = wanted.get(SUMMARIES) or {}
    for id, basis in bases.items():
        summary = summaries.get(id)
        summaries[id] = {**(summary if isinstance(summary, dict) else {TEXT: summary}), BASIS: basis}
    wanted[SUMMARIES] = summaries
    return _same(changed, wanted, file, "".join(f"\n{id}: {{{BASIS}: {basis}}}" for id, basis in bases.items()))


def with_places(text: str, file: str, entries: Sequence[Entry]) -> tuple[str, list[str]]:
    """Return a text with a place to write for each of some constructs, comments above it; also these pieces as they were put in.

    Raises QualcodeError when the summaries stand in a way that nothing can be put beside them.
    """
    parts = yamlfile.parts(text)
    summaries = parts.get((SUMMARIES,))
    siblings = [part for path, part in parts.items() if len(path) == 2 and path[0] == SUMMARIES]  # noqa: PLR2004 - the summaries themselves
    before, after, indent = text, "", _STEP
    if summaries is None:
        before = _ended(text) + f"{SUMMARIES}:\n"
    elif siblings:
        inside = [part for path, part in parts.items() if path[0] == SUMMARIES and (part.kind == "scalar" or part.style == "{") and len(path) > 1]
        at = _line_end(text, len(text[: max(part.end for part in inside)].rstrip()))
        before, after, indent = _ended(text[:at]), text[at:], " " * _column(text, siblings[0].key)
    else:  # nothing, or {}
        bare = text[: summaries.start] + text[summaries.end :]
        at = _line_end(bare, summaries.start)
        before, after = _ended(bare[:at]), bare[at:]
    pieces = [_piece(id, comments, indent) for id, comments in entries]
    changed = before + "".join(pieces) + after
    wanted = _data(text)
    wanted[SUMMARIES] = {**(wanted.get(SUMMARIES) or {}), **{id: {TEXT: ""} for id, _ in entries}}
    return _same(changed, wanted, file, ""), pieces


def without(text: str, pieces: Sequence[str]) -> str:
    """Return a text without the places in which nothing was written."""
    for piece in pieces:
        if text.count(piece) == 1:
            text = text.replace(piece, "")
    return text


def _piece(id: str, comments: Sequence[str], indent: str) -> str:
    inner = indent + _STEP
    lines = [f"{indent}{id}:", *(f"{inner}# {_printable(line)}".rstrip() for line in comments), f"{inner}{TEXT}: >-", f"{inner}{_STEP}"]
    return "".join(line + "\n" for line in lines)


def _printable(line: str) -> str:
    """Return a comment without what YAML does not allow, or takes for the end of a line."""
    return " ".join("".join(c if c.isprintable() else " " for c in line).split())


def _based(text: str, id: str, basis: str) -> str:
    parts = yamlfile.parts(text)
    summary, own = parts.get((SUMMARIES, id)), parts.get((SUMMARIES, id, BASIS))
    if summary is None:
        return text
    if own:
        gap = "" if text[own.start - 1 : own.start].isspace() else " "
        return text[: own.start] + gap + basis + text[own.end :]
    if summary.kind == "mapping" and summary.style == "{":
        return f"{text[: summary.start + 1]}{BASIS}: {basis}, {text[summary.start + 1 :]}"
    if summary.kind == "mapping":
        keys = sorted(part.key for path, part in parts.items() if len(path) == 3 and path[:2] == (SUMMARIES, id))  # noqa: PLR2004 - its own keys
        at = keys[min(1, len(keys) - 1)]
        return f"{text[:at]}{BASIS}: {basis}\n{' ' * _column(text, at)}{text[at:]}"
    return _with_room(text, summary, basis, flow=parts[(SUMMARIES,)].style == "{")


def _with_room(text: str, summary: Part, basis: str, *, flow: bool) -> str:
    """Return a text in which a summary that is only a text becomes a mapping with that text and what it was written on."""
    value = text[summary.start : summary.end]
    if flow:
        return f"{text[: summary.start]}{{{TEXT}: {value}, {BASIS}: {basis}}}{text[summary.end :]}"
    indent = " " * _column(text, summary.key) + _STEP
    first, *rest = value.split("\n")
    moved = "\n".join([first, *(_STEP + line if line.strip() else line for line in rest)])
    before = text[: summary.start].rstrip(" ")
    tail = text[summary.end :]
    if summary.style in ("|", ">"):
        return f"{before}\n{indent}{TEXT}: {moved.rstrip(' ')}{indent}{BASIS}: {basis}\n{tail}"
    at = _line_end(tail, 0)
    return f"{before}\n{indent}{TEXT}: {_ended(moved + tail[:at])}{indent}{BASIS}: {basis}\n{tail[at:]}"


def _data(text: str) -> dict[str, Any]:
    data, _, _ = yamlfile.parse(text, "")
    return data if isinstance(data, dict) else {}


def _same(text: str, wanted: dict[str, Any], file: str, by_hand: str) -> str:
    """Return a changed text; raises QualcodeError when it does not say what is wanted."""
    data, _, problems = yamlfile.parse(text, file)
    if problems or _read(data) != _read(wanted):
        hint = "write each of the summaries on lines of its own, as in examples/README.md" + (f"; or write by hand:{by_hand}" if by_hand else "")
        raise QualcodeError(f"the summaries in {file} stand in a way that nothing can be added to them", hint=hint)
    return text


def _read(value: Any) -> Any:
    """Return data as a case reads it: without white space around texts, nothing and an empty text being the same."""
    if isinstance(value, dict):
        return {key: _read(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_read(item) for item in value]
    return (value or "").strip() if isinstance(value, (str, type(None))) else value


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)


def _line_end(text: str, at: int) -> int:
    """Return where the line of a place ends, behind its line end."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"

"""What changed between two versions of a file: codings, constructs, cases and memos, each as an event in words.

Words that people said or wrote in notes are not repeated, for an older version may hold names that were taken out since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from qualcode.coding.changes import Kind as Changed
from qualcode.coding.changes import changes
from qualcode.model.codebook import Codebook
from qualcode.model.coding import SHORT, Coding
from qualcode.text import shorten

_TOLD = ("construct", "condition", "facets", "status")  # fields of a coding of which the values are told
_SILENT = ("memo", "why", "score")  # and those of which only is told that they changed
_NAMED = 2  # items of a list that are told one by one
_WIDTH = 100


class Kind(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Event:
    """Something that happened to one thing: in words, and by which names it is found again."""

    kind: Kind
    words: str
    constructs: frozenset[str] = frozenset()
    coding: str = ""
    transcript: str = ""
    case: str = ""
    memo: bool = False


def of_codings(old: Iterable[Coding], new: Iterable[Coding]) -> Iterator[Event]:
    """Yield what happened to the codings of one file, by place."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    both = {**before, **after}
    for id, coding in sorted(both.items(), key=lambda pair: (pair[1].start, pair[1].end, pair[1].construct, pair[0])):
        was, now = before.get(id), after.get(id)
        constructs = frozenset(one.construct for one in (was, now) if one)
        if was is None or now is None:
            kind, sign = (Kind.ADDED, "+") if was is None else (Kind.GONE, "-")
            about = ", ".join(
                filter(None, [coding.construct, coding.condition, *(f"{k}={v}" for k, v in sorted(coding.facets.items())), coding.status])
            )
            yield Event(kind, f"{sign} {id[:SHORT]} {about} ({coding.start}-{coding.end})", constructs, id, coding.transcript)
        elif told := _coding(was, now):
            yield Event(Kind.CHANGED, f"{id[:SHORT]} {now.construct}: {', '.join(told)}", constructs, id, now.transcript)


def _coding(was: Coding, now: Coding) -> list[str]:
    told = [f"{key} {_shown(getattr(was, key))} → {_shown(getattr(now, key))}" for key in _TOLD if getattr(was, key) != getattr(now, key)]
    if (was.start, was.end) != (now.start, now.end):
        told.append(f"place {was.start}-{was.end} → {now.start}-{now.end}")
    elif was.quote != now.quote:
        told.append("quote")
    return told + [key for key in _SILENT if getattr(was, key) != getattr(now, key)]


def of_codebooks(old: Codebook | None, new: Codebook | None) -> Iterator[Event]:
    """Yield what happened to the constructs of a codebook and to its other parts."""
    if old is None or new is None:
        kind, sign, book = (Kind.ADDED, "+", new) if old is None else (Kind.GONE, "-", old)
        for _, _, one in book.walk() if book else ():
            yield Event(kind, f"{sign} {one.id}, {shorten(one.label)}", frozenset({one.id}))
        return
    for change in changes(old, new):
        constructs = frozenset({change.id} if change.what == "construct" else ())
        name = change.id if constructs else f"{change.what} {change.id}".rstrip()
        kind = _KINDS[change.kind]
        if change.kind in _SIGNS:
            yield Event(kind, f"{_SIGNS[change.kind]} {name}, {shorten(change.label)}", constructs)
        elif change.place:
            was, now = (f"below {id}" if id else "at the top" for id in change.place)
            yield Event(kind, f"{name}: {now}, was {was}" if was != now else f"{name}: elsewhere {now}", constructs)
        for lines in change.lines:
            told = filter(None, [_items("-", lines.removed), _items("+", lines.added)])
            yield Event(kind, f"{name}: {lines.key} {', '.join(told)}", constructs)


_SIGNS = {Changed.ADDED: "+", Changed.REMOVED: "-"}
_KINDS = {Changed.ADDED: Kind.ADDED, Changed.REMOVED: Kind.GONE, Changed.MOVED: Kind.CHANGED, Changed.CHANGED: Kind.CHANGED}


def _items(sign: str, items: Sequence[str]) -> str:
    if len(items) > _NAMED:
        return f"{sign} {len(items)} items"
    return ", ".join(f"{sign} ‘{shorten(one, _WIDTH)}’" for one in items)


def of_case(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Event]:
    """Yield what happened to a case, given as the data of its file: facts and summaries."""
    case = str(new.get("case") or old.get("case") or "")
    for key, what in (("facts", "fact"), ("summaries", "summary")):
        was, now = (part if isinstance(part := side.get(key), dict) else {} for side in (old, new))
        for name in [*now, *(name for name in was if name not in now)]:
            if was.get(name) != now.get(name):
                kind = Kind.ADDED if name not in was else Kind.GONE if name not in now else Kind.CHANGED
                yield Event(kind, f"{what} {name} {kind}", frozenset({name}) if key == "summaries" else frozenset(), case=case)


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={one}" for key, one in sorted(value.items())) or "none"
    return str(value or "none")

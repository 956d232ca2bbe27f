"""Merge two versions of a coding file that come from one: as a set of codings, so that it does not matter which comes first.

What one side changed is taken over, field by field; what one side took away goes unless the other changed it. Only where
both changed the same field of one coding differently do both lines stay, for a person to choose (`check` names them).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from qualcode.errors import NOWHERE
from qualcode.store import rows

_PLACE = ("start", "end", "quote", "before", "after")  # moves as one
_WHY = ("score", "why")  # what a machine gave as its reason: no decision, so that any will do
_WHOLE = "place"
_SILENT: Mapping[str, Any] = {"condition": None, "facets": {}, "memo": ""}
"""What a new coding was before: who says nothing of a field does not contradict who does."""
_ABSENT = object()
Fields = Mapping[str, Any]


class Merged(NamedTuple):
    """The merged text, and how many codings were changed differently on both sides."""

    text: str
    open: int


@dataclass
class _Side:
    """The codings of one version by their id, each with the lines that have it, and the lines that are no coding."""

    codings: dict[str, dict[str, Fields]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)


def merge(base: str, ours: str, theirs: str, *, transcript: str = "", coder: str = "") -> Merged:
    """Return what becomes of two texts of a coding file that were made from the text `base`, which may be empty."""
    old, one, two = (_side(text, transcript, coder) for text in (base, ours, theirs))
    lines: list[tuple[tuple[Any, ...], str]] = []
    unsure = 0
    for id in sorted({*one.codings, *two.codings}):
        kept = _merged(old.codings.get(id, {}), one.codings.get(id, {}), two.codings.get(id, {}))
        unsure += len(kept) > 1
        lines += [((fields["start"], fields["end"], fields["construct"], id, line), line) for line, fields in kept.items()]
    others = sorted((one.others & two.others) | ((one.others ^ two.others) - old.others))
    return Merged("".join(line + "\n" for line in [*(line for _, line in sorted(lines)), *others]), unsure)


def _side(text: str, transcript: str, coder: str) -> _Side:
    side = _Side()
    for line in filter(str.strip, text.split("\n")):
        coding, _ = rows.read(line, NOWHERE, transcript=transcript, coder=coder)
        if coding is None:
            side.others.add(line)
            continue
        own = {key: value for key, value in json.loads(line).items() if key not in (*rows.KEYS, *rows.OPTIONAL)}
        fields = {**rows.fields_of(coding), **own}
        side.codings.setdefault(coding.id, {})[line] = fields
    return side


def _merged(old: dict[str, Fields], one: dict[str, Fields], two: dict[str, Fields]) -> dict[str, Fields]:
    """Return the lines that stay of one coding; more than one when a person must choose."""
    if two in (one, old):
        return one
    if one == old:
        return two
    if not one or not two:
        return one or two  # taken away on one side, changed on the other
    if len(one) == len(two) == 1 and len(old) <= 1:
        (first,), (second,) = one.values(), two.values()
        fields = _combined(next(iter(old.values()), _SILENT), first, second)
        if fields is not None:
            return {_line(fields, {**one, **two}): fields}
    return {**one, **two}


def _combined(old: Fields, one: Fields, two: Fields) -> dict[str, Any] | None:
    """Return the fields of both sides together, None when both changed the same one differently."""
    before, first, second = _grouped(old), _grouped(one), _grouped(two)
    found: dict[str, Any] = {}
    for key in {**first, **second}:
        was, a, b = before.get(key, _ABSENT if key in first and key in second else None), first.get(key), second.get(key)
        if a != b and was not in (a, b) and key not in _WHY:
            return None
        chosen = (b if a == was else a) if a == b or was in (a, b) else max(a, b, key=_sortable)
        if key == _WHOLE:
            found |= chosen or {}
        elif chosen is not None or (key in first and key in second):
            found[key] = chosen
    return found


def _grouped(fields: Fields) -> dict[str, Any]:
    """Return fields with those that tell the place as one."""
    place = {key: fields[key] for key in _PLACE if key in fields}
    return {**{key: value for key, value in fields.items() if key not in _PLACE}, **({_WHOLE: place} if place else {})}


def _sortable(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _line(fields: Fields, known: Mapping[str, Fields]) -> str:
    """Return fields as a line: one that is there already when it says just this."""
    same: Iterable[str] = (line for line, there in known.items() if there == fields)
    order = {key: n for n, key in enumerate((*rows.KEYS, *rows.OPTIONAL))}
    return min(same, default="") or rows.encoded(dict(sorted(fields.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))))

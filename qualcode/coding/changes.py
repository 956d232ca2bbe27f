"""What changed in a codebook: constructs added, removed, moved and described otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from qualcode.model.codebook import Codebook, Construct, Example, Facet, Indicator, Value


class Kind(StrEnum):
    """What became of a part of a codebook."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Lines(NamedTuple):
    """What went out of one key of a part, and what came in, each as lines of text."""

    key: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One part of a codebook that is not as it was; `place` says where a construct stood and stands, by the id above it."""

    what: str
    id: str
    label: str
    kind: Kind
    lines: tuple[Lines, ...] = ()
    place: tuple[str, str] | None = None


class _Item(NamedTuple):
    """A part of a codebook as lines of text per key."""

    label: str
    keys: Mapping[str, tuple[str, ...]]
    parent: str = ""


def changes(old: Codebook, new: Codebook) -> list[Change]:
    """Return what changed between two versions of a codebook: the book itself, groups, facets, constructs and references, in this order."""
    found = []
    for what in ("codebook", "group", "facet", "construct", "reference"):
        before, after = (dict(_items(book, what)) for book in (old, new))
        moved = _moved(before, after) if what == "construct" else {}
        found += [Change(what, id, one.label, Kind.REMOVED) for id, one in before.items() if id not in after]
        for id, one in after.items():
            if id not in before:
                found.append(Change(what, id, one.label, Kind.ADDED))
                continue
            if id in moved:
                found.append(Change(what, id, one.label, Kind.MOVED, place=moved[id]))
            if lines := tuple(_lines(before[id], one)):
                found.append(Change(what, id, one.label, Kind.CHANGED, lines))
    return found


def _items(book: Codebook, what: str) -> Iterator[tuple[str, _Item]]:
    """Yield all parts of one sort by id; of a codebook with one id twice the last counts."""
    if what == "codebook":
        keys = {"title": book.title, "version": book.version, "extends": book.extends, "description": book.description}
        yield "", _Item(book.title, {**{key: _texts(text) for key, text in keys.items()}, "conditions": book.conditions})
    elif what == "group":
        for group in book.groups:
            yield group.id, _Item(group.label, {"label": (group.label,), "conditions": _texts(", ".join(group.conditions or ()))})
    elif what == "facet":
        for facet in book.facets:
            yield facet.id, _Item(facet.label, _facet(facet))
    elif what == "construct":
        yield from _constructs(book.constructs, "")
    else:
        for reference in book.references:
            yield reference.id, _Item(reference.id, {"text": (reference.text,)})


def _constructs(constructs: tuple[Construct, ...], parent: str) -> Iterator[tuple[str, _Item]]:
    for construct in constructs:
        yield construct.id, _Item(construct.label, _construct(construct), parent)
        yield from _constructs(construct.constructs, construct.id)


def _construct(one: Construct) -> dict[str, tuple[str, ...]]:
    single = {key: _texts(getattr(one, key)) for key in ("label", "group", "origin", "condition", "definition")}
    retired = ("true",) if one.retired else ()
    lists = {"include": one.include, "exclude": one.exclude, "references": one.references}
    shown = {"examples": tuple(map(_example, one.examples)), "indicators": tuple(map(_indicator, one.indicators))}
    return {**single, "retired": retired, **lists, **shown}


def _facet(one: Facet) -> dict[str, tuple[str, ...]]:
    ordered = ("ordered",) if one.ordered else ()
    return {"label": (one.label,), "definition": _texts(one.definition), "ordered": ordered, "values": tuple(map(_value, one.values))}


def _texts(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _value(one: Value) -> str:
    return f"{one.id}: {one.label}" + (f" – {one.definition}" if one.definition else "")


def _example(one: Example) -> str:
    return one.quote + (f" ({one.condition})" if one.condition else "")


def _indicator(one: Indicator) -> str:
    extra = [one.condition or "", f"weight {one.weight:g}" if one.weight != 1 else "", f"not {' / '.join(one.unless)}" if one.unless else ""]
    told = ", ".join(filter(None, extra))
    return one.find + (f" ({told})" if told else "")


def _lines(before: _Item, after: _Item) -> Iterator[Lines]:
    for key, new in after.keys.items():
        old = before.keys[key]
        removed, added = tuple(one for one in old if one not in new), tuple(one for one in new if one not in old)
        if removed or added:
            yield Lines(key, removed, added)


def _moved(before: Mapping[str, _Item], after: Mapping[str, _Item]) -> dict[str, tuple[str, str]]:
    """Return the constructs that stand under another one, or between others than they did, with the ids above them."""
    both = [id for id in before if id in after]
    now = [id for id in after if id in before]
    still = {id for block in SequenceMatcher(None, both, now, autojunk=False).get_matching_blocks() for id in both[block.a : block.a + block.size]}
    return {id: (before[id].parent, after[id].parent) for id in now if before[id].parent != after[id].parent or id not in still}

"""Names and numbers that should not be in a text any more."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from qualcode.coding.swap import literal
from qualcode.language.identifiers import identifiers


class Leak(NamedTuple):
    """Words at start to end (code points) of a text that tell who somebody is, and what they are."""

    start: int
    end: int
    what: str


def leaks(text: str, forms: Iterable[str], *, keep: Container[str] = (), ordinary: Container[str] = ()) -> Iterator[Leak]:
    """Yield the names of a key that stand in a text, then what looks like an address or a number of somebody.

    What is in `keep` may stand; `ordinary` are words that are no names at the beginning of a sentence.
    """
    for start, end in literal(text, forms, ordinary=ordinary):
        yield Leak(start, end, "a name from the key")
    for found in identifiers(text):
        if found.text not in keep:
            yield Leak(found.start, found.end, f"somebody's {found.kind}")

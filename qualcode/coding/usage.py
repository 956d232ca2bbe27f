"""How a codebook is used: what each construct is coded with, which are not, and which are coded on the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.coding.merge import SAME
from qualcode.model.codebook import Codebook
from qualcode.model.fragment import Fragment

ENOUGH, MOSTLY = 3, 0.5
"""How many fragments of two constructs must be on the same words, and what share of those of the rarer, to be told."""


@dataclass(frozen=True)
class Use:
    """How one construct is used; `origin` is leidraad, theorie, data or empty."""

    construct: str
    label: str
    origin: str
    depth: int
    retired: bool
    defined: bool
    fragments: int
    confirmed: int
    transcripts: int


@dataclass(frozen=True)
class Overlap:
    """How many fragments of the rarer of two constructs, of how many, share their words with one of the other."""

    construct: str
    other: str
    shared: int
    fragments: int


def usage(book: Codebook, fragments: Iterable[Fragment]) -> list[Use]:
    """Return how each construct of a codebook is used, in its order."""
    own: dict[str, list[Fragment]] = defaultdict(list)
    for fragment in fragments:
        own[fragment.construct].append(fragment)
    return [
        Use(
            one.id,
            one.label,
            one.origin or "",
            depth,
            one.retired,
            bool(one.definition),
            len(own[one.id]),
            sum(fragment.confirmed for fragment in own[one.id]),
            len({fragment.transcript for fragment in own[one.id]}),
        )
        for _, depth, one in book.walk()
    ]


def overlaps(book: Codebook, fragments: Iterable[Fragment]) -> list[Overlap]:
    """Return the pairs of constructs of a codebook that are often coded on the same words, most alike first.

    Fragments are on the same words when they share half of the shorter one. A construct and one that it is below are left out:
    they are meant to be alike.
    """
    known, related = set(book.ids()), _related(book)
    counts: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    by_transcript: dict[str, list[Fragment]] = defaultdict(list)
    for fragment in fragments:
        if fragment.construct in known:
            counts[fragment.construct] += 1
            by_transcript[fragment.transcript].append(fragment)
    for own in by_transcript.values():
        shared.update(_pairs(own))
    found = []
    for one, other in {(min(pair), max(pair)) for pair in shared}:
        rarer, more = sorted((one, other), key=lambda id: (counts[id], id))
        number = shared[rarer, more]
        if number >= ENOUGH and number >= MOSTLY * counts[rarer] and (rarer, more) not in related:
            found.append(Overlap(rarer, more, number, counts[rarer]))
    return sorted(found, key=lambda one: (-one.shared / one.fragments, -one.shared, one.construct, one.other))


def _pairs(fragments: Sequence[Fragment]) -> Counter[tuple[str, str]]:
    """Count for each construct the fragments that share their words with one of another construct."""
    ordered = sorted(fragments, key=lambda one: (one.start, one.end))
    beside: dict[int, set[str]] = defaultdict(set)
    for n, one in enumerate(ordered):
        for k in range(n + 1, len(ordered)):
            other = ordered[k]
            if other.start >= one.end:
                break
            together = min(one.end, other.end) - other.start
            if one.construct != other.construct and together >= SAME * min(one.end - one.start, other.end - other.start):
                beside[n].add(other.construct)
                beside[k].add(one.construct)
    return Counter((ordered[n].construct, other) for n, others in beside.items() for other in others)


def _related(book: Codebook) -> set[tuple[str, str]]:
    """Return all pairs of a construct and one above it, both ways."""
    found: set[tuple[str, str]] = set()
    above: list[str] = []
    for _, depth, construct in book.walk():
        above = [*above[:depth], construct.id]
        found |= {pair for id in above[:-1] for pair in ((id, construct.id), (construct.id, id))}
    return found

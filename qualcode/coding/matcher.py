"""Find hundreds of indicators in one walk over the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from qualcode.coding.compile import Steps, Tables
from qualcode.coding.expression import Expressions
from qualcode.coding.indicator import WIDEST_GAP
from qualcode.language.sentences import Words
from qualcode.language.separable import finds_particle

M = TypeVar("M")
_VOCABULARY = 200_000  # words of the text that are remembered


class Span(NamedTuple):
    """First and last word (inclusive) of what was found in a sentence."""

    first: int
    last: int


class Hit(NamedTuple, Generic[M]):
    """An indicator found in a sentence."""

    meaning: M
    span: Span


_Phrase = tuple[tuple[frozenset[int], bool], ...]


class _Ready(NamedTuple):
    """A pattern in the shape that is quickest to look with; made when it is first needed."""

    source: int
    needed: tuple[frozenset[int], ...]
    phrases: tuple[_Phrase, ...]
    unless: tuple[tuple[_Phrase, ...], ...]


class _Entry(NamedTuple):
    """What is known of a word: sources that are just this word, its numbers in patterns, and particles with the place of an entry."""

    sources: tuple[int, ...]
    numbers: tuple[int, ...]
    apart: tuple[tuple[str, int], ...]


Places = Mapping[int, Sequence[int]]  # where the numbers of a sentence's words stand


class Matcher(Generic[M]):
    """Compiled indicators, ready for use on many sentences; `meanings` holds what a hit of each source means."""

    def __init__(self, tables: Tables, meanings: Sequence[M]) -> None:
        self._tables, self._meanings = tables, meanings
        self._pairs, self._waiting = dict(tables.pairs), dict(tables.waiting)
        self._ready: list[_Ready | None] = [None] * len(tables.patterns)
        self._pairs_ready: dict[int, dict[int, list[_Ready]]] = {}
        self._expressions = Expressions(tables.expressions)
        self._fragment = re.compile("|".join(sorted({re.escape(part.strip("*")) for part, _ in tables.parts})) or r"(?!)")
        self._known: dict[str, _Entry | None] = {}

    def find(self, said: Words) -> list[Hit[M]]:
        """Return all indicators found in the words of one sentence, overlapping ones included, in the order of the sources."""
        places: dict[int, list[int]] = {}
        hits: dict[int, Span] = {}
        known = self._known
        for n, word in enumerate(said.texts):
            entry = known[word] if word in known else self._look_up(word)
            if entry is None:
                continue
            sources, numbers, apart = entry
            for source in sources:
                if source not in hits:
                    hits[source] = Span(n, n)
            for number in numbers:
                if number in places:
                    places[number].append(n)
                else:
                    places[number] = [n]
            if apart:
                self._separable(said, n, apart, places, hits)
        self._find_patterns(places, len(said.texts), hits)
        return [Hit(self._meanings[source], hits[source]) for source in sorted(hits)]

    def _find_patterns(self, places: Places, size: int, hits: dict[int, Span]) -> None:
        there = places.keys()
        for pattern in self._candidates(places):
            for words in pattern.needed:  # a plain loop: most patterns end here
                if there.isdisjoint(words):
                    break
            else:
                if pattern.source not in hits and (span := _found(pattern, places, size)):
                    hits[pattern.source] = span

    def _look_up(self, word: str) -> _Entry | None:
        """Return what is known of a word, None for nothing, and remember it."""
        tables = self._tables
        found = [tables.forms[word]] if word in tables.forms else []
        if self._fragment.search(word):
            found += [entry for part, entry in tables.parts if _holds(word, part)]
        found += self._expressions.entries(word)
        entries = [tables.entries[place] for place in found]
        sources, numbers = ({one for entry in entries for one in entry[n]} for n in (0, 1))
        apart = tuple((particle, place) for particle, place in tables.apart.get(word, ()))
        entry = _Entry(tuple(sorted(sources)), tuple(sorted(numbers)), apart) if sources or numbers or apart else None
        if len(self._known) >= _VOCABULARY:
            self._known.clear()
        self._known[word] = entry
        return entry

    def _separable(self, said: Words, at: int, apart: Sequence[tuple[str, int]], places: dict[int, list[int]], hits: dict[int, Span]) -> None:
        """Enter a separable verb whose particle closes its clause further on, or stands before it ("aan te kaarten")."""
        for particle, place in apart:
            if finds_particle(said, at, particle):
                sources, numbers = self._tables.entries[place]
                for source in sources:
                    hits.setdefault(source, Span(at, at))
                for number in numbers:
                    places.setdefault(number, []).append(at)

    def _candidates(self, places: Places) -> Iterator[_Ready]:
        """Yield the patterns whose rarest words are in a sentence."""
        for number in places.keys() & self._pairs.keys():
            others = self._pairs_ready.get(number) or self._prepare(number)
            for other in places.keys() & others.keys():
                yield from others[other]
        for number in places.keys() & self._waiting.keys():
            yield from map(self._pattern, self._waiting[number])

    def _prepare(self, number: int) -> dict[int, list[_Ready]]:
        """Return the patterns that wait at a number, by the other number they wait at; made at first need, for most are never needed."""
        others = self._pairs_ready[number] = {other: [self._pattern(place) for place in found] for other, found in self._pairs[number]}
        return others

    def _pattern(self, place: int) -> _Ready:
        ready = self._ready[place]
        if ready is None:
            source, needed, phrases, unless = self._tables.patterns[place]
            ready = self._ready[place] = _Ready(source, tuple(map(frozenset, needed)), _phrases(phrases), tuple(map(_phrases, unless)))
        return ready


def _phrases(phrases: Sequence[Steps]) -> tuple[_Phrase, ...]:
    return tuple(tuple((frozenset(words), gap) for words, gap in phrase) for phrase in phrases)


@cache
def _endings(inner: str) -> tuple[str, ...]:
    """Return how the last part of a compound may end: `werkoverleg`, `werkoverleggen`, `werkschema's`."""
    return (inner, *(inner + end for end in ("en", inner[-1] + "en", "s", "'s", "je", "jes", "tje", "tjes")))


def _holds(word: str, part: str) -> bool:
    inner = part.strip("*")
    if part.startswith("*"):
        return inner in word if part.endswith("*") else word.endswith(_endings(inner))
    return word.startswith(inner)


def _found(pattern: _Ready, places: Places, size: int) -> Span | None:
    """Return what a pattern covers in a sentence that holds all its words, or nothing."""
    span = _match(pattern.phrases, places, size)
    return None if span is None or any(_match(other, places, size) for other in pattern.unless) else span


def _match(phrases: tuple[_Phrase, ...], places: Places, size: int) -> Span | None:
    """Return what all phrases cover together, or nothing when one of them is missing."""
    first, last = size, -1
    for phrase in phrases:
        span = _phrase(phrase, places, size)
        if span is None:
            return None
        first, last = min(first, span[0]), max(last, span[1])
    return Span(first, last)


def _phrase(phrase: _Phrase, places: Places, size: int) -> tuple[int, int] | None:
    """Return first and last word of the first place where a phrase stands."""
    starts = _places(phrase[0][0], places, size)
    if len(phrase) == 1:
        return (starts[0], starts[0]) if starts else None
    rest = [(_places(words, places, size), WIDEST_GAP + 1 if gap else 1) for words, gap in phrase[1:]]
    for start in starts:
        ends = {start}
        for nexts, reach in rest:
            ends = {place for place in nexts if any(1 <= place - end <= reach for end in ends)}
            if not ends:
                break
        else:
            return start, min(ends)
    return None


def _places(words: frozenset[int], places: Places, size: int) -> Sequence[int]:
    """Return where any of some alternatives stands, in order."""
    if not words:
        return range(size)
    here = [places[word] for word in words if word in places]
    return here[0] if len(here) == 1 else sorted({place for some in here for place in some})

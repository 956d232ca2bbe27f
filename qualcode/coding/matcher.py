"""Find hundreds of indicators in one walk over the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from qualcode.coding.compile import DEEP, Steps, Tables
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


Bits = int  # a set of small numbers; of words in a sentence, or of patterns
_Phrase = tuple[tuple[tuple[int, ...], bool], ...]


class _Ready(NamedTuple):
    """A pattern in the shape that is quickest to look with; made when it is first needed."""

    source: int
    phrases: tuple[_Phrase, ...]
    unless: tuple[tuple[_Phrase, ...], ...]


class _Entry(NamedTuple):
    """What is known of a word: sources that are just this word, its numbers, the patterns that wait for it, and its particles.

    A pattern has a bit for its rarest word, one for the next rarest, and so on, each as far on as there are patterns.
    """

    sources: tuple[int, ...]
    numbers: tuple[int, ...]
    waiting: Bits
    apart: tuple[tuple[str, int], ...] = ()


class Matcher(Generic[M]):
    """Compiled indicators, ready for use on many sentences; `meanings` holds what a hit of each source means."""

    def __init__(self, tables: Tables, meanings: Sequence[M]) -> None:
        self._tables, self._meanings = tables, meanings
        self._forms = {word: n for n, entry in enumerate(tables.entries) for word in entry.words.split()}
        self._apart: dict[str, list[tuple[str, int]]] = {}
        for particle, place, forms in tables.apart:
            for form in forms.split():
                self._apart.setdefault(form, []).append((particle, place))
        self._waiting = [dict(found) for found in tables.waiting]
        self._size = len(tables.patterns)
        self._short = self._spread(tables.short)
        self._ready: list[_Ready | None] = [None] * self._size
        self._expressions = Expressions(tables.expressions)
        self._fragment = re.compile("|".join(sorted({re.escape(part.strip("*")) for part, _ in tables.parts})) or r"(?!)")
        self._entries: dict[int, _Entry] = {}
        self._known: dict[str, _Entry | None] = {}

    def find(self, said: Words) -> list[Hit[M]]:
        """Return all indicators found in the words of one sentence, overlapping ones included, in the order of the sources."""
        hits: dict[int, Span] = {}
        met: list[tuple[int, tuple[int, ...]]] = []  # places of words that are in patterns, with their numbers
        bits = self._short
        known = self._known
        for n, word in enumerate(said.texts):
            entry = known[word] if word in known else self._look_up(word)
            if entry is None:
                continue
            sources, numbers, waiting, apart = entry
            if apart:
                sources, numbers, waiting = self._together(said, n, entry)
            for source in sources:
                if source not in hits:
                    hits[source] = Span(n, n)
            if numbers:
                met.append((n, numbers))
                bits |= waiting
        candidates = bits & (1 << self._size) - 1
        for rank in range(1, DEEP):
            candidates &= bits >> rank * self._size
        if candidates:
            self._find_patterns(candidates, met, len(said.texts), hits)
        return [Hit(self._meanings[source], hits[source]) for source in sorted(hits)]

    def _find_patterns(self, candidates: Bits, met: Sequence[tuple[int, tuple[int, ...]]], size: int, hits: dict[int, Span]) -> None:
        """Add the patterns of several words that are there."""
        places: dict[int, Bits] = {}
        for n, numbers in met:
            for number in numbers:
                places[number] = places.get(number, 0) | 1 << n
        while candidates:
            lowest = candidates & -candidates
            candidates ^= lowest
            pattern = self._pattern(lowest.bit_length() - 1)
            if (span := _match(pattern.phrases, places, size)) and not any(_match(other, places, size) for other in pattern.unless):
                hits[pattern.source] = span

    def _look_up(self, word: str) -> _Entry | None:
        """Return what is known of a word, None for nothing, and remember it."""
        found = [self._forms[word]] if word in self._forms else []
        if self._fragment.search(word):
            found += [entry for part, entry in self._tables.parts if _holds(word, part)]
        found += self._expressions.entries(word)
        apart = tuple(self._apart.get(word, ()))
        entry = self._entry(found)._replace(apart=apart) if apart or found else None
        if len(self._known) >= _VOCABULARY:
            self._known.clear()
        self._known[word] = entry
        return entry

    def _entry(self, found: Sequence[int]) -> _Entry:
        """Return what the entries at some places are together."""
        if len(found) == 1 and found[0] in self._entries:
            return self._entries[found[0]]
        entries = [self._tables.entries[place] for place in found]
        sources = sorted({source for entry in entries for source in entry.sources})
        numbers = sorted({number for entry in entries for number in entry.numbers})
        waiting = self._spread([{place for number in numbers for place in found.get(number, ())} for found in self._waiting])
        entry = _Entry(tuple(sources), tuple(numbers), waiting)
        if len(found) == 1:
            self._entries[found[0]] = entry
        return entry

    def _together(self, said: Words, at: int, entry: _Entry) -> tuple[tuple[int, ...], tuple[int, ...], Bits]:
        """Return what a word is with the separable verbs whose particle closes their clause, or stands before it ("aan te kaarten")."""
        sources, numbers, waiting, apart = entry
        for particle, place in apart:
            if finds_particle(said, at, particle):
                verb = self._entry([place])
                sources, numbers, waiting = sources + verb.sources, numbers + verb.numbers, waiting | verb.waiting
        return sources, numbers, waiting

    def _spread(self, ranks: Sequence[Iterable[int]]) -> Bits:
        """Return the bits of patterns, by the rank of the word that they need."""
        bits = 0
        for rank, places in enumerate(ranks):
            for place in places:
                bits |= 1 << rank * self._size + place
        return bits

    def _pattern(self, place: int) -> _Ready:
        ready = self._ready[place]
        if ready is None:
            source, phrases, unless = self._tables.patterns[place]
            ready = self._ready[place] = _Ready(source, _phrases(phrases), tuple(map(_phrases, unless)))
        return ready


def _phrases(phrases: Sequence[Steps]) -> tuple[_Phrase, ...]:
    return tuple(tuple((tuple(words), gap) for words, gap in phrase) for phrase in phrases)


@cache
def _endings(inner: str) -> tuple[str, ...]:
    """Return how the last part of a compound may end: `werkoverleg`, `werkoverleggen`, `werkschema's`."""
    return (inner, *(inner + end for end in ("en", inner[-1] + "en", "s", "'s", "je", "jes", "tje", "tjes")))


def _holds(word: str, part: str) -> bool:
    inner = part.strip("*")
    if part.startswith("*"):
        return inner in word if part.endswith("*") else word.endswith(_endings(inner))
    return word.startswith(inner)


def _match(phrases: tuple[_Phrase, ...], places: Mapping[int, Bits], size: int) -> Span | None:
    """Return what all phrases cover together, or nothing when one of them is missing."""
    first, last = size, -1
    for phrase in phrases:
        span = _phrase([(_places(words, places, size), gap) for words, gap in phrase])
        if span is None:
            return None
        first, last = min(first, span[0]), max(last, span[1])
    return Span(first, last)


def _phrase(steps: Sequence[tuple[Bits, bool]]) -> tuple[int, int] | None:
    """Return first and last word of the first place where steps follow each other; of each step is known where it may stand."""
    starts = steps[0][0]
    while starts:
        start = ends = starts & -starts
        for there, gap in steps[1:]:
            nexts = ends << 1
            if gap:
                for _ in range(WIDEST_GAP):
                    nexts |= nexts << 1
            ends = nexts & there
        if ends:
            return start.bit_length() - 1, (ends & -ends).bit_length() - 1
        starts ^= start
    return None


def _places(words: Sequence[int], places: Mapping[int, Bits], size: int) -> Bits:
    """Return where any of some alternatives stands; anywhere when there are none."""
    if not words:
        return (1 << size) - 1
    there = 0
    for word in words:
        if word in places:
            there |= places[word]
    return there

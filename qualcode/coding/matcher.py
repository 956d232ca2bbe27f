"""Find hundreds of indicators in one walk over the words of a sentence.

Every word is looked up once in a table of forms, so the cost does not grow with the number of indicators; only
patterns whose rarest word is there are looked at further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from qualcode.coding.indicator import WIDEST_GAP, Phrase, parse, words_of
from qualcode.language.sentences import Word
from qualcode.language.wordforms import Forms

M = TypeVar("M")
_PARTICLE_REACH = 10  # words between a separable verb and its particle


class Span(NamedTuple):
    """First and last word (inclusive) of what was found in a sentence."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Source(Generic[M]):
    """An indicator to compile: what to find, what cancels it, and what a hit means to the caller."""

    find: str
    meaning: M
    unless: tuple[str, ...] = ()


class Hit(NamedTuple, Generic[M]):
    """An indicator found in a sentence."""

    meaning: M
    span: Span


_Steps = tuple[tuple[int, bool], ...]  # the slots of a phrase, and whether a gap may come before each


class _Pattern(NamedTuple, Generic[M]):
    needed: frozenset[int]
    phrases: tuple[_Steps, ...]
    unless: tuple[tuple[_Steps, ...], ...]
    meaning: M


_ANY = 0  # the slot of `_`


class Matcher(Generic[M]):
    """Indicators compiled for use on many sentences."""

    def __init__(self, sources: Iterable[Source[M]], forms: Mapping[str, Forms]) -> None:
        self._forms = forms
        self._slots: dict[tuple[str, ...], int] = {(): _ANY}
        self._exact: dict[str, set[int]] = {}
        self._parts: list[tuple[str, int]] = []
        self._apart: dict[str, list[tuple[str, int]]] = {}
        self._single: dict[int, list[M]] = {}
        self._anchored: dict[int, list[_Pattern[M]]] = {}
        for source in sources:
            self._add(source)
        self._known: dict[str, tuple[int, ...]] = {}
        self._fragment = re.compile("|".join(sorted({re.escape(p.strip("*")) for p, _ in self._parts})) or r"(?!)")

    def _add(self, source: Source[M]) -> None:
        phrases = parse(source.find)
        steps = [step for phrase in phrases for step in phrase if step.words]
        if len(steps) == 1 and not source.unless and len(phrases[0]) == 1:
            self._single.setdefault(self._slot(steps[0].words), []).append(source.meaning)
            return
        anchor = max(steps, key=lambda step: min(len(word.strip("=*")) for word in step.words))
        needed = frozenset(self._slot(step.words) for step in steps)
        unless = tuple(self._compiled(parse(text)) for text in source.unless)
        self._anchored.setdefault(self._slot(anchor.words), []).append(_Pattern(needed, self._compiled(phrases), unless, source.meaning))

    def _compiled(self, phrases: tuple[Phrase, ...]) -> tuple[_Steps, ...]:
        return tuple(tuple((self._slot(step.words), step.gap) for step in phrase) for phrase in phrases)

    def _slot(self, words: tuple[str, ...]) -> int:
        """Return the number of a set of alternatives, entering all their forms at first sight."""
        if words in self._slots:
            return self._slots[words]
        slot = self._slots[words] = len(self._slots)
        for word in words:
            if "*" in word:
                self._parts.append((word, slot))
                continue
            forms = Forms((word[1:],)) if word.startswith("=") else self._forms.get(word, Forms((word,)))
            for form in forms.whole:
                self._exact.setdefault(form, set()).add(slot)
            for form in forms.apart:
                self._apart.setdefault(form, []).append((forms.particle, slot))
        return slot

    def _lookup(self, word: str) -> tuple[int, ...]:
        slots = set(self._exact.get(word, ()))
        if self._fragment.search(word):
            slots.update(slot for part, slot in self._parts if _holds(word, part))
        found = self._known[word] = tuple(sorted(slots))
        return found

    def find(self, words: Sequence[Word], text: str) -> list[Hit[M]]:
        """Return all indicators found in the words of one sentence of a text, overlapping ones included."""
        places: dict[int, list[int]] = {}
        for n, (word, _, _) in enumerate(words):
            slots = self._known.get(word)
            for slot in self._lookup(word) if slots is None else slots:
                places.setdefault(slot, []).append(n)
            if word in self._apart:
                self._separable(words, n, text, places)
        found = places.keys()
        hits = [Hit(meaning, Span(places[slot][0], places[slot][0])) for slot in found if slot in self._single for meaning in self._single[slot]]
        for slot in found & self._anchored.keys():
            for pattern in self._anchored[slot]:
                if pattern.needed <= found and (span := _match(pattern.phrases, places, len(words))):
                    if any(_match(other, places, len(words)) for other in pattern.unless):
                        continue
                    hits.append(Hit(pattern.meaning, span))
        return hits

    def _separable(self, words: Sequence[Word], at: int, text: str, places: dict[int, list[int]]) -> None:
        """Enter a separable verb whose particle closes its clause further on, or stands before it ("aan te kaarten")."""
        reach = range(at + 1, _clause_end(words, at, text))
        there = {words[n].text for n in reach}
        before = _cluster(words, at)
        for particle, slot in self._apart[words[at].text]:
            behind = particle in there and any(words[n].text == particle and closes_clause(words, n, text) for n in reach)
            if behind or (before >= 0 and words[before].text == particle):
                places.setdefault(slot, []).append(at)


def _clause_end(words: Sequence[Word], at: int, text: str) -> int:
    """Return the index behind the last word that the particle of a verb may be: before a comma, and not too far."""
    end = at + 1
    while end < min(at + 1 + _PARTICLE_REACH, len(words)) and not _MARKS & set(text[words[end - 1].end : words[end].start]):
        end += 1
    return end


_MARKS = frozenset(",;:.?!")
_AUXILIARIES = frozenset(
    """te moet moest moeten moesten kan kon kunnen konden mag mocht mogen mochten wil wilde wou willen wilden zal zou zullen zouden gaat ging
    gaan gingen durf durfde durven laat liet laten blijft bleef blijven hoeft hoefde hoeven komt kwam komen""".split()
)


def _cluster(words: Sequence[Word], at: int) -> int:
    """Return the word before the auxiliaries that stand before a verb (`toe` in "toe durven geven"), -1 when there are none."""
    n = at - 1
    while n >= 0 and words[n].text in _AUXILIARIES:
        n -= 1
    return n if n < at - 1 else -1


_CLAUSE_WORDS = frozenset(
    """en of maar want dus dat als omdat toen terwijl voor voordat zodat hoor zeg dan met bij aan op in te van die om over hoe wat waarom
    waar wie welke wanneer""".split()
)


def closes_clause(words: Sequence[Word], n: int, text: str) -> bool:
    """Tell whether a clause may end after word n: a mark follows, the sentence ends, or a word that opens another."""
    if n + 1 >= len(words):
        return True
    between = text[words[n].end : words[n + 1].start]
    return between.strip() != "" or words[n + 1].text in _CLAUSE_WORDS


@cache
def _endings(inner: str) -> tuple[str, ...]:
    """Return how the last part of a compound may end: `werkoverleg`, `werkoverleggen`, `werkschema's`."""
    return (inner, *(inner + end for end in ("en", inner[-1] + "en", "s", "'s", "je", "jes", "tje", "tjes")))


def _holds(word: str, part: str) -> bool:
    inner = part.strip("*")
    if part.startswith("*"):
        return inner in word if part.endswith("*") else word.endswith(_endings(inner))
    return word.startswith(inner)


def _match(phrases: tuple[_Steps, ...], places: Mapping[int, Sequence[int]], size: int) -> Span | None:
    """Return what all phrases cover together, or nothing when one of them is missing."""
    first, last = size, -1
    for phrase in phrases:
        span = _phrase(phrase, places, size)
        if span is None:
            return None
        first, last = min(first, span[0]), max(last, span[1])
    return Span(first, last)


def _phrase(phrase: _Steps, places: Mapping[int, Sequence[int]], size: int) -> tuple[int, int] | None:
    """Return first and last word of the first place where a phrase stands."""
    slot = phrase[0][0]
    starts = range(size) if slot == _ANY else places.get(slot, ())
    if len(phrase) == 1:
        return (starts[0], starts[0]) if starts else None
    for start in starts:
        ends = {start}
        for slot, gap in phrase[1:]:
            reach = WIDEST_GAP + 1 if gap else 1
            nexts = range(size) if slot == _ANY else places.get(slot, ())
            ends = {place for place in nexts if any(1 <= place - end <= reach for end in ends)}
            if not ends:
                break
        else:
            return start, min(ends)
    return None


def all_words(sources: Iterable[Source[M]]) -> set[str]:
    """Return the words whose forms are needed to compile the sources."""
    return {word for source in sources for text in (source.find, *source.unless) for word in words_of(parse(text))}

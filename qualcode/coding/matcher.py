"""Find hundreds of indicators in one walk over the words of a sentence.

Every word is looked up once in a table of forms, so the cost does not grow with the number of indicators; only
patterns whose rarest word is there are looked at further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from qualcode.coding.indicator import WIDEST_GAP, Phrase, parse, words_of
from qualcode.language.sentences import Word
from qualcode.language.small import COMMON
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


Places = Mapping[int, Sequence[int]]  # where the numbers of a sentence's words stand
_Words = frozenset[int]  # the alternatives for one word of a phrase, by number; none means any word
_Steps = tuple[tuple[_Words, bool], ...]  # the words of a phrase, and whether a gap may come before each


class _Pattern(NamedTuple, Generic[M]):
    number: int
    needed: tuple[_Words, ...]
    phrases: tuple[_Steps, ...]
    unless: tuple[tuple[_Steps, ...], ...]
    meaning: M


_COMMON_COST = 60  # how many rarer words a word that is everywhere is worth, when the word to look for first is chosen
_MOST_PAIRS = 400  # pairs of words at which one pattern waits


class Matcher(Generic[M]):
    """Indicators compiled for use on many sentences.

    Each word that an author wrote has a number; a word of the text is looked up once for the numbers it is a form of. A
    pattern waits at its two rarest words, so that most patterns are never looked at.
    """

    def __init__(self, sources: Iterable[Source[M]], forms: Mapping[str, Forms]) -> None:
        self._forms = forms
        self._numbers: dict[str, int] = {}
        self._common: set[int] = set()
        self._exact: dict[str, set[int]] = {}
        self._parts: list[tuple[str, int]] = []
        self._apart: dict[str, list[tuple[str, int]]] = {}
        self._single: dict[int, list[tuple[int, M]]] = {}
        self._waiting: dict[int, list[_Pattern[M]]] = {}
        self._pairs: dict[int, dict[int, list[_Pattern[M]]]] = {}
        for number, source in enumerate(sources):
            self._add(number, source)
        self._known: dict[str, tuple[int, ...]] = {}
        self._fragment = re.compile("|".join(sorted({re.escape(p.strip("*")) for p, _ in self._parts})) or r"(?!)")

    def _add(self, number: int, source: Source[M]) -> None:
        phrases = self._compiled(parse(source.find))
        steps = [words for phrase in phrases for words, _ in phrase if words]
        if len(phrases) == len(phrases[0]) == 1 and not source.unless:
            for word in steps[0]:
                self._single.setdefault(word, []).append((number, source.meaning))
            return
        rarest, *others = sorted(steps, key=self._cost)
        pattern = _Pattern(number, tuple(others), phrases, tuple(self._compiled(parse(text)) for text in source.unless), source.meaning)
        if others and len(rarest) * len(others[0]) <= _MOST_PAIRS:
            for word, other in product(rarest, others[0]):
                self._pairs.setdefault(word, {}).setdefault(other, []).append(pattern)
        else:
            for word in rarest:
                self._waiting.setdefault(word, []).append(pattern)

    def _cost(self, words: _Words) -> int:
        return sum(_COMMON_COST if word in self._common else 1 for word in words)

    def _compiled(self, phrases: tuple[Phrase, ...]) -> tuple[_Steps, ...]:
        return tuple(tuple((frozenset(map(self._number, step.words)), step.gap) for step in phrase) for phrase in phrases)

    def _number(self, word: str) -> int:
        """Return the number of an author's word, entering all its forms at first sight."""
        if word in self._numbers:
            return self._numbers[word]
        number = self._numbers[word] = len(self._numbers)
        if word in COMMON:
            self._common.add(number)
        if "*" in word:
            self._parts.append((word, number))
            return number
        forms = Forms((word[1:],)) if word.startswith("=") else self._forms.get(word, Forms((word,)))
        for form in forms.whole:
            self._exact.setdefault(form, set()).add(number)
        for form in forms.apart:
            self._apart.setdefault(form, []).append((forms.particle, number))
        return number

    def _lookup(self, word: str) -> tuple[int, ...]:
        numbers = set(self._exact.get(word, ()))
        if self._fragment.search(word):
            numbers.update(number for part, number in self._parts if _holds(word, part))
        found = self._known[word] = tuple(sorted(numbers))
        return found

    def find(self, words: Sequence[Word], text: str) -> list[Hit[M]]:
        """Return all indicators found in the words of one sentence of a text, overlapping ones included, in the order of the sources."""
        places: dict[int, list[int]] = {}
        for n, (word, _, _) in enumerate(words):
            numbers = self._known.get(word)
            for number in self._lookup(word) if numbers is None else numbers:
                places.setdefault(number, []).append(n)
            if word in self._apart:
                self._separable(words, n, text, places)
        hits: dict[int, Hit[M]] = {}
        for number in places.keys() & self._single.keys():
            first = places[number][0]
            for source, meaning in self._single[number]:
                if source not in hits or hits[source].span.first > first:
                    hits[source] = Hit(meaning, Span(first, first))
        for pattern in self._candidates(places):
            if pattern.number not in hits and (span := _found(pattern, places, len(words))):
                hits[pattern.number] = Hit(pattern.meaning, span)
        return [hits[source] for source in sorted(hits)]

    def _candidates(self, places: Places) -> Iterator[_Pattern[M]]:
        """Yield the patterns whose rarest words are in a sentence."""
        for number in places.keys() & self._pairs.keys():
            pairs = self._pairs[number]
            for other in places.keys() & pairs.keys():
                yield from pairs[other]
        for number in places.keys() & self._waiting.keys():
            yield from self._waiting[number]

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


def _found(pattern: _Pattern[M], places: Places, size: int) -> Span | None:
    """Return what a pattern covers in a sentence that holds its rarest word, or nothing."""
    for words in pattern.needed:  # a plain loop: this is where the time goes
        if words.isdisjoint(places):
            return None
    span = _match(pattern.phrases, places, size)
    return None if span is None or any(_match(other, places, size) for other in pattern.unless) else span


def _match(phrases: tuple[_Steps, ...], places: Places, size: int) -> Span | None:
    """Return what all phrases cover together, or nothing when one of them is missing."""
    first, last = size, -1
    for phrase in phrases:
        span = _phrase(phrase, places, size)
        if span is None:
            return None
        first, last = min(first, span[0]), max(last, span[1])
    return Span(first, last)


def _phrase(phrase: _Steps, places: Places, size: int) -> tuple[int, int] | None:
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


def _places(words: _Words, places: Places, size: int) -> Sequence[int]:
    """Return where any of some alternatives stands, in order."""
    if not words:
        return range(size)
    here = [places[word] for word in words if word in places]
    return here[0] if len(here) == 1 else sorted({place for some in here for place in some})


def all_words(sources: Iterable[Source[M]]) -> set[str]:
    """Return the words whose forms are needed to compile the sources."""
    return {word for source in sources for text in (source.find, *source.unless) for word in words_of(parse(text))}

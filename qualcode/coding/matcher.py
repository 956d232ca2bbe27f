"""Find hundreds of indicators in one walk over the words of a sentence.

Every word is looked up once in a table of forms, so the cost does not grow with the number of indicators; only
patterns whose rarest word is there are looked at further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


class _Pattern(NamedTuple, Generic[M]):
    phrases: tuple[tuple[tuple[int, bool], ...], ...]
    unless: tuple[tuple[tuple[tuple[int, bool], ...], ...], ...]
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
        self._anchored: dict[int, list[_Pattern[M]]] = {}
        for source in sources:
            self._add(source)
        self._known: dict[str, tuple[int, ...]] = {}
        self._fragment = re.compile("|".join(sorted({re.escape(p.strip("*")) for p, _ in self._parts})) or r"(?!)")

    def _add(self, source: Source[M]) -> None:
        phrases = parse(source.find)
        pattern = _Pattern(self._compiled(phrases), tuple(self._compiled(parse(text)) for text in source.unless), source.meaning)
        steps = [step for phrase in phrases for step in phrase if step.words]
        anchor = max(steps, key=lambda step: min(len(word.strip("=*")) for word in step.words))
        self._anchored.setdefault(self._slot(anchor.words), []).append(pattern)

    def _compiled(self, phrases: tuple[Phrase, ...]) -> tuple[tuple[tuple[int, bool], ...], ...]:
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
        places: dict[int, list[Span]] = {}
        for n, word in enumerate(words):
            known = self._known.get(word.text)
            for slot in self._lookup(word.text) if known is None else known:
                places.setdefault(slot, []).append(Span(n, n))
            if word.text in self._apart:
                self._separable(words, n, text, places)
        hits = []
        for slot in sorted(places):
            for pattern in self._anchored.get(slot, ()):
                span = _match(pattern.phrases, places, len(words))
                if span and not any(_match(other, places, len(words)) for other in pattern.unless):
                    hits.append(Hit(pattern.meaning, span))
        return hits

    def _separable(self, words: Sequence[Word], at: int, text: str, places: dict[int, list[Span]]) -> None:
        """Enter a separable verb whose particle stands further on and closes its clause."""
        for particle, slot in self._apart[words[at].text]:
            for n in range(at + 1, min(at + 1 + _PARTICLE_REACH, len(words))):
                if words[n].text == particle and closes_clause(words, n, text):
                    places.setdefault(slot, []).append(Span(at, at))
                    break


_CLAUSE_WORDS = frozenset("en of maar want dus dat als omdat toen terwijl voor voordat zodat hoor zeg dan met bij aan op in te van die om".split())


def closes_clause(words: Sequence[Word], n: int, text: str) -> bool:
    """Tell whether a clause may end after word n: a mark follows, the sentence ends, or a word that opens another."""
    if n + 1 >= len(words):
        return True
    between = text[words[n].end : words[n + 1].start]
    return between.strip() != "" or words[n + 1].text in _CLAUSE_WORDS


def _holds(word: str, part: str) -> bool:
    inner = part.strip("*")
    if part.startswith("*"):
        return inner in word if part.endswith("*") else word.endswith((inner, inner + "en", inner + "s", inner + "je", inner + "jes"))
    return word.startswith(inner)


def _match(phrases: tuple[tuple[tuple[int, bool], ...], ...], places: dict[int, list[Span]], size: int) -> Span | None:
    """Return what all phrases cover together, or nothing when one of them is missing."""
    spans = []
    for phrase in phrases:
        span = _phrase(phrase, places, size)
        if span is None:
            return None
        spans.append(span)
    return Span(min(s.first for s in spans), max(s.last for s in spans))


def _phrase(phrase: tuple[tuple[int, bool], ...], places: dict[int, list[Span]], size: int) -> Span | None:
    first = phrase[0][0]
    starts = places.get(first, []) if first != _ANY else [Span(n, n) for n in range(size)]
    for start in starts:
        ends = [start.last]
        for slot, gap in phrase[1:]:
            reach = WIDEST_GAP + 1 if gap else 1
            if slot == _ANY:
                ends = [end + step for end in ends for step in range(1, reach + 1) if end + step < size]
            else:
                ends = [span.last for end in ends for span in places.get(slot, ()) if 1 <= span.first - end <= reach]
            if not ends:
                break
        if ends:
            return Span(start.first, min(ends))
    return None


def all_words(sources: Iterable[Source[M]]) -> set[str]:
    """Return the words whose forms are needed to compile the sources."""
    return {word for source in sources for text in (source.find, *source.unless) for word in words_of(parse(text))}

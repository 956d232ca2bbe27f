"""Turn indicators into tables that are looked up, so that the cost of looking does not grow with their number.

Each word that an author wrote has a number, and the table of forms leads from a word of the text to the numbers it is a form
of. A pattern of several words waits at its two rarest, so that most patterns are never looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from qualcode.coding.indicator import Phrase, parse, words_of
from qualcode.language.small import COMMON
from qualcode.language.wordforms import Forms

M = TypeVar("M")
_COMMON_COST = 1000  # what being everywhere adds to the number of indicators that speak of a word
_MOST_PAIRS = 400  # pairs of words at which one pattern waits

Numbers = list[int]  # the alternatives for one word of a phrase; none means any word
Steps = list[tuple[Numbers, bool]]  # the words of a phrase, and whether a gap may come before each


class Source(NamedTuple, Generic[M]):
    """An indicator to compile: what to find, what cancels it, and what a hit means to the caller."""

    find: str
    meaning: M
    unless: tuple[str, ...] = ()


class Pattern(NamedTuple):
    """An indicator of several words: the number of its source, what else must be there, its phrases, and what cancels it."""

    source: int
    needed: list[Numbers]
    phrases: list[Steps]
    unless: list[list[Steps]]


class Entry(NamedTuple):
    """What a word of a text can be: sources that are just this word, and numbers that patterns know it by."""

    sources: Numbers
    numbers: Numbers


class Tables(NamedTuple):
    """Compiled indicators as plain data, which can be kept as JSON."""

    entries: list[Entry]
    forms: dict[str, int]  # word of a text -> place of its entry
    apart: dict[str, list[tuple[str, int]]]  # finite form of a separable verb -> its particles, each with the place of an entry
    parts: list[tuple[str, int]]  # `productie*`, with the place of its entry
    expressions: list[tuple[str, int]]  # `/[0-9]+/`, with the place of its entry
    patterns: list[Pattern]
    pairs: list[tuple[int, list[tuple[int, Numbers]]]]  # number -> other number -> places of patterns
    waiting: list[tuple[int, Numbers]]  # number -> places of patterns that wait at one word


def tables(sources: Iterable[Source[M]], forms: Mapping[str, Forms]) -> Tables:
    """Compile indicators; `forms` holds the forms of `all_words(sources)`."""
    sources = list(sources)
    use = Counter(word for source in sources for phrase in parse(source.find) for step in phrase for word in step.words)
    compiler = _Compiler(forms, use)
    for number, source in enumerate(sources):
        compiler.add(number, source.find, source.unless)
    return compiler.tables()


def all_words(sources: Iterable[Source[M]]) -> set[str]:
    """Return the words whose forms are needed to compile the sources."""
    return {word for source in sources for text in (source.find, *source.unless) for word in words_of(parse(text))}


class _Compiler:
    def __init__(self, forms: Mapping[str, Forms], use: Mapping[str, int]) -> None:
        self._known, self._use = forms, use
        self._numbers: dict[str, int] = {}
        self._costs: dict[int, int] = {}
        self._forms: dict[str, set[int]] = {}
        self._apart: dict[str, list[tuple[str, int]]] = {}
        self._parts: list[tuple[str, int]] = []
        self._expressions: list[tuple[str, int]] = []
        self._single: dict[int, list[int]] = {}
        self._patterns: list[Pattern] = []
        self._pairs: dict[int, dict[int, list[int]]] = {}
        self._waiting: dict[int, list[int]] = {}
        self._used: set[int] = set()  # numbers that stand in patterns

    def add(self, source: int, find: str, unless: tuple[str, ...]) -> None:
        """Enter an indicator."""
        phrases = self._phrases(parse(find))
        steps = [words for phrase in phrases for words, _ in phrase if words]
        if len(phrases) == len(phrases[0]) == 1 and not unless:
            for word in steps[0]:
                self._single.setdefault(word, []).append(source)
            return
        cancelled = [self._phrases(parse(text)) for text in unless]
        self._used.update(number for alternative in (phrases, *cancelled) for phrase in alternative for words, _ in phrase for number in words)
        rarest, *others = sorted(steps, key=self._cost)
        paired = bool(others) and len(rarest) * len(others[0]) <= _MOST_PAIRS
        place = len(self._patterns)
        self._patterns.append(Pattern(source, others[paired:], phrases, cancelled))
        if paired:
            for word, other in product(rarest, others[0]):
                self._pairs.setdefault(word, {}).setdefault(other, []).append(place)
        else:
            for word in rarest:
                self._waiting.setdefault(word, []).append(place)

    def _cost(self, words: Numbers) -> int:
        """Return how often some words will be met: those that many indicators speak of are met often in the text too."""
        return sum(self._costs[word] for word in words)

    def _phrases(self, phrases: tuple[Phrase, ...]) -> list[Steps]:
        return [[(sorted({self._number(word) for word in step.words}), step.gap) for step in phrase] for phrase in phrases]

    def _number(self, word: str) -> int:
        """Return the number of an author's word, entering all its forms at first sight."""
        if word in self._numbers:
            return self._numbers[word]
        number = self._numbers[word] = len(self._numbers)
        self._costs[number] = self._use.get(word, 0) + (_COMMON_COST if word in COMMON else 0)
        if word.startswith("/"):
            self._expressions.append((word[1:-1], number))
        elif "*" in word:
            self._parts.append((word, number))
        else:
            forms = Forms((word[1:],)) if word.startswith("=") else self._known.get(word, Forms((word,)))
            for form in forms.whole:
                self._forms.setdefault(form, set()).add(number)
            for form in forms.apart:
                self._apart.setdefault(form, []).append((forms.particle, number))
        return number

    def tables(self) -> Tables:
        """Return what was entered so far."""
        entries: dict[tuple[int, ...], int] = {}  # words that are forms of the same words share an entry

        def entry(*numbers: int) -> int:
            return entries.setdefault(tuple(sorted(numbers)), len(entries))

        forms = {form: entry(*numbers) for form, numbers in self._forms.items()}
        apart = {form: [(particle, entry(number)) for particle, number in found] for form, found in self._apart.items()}
        parts = [(part, entry(number)) for part, number in self._parts]
        expressions = [(expression, entry(number)) for expression, number in self._expressions]
        pairs = [(word, list(others.items())) for word, others in self._pairs.items()]
        return Tables([self._entry(n) for n in entries], forms, apart, parts, expressions, self._patterns, pairs, list(self._waiting.items()))

    def _entry(self, numbers: tuple[int, ...]) -> Entry:
        sources = {source for number in numbers for source in self._single.get(number, ())}
        return Entry(sorted(sources), [number for number in numbers if number in self._used])

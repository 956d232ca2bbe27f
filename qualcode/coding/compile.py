"""Turn indicators into tables that are looked up, so that the cost of looking does not grow with their number.

Each word that an author wrote has a number, and the table of forms leads from a word of the text to the numbers it is a form
of. A pattern of several words waits for its rarest ones, so that most patterns are never looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from qualcode.coding.indicator import Phrase, parse, words_of
from qualcode.language.small import COMMON
from qualcode.language.wordforms import Forms

_COMMON_COST = 1000  # what being everywhere adds to the number of indicators that speak of a word
DEEP = 4  # words of a pattern that must all be there before it is looked at
_NONE = -1  # stands for the words that a pattern does not have

Numbers = list[int]  # the alternatives for one word of a phrase; none means any word
Steps = list[tuple[Numbers, bool]]  # the words of a phrase, and whether a gap may come before each


class Source(NamedTuple):
    """An indicator to compile: what to find, and what cancels it."""

    find: str
    unless: tuple[str, ...] = ()


class Pattern(NamedTuple):
    """An indicator of several words: the number of its source, its phrases, and what cancels it."""

    source: int
    phrases: list[Steps]
    unless: list[list[Steps]]


class Entry(NamedTuple):
    """What a word of a text can be: sources that are just this word, numbers that patterns know it by, and all such words."""

    sources: Numbers
    numbers: Numbers
    words: str


class Tables(NamedTuple):
    """Compiled indicators as plain data, which can be kept as JSON; an entry is meant by its place among the entries."""

    entries: list[Entry]
    apart: list[tuple[str, int, str]]  # particle of a separable verb, its entry, and the finite forms that stand apart
    parts: list[tuple[str, int]]  # `productie*`, and its entry
    expressions: list[tuple[str, int]]  # `/[0-9]+/`, and its entry
    patterns: list[Pattern]
    waiting: list[list[tuple[int, Numbers]]]  # for the rarest words, the next rarest …: number -> places of the patterns that need it
    short: list[Numbers]  # the same: places of the patterns that need no so many words


def tables(sources: Iterable[Source], forms: Mapping[str, Forms]) -> Tables:
    """Compile indicators; `forms` holds the forms of `all_words(sources)`."""
    sources = list(sources)
    use = Counter(word for source in sources for phrase in parse(source.find) for step in phrase for word in step.words)
    compiler = _Compiler(forms, use)
    for number, source in enumerate(sources):
        compiler.add(number, source)
    return compiler.tables()


def all_words(sources: Iterable[Source]) -> set[str]:
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
        self._waiting: list[dict[int, list[int]]] = [{} for _ in range(DEEP)]
        self._used: set[int] = set()  # numbers that stand in patterns

    def add(self, number: int, source: Source) -> None:
        """Enter an indicator."""
        phrases = self._phrases(parse(source.find))
        steps = [words for phrase in phrases for words, _ in phrase if words]
        if len(phrases) == len(phrases[0]) == 1 and not source.unless:
            for word in steps[0]:
                self._single.setdefault(word, []).append(number)
            return
        cancelled = [self._phrases(parse(text)) for text in source.unless]
        self._used.update(word for alternative in (phrases, *cancelled) for phrase in alternative for words, _ in phrase for word in words)
        rarest = sorted(steps, key=self._cost)[:DEEP]
        for rank, waiting in enumerate(self._waiting):
            for word in rarest[rank] if rank < len(rarest) else [_NONE]:
                waiting.setdefault(word, []).append(len(self._patterns))
        self._patterns.append(Pattern(number, phrases, cancelled))

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
        words: dict[tuple[int, ...], list[str]] = {}  # words that are forms of the same words share an entry
        for form, numbers in self._forms.items():
            words.setdefault(tuple(sorted(numbers)), []).append(form)
        apart: dict[tuple[str, int], list[str]] = {}
        for form, verbs in self._apart.items():
            for verb in verbs:
                apart.setdefault(verb, []).append(form)
        lone = [number for _, number in (*self._parts, *self._expressions, *apart)]
        places = {numbers: n for n, numbers in enumerate([*words, *((number,) for number in lone if (number,) not in words)])}
        return Tables(
            [Entry(*self._meaning(numbers), " ".join(words.get(numbers, ()))) for numbers in places],
            [(particle, places[number,], " ".join(forms)) for (particle, number), forms in apart.items()],
            [(part, places[number,]) for part, number in self._parts],
            [(expression, places[number,]) for expression, number in self._expressions],
            self._patterns,
            [[(number, found) for number, found in waiting.items() if number != _NONE] for waiting in self._waiting],
            [waiting.get(_NONE, []) for waiting in self._waiting],
        )

    def _meaning(self, numbers: tuple[int, ...]) -> tuple[Numbers, Numbers]:
        sources = {source for number in numbers for source in self._single.get(number, ())}
        return sorted(sources), [number for number in numbers if number in self._used]

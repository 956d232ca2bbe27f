"""Which piece of a changed text is which piece of the old one: first by lines, then by words, then by letters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

_LINE = re.compile(r"[^\n]*\S[^\n]*\n*|\n+")
_WORD = re.compile(r"\S+\s*|\s+")


class Stretch(NamedTuple):
    """A piece of the old text and what became of it: `old` to `old_end` is now `new` to `new_end`, word for word when `same`."""

    old: int
    old_end: int
    new: int
    new_end: int
    same: bool


class Alignment:
    """An old text beside a new one; places are code points."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._stretches = list(_joined(_by_lines(old, new)))

    @cached_property
    def _starts(self) -> list[int]:
        return [one.old for one in self._stretches]

    @cached_property
    def _ends(self) -> list[int]:
        return [one.old_end for one in self._stretches]

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where a piece of the old text may stand now; several only when its very edges were rewritten."""
        starts, ends = self._start(start), self._end(end)
        return sorted({(first, last) for first in starts for last in ends if first < last})

    def is_new(self, start: int, end: int) -> bool:
        """Tell whether a piece of the new text does not stand, word for word, in the old one in the same order."""
        return not any(one.same and one.new < end and start < one.new_end for one in self._stretches)

    def _start(self, place: int) -> set[int]:
        """Return where what stood behind a place begins; what was put in right before it is no part of it."""
        one = self._stretches[bisect_right(self._starts, place) - 1] if self._starts else Stretch(0, 0, 0, 0, True)
        if one.same:
            return {one.new + place - one.old}
        inner = {self._by_letters(one, place, behind=True)}
        return inner | {one.new} if place == one.old else inner

    def _end(self, place: int) -> set[int]:
        one = self._stretches[min(bisect_left(self._ends, place), len(self._stretches) - 1)] if self._ends else Stretch(0, 0, 0, 0, True)
        if one.same:
            return {one.new + place - one.old}
        inner = {self._by_letters(one, place, behind=False)}
        return inner | {one.new_end} if place == one.old_end else inner

    def _by_letters(self, one: Stretch, place: int, *, behind: bool) -> int:
        """Return a place within rewritten words, moved to the edge of a word when it was at one."""
        was, now = self.old[one.old : one.old_end], self.new[one.new : one.new_end]
        at = one.new + _moved(was, now, place - one.old, behind=behind)
        if behind and (place == 0 or self.old[place - 1].isspace()):
            while at > one.new and not self.new[at - 1].isspace():
                at -= 1
        if not behind and (place == len(self.old) or self.old[place].isspace()):
            while at < one.new_end and not self.new[at].isspace():
                at += 1
        return at


def _moved(was: str, now: str, place: int, *, behind: bool) -> int:
    """Return where a place between two letters went; at text that was put in there, in front of it or `behind` it."""
    moved = len(now) if place == len(was) else 0
    for one in Levenshtein.opcodes(was, now):
        if one.tag == "insert" and one.src_start == place:
            return one.dest_end if behind else one.dest_start
        if one.src_start <= place <= one.src_end:
            moved = one.dest_start + min(place - one.src_start, one.dest_end - one.dest_start)
            if place < one.src_end or not behind:
                return moved
    return moved


def _by_lines(old: str, new: str) -> Iterator[Stretch]:
    """Yield how two texts lie beside each other; lines go first, so that a turn that was deleted is not mixed up with its neighbours."""
    yield from _by(_LINE, old, new, 0, 0, lambda one: _by_words(old, new, one))


def _by_words(old: str, new: str, changed: Stretch) -> Iterator[Stretch]:
    was, now = old[changed.old : changed.old_end], new[changed.new : changed.new_end]
    yield from _by(_WORD, was, now, changed.old, changed.new, lambda one: iter([one]))


def _by(unit: re.Pattern[str], was: str, now: str, old: int, new: int, within: Callable[[Stretch], Iterator[Stretch]]) -> Iterator[Stretch]:
    """Yield the stretches of two texts that begin at `old` and `new`, by units; `within` yields those of what was changed."""
    ones, others = unit.findall(was), unit.findall(now)
    for tag, first, last, other_first, other_last in _changes([one.rstrip() for one in ones], [other.rstrip() for other in others]):
        size, other_size = sum(map(len, ones[first:last])), sum(map(len, others[other_first:other_last]))
        if tag:
            yield from within(Stretch(old, old + size, new, new + other_size, False))
        else:
            yield from _pairs(ones[first:last], others[other_first:other_last], old, new)
        old, new = old + size, new + other_size


def _pairs(ones: Sequence[str], others: Sequence[str], old: int, new: int) -> Iterator[Stretch]:
    """Yield stretches of units that are the same but, perhaps, for the white space behind them."""
    for one, other in zip(ones, others, strict=True):
        word = len(one.rstrip())
        if one == other:
            yield Stretch(old, old + len(one), new, new + len(other), True)
        else:
            yield Stretch(old, old + word, new, new + word, True)
            yield Stretch(old + word, old + len(one), new + word, new + len(other), False)
        old, new = old + len(one), new + len(other)


def _changes(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield runs of units, changed or not in turn; what stands side by side and was changed is one run."""
    at = other_at = 0
    for block in Levenshtein.opcodes(was, now).as_matching_blocks():
        if block.a > at or block.b > other_at:
            yield True, at, block.a, other_at, block.b
        if block.size:
            yield False, block.a, block.a + block.size, block.b, block.b + block.size
        at, other_at = block.a + block.size, block.b + block.size


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Yield stretches with those of the same kind that follow each other made one, and without empty ones in the old text."""
    last: Stretch | None = None
    for one in stretches:
        if last and last.same == one.same and last.old_end == one.old and last.new_end == one.new:
            last = Stretch(last.old, one.old_end, last.new, one.new_end, one.same)
        else:
            if last:
                yield last
            last = one
    if last:
        yield last

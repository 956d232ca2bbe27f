"""Where text went, told by the codings in it that are still to be found: they stay in the order in which they were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from qualcode.model.coding import Coding

_LONG = 12  # code points from which words that stand in one place are a landmark
_NEAR = 60  # code points
Mark = tuple[int, int, int]  # where a quote stood, where it stands, and its code points


class Landmarks:
    """Quotes that stand, with the text kept around them, in just one place of a changed body."""

    def __init__(self, codings: Iterable[Coding], new: str) -> None:
        kept = _rising(sorted({mark for coding in codings if (mark := _mark(coding, new))}))
        self._old = [old for old, _, _ in kept]
        self._kept, self._size = kept, len(new)

    def window(self, coding: Coding) -> tuple[int, int]:
        """Return between which places (code points of the new body) a coding must stand: those of the landmarks around it."""
        before, after = self._around(coding)
        first = before[1] if before else 0
        last = after[1] + after[2] if after else self._size
        return first, max(first, last)

    def place(self, coding: Coding) -> tuple[int, int] | None:
        """Return where a coding stands that is a landmark itself."""
        n = bisect_left(self._kept, (coding.start, -1, len(coding.quote)))
        return next(((new, new + size) for old, new, size in self._kept[n : n + 1] if (old, size) == (coding.start, len(coding.quote))), None)

    def near(self, coding: Coding, start: int) -> bool:
        """Tell whether a coding would begin about there if little changed between it and the landmark before, or behind it."""
        drifts = {new - old for old, new, _ in filter(None, self._around(coding))} or {0}
        return any(abs(start - coding.start - drift) <= _NEAR for drift in drifts)

    def _around(self, coding: Coding) -> tuple[Mark | None, Mark | None]:
        first = bisect_left(self._old, coding.start) - 1
        last = bisect_right(self._old, coding.start)
        return self._kept[first] if first >= 0 else None, self._kept[last] if last < len(self._kept) else None


def _mark(coding: Coding, new: str) -> Mark | None:
    """Return the landmark that a coding is, if its words stood in one place and do."""
    words = coding.before + coding.quote + coding.after
    at = new.find(words) if len(words) >= _LONG else -1
    if at < 0 or new.find(words, at + 1) >= 0:
        return None
    return coding.start, at + len(coding.before), len(coding.quote)


def _rising(found: list[Mark]) -> list[Mark]:
    """Return the longest part in which the new places rise with the old ones: the rest was moved about."""
    tails: list[int] = []  # the index of the best last element of a rising part of each length
    places: list[int] = []
    back: list[int] = []
    for n, (_, new, _) in enumerate(found):
        at = bisect_left(places, new)
        back.append(tails[at - 1] if at else -1)
        if at == len(tails):
            tails.append(n)
            places.append(new)
        else:
            tails[at], places[at] = n, new
    kept = []
    n = tails[-1] if tails else -1
    while n >= 0:
        kept.append(found[n])
        n = back[n]
    return kept[::-1]

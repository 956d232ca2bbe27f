"""What coders gave to units, as ratings: yes or no to a construct, a condition, a value of a facet, or a set of constructs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from qualcode.coding.ratings import PAIR, Pattern, Ratings, Value
from qualcode.coding.units import Unit, extents
from qualcode.model.codebook import Facet
from qualcode.model.coding import Coding

UNDECIDED = "undecided"
"""The condition of a coding that leaves it open, which is a judgement too."""
Turn = tuple[str, int]
Key = TypeVar("Key", bound=Hashable)


def joined(values: Iterable[str]) -> str | None:
    """Return what one coder said, joined with `+` when it is several things at once; None when it is nothing."""
    return "+".join(sorted(set(values))) or None


def _condition(coding: Coding) -> str:
    return coding.condition or UNDECIDED


def _has(construct: str, theirs: Mapping[str, tuple[Coding, ...]]) -> bool:
    return construct in theirs


class Judgements:
    """The units of a study with the coders who judged them.

    With `by_length` a unit weighs as many code points as it has, and whole turns are resampled, for neighbouring code points are
    far from independent of each other; otherwise each unit counts once.
    """

    def __init__(self, units: Sequence[Unit], coders: Sequence[str], *, by_length: bool = False) -> None:
        self.units, self.coders, self._by_length = units, coders, by_length
        self._having: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            for construct in unit.constructs():
                self._having[construct].append(unit)
        self._turns: list[Turn] | None = sorted({self._turn(unit) for unit in units}) if by_length else None

    def yes_no(self, codings: Iterable[Coding] | None = None) -> dict[str, Ratings]:
        """Return per construct that anyone gave who said yes to which unit; with codings, as fragments of a continuum."""
        silent: dict[tuple[Hashable, Pattern], float] = defaultdict(float)
        counts: dict[str, dict[tuple[Hashable, Pattern], float]] = defaultdict(lambda: defaultdict(float))
        for unit in self.units:
            cluster, weight = self._cell(unit)
            no = self._pattern(unit, lambda _: False)
            silent[cluster, no] += weight
            for construct in unit.constructs():  # a unit that nobody gave the construct is counted once for all constructs
                counts[construct][cluster, no] -= weight
                counts[construct][cluster, self._pattern(unit, partial(_has, construct))] += weight
        found = {}
        for construct, own in sorted(counts.items()):
            both = {key: silent.get(key, 0) + own.get(key, 0) for key in {**silent, **own}}
            squares = self._squares(construct, codings) if codings is not None else None
            found[construct] = Ratings({key: weight for key, weight in both.items() if weight}, clusters=self._turns, squares=squares)
        return found

    def sets(self) -> Ratings:
        """Return for each unit the set of constructs that each coder gave it."""
        return self._rated({None: ((unit, self._pattern(unit, frozenset)) for unit in self.units)})[None]

    @property
    def size(self) -> int:
        """Return how many units there are, or code points where these are weighed."""
        return sum(self._cell(unit)[1] for unit in self.units)

    def conditions(self, having: Iterable[str]) -> dict[str, Ratings]:
        """Return per construct that can have a condition which one each coder gave, where two or more gave the construct."""
        rated = self._rated({construct: self._among(construct, _condition) for construct in having})
        return {construct: ratings for construct, ratings in rated.items() if ratings.units}

    def condition(self, having: Iterable[str]) -> Ratings:
        """Return the conditions of all constructs that can have one, together."""
        return self._rated({None: (rated for construct in having for rated in self._among(construct, _condition))})[None]

    def facet(self, facet: Facet) -> Ratings:
        """Return which value of a facet each coder gave, where two or more gave a construct with one; ranks when it is ordered."""
        ranks: Mapping[Value, Value] = {value.id: n for n, value in enumerate(facet.values)} if facet.ordered else {}

        def patterns() -> Iterable[tuple[Unit, Pattern]]:
            for construct in sorted(self._having):
                for unit, pattern in self._among(construct, lambda c: c.facets.get(facet.id)):
                    yield unit, tuple(ranks.get(value) if facet.ordered else value for value in pattern)  # two ranks at once have none

        return self._rated({None: patterns()})[None]

    def _among(self, construct: str, of: Callable[[Coding], str | None]) -> Iterable[tuple[Unit, Pattern]]:
        """Yield what the coders who gave a construct said of it, joined with `+` when it is several things."""

        def said(theirs: Mapping[str, tuple[Coding, ...]]) -> str | None:
            return joined(value for coding in theirs.get(construct, ()) if (value := of(coding)))

        for unit in self._having.get(construct, ()):
            pattern = self._pattern(unit, said)
            if sum(value is not None for value in pattern) >= PAIR:
                yield unit, pattern

    def _rated(self, patterns: Mapping[Key, Iterable[tuple[Unit, Pattern]]]) -> dict[Key, Ratings]:
        found = {}
        for key, rated in patterns.items():
            counts: dict[tuple[Hashable, Pattern], float] = defaultdict(float)
            for unit, pattern in rated:
                cluster, weight = self._cell(unit)
                counts[cluster, pattern] += weight
            found[key] = Ratings(counts, clusters=self._turns)
        return found

    def _pattern(self, unit: Unit, said: Callable[[Mapping[str, tuple[Coding, ...]]], Value]) -> Pattern:
        return tuple(said(unit.given[coder]) if coder in unit.given else None for coder in self.coders)

    def _cell(self, unit: Unit) -> tuple[Hashable, int]:
        return (self._turn(unit), unit.end - unit.start) if self._by_length else (None, 1)

    def _turn(self, unit: Unit) -> Turn:
        return unit.transcript.name, unit.turn

    def _squares(self, construct: str, codings: Iterable[Coding]) -> dict[Hashable, float]:
        """Return per turn the squared lengths of the fragments that begin in it, and the code points of the gaps, each a piece of its own."""
        found: dict[Hashable, float] = defaultdict(float)
        for unit in self.units:
            found[self._turn(unit)] += (unit.end - unit.start) * sum(construct not in theirs for theirs in unit.given.values())
        own: dict[str, list[Coding]] = defaultdict(list)
        for coding in codings:
            if coding.construct == construct:
                own[coding.transcript].append(coding)
        for transcript in {unit.transcript.name: unit.transcript for unit in self.units}.values():
            for turn, length in extents(transcript, own[transcript.name]):
                found[transcript.name, turn] += length * length
        return found

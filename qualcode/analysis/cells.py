"""What a cell of a matrix can hold: figures, quotes, what the researcher concluded.

Each kind is made from the fragments of a cell, so that a total is made like any other cell: of fragments, people and cases that are
counted once, not of sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.attribution import Attribution
from qualcode.model.fragment import UNDECIDED, Fragment
from qualcode.model.study import Study

MOST_QUOTES = 2
Value = str | int | float | None


class Kind(StrEnum):
    """How a value is to be read: a share is a fraction of one, points are hundredths, an effect is Cohen's h."""

    COUNT = "count"
    BALANCE = "balance"
    SHARE = "share"
    POINTS = "points"
    EFFECT = "effect"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """A column of a matrix: its name in the table, its theme, the condition or other part that it holds (empty for all), and how it is read."""

    name: str
    theme: str
    label: str
    condition: str = ""
    kind: Kind = Kind.COUNT
    total: bool = False


def times(fragments: Iterable[Fragment]) -> int:
    """Return how many fragments there are."""
    return sum(fragment.times for fragment in fragments)


def people(fragments: Iterable[Fragment]) -> set[tuple[str, str]]:
    """Return who said them: transcript and speaker of each person."""
    return {(fragment.transcript, fragment.speaker) for fragment in fragments}


def ranked(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Return them with the strongest first: confirmed, then by score, transcript and place."""
    return sorted(fragments, key=lambda f: (not f.confirmed, -f.score, f.transcript, f.start))


class Counting:
    """Counts fragments of a study in the ways that a cell can."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._carried = study.carried()
        by = study.default_by()
        self._case = {transcript.name: study.value(transcript, by) for transcript in study.transcripts}

    def part(self, fragment: Fragment) -> str:
        """Return the condition that a fragment counts for; none when its construct carries no conditions."""
        return fragment.condition or (UNDECIDED if self._carried.get(fragment.construct) else "")

    def parts(self, fragments: Iterable[Fragment], conditions: Sequence[str]) -> list[str]:
        """Return the columns that a theme with these conditions needs to show all its fragments: undecided last but for none."""
        if not conditions:
            return [""]
        found = {self.part(fragment) for fragment in fragments}
        others = sorted(found.difference(conditions, (UNDECIDED, "")))
        return [*conditions, *others, *(part for part in (UNDECIDED, "") if part in found)]

    def count(self, fragments: Iterable[Fragment]) -> dict[str, int]:
        """Return how many fragments there are of each part."""
        found: dict[str, int] = {}
        for fragment in fragments:
            part = self.part(fragment)
            found[part] = found.get(part, 0) + fragment.times
        return found

    def told(self, fragments: Sequence[Fragment]) -> str:
        """Return the counts in words: `3 stimulerend, 1 belemmerend`."""
        counts = self.count(fragments)
        return ", ".join(f"{counts[part]} {part}".rstrip() for part in self.parts(fragments, self._study.conditions()) if counts.get(part))

    def cases(self, fragments: Iterable[Fragment]) -> int:
        """Return in how many cases something was said."""
        return len({self._case[fragment.transcript] for fragment in fragments})

    def balance(self, fragments: Iterable[Fragment]) -> int | None:
        """Return what helps minus what hinders, None when nothing was said that could do either."""
        weighed = [(fragment, own) for fragment in fragments if (own := self._carried.get(fragment.construct))]
        return sum(fragment.times * _sign(fragment.condition, own) for fragment, own in weighed) if weighed else None


def _sign(condition: str | None, conditions: Sequence[str]) -> int:
    return {conditions[0]: 1, **({conditions[1]: -1} if len(conditions) > 1 else {})}.get(condition or "", 0)


class Quoting:
    """Quotes fragments with the role and the case of who said it; `numbers` are those by which they can be looked up, where wanted."""

    def __init__(self, study: Study, numbers: Mapping[str, str] | None = None) -> None:
        self._attribution = Attribution(study, study.default_by())
        self._numbers = numbers or {}

    def strongest(self, fragments: Iterable[Fragment]) -> str:
        """Return the strongest different quotes, confirmed ones first, each on lines of its own."""
        best: dict[str, Fragment] = {}
        for fragment in ranked(fragments):
            best.setdefault(fragment.quote, fragment)
        return "\n".join(self._quoted(fragment) for fragment in list(best.values())[:MOST_QUOTES])

    def _quoted(self, fragment: Fragment) -> str:
        said = (self._attribution.speaker(fragment.transcript), self._numbers.get(fragment.id, ""))
        return f"“{fragment.quote}” ({', '.join(filter(None, said))})"

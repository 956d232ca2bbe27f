"""Which codings are shown and walked through."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from qualcode.model.codebook import Codebook
from qualcode.model.coding import STATUSES, Coding

NO_CONDITION = ""


@dataclass(frozen=True)
class Filter:
    """What a coding must be to be shown; None is whatever it is, an empty condition is none at all."""

    construct: str | None = None
    condition: str | None = None
    status: str | None = None

    def __str__(self) -> str:
        condition = "no condition" if self.condition == NO_CONDITION else self.condition
        return ", ".join(part for part in (self.construct, condition, self.status) if part)

    def takes(self, coding: Coding) -> bool:
        """Tell whether a coding is shown."""
        return (
            self.construct in (None, coding.construct) and self.condition in (None, coding.condition or "") and self.status in (None, coding.status)
        )


def choices(book: Codebook) -> Iterator[tuple[str, str, str]]:
    """Yield what can be asked for: a field of the filter, its value, and the words for it."""
    for status in STATUSES:
        yield "status", status, f"status: {status}"
    for condition in book.conditions:
        yield "condition", condition, f"condition: {condition}"
    yield "condition", NO_CONDITION, "condition: none"
    for _, _, construct in book.walk():
        yield "construct", construct.id, f"construct: {construct.label}"


def undecided(codings: Iterable[Coding]) -> list[Coding]:
    """Return the proposals about words of which nobody decided that construct yet; codings come and go sorted by place."""
    codings = list(codings)
    decided: dict[str, list[Coding]] = defaultdict(list)
    for one in codings:
        if one.status != "proposed":
            decided[one.construct].append(one)
    furthest = {construct: list(accumulate((one.end for one in found), max)) for construct, found in decided.items()}

    def is_decided(one: Coding) -> bool:
        """Tell whether one of those that begin before its end, of which there may be many, ends behind its start."""
        n = bisect_left(decided[one.construct], one.end, key=lambda other: other.start) if one.construct in decided else 0
        return n > 0 and furthest[one.construct][n - 1] > one.start

    return [one for one in codings if one.status == "proposed" and not is_decided(one)]

"""Which codings are shown and walked through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    """Return the proposals about words of which nobody decided that construct yet, sorted as they come."""
    codings = list(codings)
    decided: dict[str, list[Coding]] = {}
    for one in codings:
        if one.status != "proposed":
            decided.setdefault(one.construct, []).append(one)
    return [
        one
        for one in codings
        if one.status == "proposed" and not any(one.start < other.end and other.start < one.end for other in decided.get(one.construct, ()))
    ]

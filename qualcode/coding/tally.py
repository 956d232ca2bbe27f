"""Count the codings of a transcript without looking at each fragment again: fragments that are alike become one that stands for all.

What `merge.fragments` finds, with fragments that differ in words and place only counted together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from qualcode.coding.merge import Speakers, agreed, deciding, together
from qualcode.model.fragment import Fragment
from qualcode.model.transcript import Transcript


class Said(NamedTuple):
    """What of a coding decides how it counts; `facets` is None for none."""

    start: int
    end: int
    construct: str
    condition: str | None
    facets: Mapping[str, str] | None
    status: str
    coder: str


class Alike(NamedTuple):
    """What fragments of one transcript have in common that count together."""

    speaker: str
    construct: str
    condition: str | None
    facets: tuple[tuple[str, str], ...]
    coders: tuple[str, ...]
    confirmed: bool


_NONE: tuple[tuple[str, str], ...] = ()


def tally(transcript: Transcript, codings: Iterable[Said], order: Mapping[str, int]) -> dict[Alike, int]:
    """Return how many fragments of each kind the codings of a transcript are; `order` is that of the study's coders."""
    by_construct: dict[str, list[Said]] = {}
    for coding in codings:
        by_construct.setdefault(coding.construct, []).append(coding)
    speakers = Speakers(transcript)
    found: dict[Alike, int] = {}
    for construct, same in by_construct.items():
        for group in together(same, order):
            leading = group[0]
            condition, facets = leading.condition, _NONE
            if len(group) > 1 or leading.facets:
                condition, merged = agreed([(one.condition, one.facets or {}) for one in deciding(group)])
                facets = tuple(sorted(merged.items()))
            coders = (leading.coder,) if len(group) == 1 else tuple(one.coder for one in group)
            alike = Alike(speakers.at(leading.start), construct, condition, facets, coders, leading.status == "accepted")
            found[alike] = found.get(alike, 0) + 1
    return found


def fragment(transcript: str, alike: Alike, times: int) -> Fragment:
    """Return the fragment that stands for some that are alike; it has no words and no place."""
    return Fragment(
        "", transcript, alike.speaker, 0, 0, "", alike.construct, alike.condition, dict(alike.facets), alike.coders, alike.confirmed, 0.0, times
    )

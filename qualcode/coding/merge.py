"""Bring coders together: what the study counts and quotes.

A person goes before the rule coder. Where a person accepted or rejected a construct, the rule coder's proposals of that
construct on the same words do not count; where two people coded the same words with the same construct, that is one
fragment with two coders. Where people came to a consensus (`qualcode merge`) on words, that goes before what each of them
said, also as long as it is open. Nothing is written: every coder's file stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Protocol, TypeVar

from qualcode.model.coding import CONSENSUS, MACHINES, NOBODY, Coding
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript

SAME = 0.5  # share of the shorter range that two codings have in common to be about the same words


def fragments(study: Study, codings: Iterable[Coding]) -> list[Fragment]:
    """Return the fragments of a study, sorted by transcript, place and construct."""
    by_theme: dict[tuple[str, str], list[Coding]] = defaultdict(list)
    for coding in codings:
        by_theme[coding.transcript, coding.construct].append(coding)
    order = {coder: n for n, coder in enumerate(study.settings.coders)}
    speakers = {transcript.name: Speakers(transcript) for transcript in study.transcripts}
    found = [_fragment(speakers[name], group) for (name, _), same in by_theme.items() for group in together(same, order)]
    return sorted(found, key=place)


def place(fragment: Fragment) -> tuple[str, int, int, str, str]:
    """Return by what fragments are sorted: transcript, place, construct."""
    return fragment.transcript, fragment.start, fragment.end, fragment.construct, fragment.id


def rejected(study: Study, codings: Iterable[Coding]) -> list[Fragment]:
    """Return what people rejected, each coding by itself; none of it counts."""
    return alone(study, (coding for coding in codings if coding.status == "rejected"))


def alone(study: Study, codings: Iterable[Coding]) -> list[Fragment]:
    """Return each coding as a fragment by itself, without bringing coders together."""
    speakers = {transcript.name: Speakers(transcript) for transcript in study.transcripts}
    return [_fragment(speakers[coding.transcript], [coding]) for coding in codings]


class Coded(Protocol):
    """What is asked of codings to bring them together: place, status and coder."""

    @property
    def start(self) -> int:
        """Return where it begins."""

    @property
    def end(self) -> int:
        """Return where it ends."""

    @property
    def status(self) -> str:
        """Return what was decided about it."""

    @property
    def coder(self) -> str:
        """Return who made it."""


One = TypeVar("One", bound=Coded)


def together(same: Sequence[One], order: Mapping[str, int]) -> list[list[One]]:
    """Return the codings of one construct in one transcript in groups about the same words, the leading coder first.

    `order` is that of the study's coders. What was rejected, and proposals on words that a person decided about, are in no group.
    """
    if settled := [coding for coding in same if coding.coder == CONSENSUS]:
        words, rest = _Ranges(settled), [one for one in same if one.coder != CONSENSUS]
        counting = [[one, *_behind(one, rest)] for one in settled if one.status != "rejected"]
        return counting + together([one for one in rest if not words.touch(one)], order)
    people = [coding for coding in same if coding.status == "accepted"]
    open_ = [coding for coding in same if coding.status == "proposed"]
    if open_ and len(open_) < len(same):
        decided = _Ranges(people + [coding for coding in same if coding.status == "rejected"])
        open_ = [coding for coding in open_ if not decided.touch(coding)]
    groups: list[list[One]] = []
    for same_status in (people, open_):
        if len({coding.coder for coding in same_status}) == 1:  # as most often: nobody to bring together
            groups += [[coding] for coding in same_status]
            continue
        apart: list[list[One]] = []
        for coding in sorted(same_status, key=lambda c: (c.coder in MACHINES, order.get(c.coder, len(order)), c.coder, c.start, c.end)):
            group = next((g for g in apart if same_words(g[0], coding) and all(c.coder != coding.coder for c in g)), None)
            apart.append([coding]) if group is None else group.append(coding)
        groups += apart
    return groups


class _Ranges:
    """Ranges by their start, with the farthest end so far, so that one look tells whether any of them touches another."""

    def __init__(self, codings: Iterable[Coded]) -> None:
        ordered = sorted((coding.start, coding.end) for coding in codings)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def touch(self, coding: Coded) -> bool:
        n = bisect_left(self._starts, coding.end)
        return n > 0 and self._ends[n - 1] > coding.start


def _behind(settled: One, rest: Iterable[One]) -> list[One]:
    """Return what people accepted on the words that they came to a consensus on, one of each, so that their names stay with it."""
    own = {one.coder: one for one in rest if one.coder not in NOBODY and one.status == "accepted" and same_words(settled, one)}
    return [one for _, one in sorted(own.items())]


def deciding(together: Sequence[One]) -> Sequence[One]:
    """Return those of the codings that are one fragment that say its condition and facets: all, or only the consensus that leads them."""
    return together[:1] if together[0].coder == CONSENSUS else together


def same_words(a: Coded, b: Coded) -> bool:
    """Tell whether two codings of one transcript are about the same words."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared >= SAME * min(a.end - a.start, b.end - b.start)


def agreed(together: Sequence[tuple[str | None, Mapping[str, str]]]) -> tuple[str | None, Mapping[str, str]]:
    """Return the condition and the facets of codings that are one fragment, the leading one first: coders who disagree leave it undecided."""
    condition, facets = together[0]
    if len(together) == 1:
        return condition, dict(facets)
    same = all(other == condition for other, _ in together)
    return condition if same else None, {facet: value for _, own in reversed(together) for facet, value in own.items()}


def _fragment(speakers: Speakers, together: Sequence[Coding]) -> Fragment:
    leading = together[0]
    condition, facets = agreed([(coding.condition, coding.facets) for coding in deciding(together)])
    return Fragment(
        id=leading.id,
        transcript=leading.transcript,
        speaker=speakers.at(leading.start),
        start=leading.start,
        end=leading.end,
        quote=leading.quote,
        construct=leading.construct,
        condition=condition,
        facets=facets,
        coders=tuple(coding.coder for coding in together),
        confirmed=leading.status == "accepted",
        score=1.0 if leading.status == "accepted" else leading.score or 0.0,
    )


class Speakers:
    """Tells who speaks at a place (code points) of a transcript; nobody before the first turn."""

    def __init__(self, transcript: Transcript) -> None:
        self._starts = [turn.start for turn in transcript.turns]
        self._speakers = ["", *(turn.speaker for turn in transcript.turns)]

    def at(self, offset: int) -> str:
        """Return the label of who speaks."""
        return self._speakers[bisect_right(self._starts, offset)]

"""What each coder gave to each unit of the speech of respondents: a sentence, a turn, or code points that all treat alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcode.language.sentences import sentences
from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript, Turn

MOSTLY = 0.5  # share of a sentence that codings must cover for it to be about their construct

Given = Mapping[str, Mapping[str, tuple[Coding, ...]]]
Theme = tuple[str, str]
"""A coder and a construct."""


@dataclass(frozen=True)
class Unit:
    """A stretch of speech, and per coder who coded its transcript the codings that give it a construct.

    `turn` is the number of its turn in the transcript. A coder who is not in `given` is missing, which is not the same as no.
    """

    transcript: Transcript
    turn: int
    start: int
    end: int
    given: Given

    def constructs(self) -> set[str]:
        """Return the constructs that any coder gave."""
        return {construct for theirs in self.given.values() for construct in theirs}


def counting(coding: Coding) -> bool:
    """Tell whether a coding counts as what its coder said: accepted, or a machine's open proposal."""
    return coding.status == "accepted" or (coding.automatic and coding.status == "proposed")


def standing(transcripts: Iterable[Transcript], codings: Iterable[Coding]) -> tuple[list[Coding], list[Coding]]:
    """Return the codings that still stand on the words that were coded, and those that do not, or of which the transcript is gone."""
    bodies = {transcript.name: transcript.body for transcript in transcripts}
    found: tuple[list[Coding], list[Coding]] = [], []
    for coding in codings:
        found[not (coding.transcript in bodies and coding.stands_in(bodies[coding.transcript]))].append(coding)
    return found


def units(transcripts: Iterable[Transcript], codings: Iterable[Coding], *, coders: Collection[str], kind: str = "sentence") -> list[Unit]:
    """Return the units of the transcripts that two or more of the coders coded, in order.

    A sentence has a construct when a coder's codings cover half of its code points, a turn when one of its sentences has;
    with the kind `character` a unit is as many code points as everyone gave the same. Codings must stand where they say.
    """
    own: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.coder in coders:
            own[coding.transcript].append(coding)
    found: list[Unit] = []
    for transcript in transcripts:
        here = own[transcript.name]
        if len(present := sorted({coding.coder for coding in here})) > 1:
            found += _units(transcript, [coding for coding in here if counting(coding)], present, kind)
    return found


def _units(transcript: Transcript, codings: Sequence[Coding], present: Sequence[str], kind: str) -> Iterator[Unit]:
    coming, near = deque(sorted(codings, key=lambda c: (c.start, c.end))), list[Coding]()
    for n, turn in enumerate(transcript.turns):
        if turn.interviewer or turn.start == turn.end:
            continue
        while coming and coming[0].start < turn.end:
            near.append(coming.popleft())
        near = [coding for coding in near if turn.start < coding.end]
        inside: dict[Theme, list[Coding]] = defaultdict(list)
        for coding in near:
            inside[coding.coder, coding.construct].append(coding)
        if kind == "character":
            for start, end in _stretches(turn, inside.values()):
                yield Unit(
                    transcript,
                    n,
                    start,
                    end,
                    _given(present, inside, [theme for theme in inside if _touching(inside[theme], start, end)], start, end),
                )
            continue
        spans = [(turn.start + start, turn.start + end) for start, end in sentences(transcript.speech(turn))]
        has = _themes(spans, inside)
        if kind == "turn":
            spans, has = [(turn.start, turn.end)], [sorted({theme for themes in has for theme in themes})]
        for (start, end), themes in zip(spans, has, strict=True):
            yield Unit(transcript, n, start, end, _given(present, inside, themes, start, end))


def _themes(spans: Sequence[tuple[int, int]], inside: Mapping[Theme, Sequence[Coding]]) -> list[list[Theme]]:
    """Return for each sentence the themes whose codings cover most of it; only sentences that they touch are looked at."""
    found: list[list[Theme]] = [[] for _ in spans]
    starts = [start for start, _ in spans]
    for theme, theirs in inside.items():
        touched = {n for c in theirs for n in range(max(0, bisect_right(starts, c.start) - 1), bisect_left(starts, c.end))}
        for n in touched:
            if mostly(*spans[n], [(c.start, c.end) for c in theirs]):
                found[n].append(theme)
    return found


def _given(present: Sequence[str], inside: Mapping[Theme, list[Coding]], themes: Iterable[Theme], start: int, end: int) -> Given:
    given: dict[str, dict[str, tuple[Coding, ...]]] = {coder: {} for coder in present}
    for coder, construct in themes:
        given[coder][construct] = tuple(_touching(inside[coder, construct], start, end))
    return given


def _touching(codings: Iterable[Coding], start: int, end: int) -> list[Coding]:
    return [coding for coding in codings if coding.start < end and start < coding.end]


def _stretches(turn: Turn, inside: Iterable[Iterable[Coding]]) -> list[tuple[int, int]]:
    """Return the parts of a turn within which no coding begins or ends."""
    edges = {edge for codings in inside for c in codings for edge in (c.start, c.end) if turn.start < edge < turn.end}
    return list(pairwise(sorted(edges | {turn.start, turn.end})))


def mostly(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether spans together cover half of the code points from start to end."""
    covered, reached = 0, start
    for first, last in sorted(spans):
        covered += max(0, min(last, end) - max(first, reached))
        reached = max(reached, min(last, end))
    return covered >= MOSTLY * (end - start)


def extents(transcript: Transcript, codings: Iterable[Coding]) -> list[tuple[int, int]]:
    """Return the fragments of codings of one construct, each as the number of its first turn and its code points of speech.

    What one coder marked twice, and overlaps, is one fragment; codings that only touch are two.
    """
    runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for coding in sorted(codings, key=lambda c: (c.start, c.end)):
        theirs = runs[coding.coder]
        if theirs and coding.start < theirs[-1][1]:
            theirs[-1] = (theirs[-1][0], max(theirs[-1][1], coding.end))
        else:
            theirs.append((coding.start, coding.end))
    speech = [(n, turn.start, turn.end) for n, turn in enumerate(transcript.turns) if not turn.interviewer]
    found = []
    for start, end in sorted(run for theirs in runs.values() for run in theirs):
        parts = [(n, min(end, last) - max(start, first)) for n, first, last in speech if first < end and start < last]
        if parts:
            found.append((parts[0][0], sum(length for _, length in parts)))
    return found

"""Sentences, turns and whole transcripts: the units in which things are said together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum

from qualcode.language.sentences import sentences
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript

Place = tuple[str, int]
"""The name of a transcript, and the number of a unit in it."""


class Unit(StrEnum):
    """What two fragments share when they stand beside each other."""

    SENTENCE = "sentence"
    TURN = "turn"
    TRANSCRIPT = "transcript"


class Units:
    """Tells in which units of a study a fragment stands; a transcript is divided when it is first asked for."""

    def __init__(self, study: Study, unit: Unit) -> None:
        self._transcripts = {transcript.name: transcript for transcript in study.transcripts}
        self._unit = unit
        self._starts: dict[str, Sequence[int]] = {}

    def of(self, fragment: Fragment) -> list[Place]:
        """Return the units that a fragment touches, at least one."""
        if (starts := self._starts.get(fragment.transcript)) is None:
            starts = self._starts[fragment.transcript] = _starts(self._transcripts[fragment.transcript], self._unit)
        first = max(0, bisect_right(starts, fragment.start) - 1)
        return [(fragment.transcript, n) for n in range(first, max(first + 1, bisect_left(starts, fragment.end)))]


def _starts(transcript: Transcript, unit: Unit) -> list[int]:
    """Return where the units of a transcript begin, in code points."""
    if unit is Unit.SENTENCE:
        return [turn.start + start for turn in transcript.turns for start, _ in sentences(transcript.speech(turn))]
    return [turn.start for turn in transcript.turns] if unit is Unit.TURN else [0]

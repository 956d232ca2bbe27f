"""Where the cursor can stand: characters, words, sentences and turns of a transcript, and how a selection grows."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import IntEnum

from qualcode.language.sentences import sentences
from qualcode.model.transcript import Transcript

Span = tuple[int, int]
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]+")


class Unit(IntEnum):
    """What the cursor moves by."""

    CHARACTER = 0
    WORD = 1
    SENTENCE = 2
    TURN = 3


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected code points in the body; `left` says that it grows and shrinks at its start."""

    start: int
    end: int
    left: bool = False


class Places:
    """The units of a transcript, found per turn when they are asked for."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self._spoken = [turn for turn in transcript.turns if transcript.speech(turn).strip()]
        self._starts = [turn.start for turn in self._spoken]
        self._cache: dict[tuple[int, Unit], list[Span]] = {}

    def __bool__(self) -> bool:
        return bool(self._spoken)

    def first(self) -> Selection:
        """Return the first sentence that a respondent says, or the first of all."""
        n = next((n for n, turn in enumerate(self._spoken) if not turn.interviewer), 0)
        return Selection(*self._units(n, Unit.SENTENCE)[0])

    def spoken(self, start: int, end: int) -> bool:
        """Tell whether words lie within one turn."""
        turn = self._spoken[self._turn(start)]
        return turn.start <= start < end <= turn.end

    def codable(self, start: int, end: int) -> bool:
        """Tell whether words lie within one turn of a respondent."""
        return self.spoken(start, end) and not self._spoken[self._turn(start)].interviewer

    def at(self, offset: int, unit: Unit) -> Span:
        """Return the unit at an offset, or the first one behind it in its turn."""
        units = self._units(self._turn(offset), unit)
        return next((one for one in units if offset < one[1]), units[-1])

    def step(self, selection: Selection, unit: Unit, by: int) -> Selection:
        """Return the next (1) or previous (-1) unit, in another turn when there is none left; the same at either end."""
        n = self._turn(selection.start)
        units = self._units(n, unit)
        if by > 0:
            found = next((one for one in units if one[0] > selection.start), None)
        else:
            found = next((one for one in reversed(units) if one[0] < selection.start), None)
        if found is None and 0 <= n + by < len(self._spoken):
            found = self._units(n + by, unit)[0 if by > 0 else -1]
        return Selection(*found) if found else selection

    def turn(self, selection: Selection, by: int) -> Selection:
        """Return the first sentence of the next or previous turn."""
        n = min(max(self._turn(selection.start) + by, 0), len(self._spoken) - 1)
        return Selection(*self._units(n, Unit.SENTENCE)[0])

    def grow(self, selection: Selection, unit: Unit, by: int) -> Selection:
        """Return a selection whose moving end went one unit on or back, within its turn and never past the other end."""
        units = self._units(self._turn(selection.start), unit)
        ends = [one[0] if selection.left else one[1] for one in units]
        here = selection.start if selection.left else selection.end
        ends = [end for end in ends if (end > here) == (by > 0) and end != here]
        ends = [end for end in ends if (end < selection.end if selection.left else end > selection.start)]
        if not ends:
            return selection
        end = min(ends) if by > 0 else max(ends)
        return replace(selection, start=end) if selection.left else replace(selection, end=end)

    def drag(self, fixed: int, moving: int) -> Selection:
        """Return what lies between two offsets, within the turn of the first and without white space around it."""
        turn = self._spoken[self._turn(fixed)]
        start, end = sorted(min(max(place, turn.start), turn.end) for place in (fixed, moving))
        words = self.transcript.body[start:end]
        if not words.strip():
            return Selection(*self.at(fixed, Unit.WORD))
        return Selection(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))

    def _turn(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _units(self, n: int, unit: Unit) -> list[Span]:
        if (found := self._cache.get((n, unit))) is None:
            found = self._cache[n, unit] = self._found(n, unit)
        return found

    def _found(self, n: int, unit: Unit) -> list[Span]:
        turn = self._spoken[n]
        speech = self.transcript.speech(turn)
        if unit is Unit.TURN:
            spans = [(len(speech) - len(speech.lstrip()), len(speech.rstrip()))]
        elif unit is Unit.SENTENCE:
            spans = sentences(speech)
        elif unit is Unit.WORD:
            spans = [match.span() for match in _WORD.finditer(speech)]
        else:
            spans = [(place, place + 1) for place, letter in enumerate(speech) if not letter.isspace()]
        return [(turn.start + start, turn.start + end) for start, end in spans]

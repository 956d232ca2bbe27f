"""A transcript: front matter, and turns of speech at fixed places in its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from qualcode.errors import Location, Marks
from qualcode.text import Lines

PSEUDONYMISED = "gepseudonimiseerd"
"""The attribute that says that the names in a transcript were replaced."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next takes over; start and end are code points in the body."""

    speaker: str
    interviewer: bool
    start: int
    end: int


@dataclass(frozen=True)
class Transcript:
    """One interview; offsets count code points in `body`, zero-based, end exclusive."""

    name: str
    file: str
    attributes: Mapping[str, str]
    body: str
    turns: tuple[Turn, ...]
    body_line: int = 1
    marks: Marks = field(default_factory=Marks)

    def speech(self, turn: Turn) -> str:
        """Return the words of a turn, without label and time."""
        return self.body[turn.start : turn.end]

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.body, first=self.body_line)

    def at(self, offset: int) -> Location:
        """Return the place in the file of an offset in the body."""
        return Location(self.file, *self._lines.place(offset))

    @property
    def respondents(self) -> tuple[str, ...]:
        """Return the labels of those who are interviewed, in order of speaking."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if not turn.interviewer))

    def words(self) -> int:
        """Return the number of words spoken."""
        return sum(len(self.speech(turn).split()) for turn in self.turns)

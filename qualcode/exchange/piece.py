"""A piece of an interview that a model is asked about at once: a question, and sentences of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.errors import Location
from qualcode.language.sentences import sentences
from qualcode.model.transcript import Transcript

LONGEST = 12  # sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences of one turn with their places in the body, what the interviewer said before it, and where the turn stands."""

    question: str
    sentences: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    turn: Location
    first: int

    def __str__(self) -> str:
        return f"sentences {self.first}-{self.first + len(self.places) - 1} of this turn"


def pieces(transcript: Transcript) -> Iterator[Piece]:
    """Yield what respondents say in pieces of at most twelve sentences; `first` is the number of its first sentence in the turn.

    The question is what the interviewer said last, in one turn or several.
    """
    asked: list[str] = []
    asking = False
    for turn in transcript.turns:
        if turn.interviewer:
            asked = [*asked, transcript.speech(turn)] if asking else [transcript.speech(turn)]
        else:
            found = [(turn.start + start, turn.start + end) for start, end in sentences(transcript.speech(turn))]
            for n in range(0, len(found), LONGEST):
                places = tuple(found[n : n + LONGEST])
                said = tuple(transcript.body[start:end] for start, end in places)
                yield Piece(" ".join(asked), said, places, transcript.at(turn.start), n + 1)
        asking = turn.interviewer

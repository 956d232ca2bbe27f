"""From what was said to turns: what one speaker says in a row becomes one turn, however many cues it came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from qualcode.exchange.transcripts import times
from qualcode.exchange.transcripts.encoding import clean
from qualcode.exchange.transcripts.labels import UNNAMED, folded
from qualcode.exchange.transcripts.said import Said, Source

_PARAGRAPH = 120  # words after which the end of a sentence is a good place for an empty line
_LONGEST = 600  # words after which any place is
_ENDS = (".", "?", "!", "…", '."', ".”", "?”")


class Piece(NamedTuple):
    """A part of a turn, by the folded name of its speaker (empty: nobody); `joint` is what stands before it.

    An empty joint begins a turn, which then has a time when one is known.
    """

    speaker: str
    joint: str
    text: str
    time: float | None = None


@dataclass
class Tally:
    """What one speaker said: the name as first written, turns and words."""

    name: str
    turns: int = 0
    words: int = 0
    questions: int = 0


@dataclass
class Merger:
    """Merge what was said, and keep count of speakers and of times that do not go on."""

    source: Source
    tallies: dict[str, Tally] = field(default_factory=dict)
    _odd: int = 0
    _where: int = 0
    _late: float = 0.0
    _last: int = 0
    _unnamed: int = 0

    def pieces(self, said: Iterable[Said]) -> Iterator[Piece]:
        """Yield the pieces of all turns; afterwards `tallies` is complete and the problems are with the source."""
        current = ""
        words = 0
        ended = False
        for one in said:
            text = clean(one.text).strip()
            self._look(one)
            name = one.speaker
            if not text and not (name and one.paragraph):
                continue
            if name is None:
                yield Piece(current, "\n\n", text)
                words, ended = 0, True
                self._count(current, text)
                continue
            key = folded(clean(name)) or current or folded(UNNAMED)
            if key == current and not text:
                continue
            if key == current:
                joint = "\n\n" if one.paragraph or words >= _LONGEST or (words >= _PARAGRAPH and ended) else " "
                if one.paragraph and one.time is not None:
                    text = f"{times.clock(one.time)} {text}"
                yield Piece(key, joint, text)
                words = words if joint == " " else 0
            else:
                self.tallies.setdefault(key, Tally(" ".join(clean(name).strip(" :*\t").split()) or UNNAMED)).turns += 1
                self._unnamed += not folded(name)
                time, text = (one.time, text) if one.time is not None else times.leading(text)
                yield Piece(key, "", text, time)
                current, words = key, 0
            words += self._count(key, text)
            ended = text.endswith(_ENDS)
        self._tell()

    def _count(self, key: str, text: str) -> int:
        """Count the words of a piece for its speaker; returns how many there are."""
        words = len(text.split())
        if key:
            self.tallies[key].words += words
            self.tallies[key].questions += text.endswith("?")
        return words

    def _look(self, one: Said) -> None:
        """Remember a time that is not after the one before."""
        if one.time is None or (one.line and one.line == self._last):
            return
        self._last = one.line
        if one.time < self._late:
            self._odd += 1
            self._where = self._where or one.line
        self._late = one.end if one.end is not None and one.end > one.time else one.time

    def _tell(self) -> None:
        if self._odd:
            often = f" ({self._odd} times)" if self._odd > 1 else ""
            self.source.warn(f"a time goes back or overlaps with what came before{often}; kept as it is", line=self._where, rule="times")
        if not self.tallies:
            raise self.source.refuse("holds no speech", hint="a transcript holds turns such as `Interviewer: …`")
        if self._unnamed:
            hint = f"put the names in by hand, or when one person speaks: --speaker {UNNAMED}=respondent"
            self.source.warn(f"does not say who speaks; that stands under `{UNNAMED}`", rule="speakers", hint=hint)

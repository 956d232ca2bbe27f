"""The conversation as screen lines: turns broken at a width, with a mark where a fragment begins and ends.

Nothing is drawn here. A line is a stretch of what is displayed of a turn; each piece knows where in the body its words stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript, Turn
from qualcode.review.printable import cells, printable


class Piece(NamedTuple):
    """Text that looks the same throughout; `start` is its place in the body when `words` are spoken, `about` the codings on it."""

    text: str
    start: int
    words: bool
    about: tuple[Coding, ...] = ()


@dataclass(frozen=True)
class Block:
    """A turn as it is displayed: its pieces, where each begins, and where each screen line begins and ends."""

    pieces: tuple[Piece, ...]
    begins: tuple[int, ...]
    lines: tuple[tuple[int, int], ...]

    def line(self, n: int) -> Iterator[Piece]:
        """Yield the pieces of a screen line."""
        start, end = self.lines[n]
        for at in range(bisect_right(self.begins, start) - 1, len(self.pieces)):
            piece, begin = self.pieces[at], self.begins[at]
            if begin >= end:
                return
            skipped = max(0, start - begin)
            if text := piece.text[skipped : end - begin]:
                yield piece._replace(text=text, start=piece.start + skipped * piece.words)

    def line_of(self, offset: int) -> int:
        """Return the screen line on which a place in the body stands."""
        for piece, begin in zip(self.pieces, self.begins, strict=True):
            if piece.words and piece.start <= offset < piece.start + len(piece.text):
                at = begin + offset - piece.start
                return next((n for n, (_, end) in enumerate(self.lines) if at < end), len(self.lines) - 1)
        return 0


class Layout:
    """A transcript laid out at a width; a turn is laid out anew only when what is coded in it changes."""

    def __init__(self, transcript: Transcript, frame: Callable[[Sequence[Coding]], tuple[str, str]]) -> None:
        self._transcript, self._frame = transcript, frame  # what stands before and behind the words that codings are about
        self._turns = transcript.turns
        self._starts = [turn.start for turn in self._turns]
        self._width = 0
        self._codings: Sequence[Coding] = ()
        self._blocks: list[Block] = []
        self._about: list[tuple[Coding, ...]] = []
        self._tops: list[int] = [0]

    @property
    def height(self) -> int:
        """Return the number of screen lines."""
        return self._tops[-1]

    def update(self, codings: Sequence[Coding], width: int) -> bool:
        """Lay out what is new; tells whether anything is."""
        if codings is self._codings and width == self._width:
            return False
        self._codings = codings
        about: list[list[Coding]] = [[] for _ in self._turns]
        for coding in codings:
            n = max(0, bisect_right(self._starts, coding.start) - 1)
            about[n].append(coding)
            while (n := n + 1) < len(about) and self._starts[n] < coding.end:
                about[n].append(coding)
        everything = width != self._width
        stale = [n for n, here in enumerate(about) if everything or tuple(here) != self._about[n]]
        self._width, self._about = width, [tuple(here) for here in about]
        if everything:
            self._blocks = [self._block(turn, about[n]) for n, turn in enumerate(self._turns)]
        for n in [] if everything else stale:
            self._blocks[n] = self._block(self._turns[n], about[n])
        if stale:
            self._tops = [0, *accumulate(len(block.lines) + 1 for block in self._blocks)]  # an empty line below each turn
        return bool(stale)

    def line(self, y: int) -> list[Piece]:
        """Return the pieces of a screen line; none below the text and between turns."""
        n = bisect_right(self._tops, y) - 1
        if not 0 <= n < len(self._blocks) or y - self._tops[n] >= len(self._blocks[n].lines):
            return []
        return list(self._blocks[n].line(y - self._tops[n]))

    def row_of(self, offset: int) -> int:
        """Return the screen line on which a place in the body stands."""
        n = max(0, bisect_right(self._starts, offset) - 1)
        return self._tops[n] + self._blocks[n].line_of(offset) if self._blocks else 0

    def offset_at(self, x: int, y: int) -> int | None:
        """Return the place in the body at a column of a screen line, the nearest on that line; None where nothing is said."""
        nearest = None
        for piece in self.line(y):
            if piece.words:
                for n, character in enumerate(piece.text):
                    nearest = piece.start + n
                    if (x := x - cells(character)) < 0:
                        return nearest
            else:
                x -= cells(piece.text)
                nearest = piece.start if nearest is None else nearest
                if x < 0:
                    return piece.start
        return nearest

    def _block(self, turn: Turn, here: Sequence[Coding]) -> Block:
        pieces = tuple(self._pieces(turn, here))
        begins = tuple(accumulate((len(piece.text) for piece in pieces), initial=0))[:-1]
        return Block(pieces, begins, tuple(_broken("".join(piece.text for piece in pieces), self._width)))

    def _pieces(self, turn: Turn, here: Sequence[Coding]) -> Iterator[Piece]:
        yield Piece(printable(turn.speaker) + ": ", turn.start, words=False)
        body = self._transcript.body
        spans: dict[tuple[int, int], list[Coding]] = {}
        for coding in here:
            first, last = max(coding.start, turn.start), min(coding.end, turn.end)
            if first < last:  # a label that somebody coded is not shown as such
                spans.setdefault((first, last), []).append(coding)
        cuts = sorted({turn.start, turn.end, *(place for span in spans for place in span)})
        for start, end in zip(cuts, [*cuts[1:], turn.end], strict=True):
            for (_, last), codings in sorted(spans.items(), reverse=True):
                if last == start:
                    yield Piece(self._frame(codings)[1], start - 1, words=False, about=tuple(codings))
            for (first, _), codings in sorted(spans.items(), key=lambda one: (one[0][0], -one[0][1])):
                if first == start:
                    yield Piece(self._frame(codings)[0], start, words=False, about=tuple(codings))
            if start < end:
                about = tuple(coding for (first, last), codings in spans.items() if first <= start < last for coding in codings)
                yield Piece(printable(body[start:end]), start, words=True, about=about)


def _broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lines of a text, broken after white space where there is any."""
    narrow = cells(text) == len(text)
    start = 0
    while start < len(text):
        limit = start + width if narrow else _fitting(text, start, width)
        if limit >= len(text):
            yield start, len(text)
            return
        space = text.rfind(" ", start, limit + 1)
        end = space + 1 if space > start else limit
        yield start, end
        start = end
    if not text:
        yield 0, 0


def _fitting(text: str, start: int, width: int) -> int:
    """Return the end of what fits in a width, when some characters are wider than others."""
    for end in range(start, len(text)):
        if (width := width - cells(text[end])) < 0:
            return max(end, start + 1)
    return len(text)

"""A session of one coder in one transcript: what is selected, which coding is looked at, and everything that was done, to be undone.

No screen is needed for it. Each verb is on disk when it returns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qualcode.coding.said import spelled
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript
from qualcode.review import verbs
from qualcode.review.filter import Filter, undecided
from qualcode.review.places import Places, Selection, Unit
from qualcode.review.steps import Name, Steps, Where
from qualcode.store.lines import Change, CodingFiles, order
from qualcode.store.open_book import BookEdit, OpenBook
from qualcode.text import shorten, slug


class Session:
    """Everything that a screen shows and a key changes."""

    def __init__(self, transcript: Transcript, book: OpenBook, files: CodingFiles, *, coder: str) -> None:
        self.transcript, self.coder = transcript, coder
        self.places = Places(transcript)
        if not self.places:
            raise QualcodeError(f"nobody says anything in `{transcript.file}`", hint="see what is wrong with it: qualcode check")
        self.unit = Unit.SENTENCE
        self.selection = self.places.first()
        self.filter = Filter()
        self.words = ""  # that were searched for last
        self._book, self._files = book, files
        self._current: Name | None = None
        self._steps = Steps(files, book)
        self._look()

    # What is shown

    @property
    def book(self) -> Codebook:
        """Return the codebook, with what was added to it."""
        return self._book.book

    @property
    def current(self) -> Coding | None:
        """Return the coding that is looked at."""
        return next((one for one in self.codings if _name(one) == self._current), None)

    @property
    def shown(self) -> list[Coding]:
        """Return the codings that the filter takes, and the one that is looked at."""
        if self.filter == Filter():
            return self.codings
        return [one for one in self.codings if _name(one) == self._current or self.filter.takes(one)]

    def here(self) -> list[Coding]:
        """Return the shown codings that the selection touches, the one that is looked at first."""
        found = [one for one in self.shown if one.start < self.selection.end and self.selection.start < one.end]
        return sorted(found, key=lambda one: _name(one) != self._current)

    def reload(self) -> None:
        """Read what others wrote meanwhile."""
        self._files.reload()
        self._look()

    def left(self) -> int:
        """Return how many proposals are undecided."""
        return len(self._undecided)

    def _look(self) -> None:
        self.codings = self._files.codings()
        self._undecided = undecided(self.codings)

    # Where the cursor goes

    def select(self, selection: Selection) -> None:
        """Go to a place; the first coding that is shown there is looked at."""
        self.selection, self._current = selection, None
        if found := self.here():
            self._current = _name(found[0])

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) unit."""
        self.select(self.places.step(self.selection, self.unit, by))

    def turn(self, by: int) -> None:
        """Go so many turns on or back."""
        self.select(self.places.turn(self.selection, by))

    def grow(self, by: int) -> None:
        """Move the loose end of the selection one unit; no coding is looked at then, for other words are meant."""
        self.mark(self.places.grow(self.selection, self.unit, by))

    def mark(self, selection: Selection) -> None:
        """Select words by hand; no coding is looked at."""
        self.selection, self._current = selection, None

    def swap_ends(self) -> None:
        """Let the selection grow and shrink at its other end."""
        self.selection = replace(self.selection, left=not self.selection.left)

    def widen(self, by: int) -> None:
        """Move by larger (1) or smaller (-1) units, and select the one at the cursor."""
        self.unit = Unit(min(max(self.unit + by, Unit.CHARACTER), Unit.TURN))
        self.select(Selection(*self.places.at(self.selection.start, self.unit)))

    def look_at(self, coding: Coding) -> None:
        """Select the words of a coding and look at it."""
        self.selection, self._current = Selection(coding.start, coding.end), _name(coding)

    def next_here(self) -> None:
        """Look at the next of the codings that touch the selection."""
        found = sorted(self.here(), key=order)
        if found:
            n = next((n for n, one in enumerate(found) if _name(one) == self._current), -1)
            self._current = _name(found[(n + 1) % len(found)])

    def next_coding(self, by: int, *, open_only: bool = False) -> bool:
        """Look at the next (1) or previous (-1) coding that the filter takes, or undecided proposal; tells whether there is one."""
        codings = self._undecided if open_only else self.codings
        if self.filter != Filter():
            codings = [one for one in codings if self.filter.takes(one)]
        current = self.current
        here = order(current) if current else (self.selection.start,)
        rest = [one for one in codings if order(one) > here] if by > 0 else [one for one in codings if order(one) < here]
        if not rest and not codings:
            return False
        pool = rest or [one for one in codings if one is not current] or codings  # round the corner when none is left
        self.look_at(pool[0] if by > 0 else pool[-1])
        return True

    def find(self, words: str, by: int = 1) -> bool:
        """Select the next (1) or previous (-1) place where words stand, whoever says them; tells whether there is one."""
        self.words = words = words.strip() or self.words
        pattern = r"\s+".join(spelled(word) for word in words.split())
        found = [match.span() for match in re.finditer(pattern, self.transcript.body, re.IGNORECASE)] if pattern else []
        spoken = [one for one in found if self.places.spoken(*one)]
        if not spoken:
            return False
        rest = [one for one in spoken if (one[0] > self.selection.start if by > 0 else one[0] < self.selection.start)] or spoken
        self.select(Selection(*rest[0 if by > 0 else -1]))
        return True

    # What is done to codings

    def decide(self, status: str) -> None:
        """Accept or reject the coding that is looked at, and go on to the next undecided one when it was one of those."""
        coding = self._chosen()
        was_open = coding in self._undecided
        self._do(verbs.decide(coding, status, coder=self.coder))
        if was_open:
            self.next_coding(1, open_only=True)

    def direct(self, condition: str | None) -> None:
        """Set the condition of the coding that is looked at."""
        self._do(verbs.direct(self._chosen(), condition, coder=self.coder, book=self.book))

    def place_on(self, facet: str, value: str | None) -> None:
        """Set the value of a facet."""
        self._do(verbs.place_on(self._chosen(), facet, value, coder=self.coder))

    def note(self, memo: str) -> None:
        """Write a note about the coding that is looked at."""
        self._do(verbs.note(self._chosen(), memo, coder=self.coder))

    def remove(self) -> None:
        """Take the coding that is looked at away."""
        self._do(verbs.remove(self._chosen(), coder=self.coder))
        self.select(self.selection)

    def recode(self, construct: str) -> None:
        """Give the coding that is looked at another construct."""
        coding = self._chosen()
        changes = verbs.recode(coding, construct, transcript=self.transcript, coder=self.coder, book=self.book, there=self.codings)
        self._do(changes)
        self._look_at_made(changes)

    def code(self, construct: str, *, memo: str = "") -> None:
        """Code the selected words, beside what is coded there already."""
        span = self.codable()
        self._made(verbs.code(self.transcript, span, construct, coder=self.coder, book=self.book, there=self.codings, memo=memo), span, construct)

    @property
    def grows(self) -> bool:
        """Tell whether the codebook can take an in-vivo code."""
        return self._book.grows

    def in_vivo(self) -> None:
        """Code the selected words with a construct that is called as they are; it is added to the codebook when it is new."""
        span = self.codable()
        words = " ".join(self.transcript.body[slice(*span)].split())
        id = slug(words)
        added = None if self.book.find(id) else self._book.add(id=id, label=shorten(words))
        changes = verbs.code(self.transcript, span, id, coder=self.coder, book=self.book, there=self.codings)
        try:
            self._made(changes, span, id, book=added)
        except QualcodeError:
            if added:
                self._book.put(added.undone())
            raise

    def codable(self) -> tuple[int, int]:
        """Return the selected words; raises QualcodeError when the interviewer says them."""
        span = self.selection.start, self.selection.end
        if not self.places.codable(*span):
            raise QualcodeError("the interviewer's words are not coded", hint="select what the respondent says")
        return span

    def undo(self) -> bool:
        """Take back what was done last; tells whether there was something."""
        return self._went(self._steps.undo)

    def redo(self) -> bool:
        """Do again what was taken back last; tells whether there was something."""
        return self._went(self._steps.redo)

    def _went(self, go: Callable[[], Where | None]) -> bool:
        try:
            where = go()
        finally:
            self._look()
        if where is None:
            return False
        self.selection, self._current = where.selection, where.current
        if self.current is None:
            self.select(where.selection)
        return True

    def _chosen(self) -> Coding:
        if (coding := self.current) is None:
            raise QualcodeError("no coding is selected here", hint="go to the next: . or code these words: t")
        return coding

    def _made(self, changes: Sequence[Change], span: tuple[int, int], construct: str, *, book: BookEdit | None = None) -> None:
        self._do(changes, book=book)
        mine = (one for one in self.codings if (one.coder, one.start, one.end, one.construct) == (self.coder, *span, construct))
        if coding := next(mine, None):
            self._current = _name(coding)

    def _look_at_made(self, changes: Sequence[Change]) -> None:
        if made := next((change.after for change in changes if change.before is None), None):
            self._current = _name(made)

    def _do(self, changes: Sequence[Change], *, book: BookEdit | None = None) -> None:
        if changes:
            try:
                self._steps.do(changes, Where(self.selection, self._current), book=book)
            finally:
                self._look()


def _name(coding: Coding) -> Name:
    return coding.coder, coding.id

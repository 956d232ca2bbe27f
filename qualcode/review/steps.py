"""What was done in a session, step by step, to be taken back and done again without limit; taking back writes too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.review.places import Selection
from qualcode.store.lines import Change, ChangedError, CodingFiles, Edit
from qualcode.store.open_book import BookEdit, OpenBook

Name = tuple[str, str]  # the coder and the id of a coding: a file that was copied has the ids of another


@dataclass(frozen=True)
class Where:
    """What was selected, and which coding was looked at."""

    selection: Selection
    current: Name | None


@dataclass(frozen=True)
class Step:
    """What one verb did to the files, and where that was."""

    edits: tuple[Edit, ...]
    book: BookEdit | None
    where: Where


class Steps:
    """The steps of a session, and those that were taken back."""

    def __init__(self, files: CodingFiles, book: OpenBook) -> None:
        self._files, self._book = files, book
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def do(self, changes: Sequence[Change], where: Where, *, book: BookEdit | None = None) -> None:
        """Write changes as one step, with what was written in the codebook for it."""
        self._done.append(Step(self._files.change(changes), book, where))
        self._undone.clear()

    def undo(self) -> Where | None:
        """Take back the last step; returns where it was done, None when there is none."""
        if not self._done:
            return None
        step = self._done[-1]
        edits = self._back(self._done)
        book = step.book.undone() if step.book else None
        if book:
            try:
                self._book.put(book)
            except QualcodeError:  # somebody works on the codebook: the construct stays in it, unused
                book = None
        self._undone.append(Step(edits, book, self._done.pop().where))
        return step.where

    def redo(self) -> Where | None:
        """Do again the step that was taken back last; returns where it was done, None when there is none."""
        if not self._undone:
            return None
        step = self._undone[-1]
        book = step.book.undone() if step.book else None
        if book:
            self._book.put(book)
        try:
            edits = self._back(self._undone)
        except QualcodeError:
            if book:
                self._book.put(book.undone())
            raise
        self._done.append(Step(edits, book, self._undone.pop().where))
        return step.where

    def _back(self, steps: list[Step]) -> tuple[Edit, ...]:
        """Write what takes the last step back; one that another program overtook is let go of, so that those before it can be reached."""
        try:
            return self._files.edit([edit.undone() for edit in reversed(steps[-1].edits)])
        except ChangedError:
            steps.pop()
            raise

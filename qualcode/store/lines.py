"""The coding files of one transcript line by line: one line is changed at a time and all others stay to the letter.

Also what cannot be understood stays, so that a broken line is no reason to stop coding.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.errors import Location, Problem, QualcodeError
from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript
from qualcode.store import files, rows
from qualcode.store.codings import path_of
from qualcode.store.lock import locked
from qualcode.text import decode, normalise

_PATIENCE = 3.0  # seconds that a person waits before a key is answered
_SEE = "see it with: qualcode check"


class ChangedError(QualcodeError):
    """Say that another program changed what was to be changed."""


class Change(NamedTuple):
    """A coding in the place of another of the same coder; None is no coding."""

    before: Coding | None
    after: Coding | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a change did to a file: a line in the place of another, None for no line; `at` counts lines from zero."""

    coder: str
    at: int
    before: str | None
    after: str | None

    def undone(self) -> Edit:
        """Return the edit that takes this one back."""
        return Edit(self.coder, self.at, self.after, self.before)


class CodingFiles:
    """The coding files of one transcript, as they were when they were last read or written.

    Of `coders`, or of all who have one. Every change is on disk when it returns. `source` is the transcript's file, in which
    nothing may be changed meanwhile.
    """

    def __init__(
        self, root: pathlib.Path, transcript: Transcript, coders: Iterable[str] | None = None, *, source: pathlib.Path | None = None
    ) -> None:
        self.root, self.transcript = root, transcript
        self._source, self._words = source, source.read_bytes() if source else b""
        folder = path_of(root, transcript.name, "x").parent
        names = sorted(path.stem for path in folder.glob("*.jsonl")) if coders is None else coders
        self._files = {coder: _File(root, transcript, coder) for coder in names}
        self.problems = [problem for file in self._files.values() for problem in file.problems]

    def codings(self) -> list[Coding]:
        """Return the codings of all files that stand on the words that were coded, sorted by place."""
        found = [coding for file in self._files.values() for coding in file.codings if coding and coding.id in file.standing]
        return sorted(found, key=order)

    def stale(self) -> int:
        """Return how many codings no longer stand on the words that were coded."""
        return sum(coding.id not in file.standing for file in self._files.values() for coding in file.codings if coding)

    def reload(self) -> None:
        """Read again what changed on disk."""
        for file in self._files.values():
            file.refresh()

    def change(self, changes: Sequence[Change]) -> tuple[Edit, ...]:
        """Write changes, all or none, and return what was done to the files.

        Raises QualcodeError when a file cannot be written, ChangedError when someone else changed the coding since it was read.
        """
        done: list[Edit] = []
        try:
            for change in changes:
                coding = change.after or change.before
                if coding is not None:
                    done.append(self._one(coding.coder, change))
        except QualcodeError:
            self._take_back(done)
            raise
        return tuple(done)

    def edit(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Do edits again, or those that take them back; returns and raises as `change`."""
        done: list[Edit] = []
        try:
            done.extend(self._one(edit.coder, edit) for edit in edits)
        except QualcodeError:
            self._take_back(done)
            raise
        return tuple(done)

    def _take_back(self, done: Sequence[Edit]) -> None:
        for edit in reversed(done):
            with suppress(QualcodeError):
                self._one(edit.coder, edit.undone())

    def _one(self, coder: str, wanted: Change | Edit) -> Edit:
        if self._source and (not self._source.is_file() or self._source.read_bytes() != self._words):
            raise QualcodeError(f"`{self.transcript.file}` was changed while it was being coded", hint="leave, and start again")
        if (file := self._files.get(coder)) is None:
            file = self._files[coder] = _File(self.root, self.transcript, coder)
        files.check_inside(file.path, self.root)
        with locked(file.path.parent, patience=_PATIENCE):
            file.refresh()
            edit = file.edit_of(wanted) if isinstance(wanted, Change) else file.placed(wanted)
            file.put(edit)
        return edit


class _File:
    """One coding file: its lines, and beside each the coding that it is."""

    def __init__(self, root: pathlib.Path, transcript: Transcript, coder: str) -> None:
        self.path = path_of(root, transcript.name, coder)
        self._name, self._transcript, self._coder = self.path.relative_to(root).as_posix(), transcript, coder
        self._known: dict[str, Coding] = {}
        self.standing: set[str] = set()  # the ids of those that stand on the words that were coded
        self._raw = self._bytes()
        self._absent = self._raw is None  # so that undoing all leaves no file where there was none
        self.lines: list[str] = []
        self.codings: list[Coding | None] = []
        self._foreign = False  # another program wrote in it: where lines stood before says nothing now
        self._read()

    def refresh(self) -> None:
        """Read the file again when it changed."""
        raw = self._bytes()
        if raw != self._raw:
            self._raw, self._foreign = raw, True
            self._read()

    def edit_of(self, change: Change) -> Edit:
        """Return the edit that a change is."""
        after = rows.row(change.after, self._transcript.body) if change.after else None
        if change.before is None:
            assert change.after is not None  # noqa: S101 - a change is something
            return self.placed(Edit(self._coder, self._place(change.after), None, after))
        at = next((n for n, coding in enumerate(self.codings) if coding and coding.id == change.before.id), None)
        if at is None or self.codings[at] != change.before:
            raise self._changed()
        return Edit(self._coder, at, self.lines[at], after)

    def placed(self, edit: Edit) -> Edit:
        """Return an edit with the place where it belongs now."""
        at = edit.at
        if edit.before is None and edit.after is not None:
            coding = self._coding(edit.after, 0)[0]
            if coding and any(one and one.id == coding.id for one in self.codings):
                raise self._changed()
            if coding and (self._foreign or at > len(self.lines)):
                at = self._place(coding)
        elif edit.before is not None and self.lines[at : at + 1] != [edit.before]:
            if edit.before not in self.lines:
                raise self._changed()
            at = self.lines.index(edit.before)
        return Edit(edit.coder, at, edit.before, edit.after)

    def put(self, edit: Edit) -> None:
        """Write the file with an edit done."""
        self._refuse()
        end = edit.at + (edit.before is not None)
        lines = [*self.lines[: edit.at], *([] if edit.after is None else [edit.after]), *self.lines[end:]]
        raw = "\n".join(lines).encode()
        if self._absent and not raw:
            self.path.unlink(missing_ok=True)
            self._raw = None
        else:
            files.write(self.path, raw)
            self._raw = raw
        if self.problems:
            self._read()
        else:  # what stands on the other lines is known
            self.lines = lines
            self.codings[edit.at : end] = [] if edit.after is None else [self._coding(edit.after, edit.at + 1)[0]]

    def _bytes(self) -> bytes | None:
        self._unreadable = ""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._unreadable = f"cannot be read: {error.strerror}"
            return b""

    def _read(self) -> None:
        text, self.problems = decode(self._raw or b"", self._name)
        if self._unreadable:
            self.problems = [Problem(Location(self._name), self._unreadable, "file")]
        self._whole = text is not None and not self._unreadable
        self.lines = (self._raw or b"").decode("utf-8").split("\n") if self._whole else []
        self.codings = []
        first: dict[str, int] = {}
        for number, line in enumerate(self.lines, 1):
            coding, found = self._coding(line, number)
            self.problems += found
            if coding and first.setdefault(coding.id, number) != number:
                message = f"the coding on line {first[coding.id]} is here again"
                self.problems.append(Problem(Location(self._name, number), message, "twice", "keep one of the two lines"))
                coding = None
            self.codings.append(coding)

    def _coding(self, line: str, number: int) -> tuple[Coding | None, list[Problem]]:
        """Return the coding on a line; a line that was sound is not looked at again."""
        if line in self._known or not line.strip():
            return self._known.get(line), []
        coding, problems = rows.read(normalise(line).strip(), Location(self._name, number), transcript=self._transcript.name, coder=self._coder)
        if coding and not problems:
            self._known[line] = coding
        if coding and coding.stands_in(self._transcript.body):
            self.standing.add(coding.id)
        return coding, problems

    def _place(self, coding: Coding) -> int:
        """Return before which line a coding belongs; behind all when it comes last."""
        last = len(self.lines) - (not self.lines[-1]) if self.lines else 0
        return next((n for n, one in enumerate(self.codings) if one and _key(one) > _key(coding)), last)

    def _refuse(self) -> None:
        """Raise QualcodeError when lines cannot be told apart."""
        if not self._whole:
            raise QualcodeError(f"`{self._name}` cannot be read, so nothing is written in it", hint=_SEE)
        if any(problem.rule == "conflict" for problem in self.problems):
            raise QualcodeError(f"a merge conflict is left in `{self._name}`, so nothing is written in it", hint=_SEE)

    def _changed(self) -> ChangedError:
        self._refuse()
        return ChangedError(f"another program changed this coding in `{self._name}`", hint="look at it as it is now, then decide again")


def order(coding: Coding) -> tuple[int | str, ...]:
    """Return by what the codings of all coders are sorted: place, construct, and what tells them apart."""
    return coding.start, coding.end, coding.construct, coding.id, coding.coder


def _key(coding: Coding) -> tuple[int, int, str, str]:
    return coding.start, coding.end, coding.construct, coding.id

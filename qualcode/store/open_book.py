"""The codebook of a coder at work: as it was read, and grown by in-vivo codes where the study has a file of its own for it."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.store import files
from qualcode.store.lock import locked
from qualcode.study import authored
from qualcode.study.grown import with_construct

_PATIENCE = 3.0  # seconds that a person waits before a key is answered


@dataclass(frozen=True, slots=True)
class BookEdit:
    """The whole file of a codebook before and after a construct was added, or taken away again."""

    before: bytes
    after: bytes

    def undone(self) -> BookEdit:
        """Return the edit that takes this one back."""
        return BookEdit(self.after, self.before)


class OpenBook:
    """A codebook and the file that it may grow in: the study's own, never the shipped one."""

    def __init__(self, book: Codebook, root: pathlib.Path | None = None) -> None:
        self.book = book
        self._root = root
        self._file = f"codebooks/{book.codebook}.yaml"

    @property
    def grows(self) -> bool:
        """Tell whether a construct can be added."""
        return self._root is not None and (self._root / self._file).is_file()

    def add(self, *, id: str, label: str) -> BookEdit:
        """Write a construct of origin `data` behind the others; raises QualcodeError, and writes nothing, when that is not safe."""
        hint = "add the construct to the codebook yourself"
        if self._root is None or not self.grows:
            raise QualcodeError("the study has no codebook of its own", hint=hint)
        before = (self._root / self._file).read_bytes()
        try:
            text = before.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        after = with_construct(text, id=id, label=label)
        if after is None:
            raise QualcodeError(f"`{self._file}` is not laid out so that a construct can be added", hint=hint)
        edit = BookEdit(before, after.encode())
        self.put(edit)
        return edit

    def put(self, edit: BookEdit) -> None:
        """Write an edit; raises QualcodeError when the file is no longer what it was before it."""
        if self._root is None:
            return
        path = self._root / self._file
        files.check_inside(path, self._root)
        with locked(path.parent, patience=_PATIENCE):
            if not path.is_file() or path.read_bytes() != edit.before:
                raise QualcodeError(f"another program changed `{self._file}`", hint="leave, look at it, and start again")
            files.write(path, edit.after)
        book, _ = authored.load(Codebook, path, self._file)
        self.book = book or self.book

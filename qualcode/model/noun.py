"""What all authored nouns share: frozen, no unknown keys, and they know their file and line."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr, StringConstraints, model_validator

from qualcode.errors import Location, Marks

Id = Annotated[str, StringConstraints(pattern=r"^[^\W_]\w*(?:[-.]\w+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1)]


class Noun(BaseModel):
    """A value read from an authored file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        """Leave out known keys with nothing behind them, so that their defaults hold."""
        if not isinstance(value, dict):
            return value
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: item for key, item in value.items() if item is not None or key not in known}


class Authored(Noun):
    """A noun with a file of its own."""

    _marks: Marks = PrivateAttr(default_factory=Marks)

    def marked(self, marks: Marks) -> Self:
        """Return the same noun, knowing where each part of it was written."""
        copy = self.model_copy()
        copy._marks = marks
        return copy

    @property
    def marks(self) -> Marks:
        """Return where each part was written."""
        return self._marks

    @property
    def file(self) -> str:
        """Return the path of the file as the user knows it."""
        return self._marks.file

    @cached_property
    def digest(self) -> str:
        """Return a name for just this content: of the file's text, or of the values when there is no file."""
        return self._marks.digest or hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def at(self, *path: str | int) -> Location:
        """Return the place of a part of the file, or of its nearest ancestor."""
        return self._marks.at(*path)

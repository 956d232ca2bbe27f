"""A memo: what the researcher thinks about constructs, cases, interviews and fragments, in a file of its own."""

from __future__ import annotations

from typing import Any

from pydantic import field_validator

from qualcode.model.noun import Authored, Id, Text


class Memo(Authored):
    """A note in Markdown; `about` are ids of constructs, names of cases or transcripts, numbers of fragments or beginnings of their ids."""

    title: Text
    date: str = ""
    coder: Id | None = None
    about: tuple[Text, ...] = ()
    open: bool = False
    text: str = ""

    @field_validator("about", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

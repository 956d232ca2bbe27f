"""A case: what is known about a company, and the researcher's summary of each theme."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from qualcode.model.noun import Authored, Id, Noun, Text


class Basis(Noun):
    """A quote that a summary rests on."""

    transcript: Text
    quote: Text


class Summary(Noun):
    """What the researcher concludes about one theme in one case, with the quotes that it rests on."""

    text: Text
    quotes: tuple[Basis, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Case(Authored):
    """Facts and summaries of one case; `case` is the value of the study's case attribute."""

    case: Text
    facts: dict[Id, str] = Field(default_factory=dict)
    summaries: dict[Id, Summary] = Field(default_factory=dict)

"""A case: what is known about a company, and the researcher's summary of each theme."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, field_validator, model_validator

from qualcode.model.noun import Authored, Id, Noun, Text


class Support(Noun):
    """A quote that a summary rests on."""

    transcript: Text
    quote: Text


class Summary(Noun):
    """What the researcher concludes about one theme in one case, with the quotes that it rests on.

    `basis` is the fingerprint of the codings that it was written on (`coding/stale.py`), empty when that is not known.
    """

    text: Text
    quotes: tuple[Support, ...] = ()
    basis: Annotated[str, Field(pattern=r"^([0-9]+-[a-p]{12})?$")] = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Case(Authored):
    """Facts and summaries of one case; `case` is the value of the study's case attribute."""

    case: Text
    facts: dict[Id, str] = Field(default_factory=dict)
    summaries: dict[Id, Summary] = Field(default_factory=dict)

    @field_validator("summaries", mode="before")
    @classmethod
    def _without_unwritten(cls, value: Any) -> Any:
        """Leave out summaries that are still to be written: a place for a text, with nothing in it."""
        return {id: one for id, one in value.items() if not _unwritten(one)} if isinstance(value, dict) else value


def _unwritten(summary: Any) -> bool:
    if isinstance(summary, dict):
        return set(summary) == {"text"} and _unwritten(summary["text"])
    return summary is None or (isinstance(summary, str) and not summary.strip())

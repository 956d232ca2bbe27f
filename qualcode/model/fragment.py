"""A fragment: what the study counts and quotes, after several coders have been brought together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UNDECIDED = "onbeslist"
"""What a condition is called where there is none: coders do not say, or disagree."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A range of speech with one construct; `coders` are those who say so, `confirmed` when a person does.

    Where only counts are wanted, one stands for as many `times` as there are just like it but for place and words.
    """

    id: str
    transcript: str
    speaker: str
    start: int
    end: int
    quote: str
    construct: str
    condition: str | None
    facets: Mapping[str, str]
    coders: tuple[str, ...]
    confirmed: bool
    score: float
    times: int = 1

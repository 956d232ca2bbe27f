"""Summaries of a case."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from qualcode.model.case import Case, Summary, Support

QUOTE = {"transcript": "01-plaatwerkerij", "quote": "Ik liep gewoon mee."}


def test_summary_from_text() -> None:
    """A bare text is a summary without quotes."""
    case = Case.model_validate({"case": "Kortenbos", "summaries": {"tijd": "Er is weinig tijd."}})
    assert case.summaries == {"tijd": Summary(text="Er is weinig tijd.")}


def test_summary_with_quotes() -> None:
    """A summary can name the quotes that it rests on."""
    case = Case.model_validate({"case": "Kortenbos", "summaries": {"tijd": {"text": "Weinig tijd.", "quotes": [QUOTE]}}})
    assert case.summaries["tijd"].quotes == (Support(transcript="01-plaatwerkerij", quote="Ik liep gewoon mee."),)


@pytest.mark.parametrize("empty", [None, "", " ", {"text": None}, {"text": ""}])
def test_summary_still_to_be_written(empty: object) -> None:
    """A place for a summary with nothing in it is no summary."""
    assert Case.model_validate({"case": "Kortenbos", "summaries": {"tijd": empty, "rust": "Goed."}}).summaries == {"rust": Summary(text="Goed.")}


@pytest.mark.parametrize("wrong", [{"text": "", "quotes": [QUOTE]}, {"text": "Goed.", "basis": "drie"}, {"text": "Goed.", "basis": "1-ABCDEFGHIJKL"}])
def test_summary_that_is_wrong(wrong: object) -> None:
    """Quotes without a text, and a basis that the program did not write, are mistakes."""
    with pytest.raises(ValidationError):
        Case.model_validate({"case": "Kortenbos", "summaries": {"tijd": wrong}})

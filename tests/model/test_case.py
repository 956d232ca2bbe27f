"""Summaries of a case."""

from __future__ import annotations

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

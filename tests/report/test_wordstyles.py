"""Tests of the house style of Word reports."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from qualcode.report import wordstyles

STYLES = [
    "Normal",
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Quote",
    "Header",
    "Footer",
    "Speaker",
    "Remark",
    "Table Text",
    "Table Head",
]


@pytest.mark.parametrize("name", STYLES)
def test_one_font(name: str) -> None:
    """Every style has the font of the house and no font of a theme, which would go before it."""
    style = docx.Document(io.BytesIO(wordstyles.empty())).styles[name]
    fonts = style.element.find(qn("w:rPr")).find(qn("w:rFonts"))
    assert {key.rpartition("}")[2]: value for key, value in fonts.attrib.items()} == {"ascii": "Calibri", "hAnsi": "Calibri"}


def test_headings_stay_with_their_text() -> None:
    """A heading, and the line that introduces a quote, never stand alone at the foot of a page."""
    styles = docx.Document(io.BytesIO(wordstyles.empty())).styles
    names = ["Heading 1", "Heading 2", "Heading 3", "Speaker"]
    assert [styles[name].paragraph_format.keep_with_next for name in names] == [True] * 4


def test_empty() -> None:
    """The document that reports begin with has no text at all."""
    opened = docx.Document(io.BytesIO(wordstyles.empty()))
    assert ([p.text for p in opened.paragraphs], len(opened.tables)) == ([], 0)

"""Tests of the parts of a Word document that python-docx has no words for."""

from __future__ import annotations

import docx
from docx.oxml.ns import qn

from qualcode.report.wordxml import add_field, repeat_header, set_cell_margins, set_language, shade


def test_field() -> None:
    """A field has its code between `begin` and `separate`, and what is shown until it is filled in after that."""
    paragraph = docx.Document().add_paragraph()
    add_field(paragraph, "PAGE")
    parts = [child.get(qn("w:fldCharType")) or child.text for run in paragraph.runs for child in run._r]
    assert parts == ["begin", "PAGE", "separate", "1", "end"]


def test_language() -> None:
    """A style has one language, the last that was set."""
    style = docx.Document().styles["Normal"]
    for language in ("en-GB", "nl-NL"):
        set_language(style, language)
    assert [element.get(qn("w:val")) for element in style.element.rPr.findall(qn("w:lang"))] == ["nl-NL"]


def test_shade() -> None:
    """A shaded cell has the colour as its background."""
    cell = docx.Document().add_table(1, 1).cell(0, 0)
    shade(cell, "E4EDF0")
    assert cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "E4EDF0"


def test_repeated_header() -> None:
    """A header row that repeats does not break over pages either."""
    row = docx.Document().add_table(1, 1).rows[0]
    repeat_header(row)
    assert [child.tag for child in row._tr.trPr] == [qn("w:cantSplit"), qn("w:tblHeader")]


def test_lines_of_a_table() -> None:
    """A table has lines between its rows and none between its columns."""
    table = docx.Document().add_table(1, 1)
    set_cell_margins(table)
    borders = {child.tag: child.get(qn("w:val")) for child in table._tbl.tblPr.find(qn("w:tblBorders"))}
    assert borders == {
        qn("w:top"): "single",
        qn("w:left"): "nil",
        qn("w:bottom"): "single",
        qn("w:right"): "nil",
        qn("w:insideH"): "single",
        qn("w:insideV"): "nil",
    }

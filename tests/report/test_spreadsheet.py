"""Tests of a matrix as a spreadsheet, read back with another library than it was written with."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.contrast import contrast
from qualcode.analysis.matrix import Matrix, matrix
from qualcode.report import spreadsheet, workbook
from tests.nouns import codebook, fragment, study, transcript

LARGEST = 32_767  # characters that a spreadsheet holds in a cell


def _matrix(cells: str = "count") -> Matrix:
    made = study([transcript("a", {"bedrijf": "Zon"}), transcript("b", {"bedrijf": "Maan"})])
    said = [
        fragment("a", "rust", "stimulerend", start=1),
        fragment("a", "rust", "stimulerend", start=2, quote="=1+1"),
        fragment("a", "rust", start=3, quote="Nou."),
        fragment("a", "vraagstuk"),
    ]
    return matrix(made, said, cells=cells)


def _opened(table: Matrix) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(spreadsheet.render(table)))


def _rows(table: Matrix) -> list[tuple[object, ...]]:
    return [tuple(row) for row in _opened(table)["matrix"].iter_rows(values_only=True)]


def test_counts() -> None:
    """Counts have two header rows, theme above sign, and whole numbers below, a nought where nothing was said."""
    assert _rows(_matrix()) == [
        ("", "Rust", None, None, "Ruimte", None, "Vraagstuk"),
        ("Bedrijf", "+", "−", "?", "+", "−", ""),
        ("Maan", 0, 0, 0, 0, 0, 0),
        ("Zon", 2, 0, 1, 0, 0, 1),
    ]


@pytest.mark.parametrize("cells", ["count", "people"])
def test_numbers_are_numbers(cells: str) -> None:
    """Every figure is a number, not a text that looks like one."""
    table = _matrix(cells)
    figures = [cell for row in list(_opened(table)["matrix"].iter_rows())[-2:] for cell in row[1:]]
    assert {(cell.data_type, type(cell.value)) for cell in figures} == {("n", int)}


def test_themes_are_merged() -> None:
    """A theme stands once above all of its conditions."""
    assert sorted(map(str, _opened(_matrix())["matrix"].merged_cells.ranges)) == ["B1:D1", "E1:F1"]


def test_quotes() -> None:
    """A cell of quotes has them on lines of their own, and is empty where nothing was said."""
    assert _rows(_matrix("quotes")) == [
        ("Bedrijf", "Rust", "Ruimte", "Vraagstuk"),
        ("Maan", "", "", ""),
        ("Zon", "“Dat gaat goed.” (geïnterviewde, B)\n“=1+1” (geïnterviewde, B)", "", "“Dat gaat goed.” (geïnterviewde, B)"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "{=A1}", "https://example.nl", "mailto:a@example.nl", "1", "007", "2026-03-02"])
def test_texts_are_texts(text: str) -> None:
    """A name or summary is never a formula, a link or a number, whatever it looks like."""
    cases = [{"case": text, "summaries": {"rust": text}}]
    sheet = _opened(matrix(study([transcript("a", {"bedrijf": text})], cases=cases), [], cells="summary"))["matrix"]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in sheet[2][:2]] == [("s", text, None)] * 2


@pytest.mark.parametrize(("cells", "frozen", "filtered"), [("count", "B3", "A2:G4"), ("people", "B2", "A1:D3"), ("quotes", "B2", "A1:D3")])
def test_headers_stay_in_sight(cells: str, frozen: str, filtered: str) -> None:
    """Headers and names are frozen, and the lowest header row filters all rows below it."""
    sheet = _opened(_matrix(cells))["matrix"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == (frozen, filtered)


def test_headers_on_every_printed_page() -> None:
    """The header rows are printed on every page."""
    assert _opened(_matrix())["matrix"].print_title_rows == "$1:$2"


def test_properties() -> None:
    """The file tells what it holds, and its date does not depend on the clock."""
    properties = _opened(_matrix()).properties
    assert (properties.title, properties.creator) == ("bedrijf × count", "qualcode")
    assert (properties.created, properties.modified) == (dt.datetime(2020, 1, 1), dt.datetime(2020, 1, 1))


def test_same_bytes() -> None:
    """The same matrix gives the same bytes."""
    assert spreadsheet.render(_matrix("quotes")) == spreadsheet.render(_matrix("quotes"))


@pytest.mark.parametrize("cells", ["count", "quotes"])
def test_nothing_to_show(cells: str) -> None:
    """A study without transcripts gives a sheet with headers only."""
    rows = _rows(matrix(study([]), [], cells=cells))
    assert rows[-1][0] == "Transcript"


def test_without_themes() -> None:
    """A study whose group of columns is empty gives a sheet with names only."""
    book = codebook(groups=[{"id": "leeg", "label": "Leeg"}], constructs=[{"id": "rust", "label": "Rust"}])
    assert _rows(matrix(study([transcript("a")], book), [], columns="leeg", cells="people")) == [("Transcript",), ("a",)]


def test_a_text_longer_than_a_cell() -> None:
    """A text that does not fit in a cell is cut off in sight, not left out."""
    cases = [{"case": "Zon", "summaries": {"rust": "a" * (LARGEST + 1)}}]
    rows = _rows(matrix(study([transcript("a", {"bedrijf": "Zon"})], cases=cases), [], cells="summary"))
    assert rows[1][1] == "a" * (LARGEST - 1) + "…"


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(str.strip).filter(bool)


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_back(name: str, summary: str) -> None:
    """Any name and any summary can be read back as it was."""
    cases = [{"case": name, "summaries": {"rust": summary}}]
    table = matrix(study([transcript("a", {"bedrijf": name})], cases=cases), [], cells="summary")
    assert _rows(table)[1][:2] == (name, summary)


def test_shares_are_numbers() -> None:
    """Shares are fractions that are shown as percentages, and totals are bold and outside the filter."""
    made = study([transcript("a", {"bedrijf": "Zon"}), transcript("b", {"bedrijf": "Maan"})])
    said = [fragment("a", "rust"), fragment("a", "ruimte", start=1), fragment("b", "rust")]
    table = matrix(made, said, cells="share", columns="condities", totals=True)
    sheet = _opened(table)["matrix"]
    assert list(sheet.iter_rows(min_row=3, values_only=True)) == [
        ("Maan", 1, 1, 0, 0, 1, 1),
        ("Zon", 0.5, 1, 0.5, 1, 1, 2),
        ("Totaal", pytest.approx(2 / 3), 2, pytest.approx(1 / 3), 1, 1, 3),
    ]
    assert (sheet["B4"].number_format, sheet["C4"].number_format, sheet["B5"].font.bold, sheet["F4"].font.bold) == ("0%", "General", True, True)
    assert (sheet.auto_filter.ref, sheet["B4"].font.bold) == ("A2:G4", False)


def test_contrast() -> None:
    """Two groups have typed figures, and what a reader should know below them."""
    made = study([transcript("a", {"rol": "hr"}), transcript("b", {"rol": "kok"})])
    table = contrast(made, [fragment("a", "rust")], "hr,kok")
    sheet = _opened(table)["matrix"]
    assert [cell.value for cell in sheet[3]] == ["Rust", 1, 1, 0, 0, 100, pytest.approx(3.14159, abs=1e-4)]
    assert [cell.number_format for cell in sheet[3][1:]] == ["0%", "General", "0%", "General", "+0;-0;0", "+0.00;-0.00;0.00"]
    assert [sheet.cell(row, 1).value for row in (7, 8, 9)] == list(table.notes)


@pytest.mark.parametrize(
    ("text", "width", "lines"), [("", 7, 1), ("Rust", 7, 1), ("Tijd om te leren", 7, 3), ("leidinggevende", 7, 2), ("a " * 4, 7, 1), ("b" * 21, 7, 3)]
)
def test_lines_of_a_header(text: str, width: int, lines: int) -> None:
    """A header takes as many lines as its words need."""
    assert workbook.lines(text, width) == lines

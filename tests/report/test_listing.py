"""Tests of plain tables: what a spreadsheet or a page makes of them."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from qualcode.report.listing import Column, Listing, harmless, to_csv, to_json, to_markdown, to_xlsx

TABLE = Listing(
    "Citaten", (Column("id", "Id", aside=True), Column("quote", "Citaat", wide=True)), (("1", "=SOM(A1) | *nee*"), ("2", 'Zij zei: "ja"'))
)


def test_csv() -> None:
    """CSV has the names for programs, all columns, and no text that a spreadsheet takes for a formula."""
    assert to_csv(TABLE) == 'id,quote\n1,\'=SOM(A1) | *nee*\n2,"Zij zei: ""ja"""\n'


def test_json() -> None:
    """JSON has an object per row, with the texts as they are."""
    assert json.loads(to_json(TABLE)) == [{"id": "1", "quote": "=SOM(A1) | *nee*"}, {"id": "2", "quote": 'Zij zei: "ja"'}]
    assert to_json(Listing("Citaten", TABLE.columns, ())) == "[]\n"


def test_markdown() -> None:
    """Markdown has the labels for people, without what is only for programs, and its texts escaped."""
    assert to_markdown(TABLE) == '| Citaat |\n|---|\n| =SOM(A1) \\| \\*nee\\* |\n| Zij zei: "ja" |\n'


def test_xlsx() -> None:
    """A spreadsheet has the labels in its first row, the texts as texts, and the same bytes each time."""
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(TABLE)))["citaten"]
    assert list(sheet.iter_rows(values_only=True)) == [("Id", "Citaat"), *TABLE.rows]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet["B2"].data_type) == ("B2", "A1:B3", "s")
    assert to_xlsx(TABLE) == to_xlsx(TABLE)


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=5))
def test_csv_round_trip(rows: list[tuple[str, str]]) -> None:
    """What is written as CSV is read again cell by cell, but for the apostrophes that keep formulas away."""
    clean = [tuple(cell.replace("\r", " ").replace("\0", " ") for cell in row) for row in rows]
    read = list(csv.reader(io.StringIO(to_csv(Listing("x", TABLE.columns, tuple(clean)))), strict=True))
    assert read == [["id", "quote"], *([harmless(cell) for cell in row] for row in clean)]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in read for cell in row)

"""What our spreadsheets have in common: headers that stay in sight, filters, texts that are no formulas, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from qualcode.report.listing import Listing

_LARGEST = 32_767  # characters of a cell; a longer text would not be written at all
_MOST_ROWS = 1_048_575  # below the headers
LINE = 15.5  # points of a line of a header
_LINE, _HIGHEST, _FIT = 11.8, 409, 50  # points; points; characters of small print on a line of a wide column
_PAGE = 230  # characters on a page that is still read
_WIDE, _NARROW = 60, 16  # characters
_A4 = 9
_LINES = {"border": 1, "border_color": "#BFCDD2", "text_wrap": True, "valign": "top"}
HEAD = {"bold": True, "bg_color": "#E4EDF0", **_LINES}
TEXT = {"font_size": 9, **_LINES}


def opened(buffer: io.BytesIO, title: str) -> Any:
    """Return a new workbook in which a text is a text, whatever it looks like."""
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": "qualcode", "created": dt.datetime(2020, 1, 1)})
    return book


def fitting(text: str) -> str:
    """Return what of a text fits in a cell."""
    return text if len(text) <= _LARGEST else text[: _LARGEST - 1] + "…"


def height(values: Sequence[object]) -> float:
    """Return the height of a row in points, so that the longest text in it can be read."""
    lines = max((sum(1 + len(line) // _FIT for line in str(value).split("\n")) for value in values), default=1)
    return min(_LINE * (lines + 0.5), _HIGHEST)


def lines(text: str, width: int) -> int:
    """Return how many lines a header has in a cell so many characters wide."""
    count, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0
        used += len(word) + (used > 0)
        count, used = count + (used - 1) // width, (used - 1) % width + 1  # a word longer than the cell
    return count


def finish(sheet: Any, *, first: int, last: int, columns: int, names: int = 1, width: int = 0) -> None:
    """Freeze the headers above row `first` and the first `names` columns, filter the rows, and make it printable.

    It is printed one page wide, unless columns of this `width` (characters) would become too small to read.
    """
    sheet.freeze_panes(first, names)
    sheet.autofilter(first - 1, 0, last, columns - 1)
    sheet.repeat_rows(0, first - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.repeat_columns(0, names - 1)
    sheet.fit_to_pages(1 + columns * width // _PAGE, 0)


def listing(table: Listing) -> bytes:
    """Return a listing as the bytes of an .xlsx file."""
    buffer = io.BytesIO()
    book = opened(buffer, table.title)
    sheet = book.add_worksheet(table.title.lower())
    head, text = book.add_format(HEAD), book.add_format(TEXT)
    for c, column in enumerate(table.columns):
        sheet.write_string(0, c, column.label, head)
        sheet.set_column(c, c, _WIDE if column.wide else _NARROW)
    for r, row in enumerate(table.rows[:_MOST_ROWS], 1):
        for c, cell in enumerate(row):
            sheet.write_string(r, c, fitting(cell), text)
    printed = max((c for c, column in enumerate(table.columns) if not column.aside), default=0)  # what is for programs comes last
    sheet.print_area(0, 0, min(len(table.rows), _MOST_ROWS), printed)
    finish(sheet, first=1, last=min(len(table.rows), _MOST_ROWS), columns=len(table.columns))
    book.close()
    return buffer.getvalue()

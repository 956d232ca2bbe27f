"""A matrix as a spreadsheet: numbers as numbers, headers that stay in sight, filters, no formulas."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import xlsxwriter

from qualcode.analysis.matrix import Matrix
from qualcode.report.dutch import MARKS
from qualcode.report.grid import Value, rows

_WIDE, _MIDDLE, _NARROW, _FIRST = 38, 14, 6, 28  # characters
_LINE, _HIGHEST, _FIT = 11.8, 409, 50  # points; points; characters of small print on a line of a wide column
_LARGEST = 32_767  # characters of a cell; a longer text would not be written at all
_A4 = 9


def render(matrix: Matrix) -> bytes:
    """Return a matrix as the bytes of an .xlsx file; the same matrix gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{matrix.by} × {matrix.cells}", "author": "qualcode", "created": dt.datetime(2020, 1, 1)})
    sheet = book.add_worksheet("matrix")
    head = book.add_format({"bold": True, "bg_color": "#E4EDF0", "text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFCDD2"})
    text = book.add_format({"text_wrap": True, "valign": "top", "font_size": 9, "border": 1, "border_color": "#BFCDD2"})
    first = _head(sheet, matrix, head)
    last = first - 1
    for last, (name, values) in enumerate(rows(matrix), first):
        sheet.write_string(last, 0, name, head)
        if matrix.textual:
            sheet.set_row(last, _height(values))
        for c, value in enumerate(values, 1):
            if isinstance(value, str):
                sheet.write_string(last, c, value if len(value) <= _LARGEST else value[: _LARGEST - 1] + "…", text)
            elif value is not None:
                sheet.write_number(last, c, value)
    width = _WIDE if matrix.textual else _NARROW if matrix.cells == "count" else _MIDDLE
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, len(matrix.columns), width)
    sheet.freeze_panes(first, 1)
    sheet.autofilter(first - 1, 0, last, len(matrix.columns))
    sheet.repeat_rows(0, first - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


def _height(values: Sequence[Value]) -> float:
    """Return the height of a row in points, so that the longest text in it can be read."""
    lines = max((sum(1 + len(line) // _FIT for line in str(value).split("\n")) for value in values), default=1)
    return min(_LINE * (lines + 0.5), _HIGHEST)


def _head(sheet: Any, matrix: Matrix, style: Any) -> int:
    """Write the headers, for counts in two rows (theme above, condition below); return the first row of values."""
    name = str(matrix.table.index.name)
    if matrix.cells != "count":
        for c, text in enumerate([name, *(column.label for column in matrix.columns)]):
            sheet.write_string(0, c, text, style)
        return 1
    sheet.write_string(0, 0, "", style)
    sheet.write_string(1, 0, name, style)
    for theme, same in groupby(enumerate(matrix.columns, 1), key=lambda numbered: numbered[1].theme):
        places = list(same)
        for c, column in places:
            sheet.write_string(1, c, MARKS.get(column.condition, column.condition), style)
        start, end, label = places[0][0], places[-1][0], matrix.themes()[theme]
        if start == end:
            sheet.write_string(0, start, label, style)
        else:
            sheet.merge_range(0, start, 0, end, label, style)
    return 2

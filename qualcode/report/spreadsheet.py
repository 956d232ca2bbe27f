"""A matrix as a spreadsheet: numbers as numbers, headers that stay in sight, filters, no formulas."""

from __future__ import annotations

import io
from itertools import groupby
from typing import Any

from qualcode.analysis.matrix import Matrix
from qualcode.report import workbook
from qualcode.report.dutch import MARKS
from qualcode.report.grid import rows

_WIDE, _MIDDLE, _NARROW, _FIRST = 38, 14, 6, 28  # characters


def render(matrix: Matrix) -> bytes:
    """Return a matrix as the bytes of an .xlsx file; the same matrix gives the same bytes."""
    buffer = io.BytesIO()
    book = workbook.opened(buffer, f"{matrix.by} × {matrix.cells}")
    sheet = book.add_worksheet("matrix")
    head, text = book.add_format(workbook.HEAD), book.add_format(workbook.TEXT)
    first = _head(sheet, matrix, head)
    last = first - 1
    for last, (name, values) in enumerate(rows(matrix), first):
        sheet.write_string(last, 0, name, head)
        if matrix.textual:
            sheet.set_row(last, workbook.height(values))
        for c, value in enumerate(values, 1):
            if isinstance(value, str):
                sheet.write_string(last, c, workbook.fitting(value), text)
            elif value is not None:
                sheet.write_number(last, c, value)
    width = _WIDE if matrix.textual else _NARROW if matrix.cells == "count" else _MIDDLE
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, len(matrix.columns), width)
    workbook.finish(sheet, first=first, last=last, columns=len(matrix.columns) + 1)
    book.close()
    return buffer.getvalue()


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

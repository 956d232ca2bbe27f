"""A matrix as a spreadsheet: numbers as numbers, headers that stay in sight, filters, no formulas."""

from __future__ import annotations

import io
from collections import Counter
from itertools import groupby
from typing import Any

from qualcode.analysis.cells import Kind
from qualcode.analysis.matrix import Matrix
from qualcode.report import workbook
from qualcode.report.dutch import MARKS

_WIDE, _MIDDLE, _NARROW, _FIRST, _FIRST_MOST = 38, 14, 7, 28, 44  # characters
_NUMBERS = {Kind.SHARE: "0%", Kind.POINTS: "+0;-0;0", Kind.EFFECT: "+0.00;-0.00;0.00", Kind.BALANCE: "+0;-0;0"}


def render(matrix: Matrix) -> bytes:
    """Return a matrix as the bytes of an .xlsx file; the same matrix gives the same bytes."""
    buffer = io.BytesIO()
    book = workbook.opened(buffer, f"{matrix.by} × {matrix.cells}")
    sheet = book.add_worksheet("matrix")
    head, text = book.add_format(workbook.HEAD), book.add_format(workbook.TEXT)
    numbers = {kind: book.add_format({"num_format": form}) for kind, form in _NUMBERS.items()}
    total = {kind: book.add_format({"bold": True, "num_format": _NUMBERS.get(kind, "0")}) for kind in Kind}
    first = _head(sheet, matrix, head)
    for r, row in enumerate(matrix.rows, first):
        sheet.write_string(r, 0, workbook.fitting(row.label), head)
        if matrix.textual:
            sheet.set_row(r, workbook.height(row.values))
        for c, (column, value) in enumerate(zip(matrix.columns, row.values, strict=True), 1):
            if isinstance(value, str):
                sheet.write_string(r, c, workbook.fitting(value), text)
            elif value is not None:
                sheet.write_number(r, c, value, total[column.kind] if row.total or column.total else numbers.get(column.kind))
    sheet.set_column(0, 0, min(_FIRST_MOST, max([_FIRST, *(len(row.label) + 2 for row in matrix.rows)])))
    for c, width in enumerate(_widths(matrix), 1):
        sheet.set_column(c, c, width)
    last = first + len(matrix.rows) - 1
    counted = [row for row in matrix.rows if not row.total]
    workbook.finish(sheet, first=first, last=first + len(counted) - 1, columns=len(matrix.columns) + 1, width=max([0, *_widths(matrix)]))
    for n, note in enumerate(matrix.notes, last + 2):
        sheet.write_string(n, 0, note)
    book.close()
    return buffer.getvalue()


def _widths(matrix: Matrix) -> list[int]:
    """Return the widths of the columns in characters: those of a theme with several parts are narrow."""
    if matrix.textual:
        return [_WIDE for _ in matrix.columns]
    parts = Counter(column.theme for column in matrix.columns)
    return [_NARROW if parts[column.theme] > 1 else _MIDDLE for column in matrix.columns]


def _parted(matrix: Matrix) -> bool:
    """Tell whether a theme can have several columns."""
    return matrix.cells in ("count", "share", "contrast")


def _head(sheet: Any, matrix: Matrix, style: Any) -> int:
    """Write the headers, for themes with parts in two rows (theme above, condition below); return the first row of values."""
    if not _parted(matrix):
        for c, text in enumerate([matrix.label, *(column.label for column in matrix.columns)]):
            sheet.write_string(0, c, text, style)
        return 1
    sheet.write_string(0, 0, "", style)
    sheet.write_string(1, 0, matrix.label, style)
    lines = 1
    for theme, same in groupby(enumerate(matrix.columns, 1), key=lambda numbered: numbered[1].theme):
        places = list(same)
        for c, column in places:
            sheet.write_string(1, c, MARKS.get(column.condition, column.condition), style)
        start, end, label = places[0][0], places[-1][0], matrix.themes()[theme]
        lines = max(lines, workbook.lines(label, _NARROW * len(places) if start < end else _MIDDLE))
        if start == end:
            sheet.write_string(0, start, label, style)
        else:
            sheet.merge_range(0, start, 0, end, label, style)
    sheet.set_row(0, workbook.LINE * (lines + 0.3))
    return 2

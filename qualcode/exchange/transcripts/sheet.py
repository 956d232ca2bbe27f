"""Read the rows of a table: .csv and .tsv with any separator, and spreadsheets (.xlsx) as the values they show."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from typing import Any

from qualcode.exchange.transcripts import archive, encoding
from qualcode.exchange.transcripts.said import LARGEST, Source

_ROWS, _COLUMNS = 50_000, 500
_SAMPLE = 50  # lines

Rows = list[list[str]]


def separated(source: Source) -> Rows:
    """Return the rows of a text with separators, whichever it uses; raises ProblemsError when it cannot be read."""
    text = encoding.text(source)
    csv.field_size_limit(LARGEST)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=_separator(text)))
    except csv.Error as error:
        raise source.refuse(f"is no table: {error}", hint="save it again as .csv (UTF-8)") from error


def _separator(text: str) -> str:
    """Return the sign that parts the lines most evenly; a tab goes before a semicolon, and that before a comma."""
    lines = [line for line in text[:200_000].split("\n")[:_SAMPLE] if line.strip()]

    def even(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        return (sum(count == counts[0] for count in counts) if counts and counts[0] else 0, counts[0] if counts else 0)

    best = max("\t;,", key=lambda sign: (even(sign)[0], sign != ","))
    return best if even(best)[0] else next((sign for sign in "\t;," if sign in text), ",")


def spreadsheet(source: Source) -> Rows:
    """Return the rows of the first sheet that holds any, formulas as the values they had; raises ProblemsError when it is too large."""
    archive.check(source)
    from openpyxl import load_workbook

    book: Any = load_workbook(source.path, read_only=True, data_only=True, keep_links=False)
    try:
        sheets = [(sheet.title, _rows(sheet, source)) for sheet in book.worksheets]
    finally:
        book.close()
    filled = [(title, rows) for title, rows in sheets if rows]
    if not filled:
        raise source.refuse("is empty", hint="put one respondent on each row, below a row of headings")
    for title, _ in filled[1:]:
        source.warn(f"sheet `{title}` is not read, only the first (`{filled[0][0]}`)", rule="survey", hint="save the sheet as a file of its own")
    return filled[0][1]


def _rows(sheet: Any, source: Source) -> Rows:
    sheet.reset_dimensions()  # what a file says about its own size is not to be trusted
    rows: Rows = []
    for n, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if n > _ROWS or len(row) > _COLUMNS:
            raise source.refuse(f"has over {_ROWS} rows or {_COLUMNS} columns", hint="take out what is no answer")
        cells = [shown(cell) for cell in row]
        if any(cells) or rows:
            rows.append(cells)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def shown(value: object) -> str:
    """Return the value of a cell as text."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return encoding.clean(str(value)).strip()

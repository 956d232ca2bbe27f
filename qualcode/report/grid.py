"""A matrix as rows of text, and as CSV, Markdown and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.analysis.matrix import Matrix
from qualcode.model.fragment import UNDECIDED
from qualcode.report.dutch import MARKS
from qualcode.report.listing import harmless, markdown_table

EMPTY = "·"


@dataclass(frozen=True)
class Grid:
    """What a person reads: headers and rows of text, the first column naming the row."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Value = str | int | None


def rows(matrix: Matrix) -> Iterator[tuple[str, list[Value]]]:
    """Yield each row of a matrix with its name, as plain texts and whole numbers; None where a balance has nothing to weigh."""
    for name, values in zip(matrix.table.index, matrix.table.itertuples(index=False), strict=True):
        yield str(name), [value if isinstance(value, str) or value is None else int(value) for value in values]


def grid(matrix: Matrix) -> Grid:
    """Return a matrix as text, a column per theme; a count cell reads `+3 −2 ?1`, an empty cell `·`."""
    shown = []
    for name, values in rows(matrix):
        cells: dict[str, list[str]] = {theme: [] for theme in matrix.themes()}
        for column, value in zip(matrix.columns, values, strict=True):
            if value or (value is not None and matrix.cells == "balance"):
                cells[column.theme].append(_cell(value, column.condition, signed=matrix.cells == "balance"))
        shown.append((name, *(" ".join(parts) or EMPTY for parts in cells.values())))
    return Grid((str(matrix.table.index.name), *matrix.themes().values()), tuple(shown))


def _cell(value: str | int, condition: str, *, signed: bool) -> str:
    if isinstance(value, str):
        return value
    if signed:
        return f"{value:+d}".replace("-", "−") if value else "0"
    return f"{MARKS.get(condition, condition + ' ' if condition else '')}{value}"


def to_markdown(matrix: Matrix) -> str:
    """Return a matrix as a Markdown table."""
    shown = grid(matrix)
    return markdown_table(shown.headers, shown.rows)


def to_csv(matrix: Matrix) -> str:
    """Return a matrix as CSV; a text that a spreadsheet would take for a formula is marked with an apostrophe."""
    return csv_table([matrix.by, *(column.name for column in matrix.columns)], ([name, *values] for name, values in rows(matrix)))


def csv_table(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Return headers and rows as CSV, its texts without what a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([harmless(value) if isinstance(value, str) else value for value in row] for row in (headers, *rows))
    return out.getvalue()


def to_json(matrix: Matrix) -> str:
    """Return a matrix as JSON: what it shows, its themes, and one object per row."""
    names = [column.name for column in matrix.columns]
    document = {
        "by": matrix.by,
        "cells": matrix.cells,
        "themes": [{"id": id or UNDECIDED, "label": label} for id, label in matrix.themes().items()],
        "rows": [{matrix.by: name, **dict(zip(names, values, strict=True))} for name, values in rows(matrix)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

"""A matrix as rows of text, and as CSV, Markdown, JSON and a document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.analysis.cells import Column, Kind, Value
from qualcode.analysis.matrix import PERCENT, Matrix
from qualcode.model.fragment import UNDECIDED
from qualcode.model.study import Study
from qualcode.report import dutch
from qualcode.report.blocks import Block, Document, Paragraph, Table
from qualcode.report.dutch import MARKS
from qualcode.report.listing import harmless, markdown_table

EMPTY = "·"
MOST_ACROSS = 8  # cases that still fit beside each other
_UPRIGHT = {False: 6, True: 3}  # columns on a page that stands, without and with texts
_LYING = {False: 10, True: 4}  # and on one that lies on its side
_FIRST = {False: 2.0, True: 0.9}  # widths of a column that the first is wide
_DECIMALS = 6


@dataclass(frozen=True)
class Grid:
    """What a person reads: headers and rows of text, the first column naming the row."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def turned(self) -> Grid:
        """Return the same with its columns as rows."""
        headers, *rows = zip(self.headers, *self.rows, strict=True)
        return Grid(("", *headers[1:]), tuple(rows))

    def readable(self) -> Grid:
        """Return it with the longer side down: turned when there are fewer cases than themes, and few enough to stand side by side."""
        return self.turned() if len(self.headers) - 1 > len(self.rows) and len(self.rows) <= MOST_ACROSS else self


def rows(matrix: Matrix) -> Iterator[tuple[str, list[Value]]]:
    """Yield each row of a matrix with its name, as plain texts and numbers; None where there is nothing to weigh or compare."""
    for row in matrix.rows:
        yield row.label, list(row.values)


def grid(matrix: Matrix) -> Grid:
    """Return a matrix as text, a column per theme; a count cell reads `+3 −2 ?1`, a share `25% (3)`, an empty cell `·`."""
    shown = []
    for row in matrix.rows:
        cells: dict[str, list[str]] = {theme: [] for theme in matrix.themes()}
        for column, value in zip(matrix.columns, row.values, strict=True):
            if text := _cell(column, value, ofshare=matrix.cells in ("share", "contrast")):
                cells[column.theme].append(text)
        shown.append((row.label, *(" ".join(parts) or EMPTY for parts in cells.values())))
    return Grid((matrix.label, *matrix.themes().values()), tuple(shown))


def _cell(column: Column, value: Value, *, ofshare: bool) -> str:
    """Return a value as a reader sees it, empty where there is none."""
    if value is None or isinstance(value, str):
        return value or ""
    match column.kind:
        case Kind.BALANCE | Kind.POINTS:
            return _signed(f"{value:+.0f}")
        case Kind.EFFECT:
            return _signed(f"{value:+.2f}").replace(".", ",")
        case Kind.SHARE:
            return f"{100 * value:.0f}%" if value else ""
        case _:
            if ofshare:
                return f"({value})" if value else ""
            return f"{MARKS.get(column.condition, column.condition + ' ' if column.condition else '')}{value}" if value else ""


def _signed(number: str) -> str:
    return number.replace("-", "−") if number.strip("+-0.") else number.lstrip("+-")


def to_markdown(matrix: Matrix) -> str:
    """Return a matrix as a Markdown table, with what a reader should know of it below."""
    from qualcode.report.markdown import escape  # brings the templates along

    shown = grid(matrix)
    return markdown_table(shown.headers, shown.rows) + "".join(f"\n*{escape(note)}*\n" for note in matrix.notes)


def to_csv(matrix: Matrix) -> str:
    """Return a matrix as CSV; a text that a spreadsheet would take for a formula is marked with an apostrophe.

    Shares are percentages, points and effects plain numbers.
    """
    heads = [matrix.by, *(column.name for column in matrix.columns)]
    lines = ([row.id, *(_plain(column, value) for column, value in zip(matrix.columns, row.values, strict=True))] for row in matrix.rows)
    return csv_table(heads, lines)


def csv_table(headers: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> str:
    """Return headers and rows as CSV, its texts without what a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([harmless(value) if isinstance(value, str) else value for value in row] for row in (headers, *rows))
    return out.getvalue()


def _plain(column: Column, value: Value) -> Value:
    """Return a value for programs: a share as a percentage, no more decimals than mean something."""
    if isinstance(value, float):
        return round(100 * value if column.condition == PERCENT else value, _DECIMALS)
    return value


def to_json(matrix: Matrix) -> str:
    """Return a matrix as JSON: what it shows, its themes, and one object per row."""
    names = [column.name for column in matrix.columns]
    own = matrix.by
    while own in names:  # a construct can be called like an attribute
        own += " (row)"
    document = {
        "by": matrix.by,
        "cells": matrix.cells,
        "themes": [{"id": id or UNDECIDED, "label": label} for id, label in matrix.themes().items()],
        "rows": [{own: row.id, **dict(zip(names, _values(matrix, row.values), strict=True))} for row in matrix.rows],
        **({"notes": list(matrix.notes)} if matrix.notes else {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _values(matrix: Matrix, values: Sequence[Value]) -> list[Value]:
    """Return the values of a row with shares as percentages, texts as they are."""
    return [value if isinstance(value, str) else _plain(column, value) for column, value in zip(matrix.columns, values, strict=True)]


def document(study: Study, matrix: Matrix, *, whole: bool = False) -> Document:
    """Return a matrix as a document, on its side when it is wide, in several tables when it is wider than that; `whole` keeps it one."""
    shown = grid(matrix).readable()
    across = len(shown.headers) - 1
    landscape = across > _UPRIGHT[matrix.textual]
    most = max(1, across) if whole else _LYING[matrix.textual]
    blocks: list[Block] = []
    for n in range(0, max(1, across), most):
        some = slice(n + 1, n + 1 + most)
        cut = [(row[0], *row[some]) for row in (shown.headers, *shown.rows)]
        blocks.append(Table(cut[0], tuple(cut[1:]), (_FIRST[matrix.textual], *(1.0 for _ in cut[0][1:])), fine=matrix.textual or landscape))
    blocks += [Paragraph(note, note=True) for note in (*_legend(matrix), *matrix.notes)]
    title = f"{matrix.label} × {dutch.CELLS[matrix.cells]}"
    settings = study.settings
    authors = dutch.makers(settings.report)
    return Document(title, settings.title if settings.file else "", title, authors, tuple(blocks), landscape=landscape)


def _legend(matrix: Matrix) -> tuple[str, ...]:
    """Return what the signs mean that a matrix shows."""
    used = {column.condition for column in matrix.columns} & MARKS.keys()
    return ("; ".join(f"{MARKS[one]} {one}" for one in MARKS if one in used) + ".",) if used else ()

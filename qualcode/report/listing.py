"""A plain table of texts, and how it is written as CSV, JSON, Markdown and a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """A column: its name for programs, its label for people, whether it holds running text, and whether it is only for programs."""

    name: str
    label: str
    wide: bool = False
    aside: bool = False


@dataclass(frozen=True)
class Listing:
    """A table of texts with a title."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_FORMULAS) else text


def to_csv(listing: Listing) -> str:
    """Return a listing as CSV; a text that a spreadsheet would take for a formula is marked with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([harmless(column.name) for column in listing.columns])
    writer.writerows([harmless(cell) for cell in row] for row in listing.rows)
    return out.getvalue()


def to_json(listing: Listing) -> str:
    """Return a listing as JSON: an object per row."""
    names = [column.name for column in listing.columns]
    return json.dumps([dict(zip(names, row, strict=True)) for row in listing.rows], ensure_ascii=False, indent=2) + "\n"


def to_markdown(listing: Listing) -> str:
    """Return a listing as a Markdown table of the columns that people read."""
    shown = [n for n, column in enumerate(listing.columns) if not column.aside]
    return markdown_table([listing.columns[n].label for n in shown], ([row[n] for n in shown] for row in listing.rows))


def markdown_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return headers and rows as a Markdown table."""
    from qualcode.report.markdown import escape  # brings the templates along

    lines = ["| " + " | ".join(map(escape, line)) + " |\n" for line in (headers, *rows)]
    return "".join([lines[0], "|" + "---|" * len(headers) + "\n", *lines[1:]])


def to_xlsx(listing: Listing) -> bytes:
    """Return a listing as the bytes of an .xlsx file; the same listing gives the same bytes."""
    from qualcode.report import workbook

    return workbook.listing(listing)

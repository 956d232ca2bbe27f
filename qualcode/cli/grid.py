"""A matrix on the terminal: cases across when there are few, themes down, in several tables when it is wider than the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qualcode.analysis.matrix import Matrix
from qualcode.report.grid import EMPTY, Grid, grid

WIDE = 120
_NAMES, _FEW = 30, 18  # characters of the first column, at most, beside figures and beside texts, when all does not fit
_READABLE = 24  # characters of a column of texts, at least
_BETWEEN = 2
_COLOURS = {"+": "green", "−": "red", "?": "yellow"}


def print_matrix(matrix: Matrix) -> None:
    """Print a matrix; themes stand below each other when that is easier to read."""
    shown = grid(matrix).readable()
    console = Console(highlight=False, markup=False, emoji=False)  # a name may hold square brackets
    if not console.is_terminal:
        console.width = max(WIDE, 50 + 18 * len(shown.headers))
    parts = list(_parts(shown, console.width, textual=matrix.textual))
    for n, part in enumerate(parts):
        if n:
            console.print()
        console.print(_table(part, textual=matrix.textual, whole=len(parts) == 1 and console.width >= WIDE))
    for note in matrix.notes:
        console.print(Text(note, style="dim"))


def _parts(shown: Grid, room: int, *, textual: bool) -> Iterator[Grid]:
    """Yield a grid in parts with as many columns as there is room for, each with the names of the rows."""
    columns = list(zip(shown.headers, *shown.rows, strict=True))
    widths = [max(_READABLE if textual else 0, *(_least(cell, textual=textual) for cell in column)) + _BETWEEN for column in columns[1:]]
    left = room - min(_names(textual=textual), max(map(len, columns[0]))) - _BETWEEN
    first = 0
    while first < len(widths) or first == 0:
        last, used = first, 0
        while last < len(widths) and (last == first or used + widths[last] <= left):
            used += widths[last]
            last += 1
        headers, *rows = zip(columns[0], *columns[first + 1 : last + 1], strict=True)
        yield Grid(headers, tuple(rows))
        first = max(last, 1)


def _names(*, textual: bool) -> int:
    return _FEW if textual else _NAMES


def _least(cell: str, *, textual: bool) -> int:
    """Return how wide a cell is at least: a figure with its signs stands on one line, a text and a name can be broken between words."""
    broken = textual or not (cell[:1] in (*_COLOURS, EMPTY) or cell[:1].isdigit())
    return max((len(word) for word in cell.split()), default=1) if broken else len(cell)


def _table(shown: Grid, *, textual: bool, whole: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold", show_lines=textual)
    names = [shown.headers[0], *(row[0] for row in shown.rows)]
    longest = min(_names(textual=textual), max(len(word) for name in names for word in (name.split() or [""])))
    most = None if whole else _names(textual=textual)
    table.add_column(names[0], style="bold", no_wrap=not textual and whole, overflow="fold", min_width=longest, max_width=most)
    for header, *cells in list(zip(shown.headers, *shown.rows, strict=True))[1:]:
        wide = max(_least(cell, textual=False) for cell in (header, *([] if textual else cells)))
        table.add_column(header, justify="left" if textual else "center", ratio=1 if textual else None, overflow="fold", min_width=wide)
    for row in shown.rows:
        table.add_row(row[0], *(_coloured(cell) if not textual else Text(cell) for cell in row[1:]), end_section=textual)
    return table


def _coloured(cell: str) -> Text:
    if cell == EMPTY:
        return Text(cell, style="dim")
    parts = [(part, _COLOURS.get(part[0], "")) for part in cell.split(" ")]
    return Text(" ").join(Text(part, style=style) for part, style in parts)

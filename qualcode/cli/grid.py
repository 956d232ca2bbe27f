"""A matrix on the terminal: cases across when there are few, themes down."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qualcode.analysis.matrix import Matrix
from qualcode.report.grid import EMPTY, grid

WIDE = 120
_COLOURS = {"+": "green", "−": "red", "?": "yellow"}


def print_matrix(matrix: Matrix) -> None:
    """Print a matrix; themes stand below each other when that is easier to read."""
    shown = grid(matrix).readable()
    headers, rows = shown.headers, shown.rows
    console = Console(highlight=False, markup=False, emoji=False)  # a name may hold square brackets
    if not console.is_terminal:
        console.width = max(WIDE, 50 + 18 * len(headers))
    texts = matrix.textual
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold", show_lines=texts)
    table.add_column(headers[0], style="bold", no_wrap=not texts and console.width >= WIDE)
    for header in headers[1:]:
        longest = max((len(word) for word in header.split()), default=1)
        table.add_column(header, justify="left" if texts else "center", ratio=1 if texts else None, overflow="fold", min_width=longest)
    for row in rows:
        table.add_row(row[0], *(_coloured(cell) if not texts else Text(cell) for cell in row[1:]), end_section=texts)
    console.print(table)
    for note in matrix.notes:
        console.print(Text(note, style="dim"))


def _coloured(cell: str) -> Text:
    if cell == EMPTY:
        return Text(cell, style="dim")
    parts = [(part, _COLOURS.get(part[0], "")) for part in cell.split(" ")]
    return Text(" ").join(Text(part, style=style) for part, style in parts)

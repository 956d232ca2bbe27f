"""A document on the terminal: headings, tables and lists."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table as Shown
from rich.text import Text

from qualcode.report.blocks import Bullets, Document, Heading, Paragraph, Table

WIDE = 120
_LONGEST = 48  # characters of a cell that is not broken
_EACH = 16  # characters that a column needs where there is no terminal to fit in


def print_page(document: Document) -> None:
    """Print the blocks of a document that a terminal can show, in order."""
    console = Console(highlight=False, markup=False, emoji=False)  # a name may hold square brackets
    if not console.is_terminal:
        most = max((len(block.headers) for block in document.blocks if isinstance(block, Table)), default=0)
        console.width = max(WIDE, 40 + _EACH * most)
    console.print(Text(document.title, style="bold"))
    for block in document.blocks:
        match block:
            case Heading():
                console.print(Text(f"\n{block.text}", style="bold"))
            case Paragraph():
                console.print(Text(block.text, style="dim" if block.note else ""))
            case Bullets():
                for item in block.items:
                    console.print(Text(f"- {item}"))
            case Table():
                console.print(_table(block))


def _table(block: Table) -> Shown:
    shown = Shown(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    for n, header in enumerate(block.headers):
        numbers = any(isinstance(row[n], int) for row in block.rows)
        cells = max((len(str(row[n])) for row in block.rows), default=1)
        least = max(min(cells, _LONGEST), *(len(word) for word in header.split()), 1)
        shown.add_column(header, justify="right" if numbers else "left", overflow="fold", min_width=least)
    for row in block.rows:
        shown.add_row(*(Text(str(cell)) for cell in row))
    return shown

"""A report on the terminal: headings, text, tables and quotes as wide as the window."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from qualcode.cli.fragments import console
from qualcode.report.blocks import Block, Box, Bullets, Document, Facts, Figure, Heading, Paragraph, Quote, Table

_INDENT = 4


def print_document(document: Document) -> None:
    """Print a report; pictures are told in words."""
    out = console()
    out.print(Text(document.title, style="bold underline"))
    if document.subtitle:
        out.print(Text(document.subtitle, style="dim"))
    for block in document.blocks:
        _print(out, block)


def _print(out: Console, block: Block) -> None:
    match block:
        case Heading():
            out.print()
            out.print(Text(block.text, style="bold" if block.level == 1 else "italic bold"))
        case Paragraph():
            out.print(Text(block.text, style="dim" if block.note else ""))
        case Quote():
            out.print(Text(block.source))
            out.print(Padding(Text.assemble((f"“{block.text}”", "italic"), (f" {block.id}", "dim")), (0, 0, 0, _INDENT)))
        case Facts():
            _table(out, ("", ""), block.rows)
        case Table():
            _table(out, block.headers, block.rows)
        case Bullets():
            for item in block.items:
                out.print(Text(f"- {item}"))
        case Box():
            out.print(Text(block.title, style="bold"))
            for text in block.paragraphs:
                out.print(Padding(Text(text), (0, 0, 0, _INDENT)))
        case Figure():
            out.print(Text(f"[{block.alt}]", style="dim"))


def _table(out: Console, headers: tuple[str, ...], rows: tuple[tuple[str | int, ...], ...]) -> None:
    headed = any(headers)
    lined = any("\n" in str(value) for row in rows for value in row)
    grid = Grid(box=box.SIMPLE if headed else None, pad_edge=False, header_style="bold", show_header=headed, show_lines=lined)
    for n, head in enumerate(headers):
        numeric = bool(rows) and all(isinstance(row[n], int) for row in rows)
        grid.add_column(head, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(str(value)) for value in row))
    out.print(grid)

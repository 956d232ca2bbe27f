"""Figures as a document: on the terminal, or as text in a file or for another program."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Shown
from rich.text import Text

from qualcode.cli import output as to
from qualcode.errors import QualcodeError
from qualcode.report.blocks import Bullets, Document, Facts, Figure, Heading, Paragraph, Quote, Table

WIDE = 120
_INDENT = 4
_LONGEST = 48  # characters of a cell that is not broken
_EACH = 16  # characters that a column needs where there is no terminal to fit in


def kind_of(format: str | None, output: pathlib.Path | None, kinds: Sequence[str]) -> str:
    """Return what to write: what is asked for, else what the name of the file says, else a table; raises QualcodeError when that is none."""
    kind = format or (output.suffix.lstrip(".").lower() if output else "table")
    if kind not in kinds or (kind == "table" and output and not format):
        hint = f"end the name in {to.endings([one for one in kinds if one != to.TABLE])}, or add --format"
        raise QualcodeError(f"cannot tell from `{output}` what to write", hint=hint)
    return kind


def emit(kind: str, output: pathlib.Path | None, document: Document, *, csv: Callable[[], str], json: Callable[[], str]) -> None:
    """Print figures as a table, csv, md or json, or write them to a file; a table in a file is Markdown."""
    if kind == "table" and output is None:
        print_page(document)
        return
    if kind == "csv":
        content = ("\ufeff" if output else "") + csv()  # Excel knows UTF-8 by the mark
    elif kind == "json":
        content = json()
    else:
        from qualcode.report import markdown

        content = markdown.render(document)
    to.put(content, output)


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
            case Quote():
                console.print(Text(block.source))
                console.print(Padding(Text.assemble((f"“{block.text}”", "italic"), (f" {block.id}", "dim")), (0, 0, 0, _INDENT)))
            case Facts():
                console.print(_table(Table(("", ""), block.rows, (0.3, 0.7))))
            case Figure():
                console.print(Text(f"[{block.alt}]", style="dim"))


def _table(block: Table) -> Shown:
    lined = any("\n" in str(cell) for row in block.rows for cell in row)
    shown = Shown(box=None, pad_edge=False, padding=(0, 1, 1, 0) if lined else (0, 1), header_style="bold", show_header=any(block.headers))
    for n, header in enumerate(block.headers):
        numbers = any(isinstance(row[n], int) for row in block.rows)
        cells = max((len(str(row[n])) for row in block.rows), default=1)
        least = max(min(cells, _LONGEST), *(len(word) for word in header.split()), 1)
        shown.add_column(header, justify="right" if numbers else "left", overflow="fold", min_width=least)
    for row in block.rows:
        shown.add_row(*(Text(str(cell)) for cell in row))
    return shown

"""The guides and codebooks that can be used here, the study's own and the shipped ones."""

from __future__ import annotations

import pathlib

from rich.console import Console
from rich.table import Table

from qualcode.cli import say
from qualcode.study import library, load


def print_codebooks(root: pathlib.Path, *, as_json: bool) -> None:
    """Print name, title, version and size of every codebook."""
    books = [load.load_codebook(name, root)[0] for name in library.available("codebooks", root)]
    rows = [(book.codebook, book.title, book.version, len(book.ids())) for book in books]
    _print(rows, ("codebook", "title", "version", "constructs"), as_json=as_json)


def print_guides(root: pathlib.Path, *, as_json: bool) -> None:
    """Print name, title, version and size of every guide."""
    guides = [load.load_guide(name, root)[0] for name in library.available("guides", root)]
    rows = [(guide.guide, guide.title, guide.version, sum(1 for _ in guide.questions())) for guide in guides]
    _print(rows, ("guide", "title", "version", "questions"), as_json=as_json)


def _print(rows: list[tuple[str, str, str, int]], headers: tuple[str, str, str, str], *, as_json: bool) -> None:
    if as_json:
        say.as_json([dict(zip(headers, row, strict=True)) for row in rows])
        return
    table = Table(*headers, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*map(str, row))
    Console(highlight=False, markup=False, emoji=False).print(table)  # a title may hold square brackets

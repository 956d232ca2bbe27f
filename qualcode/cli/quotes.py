"""Quotes on the terminal: what is known of each on a line, its words below it; or keywords below each other."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

import typer

from qualcode.cli.coder import SHORT
from qualcode.report.dutch import MARKS
from qualcode.report.quotes import Found

_COLOURS = {"stimulerend": "green", "belemmerend": "red"}
_WIDEST, _NARROWEST, _INDENT = 120, 40, " " * 4
Parts = tuple[str, ...]


def print_quotes(rows: Sequence[Found]) -> None:
    """Print who said what where: id, place, speaker, code, condition, facets and coders, then the quote."""
    known = [_known(one) for one in rows]
    widths = [max(map(len, column)) for column in zip(*known, strict=True)]
    wide = _width() - len(_INDENT)
    for one, parts in zip(rows, known, strict=True):
        padded = [part.ljust(width) for part, width in zip(parts, widths, strict=True) if width]
        padded[0] = typer.style(padded[0], dim=True)
        typer.echo("  ".join(padded).rstrip())
        for line in textwrap.wrap(one.quote, wide):
            typer.echo(_INDENT + typer.style(line, fg=_COLOURS.get(one.condition)))


def _known(one: Found) -> Parts:
    mark = MARKS.get(one.condition, one.condition)
    facets = " ".join(f"{facet}={value}" for facet, value in sorted(one.facets.items()))
    coders = ", ".join(one.coders) + ("" if one.status == "accepted" else f" ({one.status})")
    return one.id[:SHORT], one.place, one.speaker, one.code, mark, facets, coders


def print_keywords(rows: Sequence[Found]) -> None:
    """Print each keyword with what is said around it, the keywords below each other."""
    places = max((len(one.place) for one in rows), default=0)
    room = max(_NARROWEST, _width() - SHORT - places - 4)
    for one in rows:
        side = max(0, (room - len(one.quote) - 2) // 2)
        before, after = one.before[-side:] if side else "", one.after[:side]
        word = typer.style(one.quote, fg=_COLOURS.get(one.condition), bold=True)
        typer.echo(f"{one.id[:SHORT]}  {one.place.ljust(places)}  {before.rjust(side)} {word} {after}".rstrip())


def _width() -> int:
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))

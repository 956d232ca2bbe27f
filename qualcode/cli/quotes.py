"""Quotes on the terminal: what is known of each on a line, its words below it; or keywords below each other."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

import typer

from qualcode.model.coding import SHORT
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
    """Print each place of a keyword once, with what is said around it, the keywords below each other."""
    once = {(one.place, one.quote): one for one in reversed(rows)}  # words that are coded twice are said once
    names = {place: f"{one.transcript}:{place.rsplit(':', 2)[1]}" for (place, _), one in once.items()}
    wide = max(map(len, names.values()), default=0)
    room = max(_NARROWEST, _width() - wide - 2)
    left = max(0, room - max((len(one.quote) for one in rows), default=0)) // 2
    for one in reversed(once.values()):
        word, right = typer.style(one.quote, bold=True), max(0, room - left - len(one.quote))
        typer.echo(f"{names[one.place].ljust(wide)}  {_last(one.before, left).rjust(left)}{word}{_first(one.after, right)}".rstrip())


def _last(text: str, most: int) -> str:
    """Return the words at the end of a text that fit."""
    return text if len(text) <= most else text[len(text) - most :].partition(" ")[2]


def _first(text: str, most: int) -> str:
    """Return the words at the beginning of a text that fit."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0]


def _width() -> int:
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))

"""Numbered marks, and the list below a picture that says what each stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.report.pictures.canvas import BODY, MARGIN, SMALL, WIDTH, Canvas, label_height
from qualcode.report.pictures.colours import HELPS, HINDERS, INK, PAPER

RADIUS = 0.22
_BETWEEN, _AIR, _INDENT = 0.5, 0.08, 0.62
_COLUMN = (WIDTH - 2 * MARGIN - _BETWEEN) / 2
_LINES = 3


@dataclass(frozen=True)
class Entry:
    """A line of the list: what a number stands for, or without a number a heading."""

    text: str
    number: int = 0
    helps: bool | None = None


def mark_at(canvas: Canvas, x: float, y: float, number: int, *, helps: bool | None = None) -> None:
    """Draw a number in a blue circle when it helps, in an orange square when it hinders, in a white circle when it is neither."""
    if helps is False:
        canvas.box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, fill=HINDERS, edge=INK, thick=0.8)
    else:
        canvas.disc(x, y, RADIUS, fill=HELPS if helps else PAPER)
    canvas.words(x, y, str(number), size=SMALL, bold=True, colour=PAPER if helps else INK, align="center", middle=True)


def list_key(canvas: Canvas, y: float, entries: Sequence[Entry]) -> float:
    """Write the list in two columns from y downward; returns where the longest ends."""
    highs = [_high(entry) for entry in entries]
    half, column, top, lowest = sum(highs) / 2, 0, y, y
    for entry, high in zip(entries, highs, strict=True):
        if column == 0 and y - top + (0 if entry.number else high) >= half:  # a heading never stands last
            column, y = 1, top
        x = MARGIN + column * (_COLUMN + _BETWEEN)
        if entry.number:
            mark_at(canvas, x + RADIUS, y + RADIUS + _AIR / 2, entry.number, helps=entry.helps)
            canvas.words(x + _INDENT, y + (high - label_height(entry.text, BODY, _COLUMN - _INDENT, lines=_LINES)) / 2, entry.text,
                         room=_COLUMN - _INDENT, lines=_LINES)  # fmt: skip
        else:
            canvas.words(x, y + _AIR, entry.text, bold=True, room=_COLUMN, lines=_LINES)
        y += high
        lowest = max(lowest, y)
    return lowest


def _high(entry: Entry) -> float:
    if not entry.number:
        return label_height(entry.text, BODY, _COLUMN * 0.9, lines=_LINES) + 2 * _AIR  # bold is wider
    return max(2 * RADIUS + _AIR, label_height(entry.text, BODY, _COLUMN - _INDENT, lines=_LINES) + _AIR)

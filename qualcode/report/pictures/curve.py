"""A saturation curve: how many constructs each interview brings that were not heard before (Guest, Bunce and Johnson 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from qualcode.report import dutch
from qualcode.report.pictures.canvas import BODY, MARGIN, SMALL, WIDTH, Canvas
from qualcode.report.pictures.colours import HELPS, HINDERS, INK, RULE, SOFT
from qualcode.report.pictures.letters import clean, leading, width
from qualcode.report.pictures.picture import Picture, check_room

MOST_INTERVIEWS = 1000
_HEIGHT = 6.5
_LEFT, _RIGHT = 1.2, 1.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000)
_LINES = 6  # of the scale, at most
_NAMED = 30  # interviews that have room for their names
_NAME = 3.2
_DOTTED = 60  # interviews that have room for dots


@dataclass(frozen=True)
class Step:
    """An interview, and how many constructs were heard in it for the first time."""

    label: str
    new: int


def curve(title: str, steps: Sequence[Step]) -> Picture:
    """Return the number of constructs after each interview as a line, and what each adds as bars below it.

    Raises QualcodeError when there are none, or more than can be drawn.
    """
    check_room(len(steps), MOST_INTERVIEWS, "interviews")
    canvas = Canvas()
    top = canvas.title(title, below=dutch.CURVE) + 0.15
    floor, left, right = top + _HEIGHT, MARGIN + _LEFT, WIDTH - MARGIN - _RIGHT
    totals = list(accumulate(step.new for step in steps))
    tick = next((tick for tick in _STEPS if totals[-1] <= tick * _LINES), _STEPS[-1])
    highest = max(-(-totals[-1] // tick) * tick, tick)
    unit, pitch = _HEIGHT / highest, (right - left) / len(steps)
    for number in range(0, highest + 1, tick):
        y = floor - number * unit
        canvas.line([(left, y), (right, y)], colour=INK if number == 0 else RULE, thick=0.5)
        canvas.words(left - 0.15, y, str(number), size=SMALL, colour=SOFT, align="right", middle=True)
    bar = min(pitch * 0.6, 0.9)
    hatched = len(steps) <= _DOTTED
    for n, step in enumerate(steps):
        if step.new:
            x, high = left + (n + 0.5) * pitch - bar / 2, step.new * unit
            canvas.box(x, floor - high, bar, high, fill=HINDERS, edge=INK if hatched else "none", hatched=hatched)
    points = [(left + (n + 0.5) * pitch, floor - total * unit) for n, total in enumerate(totals)]
    if len(points) > 1:
        canvas.line(points, colour=HELPS, thick=1.8)
    if len(steps) <= _DOTTED:
        for x, y in points:
            canvas.disc(x, y, min(0.1, pitch * 0.35), fill=HELPS, edge=HELPS)
    canvas.words(points[-1][0] + 0.2, min(points[-1][1], floor - 0.25), str(totals[-1]), bold=True, colour=HELPS, middle=True)
    y = _below(canvas, steps, floor=floor, left=left, pitch=pitch)
    alt = dutch.curve_seen(title, len(steps), totals[-1], last=next((n for n, step in enumerate(reversed(steps)) if step.new), len(steps)))
    return canvas.picture(y + MARGIN, title, alt)


def _below(canvas: Canvas, steps: Sequence[Step], *, floor: float, left: float, pitch: float) -> float:
    """Write the names of the interviews below the bars, or when they are many some of their numbers; returns where that ends."""
    if len(steps) <= _NAMED:
        room = min(_NAME, max((width(clean(step.label), SMALL) for step in steps), default=0.0) + 0.1)
        lines = 2 if pitch > 2 * leading(SMALL) else 1
        for n, step in enumerate(steps):
            canvas.upright(left + (n + 0.5) * pitch, floor + 0.1 + room, step.label, room=room, size=SMALL, lines=lines, top=True)
        return floor + room + 0.2
    tick = next(tick for tick in _STEPS if tick * pitch >= 1.0)
    for number in range(tick, len(steps) + 1, tick):
        canvas.words(left + (number - 0.5) * pitch, floor + 0.1, str(number), size=SMALL, colour=SOFT, align="center")
    return canvas.words(left, floor + 0.1 + leading(SMALL), dutch.INTERVIEWS, size=BODY, colour=SOFT)

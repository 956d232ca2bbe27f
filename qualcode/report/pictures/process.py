"""A process figure: the steps of a study in boxes, with arrows from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.report import dutch
from qualcode.report.pictures.canvas import BODY, MARGIN, SMALL, WIDTH, Canvas, label_height
from qualcode.report.pictures.colours import FAINT, INK, PAPER
from qualcode.report.pictures.letters import wrap
from qualcode.report.pictures.picture import Picture, check_room

MOST_STEPS = 24
_ACROSS = 3
_FOUR = 4  # steps, that stand better two by two
_BETWEEN, _BELOW = 0.8, 0.9
_PAD = 0.18
_LABEL, _DETAIL = 4, 7  # lines
_HEAD = 0.5


@dataclass(frozen=True)
class Step:
    """What is done, and a few words about how."""

    label: str
    detail: str = ""


def process(title: str, steps: Sequence[Step]) -> Picture:
    """Return numbered boxes in rows, read as text is.

    Raises QualcodeError when there are too many to be read on a page.
    """
    check_room(len(steps), MOST_STEPS, "steps")
    canvas = Canvas()
    y = canvas.title(title) + 0.1
    across = 2 if len(steps) == _FOUR else min(_ACROSS, len(steps))
    wide = min((WIDTH - 2 * MARGIN - (across - 1) * _BETWEEN) / across, WIDTH * 0.6)
    rows = [steps[n : n + across] for n in range(0, len(steps), across)]
    for n, row in enumerate(rows):
        high = max(_height(step, wide) for step in row)
        for m, step in enumerate(row):
            x = MARGIN + m * (wide + _BETWEEN)
            _box(canvas, step, n * across + m + 1, x=x, y=y, wide=wide, high=high)
            if m + 1 < len(row):
                canvas.arrow([(x + wide, y + high / 2), (x + wide + _BETWEEN - 0.03, y + high / 2)])
        if n + 1 < len(rows):
            last, first, turn = MARGIN + (across - 0.5) * wide + (across - 1) * _BETWEEN, MARGIN + wide / 2, y + high + _BELOW / 2
            bend = [(last, y + high), (last, turn), (first, turn)] if across > 1 else [(last, y + high)]
            canvas.arrow([*bend, (first, y + high + _BELOW - 0.03)])
            y += _BELOW
        y += high
    return canvas.picture(y + MARGIN, title, dutch.process_seen(title, [step.label for step in steps]))


def _height(step: Step, wide: float) -> float:
    room = wide - 2 * _PAD
    return 2 * _PAD + _bold_height(step.label, room - _HEAD) + (0.08 + label_height(step.detail, SMALL, room, lines=_DETAIL) if step.detail else 0)


def _bold_height(label: str, room: float) -> float:
    return label_height("x", BODY, room) * len(wrap(label, BODY, room, bold=True, lines=_LABEL))


def _box(canvas: Canvas, step: Step, number: int, *, x: float, y: float, wide: float, high: float) -> None:
    canvas.box(x, y, wide, high, fill=FAINT, edge=INK, thick=1.0)
    canvas.disc(x + _PAD + 0.16, y + _PAD + 0.18, 0.21, fill=INK)
    canvas.words(x + _PAD + 0.16, y + _PAD + 0.18, str(number), size=SMALL, bold=True, colour=PAPER, align="center", middle=True)
    end = canvas.words(x + _PAD + _HEAD, y + _PAD, step.label, bold=True, room=wide - 2 * _PAD - _HEAD, lines=_LABEL)
    if step.detail:
        canvas.words(x + _PAD, end + 0.08, step.detail, size=SMALL, room=wide - 2 * _PAD, lines=_DETAIL)

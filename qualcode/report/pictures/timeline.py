"""A timeline: phases as bars below a scale of months or years, and marks with a number that is explained below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.report import dutch
from qualcode.report.pictures.canvas import BODY, MARGIN, SMALL, WIDTH, Canvas
from qualcode.report.pictures.colours import HELPS, INK, RULE, SOFT, blend, letters_on
from qualcode.report.pictures.key import RADIUS, mark_at
from qualcode.report.pictures.letters import clean, leading, width
from qualcode.report.pictures.picture import Picture, check_room

MOST_PHASES, MOST_MARKS = 20, 30
_ROW, _BAR, _GAP = 0.8, 0.66, 0.12
_LANE = 0.5  # how far apart two rows of marks are
_PAD = 0.35
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000)  # months between two words of the scale
_LABEL = 1.5  # room for such a word
_YEAR = 12


@dataclass(frozen=True)
class Phase:
    """A stretch of time with a name; the last day belongs to it."""

    label: str
    start: dt.date
    end: dt.date


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day."""

    label: str
    day: dt.date


def timeline(title: str, phases: Sequence[Phase], marks: Sequence[Mark] = ()) -> Picture:
    """Return phases below each other in the order given, and marks in the order of time.

    Raises QualcodeError when there are too many to be read on a page, or a phase ends before it begins.
    """
    check_room(len(phases), MOST_PHASES, "phases")
    if marks:
        check_room(len(marks), MOST_MARKS, "marks")
    for phase in phases:
        if phase.end < phase.start:
            raise QualcodeError(f"the phase `{clean(phase.label)}` ends before it begins")
    marks = sorted(marks, key=lambda mark: (mark.day, mark.label))
    days = [day for phase in phases for day in (phase.start, phase.end)] + [mark.day for mark in marks]
    scale = _Scale(min(days), max(days))
    canvas = Canvas()
    top = canvas.title(title)
    lanes = _lanes([scale.at(mark.day) for mark in marks])
    y = top + leading(SMALL) + _GAP
    foot = y + _ROW * len(phases) + (_LANE * (max(lanes, default=-1) + 1) + _GAP if marks else 0)
    for place, word in scale.words():
        canvas.line([(place, y), (place, foot)], colour=RULE, thick=0.5)
        canvas.words(place, top, word, size=SMALL, colour=SOFT)
    canvas.line([(MARGIN, y), (WIDTH - MARGIN, y)], colour=RULE)
    floor = y + _ROW * len(phases) + _GAP
    dots = [(scale.at(mark.day), floor + _LANE * (lane + 0.5)) for mark, lane in zip(marks, lanes, strict=True)]
    for dot in dots:
        canvas.line([(dot[0], y), dot], colour=SOFT, thick=0.7, dashed=True)
    for n, phase in enumerate(phases):
        _bar(canvas, scale, phase, y=y + _ROW * n + (_ROW - _BAR) / 2, share=0.25 + 0.75 * n / max(len(phases) - 1, 1))
    for n, dot in enumerate(dots, 1):
        mark_at(canvas, *dot, n)
    y = foot + _GAP * 2
    for n, mark in enumerate(marks, 1):
        canvas.words(MARGIN + 0.6, y, str(n), bold=True, align="right")
        y = canvas.words(MARGIN + 0.8, y, f"{dutch.date(mark.day.isoformat())}: {mark.label}", room=WIDTH - 2 * MARGIN - 0.8, lines=2) + 0.04
    return canvas.picture(y + MARGIN, title, dutch.timeline_seen(title, *_named(phases, marks)))


def _named(phases: Sequence[Phase], marks: Sequence[Mark]) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    named = [(phase.label, phase.start.isoformat(), phase.end.isoformat()) for phase in phases]
    return named, [(mark.label, mark.day.isoformat()) for mark in marks]


def _bar(canvas: Canvas, scale: _Scale, phase: Phase, *, y: float, share: float) -> None:
    """Draw a phase with its name in it, or where that is too narrow beside it on the side with most room."""
    start, end = scale.at(phase.start), scale.at(phase.end, whole=True)
    fill = blend(HELPS, share)
    canvas.box(start, y, end - start, _BAR, fill=fill, edge=INK)
    middle, label = y + _BAR / 2, clean(phase.label)
    if width(label, BODY) + 2 * _GAP <= end - start:
        canvas.words(start + _GAP, middle, label, colour=letters_on(fill), middle=True)
        return
    before, after = start - MARGIN - 2 * _GAP, WIDTH - MARGIN - end - 2 * _GAP
    if max(before, after) < min(end - start, width(label, BODY)):
        canvas.words(start + _GAP, middle, label, size=SMALL, colour=letters_on(fill), room=end - start - 2 * _GAP, lines=2, middle=True)
        return
    room = max(before, after)
    size = BODY if width(label, BODY) <= room else SMALL
    wide = min(width(label, size), room)
    x = end + _GAP if after >= before else start - _GAP
    canvas.box(x if after >= before else x - wide, y, wide, _BAR, edge="none")  # so that no line goes through the name
    canvas.words(x, middle, label, size=size, align="left" if after >= before else "right", room=room, lines=2, middle=True)


class _Scale:
    """Sets days out from left to right."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        self._first, self._last = first, last
        self._days = max((last - first).days + 1, 7)

    def at(self, day: dt.date, *, whole: bool = False) -> float:
        """Return where a day begins, or with `whole` where it ends."""
        share = ((day - self._first).days + (1 if whole else 0)) / self._days
        return MARGIN + _PAD + (WIDTH - 2 * (MARGIN + _PAD)) * share

    def words(self) -> list[tuple[float, str]]:
        """Return where the months or years of the scale begin, with their names, none over another."""
        first, last = self._first.year * _YEAR + self._first.month - 1, self._last.year * _YEAR + self._last.month - 1
        room = (WIDTH - 2 * (MARGIN + _PAD)) / (self._days / 30.4)
        step = next((step for step in _STEPS if step * room >= _LABEL), _STEPS[-1])
        made = []
        for month in range(-(-first // step) * step, last + 1, step):
            day = dt.date(max(month // _YEAR, 1), month % _YEAR + 1, 1)
            if day >= self._first:
                made.append((self.at(day), dutch.month(day.year, day.month) if step < _YEAR else str(day.year)))
        return made or [(self.at(self._first), dutch.date(self._first.isoformat()))]


def _lanes(places: Sequence[float]) -> list[int]:
    """Return for each mark, from left to right, the first row in which it is clear of the one before."""
    ends: list[float] = []
    lanes = []
    for place in places:
        lane = next((n for n, end in enumerate(ends) if end <= place - RADIUS), len(ends))
        ends[lane : lane + 1] = [place + RADIUS + 0.06]
        lanes.append(lane)
    return lanes

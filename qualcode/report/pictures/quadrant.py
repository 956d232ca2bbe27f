"""Four quadrants: cases set out on two axes, such as autonomy against safety."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, dist, pi, sin

from qualcode.errors import QualcodeError
from qualcode.report import dutch
from qualcode.report.pictures.canvas import BODY, MARGIN, SMALL, WIDTH, Canvas
from qualcode.report.pictures.canvas import Point as Place
from qualcode.report.pictures.colours import FAINT, HELPS, INK, PAPER, RULE, SOFT
from qualcode.report.pictures.key import RADIUS, Entry, list_key, mark_at
from qualcode.report.pictures.letters import clean, leading, width
from qualcode.report.pictures.picture import Picture, check_room

MOST_POINTS = 60
_LEFT, _HEIGHT = 0.9, 10.5
_DOT, _CLEAR = 0.14, 0.08
_NAME = 5.0  # the longest name that stands beside a dot
_NEAR = 1e-6  # less than can be seen
_RINGS = 20  # around a place, in which room for a dot is sought
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Axis:
    """What an axis stands for, and what its two ends are called."""

    label: str
    low: str
    high: str


@dataclass(frozen=True)
class Point:
    """A case on both axes, from -1 (the low end) to 1 (the high end)."""

    label: str
    x: float
    y: float


def quadrant(title: str, x_axis: Axis, y_axis: Axis, points: Sequence[Point], *, corners: tuple[str, str, str, str] | None = None) -> Picture:
    """Return cases in four quadrants, each with its name, or with a number when names would stand over each other.

    `corners` names the quadrants: left and right above, left and right below. Dots on one place are drawn beside each other.
    Raises QualcodeError when there are too many to be read on a page, or one lies outside the axes.
    """
    check_room(len(points), MOST_POINTS, "points")
    for point in points:
        if not (-1 <= point.x <= 1 and -1 <= point.y <= 1):
            raise QualcodeError(f"`{clean(point.label)}` lies outside the axes: from -1 to 1, not ({point.x:g}, {point.y:g})")
    canvas = Canvas()
    top = canvas.title(title)
    field = (MARGIN + _LEFT, top, WIDTH - MARGIN, top + _HEIGHT)
    taken = _field(canvas, field, x_axis, y_axis, corners)
    inner = (field[0] + 0.4, field[1] + 0.7, field[2] - 0.4, field[3] - 0.7)
    wanted = [(inner[0] + (inner[2] - inner[0]) * (p.x + 1) / 2, inner[3] - (inner[3] - inner[1]) * (p.y + 1) / 2) for p in points]
    dots = _apart(wanted, 2 * _DOT + 0.06, inner)
    names = [clean(point.label) for point in points]
    boxes = _beside(dots, names, field, taken)
    y = field[3] + 2 * leading(BODY) + 0.3
    if boxes is None:
        dots = _apart(wanted, 2 * RADIUS + 0.04, inner)
        for n, dot in enumerate(dots, 1):
            mark_at(canvas, *dot, n)
        y = list_key(canvas, y + 0.1, [Entry(name, n) for n, name in enumerate(names, 1)])
    else:
        for dot, name, box in zip(dots, names, boxes, strict=True):
            canvas.disc(*dot, _DOT, fill=HELPS, edge=INK)
            canvas.words(box[0], box[1], name)
    return canvas.picture(y + MARGIN, title, _seen(title, x_axis, y_axis, points))


def _field(canvas: Canvas, field: Box, x_axis: Axis, y_axis: Axis, corners: tuple[str, str, str, str] | None) -> list[Box]:
    """Draw the axes and their names; returns where there is writing now."""
    left, top, right, bottom = field
    across, down = (left + right) / 2, (top + bottom) / 2
    canvas.box(left, top, right - left, bottom - top, fill=PAPER, edge=RULE)
    canvas.box(across, top, right - across, down - top, fill=FAINT, edge="none")
    canvas.arrow([(left, down), (right, down)])
    canvas.arrow([(across, bottom), (across, top)])
    y, third = bottom + 0.1, (right - left) / 3
    canvas.words(left, y, x_axis.low, colour=SOFT, room=third, lines=2)
    canvas.words(across, y, x_axis.label, bold=True, align="center", room=third, lines=2)
    canvas.words(right, y, x_axis.high, colour=SOFT, align="right", room=third, lines=2)
    side, third = MARGIN + _LEFT / 2, (bottom - top) / 3 - 0.1
    canvas.upright(side, bottom, y_axis.low, room=third, colour=SOFT)
    canvas.upright(side, down + min(width(clean(y_axis.label), BODY, bold=True), third) / 2, y_axis.label, room=third, bold=True)
    canvas.upright(side, top + third, y_axis.high, room=third, colour=SOFT, top=True)
    taken = []
    for n, name in enumerate(corners or ()):
        wide = min(width(clean(name), SMALL, bold=True) + 0.05, across - left - 0.3)
        x, y = (left + 0.12 if n % 2 == 0 else right - 0.12 - wide), (top + 0.08 if n < len(corners or ()) / 2 else bottom - leading(SMALL) - 0.08)
        canvas.words(x, y, name, size=SMALL, bold=True, colour=SOFT, room=wide + 0.01, lines=1)
        taken.append((x, y, x + wide, y + leading(SMALL)))
    return taken


def _apart(places: Sequence[Place], least: float, room: Box) -> list[Place]:
    """Return the places, moved within a room as little as is needed for no two to be nearer each other than `least`."""
    found: list[Place] = []
    for place in places:
        free = (p for p in _around(place, least) if _inside((*p, *p), room) and all(dist(p, other) >= least - _NEAR for other in found))
        found.append(next(free, place))
    return found


def _around(place: Place, step: float) -> Iterator[Place]:
    """Yield a place and then places in rings around it."""
    yield place
    for ring in range(1, _RINGS):
        for n in range(6 * ring):
            angle = 2 * pi * n / (6 * ring)
            yield place[0] + ring * step * cos(angle), place[1] + ring * step * sin(angle)


def _beside(dots: Sequence[Place], names: Sequence[str], field: Box, taken: Sequence[Box]) -> list[Box] | None:
    """Return a box beside each dot in which its name is clear of all else, or None where there is no room for one of them."""
    filled = [*taken, *((x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in dots)]
    across, down = (field[0] + field[2]) / 2, (field[1] + field[3]) / 2
    axes = [(across, field[1], across, field[3]), (field[0], down, field[2], down)]
    boxes = []
    for (x, y), name in zip(dots, names, strict=True):
        wide, high, off = width(name, BODY), leading(BODY), _DOT + _CLEAR
        starts = [(x + off, y - high / 2), (x - off - wide, y - high / 2), (x - wide / 2, y - off - high), (x - wide / 2, y + off)]
        every = [(left, upper, left + wide, upper + high) for left, upper in starts]
        free = [box for box in every if wide <= _NAME and _inside(box, field) and not any(_meet(box, other) for other in filled)]
        if not free:
            return None
        box = next((box for box in free if not any(_meet(box, axis) for axis in axes)), free[0])  # rather not across an axis
        filled.append(box)
        boxes.append(box)
    return boxes


def _inside(box: Box, field: Box) -> bool:
    near = (box[0] - field[0], box[1] - field[1], field[2] - box[2], field[3] - box[3])
    return min(near) >= -_NEAR


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _seen(title: str, x_axis: Axis, y_axis: Axis, points: Sequence[Point]) -> str:
    """Return in words which cases are in which quadrant; what lies on an axis counts with its high end."""
    groups: dict[tuple[str, str], list[str]] = {(x, y): [] for y in (y_axis.high, y_axis.low) for x in (x_axis.low, x_axis.high)}
    for point in points:
        groups[x_axis.high if point.x >= 0 else x_axis.low, y_axis.high if point.y >= 0 else y_axis.low].append(point.label)
    return dutch.quadrant_seen(title, x_axis.label, y_axis.label, [(x, y, labels) for (x, y), labels in groups.items()])

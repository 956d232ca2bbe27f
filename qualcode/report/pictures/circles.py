"""Circles of influence: rings from near to far, with the stories that were told in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from qualcode.errors import QualcodeError
from qualcode.report import dutch
from qualcode.report.pictures.canvas import MARGIN, WIDTH, Canvas, Point
from qualcode.report.pictures.colours import INK, PAPER, SOFT, blend
from qualcode.report.pictures.key import RADIUS, Entry, list_key, mark_at
from qualcode.report.pictures.picture import Picture, check_room

MOST_RINGS, MOST_STORIES = 6, 48
_WHOLE = 5.2  # the radius of the outermost ring
_ROOM = 2 * RADIUS + 0.08  # that a mark takes
_NAMES = MARGIN + 2 * _WHOLE + 0.5  # where the names of the rings begin
_NAMED_AT = radians(52)  # above the right, where the line to the name of a ring begins
_FIRST, _SWEEP = radians(66), radians(286)  # where marks may stand, so that they are clear of these lines
_SHIFTS = 0.3, 0.7  # in one ring and in the next, so that marks do not stand in a row
_GREY = "#8a8a8a"


@dataclass(frozen=True)
class Story:
    """What was told, in which ring (0 is the innermost), and whether it helped, hindered (False) or neither (None)."""

    label: str
    ring: int
    helps: bool | None = None


def circles(title: str, rings: Sequence[str], stories: Sequence[Story]) -> Picture:
    """Return rings from the innermost outward, with a number in them for each story, and the stories below.

    Raises QualcodeError when there are too many to be read on a page, or a story is in a ring that is not there.
    """
    check_room(len(rings), MOST_RINGS, "rings")
    if stories:
        check_room(len(stories), MOST_STORIES, "stories")
    if wrong := next((story for story in stories if not 0 <= story.ring < len(rings)), None):
        raise QualcodeError(f"a story is in ring {wrong.ring}, of {len(rings)} (the innermost is 0)")
    canvas = Canvas()
    top = canvas.title(title, below=dutch.CIRCLES if any(story.helps is not None for story in stories) else "")
    centre, band = (MARGIN + _WHOLE, top + _WHOLE), _WHOLE / len(rings)
    for n in range(len(rings) - 1, -1, -1):
        fill = blend(_GREY, 0.12 + 0.4 * (1 - n / max(len(rings) - 1, 1)) if len(rings) > 1 else 0.12)
        canvas.disc(*centre, band * (n + 1), fill=fill, edge=INK)
    for n, name in enumerate(rings):
        _name(canvas, name, centre, band * (n + 0.5))
    entries = []
    number = 0
    for n, name in enumerate(rings):
        told = [story for story in stories if story.ring == n]
        if told:
            entries.append(Entry(name))
        for story, (x, y) in zip(told, _places(len(told), centre, band * n, band * (n + 1), shift=_SHIFTS[n % 2]), strict=True):
            number += 1
            mark_at(canvas, x, y, number, helps=story.helps)
            entries.append(Entry(story.label, number, story.helps))
    y = list_key(canvas, top + 2 * _WHOLE + 0.3, entries)
    return canvas.picture(y + MARGIN, title, _seen(title, rings, stories))


def _name(canvas: Canvas, name: str, centre: Point, radius: float) -> None:
    """Write the name of a ring beside the circles, with a line from the ring to it."""
    x, y = centre[0] + radius * cos(_NAMED_AT), centre[1] - radius * sin(_NAMED_AT)
    canvas.line([(x, y), (_NAMES - 0.1, y)], colour=SOFT, thick=0.6)
    canvas.disc(x, y, 0.07, fill=INK, edge=PAPER)
    canvas.words(_NAMES, y, name, bold=True, room=WIDTH - MARGIN - _NAMES, lines=2, middle=True)


def _places(count: int, centre: Point, inner: float, outer: float, *, shift: float) -> list[Point]:
    """Return places for so many marks in a ring, spread over as few tracks as have room for them.

    `shift` is where in its share of the round a mark stands.

    Raises QualcodeError when the ring is too narrow.
    """
    tracks: list[float] = []
    rooms: list[int] = []
    for number in range(1, int((outer - inner) / _ROOM) + 1):
        tracks = [inner + (outer - inner) * (n + 0.5) / number for n in range(number)]
        rooms = [max(1, int(_SWEEP * radius / _ROOM)) for radius in tracks]
        if sum(rooms) >= count:
            break
    check_room(max(count, 1), sum(rooms), "stories in a ring", hint="use fewer rings, or leave out some stories")
    places = []
    left, space = count, sum(rooms)
    for radius, room in zip(tracks, rooms, strict=True):
        here = -(-left * room // space)
        left, space = left - here, space - room
        for n in range(here):
            angle = _FIRST + _SWEEP * (n + shift) / here
            places.append((centre[0] + radius * cos(angle), centre[1] - radius * sin(angle)))
    return places


def _seen(title: str, rings: Sequence[str], stories: Sequence[Story]) -> str:
    """Return in words how many stories there are in each ring, and how many of them help and hinder."""
    told = [[story for story in stories if story.ring == n] for n in range(len(rings))]
    counts = [
        (name, len(here), sum(story.helps is True for story in here), sum(story.helps is False for story in here))
        for name, here in zip(rings, told, strict=True)
    ]
    return dutch.circles_seen(title, counts)

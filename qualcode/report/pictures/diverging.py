"""Diverging bars: what hinders to the left of the middle, what helps to the right, a bar per construct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.report import dutch
from qualcode.report.pictures.canvas import BODY, MARGIN, SMALL, WIDTH, Canvas, label_height
from qualcode.report.pictures.colours import HELPS, HINDERS, INK, SOFT
from qualcode.report.pictures.letters import clean, leading, width
from qualcode.report.pictures.picture import Picture, check_room

MOST_BARS = 40
_FEW = 20  # bars that have room for larger letters and names of three lines
_NAMES = 5.2
_ASIDE = 2.0  # for the number of people
_GAP, _AIR = 0.15, 0.2
_OUT = 3  # bars that are named in the words


@dataclass(frozen=True)
class Bar:
    """What was said about one construct: fragments that help, that hinder, and how many people said so."""

    label: str
    helps: int
    hinders: int
    people: int


def diverging(title: str, bars: Sequence[Bar]) -> Picture:
    """Return bars on both sides of a middle, in the order given; hatched is what hinders.

    Raises QualcodeError when there are too many to be read on a page.
    """
    check_room(len(bars), MOST_BARS, "bars")
    canvas = Canvas()
    few = len(bars) <= _FEW
    size, lines, air = (BODY, 3, _AIR) if few else (SMALL, 1, 0.1)
    y = canvas.title(title, below=dutch.DIVERGING)
    names = min(_NAMES, max(width(clean(bar.label), size) for bar in bars)) + _GAP
    numbers = max(width(str(count), size) for bar in bars for count in (bar.helps, bar.hinders)) + 2 * _GAP
    left, right = max(bar.hinders for bar in bars), max(bar.helps for bar in bars)
    begin, end = MARGIN + names + numbers, WIDTH - MARGIN - _ASIDE - numbers
    heads = [width(f"− {dutch.HINDERS}", size, bold=True) + _GAP, width(f"{dutch.HELPS} +", size, bold=True) + _GAP]
    zero = begin + (end - begin) * left / max(left + right, 1)
    zero = min(max(zero, MARGIN + heads[0]), WIDTH - MARGIN - _ASIDE - heads[1])
    unit = min((zero - begin) / max(left, 1), (end - zero) / max(right, 1))
    canvas.words(zero - _GAP, y, f"− {dutch.HINDERS}", size=size, bold=True, align="right")
    canvas.words(zero + _GAP, y, f"{dutch.HELPS} +", size=size, bold=True)
    canvas.words(WIDTH - MARGIN, y, dutch.PEOPLE[1], size=size, colour=SOFT, align="right")
    y = top = y + leading(size) + _GAP
    for bar in bars:
        high = max(leading(size) + air, label_height(bar.label, size, names - _GAP, lines=lines) + air)
        middle, thick = y + high / 2, leading(size)
        canvas.words(MARGIN, middle, bar.label, size=size, room=names - _GAP, lines=lines, middle=True)
        if bar.hinders:
            canvas.box(zero - unit * bar.hinders, middle - thick / 2, unit * bar.hinders, thick, fill=HINDERS, edge=INK, hatched=True)
        if bar.helps:
            canvas.box(zero, middle - thick / 2, unit * bar.helps, thick, fill=HELPS, edge=INK)
        canvas.words(zero - unit * bar.hinders - _GAP, middle, str(bar.hinders), size=size, align="right", middle=True)
        canvas.words(zero + unit * bar.helps + _GAP, middle, str(bar.helps), size=size, middle=True)
        canvas.words(WIDTH - MARGIN, middle, str(bar.people), size=size, colour=SOFT, align="right", middle=True)
        y += high
    canvas.line([(zero, top - _GAP / 2), (zero, y + _GAP / 2)], thick=1.0)
    return canvas.picture(y + 0.3, title, _seen(title, bars))


def _seen(title: str, bars: Sequence[Bar]) -> str:
    """Return in words which bars reach furthest, on either side."""
    helping = sorted((bar for bar in bars if bar.helps), key=lambda bar: -bar.helps)[:_OUT]
    hindering = sorted((bar for bar in bars if bar.hinders), key=lambda bar: -bar.hinders)[:_OUT]
    return dutch.diverging_seen(
        title,
        len(bars),
        helps=[(bar.label, bar.helps) for bar in helping],
        hinders=[(bar.label, bar.hinders) for bar in hindering],
    )

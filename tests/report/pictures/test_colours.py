"""Tests of the colours: they can be told apart in black and white, and letters can be read on them."""

from __future__ import annotations

import pytest

from qualcode.report.pictures.colours import HELPS, HINDERS, INK, PAPER, blend, letters_on, shade


def _light(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.1)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _grey(colour: str) -> float:
    """Return how light a colour is when it is printed in black and white, 0 to 255 (luma of Rec. 601)."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("value", range(-20, 21))
def test_letters_can_be_read(value: int) -> None:
    """The contrast of a number on its cell is what accessible text asks (4.5 to 1)."""
    fill = shade(value, 20)
    assert _contrast(letters_on(fill), fill) >= 4.5


def test_deeper_is_darker() -> None:
    """On either side, what is further from nought is darker, in grey too."""
    for sign in (1, -1):
        greys = [_grey(shade(sign * n, 10)) for n in range(11)]
        assert greys == sorted(greys, reverse=True)
        assert len(set(greys)) == 11


def test_sides_in_grey() -> None:
    """Blue and orange are a quarter of the range apart in black and white."""
    assert _grey(HINDERS) - _grey(HELPS) >= 64


def test_nothing_is_white() -> None:
    """Nought is white, and the least of all is not."""
    assert shade(0, 10) == PAPER
    assert shade(1, 1000) != PAPER
    assert blend(INK, 1) == INK

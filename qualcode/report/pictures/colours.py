"""The colours of the pictures: blue against orange, which colour-blind readers tell apart, and light against dark in print."""

from __future__ import annotations

BLACK, INK, SOFT, RULE, FAINT, PAPER = "#000000", "#1a1a1a", "#5c5c5c", "#b8b8b8", "#f0f0f0", "#ffffff"
HELPS, HINDERS = "#2166ac", "#f1a340"
_MIDDLE = 0.179  # as light as this, black and white letters are read equally well
_DIM = 10  # of 255, to which light is linear
_PALE = 0.10  # how much colour the least of all has, so that it is not taken for nothing


def blend(colour: str, share: float) -> str:
    """Return a colour mixed with white; share 1 is the colour itself."""
    return "#" + "".join(f"{round(255 + (part - 255) * share):02x}" for part in _parts(colour))


def shade(value: int, most: int) -> str:
    """Return the colour of a number: blue for what is above nought, orange for what is below, deeper when it is further off."""
    if not value:
        return PAPER
    return blend(HELPS if value > 0 else HINDERS, _PALE + (1 - _PALE) * abs(value) / max(most, 1))


def letters_on(colour: str) -> str:
    """Return the colour of letters that can best be read on a colour."""
    return BLACK if _light(colour) > _MIDDLE else PAPER


def _light(colour: str) -> float:
    """Return how light a colour is to the eye, 0 to 1 (relative luminance of WCAG 2.1)."""
    linear = [part / 255 / 12.92 if part <= _DIM else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

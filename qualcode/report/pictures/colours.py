"""The colours of the pictures: blue against orange, which colour-blind readers tell apart, and light against dark in print."""

from __future__ import annotations

INK, SOFT, RULE, FAINT, PAPER = "#1a1a1a", "#5c5c5c", "#b8b8b8", "#f0f0f0", "#ffffff"
HELPS, HINDERS = "#2166ac", "#f1a340"
_DARKEST = 118  # grey, of 255, below which letters have to be white
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
    """Return the colour of letters that can be read on a colour."""
    return PAPER if grey(colour) < _DARKEST else INK


def grey(colour: str) -> float:
    """Return how light a colour is in black and white, 0 to 255 (luma of Rec. 601)."""
    red, green, blue = _parts(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

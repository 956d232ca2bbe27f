"""What a terminal may be given: text from elsewhere without what would steer it, each character in its own place."""

from __future__ import annotations

import unicodedata

_STEERING = [*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200B, *range(0x200E, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xAD, 0xFEFF]
_PLAIN = dict.fromkeys(_STEERING, " ")


def printable(text: str) -> str:
    """Return text with a space for each control character, line end and sign that turns the direction of writing."""
    return text if text.isascii() and text.isprintable() else text.translate(_PLAIN)


def cells(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

"""What a picture is when it is done: the drawing, the same as pixels, and what is to be seen in words."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.errors import QualcodeError


@dataclass(frozen=True)
class Picture:
    """A picture of 16 cm wide.

    `svg` has its letters as text, `png` has 200 dots to the inch; `alt` says in Dutch what is to be seen, for who cannot see it.
    """

    svg: str
    png: bytes
    alt: str


def check_room(number: int, most: int, what: str, *, hint: str = "leave out what says least, or write a table instead") -> None:
    """Raise QualcodeError when a picture would have none of `what`, or more than can be read on a page."""
    if number == 0:
        raise QualcodeError(f"there are no {what} to make a picture of")
    if number > most:
        raise QualcodeError(f"too many {what} for a picture: {number} (at most {most})", hint=hint)

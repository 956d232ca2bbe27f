"""How wide words are when they are drawn, and how they are broken over lines; in centimetres and points."""

from __future__ import annotations

import logging
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

CM = 2.54 / 72  # of a point
_LEADING = 1.3  # from line to line, in sizes of the letter
_END = 0.3  # of a line, at most, that is left of the last words of a text that is cut
_LONGEST = 1000  # letters that are looked at
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")


def require_library() -> None:
    """Raise QualcodeError when the library that draws is not installed.

    What it has to say when it is imported, of settings and folders that do not concern us, is not shown.
    """
    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        import matplotlib.font_manager  # noqa: F401 - it is this that says so
    except ImportError as error:
        raise QualcodeError("pictures are drawn by matplotlib, which is not installed", hint='pip install "qualcode[pictures]"') from error
    finally:
        log.setLevel(level)


def clean(text: str) -> str:
    """Return text on one line, without signs that cannot be seen and that no XML may hold."""
    return " ".join(_UNSEEN.sub(" ", text).split())


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """Return the letter that everything is drawn in; it comes with the library, so it is the same on all machines."""
    import pathlib

    require_library()
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    file = pathlib.Path(get_data_path(), "fonts", "ttf", "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")
    return FontProperties(fname=file, size=size, weight="bold" if bold else "normal")


@contextmanager
def unseen_letters() -> Iterator[None]:
    """Let pass that a letter has no shape, as an emoji: in pixels it is an empty box, in SVG it is itself."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)
        yield


@cache
def _ruler() -> TextToPath:
    from matplotlib.textpath import TextToPath

    return TextToPath()


@lru_cache(maxsize=20_000)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is when it is drawn, in centimetres."""
    face = font(size, bold=bold)
    with unseen_letters():
        return float(_ruler().get_text_width_height_descent(text, face, ismath=False)[0]) * CM


def leading(size: float) -> float:
    """Return the distance between two lines, in centimetres."""
    return size * CM * _LEADING


def wrap(text: str, size: float, room: float, *, bold: bool = False, lines: int = 0) -> list[str]:
    """Return a text as lines that fit in a room of so many centimetres.

    A word that is wider than the room is broken, and of more than a thousand letters the rest is cut. With `lines`, what comes
    after so many lines is cut with `…`.
    """
    made = [""]
    text = clean(text)
    for word in (text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…").split():
        for piece in _pieces(word, size, room, bold=bold):
            longer = f"{made[-1]} {piece}" if made[-1] else piece
            if width(longer, size, bold=bold) <= room:
                made[-1] = longer
            elif made[-1]:
                made.append(piece)
            else:
                made[-1] = piece
    if lines and len(made) > lines:
        made = [*made[: lines - 1], _cut(" ".join(made[lines - 1 :]), size, room, bold=bold)]
    return made


def _pieces(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """Return a word in as many pieces as it takes, none wider than the room; it is broken after a hyphen or slash where it has one."""
    if width(word, size, bold=bold) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            at = max(pieces[-1].rfind("-"), pieces[-1].rfind("/"), pieces[-1].rfind("_")) + 1
            kept, over = (pieces[-1][:at], pieces[-1][at:]) if at > 1 else (pieces[-1], "")
            pieces[-1:] = [kept, over]
        pieces[-1] += letter
    return pieces


def _cut(text: str, size: float, room: float, *, bold: bool) -> str:
    """Return a text that is shortened until it fits, with `…` for what was before its end: names often differ in their last word."""
    words, end = text.split(" "), ""
    while len(words) > 1 and width(f" {words[-1]}{end}", size, bold=bold) <= room * _END:
        end = f" {words.pop()}{end}"
    kept = text[: len(text) - len(end)]
    fitting = bisect_right(range(len(kept)), room, key=lambda letters: width(f"{kept[:letters].rstrip()}…{end}", size, bold=bold))
    return f"{kept[: max(fitting - 1, 0)].rstrip()}…{end}"

"""Times in transcripts: every way of writing them, and the one way in which qualcode does."""

from __future__ import annotations

import math
import re

CLOCK = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?"
_LEADING = re.compile(rf"\s*(?:[\[(<]({CLOCK})[\])>]|#(\d{{2}}:\d{{2}}:\d{{2}}-\d)#)\s*")
_ALONE = re.compile(rf"[\[(<#]?({CLOCK})(?:-\d)?[\])>#]?(?:\s*(?:-->|[-–—])\s*({CLOCK}))?")
_LATEST = 100 * 3600


def seconds(clock: str) -> float | None:
    """Return the seconds of `2:31`, `00:02:31.5`, `00:02:31,500` or `00:12:34-5`, None when it is none of these."""
    try:
        parts = [float(part) for part in clock.strip().replace(",", ".").replace("-", ".").split(":")]
    except ValueError:
        return None
    if len(parts) > 3 or not parts:  # noqa: PLR2004 - hours, minutes, seconds
        return None
    return within(sum(part * 60**n for n, part in enumerate(reversed(parts))))


def within(time: object, *, unit: float = 1.0) -> float | None:
    """Return a number as seconds, None when it cannot be a moment in an interview."""
    if isinstance(time, str):
        try:
            time = float(time.replace(",", "."))
        except ValueError:
            return None
    if isinstance(time, bool) or not isinstance(time, (int, float)) or abs(time) > _LATEST / unit or math.isnan(time):
        return None
    return time * unit if 0 <= time * unit < _LATEST else None


def clock(time: float) -> str:
    """Return seconds as `[00:02:31]`, what is over a whole second left off."""
    whole = int(time + 1e-6)
    return f"[{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}]"


def leading(text: str) -> tuple[float | None, str]:
    """Return the time in brackets or hashes with which a text begins, and the text behind it."""
    match = _LEADING.match(text)
    if match is None or (time := seconds(match[1] or match[2])) is None:
        return None, text
    return time, text[match.end() :]


def alone(line: str) -> tuple[float, float | None] | None:
    """Return start and end of a line that holds a time or a range of times and nothing else."""
    match = _ALONE.fullmatch(line)
    start = seconds(match[1]) if match else None
    return (start, seconds(match[2]) if match and match[2] else None) if start is not None else None

"""What happens to files: bytes flip, ends are cut off, lines move, and characters come in that nobody typed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]

_SIGNS = r"""
    \ud800 "\ud800" \udc00\ud83d \u0000 " ' \ ` ``` {{7*7}} {% %s % $( ../.. ~ * &a !!x [] {} [ ] { } : , | || .. … _ = / /(/ /x*/ # <<:*a @
    -1 0 1e999 NaN Infinity 0x10 1_000 ٣ ² ½ true null no 2.10 12:30 06-12345678 Interviewer: Kees ﬁ İ ß 𝒳 👩‍🔧
"""
_BLANKS = "\x00 \ufeff \u200f \u202e \u200b \u00ad \u2028 \x85 \x0c \x1b[2J \x7f e\u0301 \n \n\n \r\n \r \t".split(" ")
_LINES = (": ", "- ", "? ", "> ", "---\n", ">>>>>>> x\n", "\nRespondent: [00:00:01] ", "Kees de Wit", "collega 1", " " * 200)
ODD = (*_SIGNS.split(), *_BLANKS, *_LINES, "a" * 3000, "9" * 30, "9" * 5000)
"""What nobody typed: signs that mean something to a reader, invisible characters, numbers out of bounds, halves of characters."""
_NUMBER = re.compile(rb"\d+")
_DEPTHS = (3, 41, 100, 900, 990, 1500)
_LETTERS = "aeinrst \n:.,-{}[]\"'|&*/_=0123é\u00a0"


def flipped(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes of which a few are another."""
    changed = bytearray(raw)
    for _ in range(rng.randint(1, 12) if raw else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(raw: bytes, rng: random.Random) -> bytes:
    """Return the beginning of bytes."""
    return raw[: rng.randrange(len(raw) + 1)]


def doubled(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes with a part of them twice or more."""
    start, end = _part(raw, rng)
    return raw[:end] + raw[start:end] * rng.randint(1, 3) + raw[end:]


def taken_out(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes without a part of them."""
    start, end = _part(raw, rng)
    return raw[:start] + raw[end:]


def shuffled(raw: bytes, rng: random.Random) -> bytes:
    """Return lines in another order."""
    lines = raw.splitlines(keepends=True)
    rng.shuffle(lines)
    return b"".join(lines)


def dropped(raw: bytes, rng: random.Random) -> bytes:
    """Return lines of which some are gone, also empty ones."""
    return b"".join(line for line in raw.splitlines(keepends=True) if rng.random() > 0.25)


def odd(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes with characters in them that nobody typed."""
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(raw) + 1)
        raw = raw[:at] + rng.choice(ODD).encode() + raw[at:]
    return raw


def swapped(raw: bytes, rng: random.Random) -> bytes:
    """Return a text in which one word, number or sign became something odd, so that all around it is still sound."""
    pieces = raw.replace(b":", b" : ").split(b" ") if rng.random() < 0.2 else raw.split(b" ")
    pieces[rng.randrange(len(pieces))] = rng.choice(ODD).encode()
    return b" ".join(pieces)


def renumbered(raw: bytes, rng: random.Random) -> bytes:
    """Return a text in which one number became another."""
    found = list(_NUMBER.finditer(raw))
    if not found:
        return odd(raw, rng)
    one = rng.choice(found)
    return raw[: one.start()] + str(rng.choice([-1, 0, 1, 7, 10**3, 2**31, 2**63, 10**30])).encode() + raw[one.end() :]


def nested(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes with lists in lists, or something like them, put in."""
    opened, closed = rng.choice([("[", "]"), ('{"a":', "}"), ("{a: ", "}"), ("- ", ""), ("(", ")"), ("<b>", "</b>"), ("> ", "")])
    depth = rng.choice(_DEPTHS)
    at = rng.choice([0, len(raw), rng.randrange(len(raw) + 1), raw.find(b": ") + 2, raw.rfind(b",") + 1])
    return raw[:at] + (opened * depth + rng.choice(["", "1", r'"\ud800"']) + closed * depth).encode() + raw[at:]


def invented(raw: bytes, rng: random.Random) -> bytes:
    """Return a text that is no damaged file at all."""
    pieces = [rng.choice(ODD) if rng.random() < 0.1 else rng.choice(_LETTERS) for _ in range(rng.randint(0, 300))]
    return "".join(pieces).encode()


def several(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes that more than one thing happened to."""
    for _ in range(rng.randint(2, 4)):
        raw = rng.choice(SINGLE)(raw, rng)
    return raw


def _part(raw: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(raw) + 1)
    return start, rng.randint(start, min(len(raw), start + 5000))


DISORDERED: tuple[Damage, ...] = (shuffled, dropped)
SINGLE: tuple[Damage, ...] = (flipped, cut, doubled, taken_out, odd, swapped, renumbered, nested, *DISORDERED)
DAMAGES: tuple[Damage, ...] = (*SINGLE, odd, swapped, several, invented)

"""What "text" is in qualcode: Unicode NFC with `\\n` line ends, counted in code points."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from difflib import get_close_matches

from qualcode.errors import Level, Location, Problem

_MANY = 25  # known words that are still listed
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")  # form feeds and vertical tabs are left by text from Word or PDF


def normalise(text: str) -> str:
    """Return text in NFC with `\\n` line ends and without byte order mark."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Read bytes as UTF-8 text.

    Returns the normalised text, or None when the bytes are no UTF-8 text, with the problems found.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_encoding(file, 0, "is UTF-16, not UTF-8")]
    if b"\x00" in raw[:4096] or _CONTROL.search(raw[:4096].decode("latin-1")):
        return None, [Problem(Location(file), "is not text but a binary file", "encoding", "export the interview as plain text (UTF-8) first")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [_encoding(file, line, f"is not UTF-8 (byte 0x{raw[error.start]:02x}); it looks like Windows-1252")]
    problems = []
    if "\r" in text:
        hint = "save it with Unix line ends, or put `* text=auto eol=lf` in .gitattributes"
        problems.append(Problem(Location(file), "has Windows line ends (CRLF); read as `\\n`", "line-ends", hint, Level.WARNING))
    return normalise(text), problems


def _encoding(file: str, line: int, what: str) -> Problem:
    source = "utf-16" if "UTF-16" in what else "cp1252"
    hint = f"save it as UTF-8 in your editor, or: iconv -f {source} -t utf-8 FILE > NEW"
    return Problem(Location(file, line), what, "encoding", hint)


class Lines:
    """Turn code-point offsets in a text into line and column, both from one."""

    def __init__(self, text: str, *, first: int = 1) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._first = first

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return self._first + line, offset - self._starts[line] + 1


def slug(text: str) -> str:
    """Return text as a lower-case file name of letters, digits and hyphens; never empty.

    Accents are taken off, so the name is the same on every file system.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-") or "naamloos"


def letters(n: int) -> str:
    """Return A for 1, Z for 26, AA for 27, as spreadsheets count."""
    found = ""
    while n > 0:
        n, rest = divmod(n - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def nearest(word: str, known: list[str]) -> str:
    """Return "did you mean `x`?" for the most similar known word, or the list of known words."""
    if close := get_close_matches(word, known, n=1, cutoff=0.6):
        return f"did you mean `{close[0]}`?"
    return "known are: " + ", ".join(f"`{k}`" for k in known[:_MANY]) + (" …" if len(known) > _MANY else "") if known else ""


def shorten(text: str, width: int = 60) -> str:
    """Return text on one line, cut at a word with `…` when it is longer than width characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + "…"


def on_one_line(text: str) -> str:
    """Return text with a single space for all white space."""
    return re.sub(r"\s+", " ", text)


def surroundings(text: str, start: int, end: int, *, most: int) -> tuple[str, str]:
    """Return what stands before and behind a place in a text, on one line: whole words, at most `most` code points of each; `…` for the rest."""
    first, last = max(0, start - most - 1), end + most + 1
    before, after = on_one_line(text[first:start]), on_one_line(text[end:last])
    return (
        "… " + before.partition(" ")[2] if start > most else before,
        after.rpartition(" ")[0] + " …" if end + most < len(text) else after,
    )

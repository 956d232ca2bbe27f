"""From bytes in any encoding to clean text."""

from __future__ import annotations

import codecs
import pathlib
import re
from collections.abc import Iterator

from qualcode.exchange.transcripts.said import Source
from qualcode.text import normalise

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 1 << 16
_CHUNK = 1 << 20
_LIKELY = ["cp1252", "mac_roman", "cp850"]  # what Dutch office programs have written
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x14\x16-\x19\x1c-\x1f]")  # CHAT marks its times with \x15, DOS files end in \x1a
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff]|(?<![\u2600-\U0010ffff])\u200d|\u200d(?![\u2600-\U0010ffff])")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PRINTED = re.compile(r"[ -~\n\t]*")


def clean(text: str) -> str:
    """Return text in NFC with `\\n` line ends and common spaces, without what cannot be seen (soft hyphens, stray joiners)."""
    if _PRINTED.fullmatch(text):
        return text
    text = _BREAKS.sub("\n", normalise(text))
    return _SURROGATES.sub("\ufffd", normalise(_INVISIBLE.sub("", _SPACES.sub(" ", text))))


def encoding(source: Source) -> str:
    """Return the encoding of a file, read in pieces; raises ProblemsError when it is no text, or empty."""
    with source.path.open("rb") as file:
        head = file.read(_SAMPLE)
    if not head.strip():
        raise source.refuse("is empty", hint="name a file that holds an interview")
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 2 > len(head) * 0.6 and min(even, odd) * 10 < max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    if _BINARY.search(head):
        raise source.refuse("is not text but a binary file", rule="encoding", hint="export the interview as .docx, .txt or .vtt first")
    return "utf-8" if (bad := _not_utf8(source.path)) is None else _guessed(source, bad)


def _not_utf8(path: pathlib.Path) -> bytes | None:
    """Return the piece of a file that is not UTF-8, with what stands around it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                return piece
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return path.read_bytes()[-_SAMPLE:] if path.stat().st_size < _CHUNK else b"\xff"
    return None


def _guessed(source: Source, piece: bytes) -> str:
    old_mac = b"\r" in piece and b"\n" not in piece  # nothing else ends lines so
    best = "mac_roman" if old_mac else _best(piece)
    source.warn(f"is not UTF-8; read as `{best}`", rule="encoding", hint="look whether the accents are right")
    return best


def _best(piece: bytes) -> str:
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in piece.splitlines() if not line.isascii())[:_SAMPLE]  # only these lines tell encodings apart
    found = from_bytes(telling, cp_isolation=_LIKELY).best()
    return found.encoding if found else "cp1252"


def lines(source: Source) -> Iterator[str]:
    """Yield the lines of a text file without their ends, one at a time; what cannot be decoded becomes `\ufffd`."""
    name = encoding(source)
    with source.path.open(encoding=name, errors="replace", newline=None) as file:
        for line in file:
            yield line.rstrip("\n")


def text(source: Source) -> str:
    """Return the clean text of a file; raises ProblemsError when it is none, or too large to be read at once."""
    name = encoding(source)
    raw = source.raw()
    return clean(raw.decode(name, errors="replace"))

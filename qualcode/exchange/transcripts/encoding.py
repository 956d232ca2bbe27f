"""From bytes in any encoding to clean text."""

from __future__ import annotations

import codecs
import pathlib
import re
from collections.abc import Iterator

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts.said import Source
from qualcode.text import normalise

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 1 << 16
_CHUNK = 1 << 20
_LIKELY = ("cp1252", "mac_roman", "cp850")  # what Dutch office programs have written, the most common first
_COMMON = frozenset("éëèêïöóü")
_SMALL = frozenset("íôúáàäçñ") | _COMMON
_CAPITALS = frozenset(letter.upper() for letter in _SMALL)
_SIGNS = frozenset("€’…–\u00a0´²½×")
_OUTSIDE = frozenset("‘“”„—•·«»°")  # signs that stand before or after a word, not in it
_ODD = 4  # what an odd sign costs; a capital or a rare letter costs 1, and so does a rare encoding
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x14\x16-\x19\x1c-\x1f]")  # CHAT marks its times with \x15, DOS files end in \x1a
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff]|(?<![\u2600-\U0010ffff])\u200d|\u200d(?![\u2600-\U0010ffff])")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_PRINTED = re.compile(r"[ -~\n\t]*")


def known(name: str) -> str:
    """Return the name of an encoding as Python has it; raises QualcodeError when text cannot be in it."""
    try:
        b"a".decode(name, errors="replace")
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise QualcodeError(f"`--encoding {name}` names no encoding of text", hint=f"for example: --encoding {_LIKELY[0]}") from None


def clean(text: str) -> str:
    """Return text in NFC with `\\n` line ends and common spaces, without what cannot be seen (soft hyphens, stray joiners)."""
    if _PRINTED.fullmatch(text):
        return text
    text = _BREAKS.sub("\n", normalise(text))
    return _SURROGATES.sub("\ufffd", normalise(_INVISIBLE.sub("", _SPACES.sub(" ", text))))


def encoding(source: Source) -> str:
    """Return the encoding of a file, read in pieces; what the user named goes first. Raises ProblemsError when it is no text, or empty."""
    with source.path.open("rb") as file:
        head = file.read(_SAMPLE)
    if not head.strip():
        raise source.refuse("is empty", hint="name a file that holds an interview")
    if source.encoding:
        return _asked(source)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 2 > len(head) * 0.6 and min(even, odd) * 10 < max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    if _BINARY.search(head):
        raise source.refuse("is not text but a binary file", rule="encoding", hint="export the interview as .docx, .txt or .vtt first")
    return "utf-8" if (bad := _unfit(source.path, "utf-8")) is None else _guessed(source, bad)


def _asked(source: Source) -> str:
    """Return the encoding that the user named, with a warning when the file holds something else."""
    if _unfit(source.path, source.encoding) is not None:
        hint = "leave --encoding away, or name another"
        source.warn(f"is not all `{source.encoding}`; what cannot be read is shown as `\ufffd`", rule="encoding", hint=hint)
    return source.encoding


def _unfit(path: pathlib.Path, name: str) -> bytes | None:
    """Return the piece of a file that is not in an encoding, with what stands around it."""
    decoder = codecs.getincrementaldecoder(name)()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            try:
                decoder.decode(piece)
            except UnicodeError:
                return piece
        try:
            decoder.decode(b"", final=True)
        except UnicodeError:
            return path.read_bytes()[-_SAMPLE:] if path.stat().st_size < _CHUNK else b""
    return None


def _guessed(source: Source, piece: bytes) -> str:
    old_mac = b"\r" in piece and b"\n" not in piece  # nothing else ends lines so
    best = "mac_roman" if old_mac else likeliest(piece)
    others = ", ".join(f"--encoding {name}" for name in _LIKELY if name != best)
    source.warn(f"is not UTF-8; read as `{best}`", rule="encoding", hint=f"look whether the accents are right; if not: {others}")
    return best


def likeliest(piece: bytes) -> str:
    """Return in which of the old encodings bytes are most like Dutch; Windows when they are so in several."""
    telling = b"\n".join(line for line in piece.splitlines() if not line.isascii())[:_SAMPLE]  # only these lines tell encodings apart
    return min(_LIKELY, key=lambda name: _strange(telling.decode(name, errors="replace")) + (name != _LIKELY[0]))


def _strange(text: str) -> int:
    """Return how odd the letters and signs of a text are for Dutch."""
    cost = 0
    for match in _FOREIGN.finditer(text):
        sign, before, after = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if sign in _CAPITALS:
            inside = before.islower() or (before.isupper() and after.islower())
            cost += _ODD if inside else 1
        elif sign in _SMALL:
            cost += sign not in _COMMON
        elif not (sign in _SIGNS or (sign in _OUTSIDE and not (before.isalpha() and after.isalpha()))):
            cost += _ODD
    return cost


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

"""The readers, and which of them a file needs: by its suffix, and for plain text by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts import (
    captions,
    chat,
    columns,
    elan,
    encoding,
    opendocument,
    plain,
    printed,
    recognised,
    richtext,
    sheet,
    webpage,
    word,
)
from qualcode.exchange.transcripts.said import Said, Source

_HEAD = 4000  # characters that tell what a text is


class Reader(Protocol):
    """Read a file: yield who says what, and tell the source the rest; raises ProblemsError when nothing can be made of it."""

    def __call__(self, source: Source) -> Iterator[Said]:
        """Yield what is said in a source."""
        ...


def _table(source: Source) -> Iterator[Said]:
    """Yield the rows of a table that is a conversation."""
    return columns.said(sheet.separated(source), source)


READERS: Mapping[str, Reader] = {
    ".docx": word.read,
    ".odt": opendocument.read,
    ".rtf": richtext.read,
    ".pdf": printed.read,
    ".html": webpage.read,
    ".htm": webpage.read,
    ".otr": webpage.read_otranscribe,
    ".srt": captions.read,
    ".vtt": captions.read,
    ".json": recognised.read,
    ".eaf": elan.read,
    ".cha": chat.read,
}
TABLES: Mapping[str, Callable[[Source], sheet.Rows]] = {
    ".csv": sheet.separated,
    ".tsv": sheet.separated,
    ".tab": sheet.separated,
    ".xlsx": sheet.spreadsheet,
}
_LIBRARIES = frozenset({".docx", ".odt", ".rtf", ".pdf", ".xlsx"})  # files of others, read by code of others
_MAGIC = ((b"%PDF", ".pdf"), (b"{\\rtf", ".rtf"))
_OLD = {".doc": ".docx", ".xls": ".xlsx", ".ods": ".xlsx", ".wpd": ".docx", ".pages": ".docx"}
_SOUND = frozenset({".mp3", ".wav", ".m4a", ".mp4", ".ogg", ".wma", ".mov", ".webm"})


def kind(source: Source) -> str:
    """Return the suffix of READERS or TABLES that goes with a file, `.txt` for plain text."""
    with source.path.open("rb") as file:  # also tells that a file is missing, whatever its kind
        start = file.read(8)
    suffix = source.path.suffix.lower()
    if suffix in _OLD:
        raise source.refuse(f"is of a kind that is not read (`{suffix}`)", hint=f"save it as {_OLD[suffix]}")
    if suffix in _SOUND:
        raise source.refuse("is a recording, not a transcript", hint="have it written out first, for example with Whisper, as .vtt")
    if suffix in READERS or suffix in TABLES:
        return suffix
    if start.startswith(b"PK\x03\x04"):
        raise source.refuse(f"is a zip file with the suffix `{suffix}`", hint="give it its own suffix: .docx, .odt or .xlsx")
    for magic, known in _MAGIC:
        if start.startswith(magic):
            return known
    return _looks(source)


def _looks(source: Source) -> str:
    """Return the suffix that a text without a telling one should have had."""
    name = encoding.encoding(Source(source.path, source.file, encoding=source.encoding))
    with source.path.open(encoding=name, errors="replace") as file:
        head = file.read(_HEAD).lstrip("\ufeff \n")
    if head.startswith("WEBVTT") or re.match(r"(?:\d+\s*\n)?\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:", head):
        return ".vtt"
    if head.startswith(("@UTF8", "@Begin")):
        return ".cha"
    if re.match(r"<!doctype html|<html", head, re.IGNORECASE):
        return ".html"
    if re.match(r"\{\s*\"(?:text|segments|language|media)\"", head):
        return ".otr" if "data-timestamp" in head else ".json"
    rows = [line.split("\t") for line in head.split("\n")[:20] if line.strip()]
    if len({len(row) for row in rows[:-1]}) == 1 and len(rows[0]) > 2 and columns.shape(rows):  # noqa: PLR2004
        return ".tsv"
    return ".txt"


def read(source: Source, suffix: str) -> Iterator[Said]:
    """Yield who says what in a file of a kind; a file that its library cannot read is refused with ProblemsError."""
    reader = READERS.get(suffix, plain.read)
    if suffix not in _LIBRARIES:
        yield from reader(source)
        return
    try:
        yield from reader(source)
    except (QualcodeError, MemoryError):
        raise
    except Exception as error:
        raise _damaged(source, error) from error


def rows(source: Source, suffix: str) -> sheet.Rows:
    """Return the rows of a table; raises ProblemsError when it cannot be read or is empty."""
    try:
        found = list(TABLES[suffix](source))
    except (QualcodeError, MemoryError):
        raise
    except Exception as error:
        if suffix not in _LIBRARIES:
            raise
        raise _damaged(source, error) from error
    while found and not any(cell.strip() for cell in found[0]):
        found.pop(0)
    if not found:
        raise source.refuse("is empty", hint="put headings on the first row")
    return found


def _damaged(source: Source, error: Exception) -> QualcodeError:
    return source.refuse(f"is damaged: {type(error).__name__}", hint="open it in its own program and save it again")

"""Look at a zip file (.docx, .odt, .xlsx) before a library opens it: whole, not too large, and without XML that refers elsewhere."""

from __future__ import annotations

import zipfile
import zlib

from qualcode.exchange.transcripts.said import Source

_LARGEST = 200_000_000  # bytes of all parts together; zipfile reads no more of a part than its entry declares
_RATIO = 200
_SMALL = 10_000_000
_PARTS = 10_000
_PROTECTED = b"\xd0\xcf\x11\xe0"  # what Office wraps a file with a password in, and old .doc and .xls files


def check(source: Source) -> None:
    """Raise ProblemsError when a zip file is damaged, protected, a bomb, or holds XML with a DOCTYPE."""
    with source.path.open("rb") as file:
        if file.read(4) == _PROTECTED:
            raise source.refuse("has a password, or is of an old Office version", hint="save it without password as .docx, .odt or .xlsx")
    try:
        with zipfile.ZipFile(source.path) as archive:
            _sizes(archive, source)
            for entry in archive.infolist():
                if entry.filename.endswith((".xml", ".rels")):
                    _part(archive.read(entry), entry.filename, source)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise source.refuse("is damaged or not of this kind", hint="open it in its own program and save it again") from error


def _sizes(archive: zipfile.ZipFile, source: Source) -> None:
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if size > _LARGEST or len(entries) > _PARTS or (size > _SMALL and size > packed * _RATIO):
        raise source.refuse(f"unpacks to {size // 1_000_000} MB, far more than an interview", hint="open it in its own program and save it as text")
    if any(entry.flag_bits & 1 for entry in entries):
        raise source.refuse("has a password", hint="save it without password")


def _part(raw: bytes, name: str, source: Source) -> None:
    if b"<!DOCTYPE" in raw.replace(b"\x00", b""):  # also when it is UTF-16
        raise source.refuse(f"holds XML that may refer elsewhere (DOCTYPE in `{name}`)", hint="open it in its own program and save it again")

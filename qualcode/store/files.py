"""Write files so that a killed process leaves the old one or the new one, never half of it."""

from __future__ import annotations

import os
import pathlib
import tempfile
from collections.abc import Iterable
from enum import StrEnum
from filecmp import cmp

from qualcode.errors import QualcodeError


class Outcome(StrEnum):
    """What became of a file that was to be written."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    KEPT = "kept"


def write(path: pathlib.Path, content: str | bytes, *, private: bool = False) -> bool:
    """Put content in a file, making its folders; returns False when the file already held just that.

    What is private can be read by its owner only. Raises QualcodeError when the place cannot be written.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.is_file() and path.read_bytes() == raw:
            return False
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o777)
        _replace(path, raw, private=private)
    except OSError as error:
        raise _cannot(path, error) from error
    return True


def check_inside(path: pathlib.Path, root: pathlib.Path) -> None:
    """Raise QualcodeError when a file of a study really lies elsewhere, by way of a link."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise QualcodeError(f"`{path.relative_to(root)}` leads out of the study", hint="put a folder of its own in place of the link")


def write_pieces(path: pathlib.Path, pieces: Iterable[str], *, replace: bool) -> Outcome:
    """Put a text that comes in pieces in a file, making its folders, without ever holding the whole of it.

    A file that is there with other content is kept unless `replace` is set. Raises QualcodeError when the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".tmp")
        new = pathlib.Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            there = path.exists()
            if there and path.is_file() and cmp(path, new, shallow=False):
                return Outcome.UNCHANGED
            if there and not replace:
                return Outcome.KEPT
            _put(new, path)
            return Outcome.REPLACED if there else Outcome.NEW
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot(path, error) from error


def _replace(path: pathlib.Path, raw: bytes, *, private: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        _put(pathlib.Path(name), path, private=private)
    except BaseException:
        pathlib.Path(name).unlink(missing_ok=True)
        raise


def _put(new: pathlib.Path, path: pathlib.Path, *, private: bool = False) -> None:
    """Set a finished file in its place, with the rights of the one that it replaces; what is private stays its owner's."""
    if not private:
        new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    new.replace(path)


def _cannot(path: pathlib.Path, error: OSError) -> QualcodeError:
    reason = (error.strerror or str(error)).lower()
    return QualcodeError(f"cannot write `{path}`: {reason}", hint="check that the folder exists, is yours and has room")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

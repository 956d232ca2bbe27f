"""Write files so that a killed process leaves the old one or the new one, never half of it."""

from __future__ import annotations

import os
import pathlib
import tempfile

from qualcode.errors import QualcodeError


def write(path: pathlib.Path, content: str | bytes) -> bool:
    """Put content in a file, making its folders; returns False when the file already held just that.

    Raises QualcodeError when the place cannot be written.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.is_file() and path.read_bytes() == raw:
            return False
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, raw)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise QualcodeError(f"cannot write `{path}`: {reason}", hint="check that the folder exists, is yours and has room") from error
    return True


def _replace(path: pathlib.Path, raw: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        pathlib.Path(name).chmod(mode)
        pathlib.Path(name).replace(path)
    except BaseException:
        pathlib.Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

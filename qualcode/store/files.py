"""Write files so that a killed process leaves the old one or the new one, never half of it."""

from __future__ import annotations

import hashlib
import os
import pathlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from qualcode.errors import QualcodeError

PATIENCE = 20  # seconds that a lock is waited for


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
        reason = (error.strerror or str(error)).lower()
        raise QualcodeError(f"cannot write `{path}`: {reason}", hint="check that the folder exists, is yours and has room") from error
    return True


def check_inside(path: pathlib.Path, root: pathlib.Path) -> None:
    """Raise QualcodeError when a file of a study really lies elsewhere, by way of a link."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise QualcodeError(f"`{path.relative_to(root)}` leads out of the study", hint="put a folder of its own in place of the link")


@contextmanager
def locked(path: pathlib.Path) -> Iterator[None]:
    """Keep others of this machine who do the same from a file or folder meanwhile; raises QualcodeError when one does not let go.

    The lock goes when its process does, however that ends.
    """
    from filelock import FileLock, Timeout  # only where something is written

    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:32]
    place = pathlib.Path(tempfile.gettempdir()) / f"qualcode-{os.getuid() if hasattr(os, 'getuid') else 0}"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        with FileLock(place / f"{name}.lock", timeout=PATIENCE):
            yield
    except Timeout as error:
        raise QualcodeError(f"`{path}` is being written by another qualcode", hint="wait until it is done, then try again") from error


def _replace(path: pathlib.Path, raw: bytes, *, private: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if not private:  # else it stays what a temporary file is: its owner's
            pathlib.Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        pathlib.Path(name).replace(path)
    except BaseException:
        pathlib.Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

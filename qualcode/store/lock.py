"""One writer at a time: what is read, changed and written back is not changed by another meanwhile."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Iterator
from contextlib import contextmanager

from qualcode.errors import QualcodeError
from qualcode.store import cache

PATIENCE = 20.0  # seconds
_LOCKS = 2  # hexadecimal digits of their names, so that they do not become many; what shares one only waits a moment


@contextmanager
def locked(folder: pathlib.Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other qualcodes of this user away from what is in a folder; raises QualcodeError when one does not let go.

    The lock goes when its process does, however that ends. Where no lock can be made there is none.
    """
    from filelock import FileLock, Timeout  # only where something is written

    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:_LOCKS]
    place = cache.folder() / "locks" / name
    lock = FileLock(place, is_singleton=True)  # so that who has it can take it again
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=patience)
    except Timeout as error:
        message = f"`{folder}` is being written by another qualcode"
        raise QualcodeError(message, hint="wait until it is done, then try again") from error
    except OSError:
        pass
    try:
        yield
    finally:
        lock.release()

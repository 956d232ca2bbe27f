"""What can be made again, kept in the user's cache folder so that it need not be.

The cache may be deleted at any time; a folder that cannot be written, or a file that was damaged, costs only time. Each file
begins with a digest of what follows, for damage may well leave JSON that says something else.
"""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
from contextlib import suppress
from functools import cache
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.store import files
from qualcode.study import library

_PACKAGE = pathlib.Path(__file__).resolve().parent.parent
_DECIDING = ("text.py", "model", "study", "language", "coding")  # the code that decides what is proposed
_MOST = 40  # files of one kind


def folder() -> pathlib.Path:
    """Return the folder for what can be made again: QUALCODE_CACHE, else the platform's own place."""
    if own := os.environ.get("QUALCODE_CACHE"):
        return pathlib.Path(own)
    from platformdirs import user_cache_path  # only needed without QUALCODE_CACHE

    return user_cache_path("qualcode", appauthor=False)


def key(*parts: str | bytes) -> str:
    """Return a name for what was made of these parts, and of nothing else."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()[:32]


@cache
def coder_version() -> str:
    """Return a digest of all that decides what the rule coder proposes: its code, its dictionary, and the shipped library."""
    from importlib.metadata import version

    code = [path for part in _DECIDING for path in ([_PACKAGE / part] if part.endswith(".py") else sorted((_PACKAGE / part).glob("*.py")))]
    shipped = [path for kind in ("guides", "codebooks") for path in sorted(library.folder(kind).glob("*.yaml"))]
    examples = [path for end in ("transcripts/*.txt", "codings/*/*.jsonl") for path in sorted(library.folder("examples").glob(f"*/{end}"))]
    return key(version("simplemma"), version("google-re2"), *(path.read_bytes() for path in (*code, *shipped, *examples)))


@cache
def version(*parts: str) -> str:
    """Return a digest of all that decides what the rule coder proposes, and of the code in other parts of the package."""
    return key(coder_version(), *(path.read_bytes() for part in parts for path in sorted((_PACKAGE / part).rglob("*.py"))))


def load(kind: str, name: str) -> Any:
    """Return what was kept under a name, or None when it is not there or not as it was kept."""
    try:
        digest, _, kept = _path(kind, name).read_bytes().partition(b"\n")
        return json.loads(kept) if digest == _digest(kept) else None
    except (OSError, ValueError, RecursionError):
        return None


def save(kind: str, name: str, value: Any) -> None:
    """Keep a value that JSON can hold; when there are too many of its kind, those that were not used for longest go."""
    path, kept = _path(kind, name), json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    with suppress(QualcodeError):
        files.write(path, _digest(kept) + b"\n" + kept)
    with suppress(OSError):
        old = sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
        for one in old[_MOST:]:
            one.unlink(missing_ok=True)


def _digest(kept: bytes) -> bytes:
    return hashlib.sha256(kept).hexdigest().encode()


def _path(kind: str, name: str) -> pathlib.Path:
    return folder() / kind / f"{name}.json"

"""What was coded before, so that it need not be coded again.

A transcript is done when its text, and all that its codings follow from, are as they were, and the codings that were
written then are still there.
"""

from __future__ import annotations

import pathlib

from qualcode.model.coding import AUTO
from qualcode.store import cache
from qualcode.store.codings import Written, digest, path_of
from qualcode.store.teach import Teaching
from qualcode.study import load

_KIND = "coded"


class Done:
    """Remembers per transcript of a study from what it was coded, and into what."""

    def __init__(self, root: pathlib.Path, codebook: str | None, teaching: Teaching | None) -> None:
        self._root = root
        self._name = cache.key(str(root.resolve()))
        stored = cache.load(_KIND, self._name)
        self._known = stored if isinstance(stored, dict) else {}
        self._basis = _basis(root, codebook, teaching)
        self._keys: dict[str, str] = {}
        self._changed = False

    def before(self, path: pathlib.Path) -> Written | None:
        """Return what was written for a transcript, None when it is to be coded (again)."""
        try:
            name, text = load.transcript_name(path, self._root), path.read_bytes()
            self._keys[name] = cache.key(self._basis, text)
            key, there, count, kept = self._known[name]
            output = path_of(self._root, name, AUTO)
            if key == self._keys[name] and digest(output.read_bytes()) == there:
                return Written(output, changed=False, count=int(count), kept=int(kept), digest=there)
        except (OSError, KeyError, ValueError, TypeError):
            pass
        return None

    def add(self, name: str, written: Written) -> None:
        """Remember what was written for a transcript that was looked at before."""
        if name in self._keys:
            self._known[name] = [self._keys[name], written.digest, written.count, written.kept]
            self._changed = True

    def save(self) -> None:
        """Keep it for the next time."""
        if self._changed:
            cache.save(_KIND, self._name, self._known)


def _basis(root: pathlib.Path, codebook: str | None, teaching: Teaching | None) -> str:
    """Return a digest of all but the transcript that its codings follow from."""
    own = [root / load.STUDY, *sorted((root / "guides").glob("*.yaml")), *sorted((root / "codebooks").glob("*.yaml"))]
    learned = [] if teaching is None else ["learning", *sorted(teaching.names), *teaching.parts()]
    return cache.key(cache.coder_version(), codebook or "", *map(_content, own), *learned)


def _content(path: pathlib.Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""

"""Find the stale codings of a transcript again, with the text as it was coded where git has it."""

from __future__ import annotations

import pathlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from qualcode.coding.anchor import SURE, Anchor, anchor
from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript
from qualcode.store.codings import write_anchored
from qualcode.store.history import versions


def find(transcript: Transcript, path: pathlib.Path, codings: Sequence[Coding]) -> list[Anchor]:
    """Return where the stale ones among the codings of a transcript stand now, sorted by the place of their line.

    `path` is the transcript's file; each coding is looked up in the newest version of it in git on which it fits.
    """
    left = [coding for coding in codings if not coding.stands_in(transcript.body)]
    found: list[Anchor] = []
    for old in versions(path) if left else ():
        fitting = [coding for coding in left if coding.stands_in(old)]
        if fitting:
            found += anchor(fitting, transcript.body, old=old)
            left = [coding for coding in left if not coding.stands_in(old)]
        if not left:
            break
    for coder in sorted({coding.coder for coding in left}):  # what others coded may have been coded in another version
        own = [coding for coding in codings if coding.coder == coder]
        found += anchor([coding for coding in left if coding.coder == coder], transcript.body, others=own)
    return sorted(found, key=lambda one: (one.coding.location, one.coding.id))


def write(root: pathlib.Path, transcript: Transcript, anchors: Iterable[Anchor]) -> int:
    """Write the anchors that are sure to the files of their coders; returns how many files changed.

    Raises ProblemsError when a file holds something that would be lost.
    """
    moved: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for one in anchors:
        if one.outcome in SURE:
            moved[one.coding.coder][one.coding.id] = one.start, one.end
    return sum(write_anchored(root, transcript, coder, places) for coder, places in sorted(moved.items()))

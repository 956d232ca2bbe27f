"""coder: codings are by coders that study.yaml names.

PASS  codings/01/anna.jsonl and `coders: [anna, bram]`
FAIL  codings/01/ana.jsonl
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.coding.consensus import people
from qualcode.errors import Level, Location, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.text import nearest


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield a problem for each file of a coder that nobody announced."""
    known = list(study.settings.coders)
    files = {coding.location.file: coding.coder for coding in people(codings)}
    for file, coder in sorted(files.items()):
        if known and coder not in known:
            yield Problem(Location(file), f"coder `{coder}` is not in study.yaml", "coder", nearest(coder, known), Level.WARNING)

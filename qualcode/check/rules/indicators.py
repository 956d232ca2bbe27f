"""indicator: every indicator of a codebook must be well written.

PASS  `fout|misser toegeven`
FAIL  `.. toegeven`, `*e*`, `_`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.coding.listen import mistakes
from qualcode.errors import Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem for each indicator that cannot be compiled."""
    for codebook in study.codebooks.values():
        yield from mistakes(codebook)

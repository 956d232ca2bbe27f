"""consensus: a consensus is from what people say now.

PASS  nobody changed a coding since `qualcode merge`, or what changed was decided about
FAIL  somebody coded more, or otherwise, in a transcript that has a consensus.jsonl
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.coding.consensus import behind
from qualcode.coding.units import standing
from qualcode.errors import Level, Location, Problem
from qualcode.model.coding import CONSENSUS, Coding
from qualcode.model.study import Study


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield a warning for each transcript of which the consensus is behind; what is stale is told of elsewhere."""
    merged = {coding.transcript for coding in codings if coding.coder == CONSENSUS}
    sound, stale = standing(study.transcripts, [coding for coding in codings if coding.transcript in merged])
    left = {coding.transcript for coding in stale}
    for name in behind((coding for coding in sound if coding.transcript not in left), order=study.settings.coders):
        message = "people have coded otherwise since this consensus"
        yield Problem(
            Location(f"codings/{name}/{CONSENSUS}.jsonl"), message, "consensus", f"bring it up to date: qualcode merge {name}", Level.WARNING
        )

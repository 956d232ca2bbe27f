"""How well the people of a study agree, in one figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.coding.units import units
from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript


def agreement_of(transcripts: Iterable[Transcript], codings: Sequence[Coding]) -> float | None:
    """Return alpha of the sets of constructs that coders gave to sentences, in all that two of them coded; None when it is undefined.

    Codings must stand where they say.
    """
    from qualcode.coding.agreement import alpha  # numpy costs a start-up only where agreement is asked for
    from qualcode.coding.distance import masi
    from qualcode.coding.judgements import Judgements

    coders = sorted({coding.coder for coding in codings})
    return Judgements(units(transcripts, codings, coders=coders), coders).sets().figure(alpha(masi))

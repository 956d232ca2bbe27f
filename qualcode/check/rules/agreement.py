"""agreement (strict): two people coded as much of the study as study.yaml asks, and agree as well as it asks.

PASS  `agreement: {minimum: 0.667, share: 0.1}`, and a second person coded two of fourteen interviews with alpha 0.82
FAIL  everything is coded by one person; two people agree with alpha 0.45
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from qualcode.coding.consensus import people
from qualcode.coding.reliability import agreement_of
from qualcode.coding.units import standing
from qualcode.errors import Level, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import AgreementSettings, Study

_PEOPLE = 2
_NAMED = 3  # transcripts that a hint names


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield a warning when too little was coded by two people, or when they agree too little."""
    asked = study.settings.agreement
    if asked is None or not study.transcripts:
        return
    sound, _ = standing(study.transcripts, people(codings))
    coders: dict[str, set[str]] = defaultdict(set)
    for coding in sound:
        coders[coding.transcript].add(coding.coder)
    single = [one.file for one in study.transcripts if len(coders[one.name]) < _PEOPLE]
    double = len(study.transcripts) - len(single)
    if double / len(study.transcripts) < asked.share:
        of = f"{double} of {len(study.transcripts)} transcripts"
        message = f"{of} {'is' if double == 1 else 'are'} coded by two people, and `share: {asked.share:g}` is asked"
        hint = "let a second person code one of: " + ", ".join(single[:_NAMED]) + (" …" if len(single) > _NAMED else "")
        yield Problem(study.settings.at("agreement", "share"), message, "agreement", hint, Level.WARNING)
    if double:
        yield from _alpha(study, sound, asked)


def _alpha(study: Study, codings: Sequence[Coding], asked: AgreementSettings) -> Iterator[Problem]:
    """Yield a warning when alpha of the sets of constructs that people gave to sentences is below the minimum, or undefined."""
    persons = sorted({coding.coder for coding in codings})
    found = agreement_of(study.transcripts, codings)
    place, hint = study.settings.at("agreement", "minimum"), f"see where: qualcode agreement --coders {' '.join(persons)} --disagreements"
    if found is None:
        message = "agreement is undefined: on every sentence that two people coded, all gave the same"
        yield Problem(place, message, "agreement", "let two people code more, with more than one outcome", Level.WARNING)
    elif found < asked.minimum:
        message = f"people agree with alpha {found:.3f}, and `minimum: {asked.minimum:g}` is asked"
        yield Problem(place, message, "agreement", hint, Level.WARNING)

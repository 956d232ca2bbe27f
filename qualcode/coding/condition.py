"""Whether speech tells of something that helps or that hinders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qualcode.coding.listen import Listener, Meaning
from qualcode.coding.matcher import Hit
from qualcode.language.negation import denied, last_turn
from qualcode.language.sentences import Words

OWN, CUE, AFTER_TURN, DEFAULT, AROUND, UNDECIDED, DECIDED = 1.0, 0.5, 1.6, 0.45, 0.15, 0.35, 0.1
"""Weight of an indicator's own condition and of a general cue, the bonus behind `maar`, the construct's own leaning,
the weight of the sentences around a fragment, what they weigh more when it decides nothing itself, and what the sum must
exceed to be decided."""


class Lean(NamedTuple):
    """How far a sentence leans to helping (above zero) or hindering: by construct, and whatever the construct; or that it may be ironic."""

    constructs: dict[str, float]
    whatever: float
    neutral: float
    ironic: bool = False


def lean(hits: Sequence[Hit[Meaning]], said: Words, listener: Listener) -> Lean:
    """Weigh the indicators and cues of one sentence; what is denied counts the other way round."""
    constructs: dict[str, float] = {}
    general = neutral = 0.0
    ironic = False
    turn = last_turn(said)
    for meaning, span in hits:
        bonus = AFTER_TURN if turn and span.first >= turn else 1.0
        if meaning.cue in ("neutral", "hypothetical"):
            neutral += meaning.weight
        elif meaning.cue == "irony":
            ironic = True
        elif meaning.cue in ("positive", "negative"):
            sign = 1.0 if meaning.cue == "positive" else -1.0
            general += sign * meaning.weight * bonus * (-0.7 if denied(said, span.first, span.last, within=not meaning.denying) else 1.0)
        elif meaning.condition and (poles := listener.poles(meaning.construct)):
            sign = 1.0 if meaning.condition == poles[0] else -1.0
            sign = -sign if denied(said, span.first, span.last, within=not meaning.denying) else sign
            constructs[meaning.construct] = constructs.get(meaning.construct, 0.0) + sign * meaning.weight * bonus
    return Lean(constructs, CUE * general + CUE * CUE * sum(constructs.values()), neutral, ironic)


def decide(construct: str, leans: Sequence[Lean], listener: Listener, *, around: Sequence[Lean] = (), learned: float = 0.0) -> str | None:
    """Return the condition of a fragment, or None when it is undecided.

    It follows from how its sentences lean, from what was learned of words like these, and a little, or more when that does not
    decide, from the sentences around it.
    """
    poles = listener.poles(construct)
    if poles is None:
        return listener.fixed(construct)
    beside = _sum(construct, around) if around else 0.0
    total = _sum(construct, leans) + learned + AROUND * beside
    default = listener.defaults[construct]
    if default in poles:
        total += DEFAULT if default == poles[0] else -DEFAULT
    needed = DECIDED + DECIDED * sum(one.neutral for one in leans)
    if abs(total) < needed:
        total += UNDECIDED * beside
    if abs(total) < needed or (total > 0 and any(one.ironic for one in leans)):  # who knows whether the praise was meant
        return None
    return poles[0] if total > 0 else poles[1]


def _sum(construct: str, leans: Sequence[Lean]) -> float:
    total = 0.0
    for one in leans:
        total += one.whatever
        if construct in one.constructs:
            total += (OWN - CUE * CUE) * one.constructs[construct]  # what it weighs more than for another construct
    return total

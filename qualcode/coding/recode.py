"""Which construct a coding has after a codebook was changed: by its construct, its condition, its coder, or a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qualcode.coding.merge import alone
from qualcode.coding.query import parse
from qualcode.coding.search import Search
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.model.study import Study

Target = Callable[[Coding], str | None]
"""Gives the construct that a coding goes to, None when it stays."""
CONDITION, CODER = "condition", "coder"


def by_construct(named: Mapping[str, str]) -> Target:
    """Return what sends codings to the construct that goes by another name, or in which theirs went up."""
    return lambda coding: named.get(coding.construct)


def split(study: Study, codings: Sequence[Coding], construct: str, into: Sequence[str], by: Sequence[str]) -> Target:
    """Return what sends the codings of a construct to those that it is split into.

    By condition in the order of the codebook, by coder in that of study.yaml and then of the alphabet, or by queries, one for
    each; what none of them asks for stays. Raises QualcodeError when there are not as many of them as constructs.
    """
    own = [coding for coding in codings if coding.construct == construct]
    if list(by) == [CONDITION]:
        found = next((book.conditions_of(one) for book in study.codebooks.values() if (one := book.find(construct))), ())
        there = dict(zip(_as_many(found, into, "conditions"), into, strict=True))
        return lambda coding: there.get(coding.condition or "") if coding.construct == construct else None
    if list(by) == [CODER]:
        order = {name: n for n, name in enumerate(study.settings.coders)}
        coders = sorted({coding.coder for coding in own if not coding.nobodys}, key=lambda name: (order.get(name, len(order)), name))
        theirs = dict(zip(_as_many(coders, into, "coders"), into, strict=True))
        return lambda coding: theirs.get(coding.coder) if coding.construct == construct else None
    chosen: dict[tuple[str, str, str], str] = {}
    for query, name in zip(_as_many(by, into, "queries"), into, strict=True):
        search = Search(parse(query), study, coders={coding.coder for coding in codings})
        rejected = {coding.id for coding in codings if coding.status == "rejected"}
        keys = {id: key for id, key in _keys(own).items() if key not in chosen}
        for fragment in search.find(alone(study, codings), rejected=rejected):
            if fragment.id in keys:
                chosen[keys[fragment.id]] = name
    return lambda coding: chosen.get((coding.transcript, coding.coder, coding.id))


def _keys(codings: Sequence[Coding]) -> dict[str, tuple[str, str, str]]:
    return {coding.id: (coding.transcript, coding.coder, coding.id) for coding in codings}


def _as_many(found: Sequence[str], into: Sequence[str], what: str) -> Sequence[str]:
    if len(found) != len(into):
        names = ", ".join(found) or "none"
        raise QualcodeError(f"{what} and constructs do not come out even: {names} into {', '.join(into)}", hint="name as many: --into A B --by …")
    return found

"""Bring the codings of people together: what they agree on is settled, the rest is for them to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualcode.coding.merge import same_words, together
from qualcode.model.coding import CONSENSUS, Coding, coding_id

AGREED = "agreed: "
"""How the reason begins of what people agree on; only that is made anew."""
_TWO = 2


def people(codings: Iterable[Coding]) -> list[Coding]:
    """Return the codings of persons, each by themselves."""
    return [coding for coding in codings if not coding.nobodys]


def consensus(codings: Sequence[Coding], *, order: Sequence[str] = ()) -> list[Coding]:
    """Return the consensus on one transcript, from all its codings; none where fewer than two people coded it.

    `order` are the coders whose words and places go before those of others. People agree on a fragment when each who coded the
    transcript gave its words the same construct, condition and facets; it is accepted then. What is left is proposed, with
    who said what as the reason. What was decided or noted about an earlier consensus stays, also where people coded anew since.
    """
    own = people(codings)
    coders = sorted({coding.coder for coding in own})
    accepted = [coding for coding in own if coding.status == "accepted"]
    decided = [coding for coding in codings if coding.coder == CONSENSUS and is_decided(coding)]
    if len(coders) < _TWO:
        return decided
    by_construct: dict[str, list[Coding]] = defaultdict(list)
    for coding in accepted:
        by_construct[coding.construct].append(coding)
    found = {coding.id: coding for coding in decided}
    ids = {_where(coding): coding.id for coding in codings if coding.coder == CONSENSUS}  # what moved or was recoded keeps its own
    for _, same in sorted(by_construct.items()):
        for group in together(same, {coder: n for n, coder in enumerate(order)}):
            made = _made(group, coders, accepted)
            made = replace(made, id=ids.get(_where(made), made.id))
            if not any(made.construct == one.construct and same_words(made, one) for one in decided):
                found.setdefault(made.id, made)
    return sorted(found.values(), key=lambda c: (c.start, c.end, c.construct, c.id))


def behind(codings: Iterable[Coding], *, order: Sequence[str] = ()) -> list[str]:
    """Return the names of the transcripts with a consensus from which people have coded otherwise since, sorted."""
    by_transcript: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        by_transcript[coding.transcript].append(coding)
    found = []
    for name, own in sorted(by_transcript.items()):
        there = {_said_of(coding) for coding in own if coding.coder == CONSENSUS}
        if there and there != {_said_of(coding) for coding in consensus(own, order=order)}:
            found.append(name)
    return found


def _where(coding: Coding) -> tuple[int, int, str]:
    return coding.start, coding.end, coding.construct


def _said_of(coding: Coding) -> tuple[object, ...]:
    """Return what a coding of the consensus says; the reason is left out, for it may name a construct as it was called then."""
    return (*_where(coding), coding.condition, tuple(sorted(coding.facets.items())), coding.status)


def is_decided(coding: Coding) -> bool:
    """Tell whether a person had a say about a coding of the consensus."""
    return bool(coding.memo) or not (coding.status == "proposed" or (coding.status == "accepted" and coding.why.startswith(AGREED)))


def _made(group: Sequence[Coding], coders: Sequence[str], accepted: Sequence[Coding]) -> Coding:
    """Return the coding of the consensus on which a group of codings, the leading one first, stands."""
    leading, given = group[0], {coding.coder: coding for coding in group}
    values = {(coding.condition, tuple(sorted(coding.facets.items()))) for coding in group}
    agreed = len(given) == len(coders) and len(values) == 1
    conditions = {coding.condition for coding in group}
    values_of = {facet: {coding.facets[facet] for coding in group if facet in coding.facets} for coding in group for facet in coding.facets}
    said = "; ".join(f"{coder}: {_said(given.get(coder), leading, coder, accepted)}" for coder in coders)
    id = coding_id(leading.transcript, CONSENSUS, leading.start, leading.end, leading.construct, leading.quote)
    return Coding(
        leading.transcript,
        CONSENSUS,
        leading.start,
        leading.end,
        leading.quote,
        leading.construct,
        leading.condition if len(conditions) == 1 else None,
        {facet: next(iter(found)) for facet, found in sorted(values_of.items()) if len(found) == 1},  # what nobody contradicts
        "accepted" if agreed else "proposed",
        None,
        AGREED + ", ".join(coders) if agreed else said,
        id=id,
        before=leading.before,
        after=leading.after,
    )


def _said(coding: Coding | None, leading: Coding, coder: str, accepted: Sequence[Coding]) -> str:
    """Return what a coder gave to words: the condition and facets, or that it is no, with the constructs given instead."""
    if coding is not None:
        return ", ".join([coding.condition or "yes", *(f"{facet}={value}" for facet, value in sorted(coding.facets.items()))])
    others = sorted({one.construct for one in accepted if one.coder == coder and same_words(one, leading) and one.construct != leading.construct})
    return "no" + (f" ({', '.join(others)})" if others else "")

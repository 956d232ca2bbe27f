"""What a person can do to codings, each as the changes that it takes; nothing is written here.

Own codings are changed; proposals are decided about where they stand, and taking over one with another construct rejects
it beside a coding of one's own. What other people coded stays theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from qualcode.errors import QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding, coding_id
from qualcode.model.transcript import Transcript
from qualcode.store.lines import Change
from qualcode.text import nearest, normalise, shorten


def decide(coding: Coding, status: str, *, coder: str) -> list[Change]:
    """Accept or reject a proposal, or a coding of one's own."""
    _mine(coding, coder)
    return _changed(coding, replace(coding, status=status))


def direct(coding: Coding, condition: str | None, *, coder: str, book: Codebook) -> list[Change]:
    """Set the condition; a proposal is accepted by that."""
    _mine(coding, coder)
    construct = book.find(coding.construct)
    known = book.conditions_of(construct) if construct else book.conditions
    if condition is not None and condition not in known:
        raise QualcodeError(f"`{coding.construct}` carries no condition `{condition}`", hint=nearest(condition, list(known)))
    return _changed(coding, replace(coding, condition=condition, status="accepted"))


def place_on(coding: Coding, facet: str, value: str | None, *, coder: str) -> list[Change]:
    """Set the value of a facet, None for no value; a proposal is accepted by that."""
    _mine(coding, coder)
    facets = {id: known for id, known in coding.facets.items() if id != facet}
    return _changed(coding, replace(coding, facets=facets if value is None else {**facets, facet: value}, status="accepted"))


def note(coding: Coding, memo: str, *, coder: str) -> list[Change]:
    """Write a note about a coding, in the place of the one that it had."""
    _mine(coding, coder)
    return _changed(coding, replace(coding, memo=normalise(memo).strip()))


def remove(coding: Coding, *, coder: str) -> list[Change]:
    """Take a coding of one's own away."""
    if coding.nobodys:
        raise QualcodeError("this is a proposal, not a coding of yours", hint="reject it: r")
    _mine(coding, coder)
    return [Change(coding, None)]


def code(
    transcript: Transcript, span: tuple[int, int], construct: str, *, coder: str, book: Codebook, there: Collection[Coding], memo: str = ""
) -> list[Change]:
    """Code words with a construct, with the condition that the codebook gives it; nothing when that was done before."""
    if any((one.coder, one.start, one.end, one.construct) == (coder, *span, construct) for one in there):
        return []
    found = book.find(construct)
    condition = found.condition if found and found.condition in book.conditions_of(found) else None
    return [Change(None, _made(transcript, span, construct, coder, there, condition=condition, memo=memo))]


def recode(coding: Coding, construct: str, *, transcript: Transcript, coder: str, book: Codebook, there: Sequence[Coding]) -> list[Change]:
    """Give a coding another construct, keeping its condition where the construct can carry it, its facets and its memo."""
    _mine(coding, coder)
    if construct == coding.construct:
        return []
    away = Change(coding, replace(coding, status="rejected") if coding.nobodys else None)
    span = coding.start, coding.end
    if any((one.coder, one.start, one.end, one.construct) == (coder, *span, construct) for one in there):
        if coding.nobodys:
            return [away]
        raise QualcodeError(f"`{shorten(coding.quote, 40)}` is coded `{construct}` already", hint="take this coding away: x")
    found = book.find(construct)
    known = book.conditions_of(found) if found else ()
    condition = coding.condition if coding.condition in known else found.condition if found and found.condition in known else None
    made = _made(transcript, span, construct, coder, there, condition=condition, memo=coding.memo)
    return [Change(None, replace(made, facets=coding.facets)), away]  # in this order, so that a crash in between loses nothing


def _made(
    transcript: Transcript, span: tuple[int, int], construct: str, coder: str, there: Collection[Coding], *, condition: str | None, memo: str
) -> Coding:
    quote = transcript.body[slice(*span)]
    taken = {one.id for one in there}
    id = coding_id(transcript.name, coder, *span, construct, quote)
    while id in taken:  # a coding that was made here and moved away by `anchor` kept its id
        id = coding_id(transcript.name, coder, *span, construct, id)
    return Coding(transcript.name, coder, *span, quote, construct, condition, memo=memo, id=id)


def _changed(coding: Coding, new: Coding) -> list[Change]:
    return [] if new == coding else [Change(coding, new)]


def _mine(coding: Coding, coder: str) -> None:
    if not coding.nobodys and coding.coder != coder:
        raise QualcodeError(f"this is a coding of {coding.coder}", hint="code the words yourself: t")

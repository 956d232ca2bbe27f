"""Look up one fragment by its number or id, with all that is known about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.coding import numbering
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Construct
from qualcode.model.coding import Coding
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript, Turn
from qualcode.text import nearest

_LEAST = 4  # characters by which an id is known
_SEVERAL = 12  # that are listed


@dataclass(frozen=True)
class Found:
    """A fragment, or a coding that none was made of, with what stands around it; `number` and `fragment` are absent when it does not count.

    `codings` are all that anybody said about the same words and construct, people first; `lead` is the one whose words are shown.
    """

    number: str
    fragment: Fragment | None
    lead: Coding
    codings: tuple[Coding, ...]
    transcript: Transcript
    turn: Turn | None
    question: Turn | None
    path: tuple[Construct, ...]


def lookup(study: Study, codings: Sequence[Coding], fragments: Sequence[Fragment], wanted: str) -> Found:
    """Return the fragment with a number (`WPL-03.17`), or the coding whose id begins with what is wanted (four characters or more).

    Raises QualcodeError when there is none, with the nearest number, or more than one, with all numbers.
    """
    known = numbering.numbers(study, fragments)
    by_id = {coding.id: coding for coding in codings}
    leads = [by_id[one.id] for one in numbering.find(study, fragments, wanted)] or list(_others(codings, wanted))
    if not leads:
        raise QualcodeError(
            f"no fragment is called `{wanted}`", hint=nearest(wanted.upper(), list(known.values())) or "code something first: qualcode code"
        )
    if len(leads) > 1:
        names = ", ".join(known.get(one.id, one.id) for one in leads[:_SEVERAL]) + (" …" if len(leads) > _SEVERAL else "")
        raise QualcodeError(f"`{wanted}` is the beginning of {len(leads)} ids", hint=f"say which: {names}")
    lead = leads[0]
    fragment = _fragment(fragments, lead)
    lead = by_id[fragment.id] if fragment else lead
    transcript = next(one for one in study.transcripts if one.name == lead.transcript)
    place = numbering.turn(transcript, lead.start) - 1
    return Found(
        known[fragment.id] if fragment else "",
        fragment,
        lead,
        tuple(sorted((one for one in codings if _alike(one, lead)), key=lambda one: (one.automatic, one.coder, one.start, one.id))),
        transcript,
        transcript.turns[place] if transcript.turns else None,
        next((turn for turn in reversed(transcript.turns[:place]) if turn.interviewer), None),
        _path(study, lead.construct),
    )


def _others(codings: Sequence[Coding], wanted: str) -> Iterator[Coding]:
    """Yield codings that lead no fragment: second coders, what was rejected, and proposals that a person decided on."""
    return (one for one in codings if len(wanted) >= _LEAST and one.id.startswith(wanted.strip().casefold()))


def _alike(one: Coding, other: Coding) -> bool:
    return (one.transcript, one.construct) == (other.transcript, other.construct) and one.start < other.end and other.start < one.end


def _fragment(fragments: Sequence[Fragment], coding: Coding) -> Fragment | None:
    """Return the fragment that a coding is part of, None when it does not count."""
    if coding.status == "rejected":
        return None
    same = [one for one in fragments if (one.transcript, one.construct) == (coding.transcript, coding.construct) and coding.coder in one.coders]
    return next((one for one in same if one.id == coding.id), None) or next(
        (one for one in same if one.start < coding.end and coding.start < one.end and one.confirmed == (coding.status == "accepted")), None
    )


def _path(study: Study, construct: str) -> tuple[Construct, ...]:
    """Return a construct with those above it, the highest first."""
    for book in study.codebooks.values():
        above: list[Construct] = []
        for _, depth, one in book.walk():
            above = [*above[:depth], one]
            if one.id == construct:
                return tuple(above)
    return ()

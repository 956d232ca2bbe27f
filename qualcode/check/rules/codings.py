"""quote, unknown-construct, unknown-condition, unknown-facet, speech: every coding can be traced and understood.

PASS  the words at start-end are the coding's quote, said by a respondent; construct, condition and facets are in the codebook
FAIL  the transcript was changed after coding; a construct was renamed; a coding lies in the interviewer's words
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from qualcode.errors import Level, Problem
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.text import nearest, shorten

_HINT = "the transcript was changed after it was coded: see what became of its codings with: qualcode anchor"


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield the problems of each coding."""
    places = {transcript.name: _Place(study, transcript) for transcript in study.transcripts}
    for coding in codings:
        place = places[coding.transcript]
        yield from _quote(coding, place)
        if place.book is not None and not place.knows(coding):
            yield from _codes(coding, place.book, study)


class _Place:
    """A transcript and its codebook, with what is looked up of them for every coding."""

    def __init__(self, study: Study, transcript: Transcript) -> None:
        self.transcript = transcript
        self.starts = [turn.start for turn in transcript.turns]
        self.book = study.codebook_of(transcript)
        self._carried = {c.id: (None, *self.book.conditions_of(c)) for _, _, c in self.book.walk()} if self.book else {}

    def knows(self, coding: Coding) -> bool:
        """Tell whether construct and condition are in the codebook, and there are no facets to look up."""
        return not coding.facets and coding.condition in self._carried.get(coding.construct, ())


def _quote(coding: Coding, place: _Place) -> Iterator[Problem]:
    transcript = place.transcript
    there = transcript.body[coding.start : coding.end]
    if there != coding.quote:
        yield Problem(coding.location, f"the quote no longer stands at {coding.start}-{coding.end} of {transcript.file}", "quote", _HINT)
        return
    if not coding.stands_in(transcript.body):
        yield Problem(
            coding.location, f"the quote at {coding.start}-{coding.end} of {transcript.file} stands in other words than before", "quote", _HINT
        )
        return
    n = bisect_right(place.starts, coding.start) - 1
    turn = transcript.turns[n] if n >= 0 else None
    if turn is None or turn.interviewer or coding.start >= turn.end:
        who = "the interviewer's words" if turn and turn.interviewer and coding.start < turn.end else "no one's words"
        yield Problem(coding.location, f"`{shorten(coding.quote, 40)}` lies in {who}", "speech", f"see {transcript.at(coding.start)}", Level.WARNING)


def _codes(coding: Coding, book: Codebook, study: Study) -> Iterator[Problem]:
    place = coding.location
    construct = book.find(coding.construct)
    if construct is None:
        if coding.construct in study.constructs():
            message = f"construct `{coding.construct}` is not in codebook `{book.codebook}`, which this transcript uses"
            yield Problem(place, message, "unknown-construct", nearest(coding.construct, book.ids()))
        else:
            yield Problem(place, f"unknown construct `{coding.construct}`", "unknown-construct", nearest(coding.construct, book.ids()))
        return
    conditions = book.conditions_of(construct)
    if coding.condition is not None and coding.condition not in conditions:
        hint = nearest(coding.condition, list(conditions)) or "write null: this construct carries no condition"
        yield Problem(place, f"unknown condition `{coding.condition}`", "unknown-condition", hint)
    for id, value in coding.facets.items():
        facet = book.facet(id)
        values = [v.id for v in facet.values] if facet else [f.id for f in book.facets]
        if facet is None:
            yield Problem(place, f"unknown facet `{id}`", "unknown-facet", nearest(id, values))
        elif value not in values:
            yield Problem(place, f"`{value}` is not a value of facet `{id}`", "unknown-facet", nearest(value, values))

"""A proposal: a coding with its reason, the words that gave it away, and what else the fragment may be about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.coding.evidence import Ears, Sentence, Topic
from qualcode.coding.listen import Listener
from qualcode.model.coding import AUTO, Coding, coding_id
from qualcode.model.transcript import Transcript


class Suggestion(NamedTuple):
    """Another construct that a fragment may be about; the score is that of a coding with it."""

    construct: str
    condition: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A coding; start and end (code points in the body) of the indicator in it, if any; and the next best constructs."""

    coding: Coding
    words: tuple[int, int] | None = None
    others: tuple[Suggestion, ...] = ()


def score(evidence: float) -> float:
    """Return evidence as a score from 0 to 1."""
    return round(evidence / (1.0 + evidence), 3)


def make(
    transcript: Transcript,
    run: Sequence[Sentence],
    id: str,
    condition: str | None,
    about: Topic,
    ears: Ears,
    others: tuple[Suggestion, ...] = (),
    *,
    places: bool = False,
) -> Proposal:
    """Return the proposal of a construct for a run of sentences, with `places` also where its indicator stands."""
    start, end = run[0].start, run[-1].end
    quote = transcript.body[start:end]
    strongest = max(run, key=lambda one: one.direct.get(id, 0.0))
    coding = Coding(
        transcript=transcript.name,
        coder=AUTO,
        start=start,
        end=end,
        quote=quote,
        construct=id,
        condition=condition,
        facets=_facets(about, id, ears.listener),
        status="proposed",
        score=score(max(one.evidence.get(id, 0.0) for one in run)),
        why=_why(run, strongest, about, id, ears),
        id=coding_id(transcript.name, AUTO, start, end, id, quote),
    )
    return Proposal(coding, strongest.place(id) if places else None, others)


def _facets(about: Topic, id: str, listener: Listener) -> dict[str, str]:
    """Return what the question says of the answer, for the constructs that it informs."""
    if about.asked is None or id not in about.asked.constructs:
        return {}
    return {facet: value for facet, value in about.asked.facets.items() if listener.codebook.facet(facet)}


def _why(run: Sequence[Sentence], strongest: Sentence, about: Topic, id: str, ears: Ears) -> str:
    """Return what spoke for a construct: the indicator and its place, the question, or the nearest that people coded before."""
    parts = []
    if reason := strongest.reasons.get(id):
        parts.append(f"indicator `{reason.meaning.find}` ({ears.listener.place(reason.meaning)})")
    if about.asked and id in about.asked.constructs:
        parts.append(f"question `{about.asked.question}` ({about.asked.similarity:.2f})")
    elif id in about.constructs:
        parts.append("the interviewer's words")
    if ears.learned and not parts:
        best = max(run, key=lambda one: one.evidence.get(id, 0.0))
        if near := ears.learned.nearest(best.said, about.said, id):
            parts.append(f"like “{near.text}” ({near.source})")
    return "; ".join(parts) or "the sentence beside it"

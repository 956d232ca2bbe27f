"""Propose codings for the speech of respondents, never for the interviewer's.

Sentences with enough evidence for a construct become fragments: neighbours with the same construct and condition
belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.coding.condition import Lean, decide
from qualcode.coding.evidence import Ears, Sentence, Topic, Tuning, hear, topic
from qualcode.coding.learn import Turn
from qualcode.coding.listen import Listener
from qualcode.model.coding import AUTO, Coding, coding_id
from qualcode.model.transcript import Transcript

_BRIDGE = 2  # one short sentence may stand between two that belong together


def tag(transcript: Transcript, ears: Ears) -> list[Coding]:
    """Return the proposed codings of one transcript, sorted by place; the same input gives the same codings."""
    codings: list[Coding] = []
    about = Topic()
    for turn in transcript.turns:
        if turn.interviewer:
            about = topic(transcript.speech(turn), about, ears)
        else:
            codings += _fragments(transcript, hear(transcript, turn, about, ears), about, ears)
    return sorted(codings, key=lambda c: (c.start, c.end, c.construct))


def _chosen(one: Sentence, tuning: Tuning) -> list[str]:
    """Return the constructs of a sentence: those with enough evidence, and not far behind the best."""
    if one.size < tuning.short:
        return []
    ranked = sorted((-weight, id) for id, weight in one.evidence.items() if weight >= tuning.enough)
    return [id for weight, id in ranked[: tuning.most] if weight <= tuning.share * ranked[0][0]]


def _fragments(transcript: Transcript, found: Sequence[Sentence], about: Topic, ears: Ears) -> Iterator[Coding]:
    """Yield a coding for each run of sentences that belong together."""
    chosen = [_chosen(one, ears.tuning) for one in found]
    turns: dict[tuple[int, int], Turn] = {}  # several constructs may be about the same sentences
    for id in sorted({id for ids in chosen for id in ids}):
        for first, last in _runs(found, [id in ids for ids in chosen], id, ears.listener, ears.tuning):
            run, around = found[first : last + 1], [*found[max(0, first - 1) : first], *found[last + 1 : last + 2]]
            learned = 0.0
            if ears.learned:
                if (first, last) not in turns:
                    turns[first, last] = ears.learned.turn([word for one in run for word in one.said.texts])
                learned = ears.tuning.learned_lean * ears.learned.lean(turns[first, last], id)
            condition = decide(id, [one.lean for one in run], ears.listener, around=[one.lean for one in around], learned=learned)
            yield _coding(transcript, run, id, condition, about, ears)


def _runs(found: Sequence[Sentence], has: Sequence[bool], id: str, listener: Listener, tuning: Tuning) -> Iterator[tuple[int, int]]:
    """Yield first and last of the sentences with a construct that stand together, mean the same and are not too many.

    A very short sentence between two of them ("Ja, precies.") goes along.
    """
    first = last = -1
    for n, one in enumerate(found):
        if not has[n]:
            continue
        gap = all(between.size < tuning.short for between in found[last + 1 : n]) and n - last <= _BRIDGE
        before = [s.lean for s in found[first : last + 1]]
        if last < 0:
            first = n
        elif not gap or n - first >= tuning.longest or _opposite(before, one.lean, id, listener):
            yield first, last
            first = n
        last = n
    if last >= 0:
        yield first, last


def _opposite(before: Sequence[Lean], after: Lean, id: str, listener: Listener) -> bool:
    """Tell whether the next sentence says the opposite of the ones before."""
    was, now = decide(id, before, listener), decide(id, [after], listener)
    return was is not None and now is not None and was != now


def _coding(transcript: Transcript, run: Sequence[Sentence], id: str, condition: str | None, about: Topic, ears: Ears) -> Coding:
    start, end = run[0].start, run[-1].end
    quote = transcript.body[start:end]
    evidence = max(one.evidence.get(id, 0.0) for one in run)
    return Coding(
        transcript=transcript.name,
        coder=AUTO,
        start=start,
        end=end,
        quote=quote,
        construct=id,
        condition=condition,
        facets=_facets(about, id, ears.listener),
        status="proposed",
        score=round(evidence / (1.0 + evidence), 3),
        why=_why(run, about, id, ears),
        id=coding_id(transcript.name, AUTO, start, end, id, quote),
    )


def _facets(about: Topic, id: str, listener: Listener) -> dict[str, str]:
    """Return what the question says of the answer, for the constructs that it informs."""
    if about.asked is None or id not in about.asked.constructs:
        return {}
    return {facet: value for facet, value in about.asked.facets.items() if listener.codebook.facet(facet)}


def _why(run: Sequence[Sentence], about: Topic, id: str, ears: Ears) -> str:
    """Return what spoke for a construct: the indicator and its place, the question, or words that people coded before."""
    parts = []
    strongest = max(run, key=lambda one: one.direct.get(id, 0.0))
    if reason := strongest.reasons.get(id):
        parts.append(f"indicator `{reason.find}` ({ears.listener.place(reason)})")
    if about.asked and id in about.asked.constructs:
        parts.append(f"question `{about.asked.question}` ({about.asked.similarity:.2f})")
    elif id in about.constructs:
        parts.append("the interviewer's words")
    if ears.learned and not parts:
        best = max(run, key=lambda one: one.evidence.get(id, 0.0))
        if telling := ears.learned.telling(best.said, about.said, id):
            parts.append("coded before with " + ", ".join(f"`{word}…`" for word in telling))
    return "; ".join(parts) or "the sentence beside it"

"""Propose codings for the speech of respondents, never for the interviewer's.

Evidence for each construct is gathered per sentence: its indicators, those of the sentences beside it, and what the
question is about. Sentences with enough evidence become fragments: neighbours with the same construct and condition
belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qualcode.coding.condition import Lean, decide, lean
from qualcode.coding.listen import Listener, Meaning
from qualcode.coding.matcher import Hit
from qualcode.coding.question import Asked, Questions
from qualcode.language.sentences import Word, sentences, words
from qualcode.model.coding import AUTO, Coding, coding_id
from qualcode.model.transcript import Transcript, Turn


@dataclass(frozen=True)
class Tuning:
    """How the kinds of evidence weigh against each other."""

    question: float = 0.6  # of a guide question, times its similarity
    asked_words: float = 0.35  # of indicators in the interviewer's own words
    follow_up: float = 0.5  # what is left of the topic when the next question names none
    beside: float = 0.4  # of the indicators in the sentence before or after
    enough: float = 0.5  # evidence that makes a coding
    similar: float = 0.35  # similarity from which a question counts as the guide's
    share: float = 0.55  # of the best construct's evidence that a further construct needs
    most: int = 3  # constructs on one sentence
    longest: int = 3  # sentences in a fragment
    short: int = 4  # words below which a sentence only goes along with its neighbour


DEFAULT_TUNING = Tuning()


@dataclass(slots=True)
class _Sentence:
    start: int
    end: int
    size: int
    lean: Lean
    direct: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, Meaning] = field(default_factory=dict)
    evidence: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Topic:
    """What the conversation is about according to the interviewer."""

    constructs: dict[str, float]
    asked: Asked | None = None


def tag(transcript: Transcript, listener: Listener, questions: Questions | None, *, tuning: Tuning = DEFAULT_TUNING) -> list[Coding]:
    """Return the proposed codings of one transcript, sorted by place; the same input gives the same codings."""
    codings: list[Coding] = []
    topic = _Topic({})
    for turn in transcript.turns:
        if turn.interviewer:
            topic = _topic(transcript.speech(turn), topic, listener, questions, tuning)
            continue
        found = _sentences(transcript, turn, listener)
        _weigh(found, topic, tuning)
        codings += _fragments(transcript, found, topic, listener, tuning)
    return sorted(codings, key=lambda c: (c.start, c.end, c.construct))


def _topic(text: str, before: _Topic, listener: Listener, questions: Questions | None, tuning: Tuning) -> _Topic:
    asked = questions.nearest(text, enough=tuning.similar) if questions else None
    constructs: dict[str, float] = {}
    for meaning, _ in _hits(text, 0, len(text), listener)[0]:
        if meaning.construct:
            constructs[meaning.construct] = min(1.0, constructs.get(meaning.construct, 0.0) + meaning.weight)
    constructs = {id: tuning.asked_words * weight for id, weight in constructs.items()}
    if asked:
        for id in asked.constructs:
            if listener.knows(id):
                constructs[id] = constructs.get(id, 0.0) + tuning.question * asked.similarity
    if not constructs and not (asked and not asked.question):
        return _Topic({id: weight * tuning.follow_up for id, weight in before.constructs.items()}, None)
    return _Topic(constructs, asked)


def _hits(text: str, start: int, end: int, listener: Listener) -> tuple[list[Hit[Meaning]], list[Word]]:
    sentence = text[start:end]
    found = words(sentence)
    return listener.matcher.find(found, sentence), found


def _sentences(transcript: Transcript, turn: Turn, listener: Listener) -> list[_Sentence]:
    speech = transcript.speech(turn)
    found = []
    for start, end in sentences(speech):
        hits, said = _hits(speech, start, end, listener)
        one = _Sentence(turn.start + start, turn.start + end, len(said), lean(hits, said, speech[start:end], listener))
        for meaning, _ in hits:
            if meaning.construct:
                one.direct[meaning.construct] = one.direct.get(meaning.construct, 0.0) + meaning.weight
                best = one.reasons.get(meaning.construct)
                if best is None or meaning.weight > best.weight:
                    one.reasons[meaning.construct] = meaning
        found.append(one)
    return found


def _weigh(found: Sequence[_Sentence], topic: _Topic, tuning: Tuning) -> None:
    """Add up the evidence of each sentence: its own words, those beside it, and the question."""
    for n, one in enumerate(found):
        beside = [found[m].direct for m in (n - 1, n + 1) if 0 <= m < len(found)]
        for id in {*one.direct, *topic.constructs, *(id for direct in beside for id in direct)}:
            near = max((direct.get(id, 0.0) for direct in beside), default=0.0)
            own = min(one.direct.get(id, 0.0), 2.0)
            one.evidence[id] = own + tuning.beside * min(near, 1.5) + topic.constructs.get(id, 0.0)


def _chosen(one: _Sentence, tuning: Tuning) -> list[str]:
    """Return the constructs of a sentence: those with enough evidence, and not far behind the best."""
    ranked = sorted(one.evidence, key=lambda id: (-one.evidence[id], id))
    if not ranked or one.size < tuning.short:
        return []
    limit = max(tuning.enough, tuning.share * one.evidence[ranked[0]])
    return [id for id in ranked[: tuning.most] if one.evidence[id] >= limit]


def _fragments(transcript: Transcript, found: Sequence[_Sentence], topic: _Topic, listener: Listener, tuning: Tuning) -> Iterator[Coding]:
    """Yield a coding for each run of sentences that belong together."""
    chosen = [_chosen(one, tuning) for one in found]
    for id in sorted({id for ids in chosen for id in ids}):
        for first, last in _runs(found, [id in ids for ids in chosen], id, listener, tuning):
            run, around = found[first : last + 1], [*found[max(0, first - 1) : first], *found[last + 1 : last + 2]]
            condition = decide(id, [one.lean for one in run], listener, around=[one.lean for one in around])
            yield _coding(transcript, run, id, condition, topic, listener)


def _runs(found: Sequence[_Sentence], has: Sequence[bool], id: str, listener: Listener, tuning: Tuning) -> Iterator[tuple[int, int]]:
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


_BRIDGE = 2  # one short sentence may stand between two that belong together


def _opposite(before: Sequence[Lean], after: Lean, id: str, listener: Listener) -> bool:
    """Tell whether the next sentence says the opposite of the ones before."""
    was, now = decide(id, before, listener), decide(id, [after], listener)
    return was is not None and now is not None and was != now


def _coding(transcript: Transcript, run: Sequence[_Sentence], id: str, condition: str | None, topic: _Topic, listener: Listener) -> Coding:
    start, end = run[0].start, run[-1].end
    quote = transcript.body[start:end]
    strongest = max(run, key=lambda one: one.direct.get(id, 0.0))
    evidence = max(one.evidence.get(id, 0.0) for one in run)
    return Coding(
        transcript=transcript.name,
        coder=AUTO,
        start=start,
        end=end,
        quote=quote,
        construct=id,
        condition=condition,
        facets=_facets(topic, id, listener),
        status="proposed",
        score=round(evidence / (1.0 + evidence), 3),
        why=_why(strongest.reasons.get(id), topic, id, listener),
        id=coding_id(transcript.name, AUTO, start, end, id, quote),
    )


def _facets(topic: _Topic, id: str, listener: Listener) -> dict[str, str]:
    """Return what the question says of the answer, for the constructs that it informs."""
    if topic.asked is None or id not in topic.asked.constructs:
        return {}
    return {facet: value for facet, value in topic.asked.facets.items() if listener.codebook.facet(facet)}


def _why(reason: Meaning | None, topic: _Topic, id: str, listener: Listener) -> str:
    parts = []
    if reason:
        place = listener.codebook.at(*reason.path)
        parts.append(f"indicator `{reason.find}` ({place.file}:{place.line})")
    if topic.asked and id in topic.asked.constructs:
        parts.append(f"question `{topic.asked.question}` ({topic.asked.similarity:.2f})")
    elif id in topic.constructs:
        parts.append("the interviewer's words")
    return "; ".join(parts) or "the sentence beside it"

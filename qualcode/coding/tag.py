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
from qualcode.coding.proposal import Proposal, Suggestion, make, score
from qualcode.language.reference import refers_back
from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript

_BRIDGE = 2  # one short sentence may stand between two that belong together
_COMMENT = 8  # words of a sentence that goes along with the one it points back to


def tag(transcript: Transcript, ears: Ears) -> list[Coding]:
    """Return the proposed codings of one transcript, sorted by place; the same input gives the same codings."""
    return [proposal.coding for proposal in propose(transcript, ears)]


def propose(transcript: Transcript, ears: Ears, *, suggestions: int = 0, places: bool = False) -> list[Proposal]:
    """Return the proposals for one transcript, sorted by place, each with so many other constructs that it may be about.

    With `places` they also tell where their indicator stands.
    """
    found: list[Proposal] = []
    about = Topic()
    for turn in transcript.turns:
        if turn.interviewer:
            about = topic(transcript.speech(turn), about, ears)
        else:
            found += _Answer(hear(transcript, turn, about, ears), about, ears).proposals(transcript, suggestions, places=places)
    return sorted(found, key=lambda one: (one.coding.start, one.coding.end, one.coding.construct))


class _Answer:
    """The sentences of one answer, with what was asked."""

    def __init__(self, sentences: Sequence[Sentence], about: Topic, ears: Ears) -> None:
        self._sentences, self._about, self._ears = sentences, about, ears
        self._turns: dict[tuple[int, int], Turn] = {}  # several constructs may be about the same sentences

    def proposals(self, transcript: Transcript, suggestions: int, *, places: bool) -> Iterator[Proposal]:
        """Yield a proposal for each run of sentences that belong together."""
        chosen = [_chosen(one, self._ears.tuning) for one in self._sentences]
        for id in sorted({id for ids in chosen for id in ids}):
            for first, last in _runs(self._sentences, chosen, id, self._ears.listener, self._ears.tuning):
                run = self._sentences[first : last + 1]
                others = self._others(first, last, id, suggestions) if suggestions else ()
                yield make(transcript, run, id, self._condition(first, last, id), self._about, self._ears, others, places=places)

    def _condition(self, first: int, last: int, id: str) -> str | None:
        run = self._sentences[first : last + 1]
        around = [*self._sentences[max(0, first - 1) : first], *self._sentences[last + 1 : last + 2]]
        learned = 0.0
        if self._ears.learned:
            if (first, last) not in self._turns:
                self._turns[first, last] = self._ears.learned.turn([word for one in run for word in one.said.texts])
            learned = self._ears.tuning.learned_lean * self._ears.learned.lean(self._turns[first, last], id)
        return decide(id, [one.lean for one in run], self._ears.listener, around=[one.lean for one in around], learned=learned)

    def _others(self, first: int, last: int, id: str, most: int) -> tuple[Suggestion, ...]:
        """Return the other constructs that a run of sentences may be about, best first."""
        best: dict[str, float] = {}
        for one in self._sentences[first : last + 1]:
            for other, weight in one.evidence.items():
                best[other] = max(weight, best.get(other, 0.0))
        ranked = sorted((-weight, other) for other, weight in best.items() if weight > 0 and other != id)
        return tuple(Suggestion(other, self._condition(first, last, other), score(-weight)) for weight, other in ranked[:most])


def _chosen(one: Sentence, tuning: Tuning) -> list[str]:
    """Return the constructs of a sentence: those with enough evidence, and not far behind the best."""
    if one.size < tuning.short:
        return []
    ranked = sorted((-weight, id) for id, weight in one.evidence.items() if weight >= tuning.enough)
    return [id for weight, id in ranked[: tuning.most] if weight <= tuning.share * ranked[0][0]]


def _runs(found: Sequence[Sentence], chosen: Sequence[Sequence[str]], id: str, listener: Listener, tuning: Tuning) -> Iterator[tuple[int, int]]:
    """Yield first and last of the sentences with a construct that stand together, mean the same and are not too many.

    A very short sentence between two of them ("Ja, precies.") goes along, and so does a comment on the last ("Dat vond ik fijn.").
    """
    first = last = -1
    for n, one in enumerate(found):
        if id not in chosen[n]:
            continue
        gap = all(between.size < tuning.short for between in found[last + 1 : n]) and n - last <= _BRIDGE
        before = [s.lean for s in found[first : last + 1]]
        if last < 0:
            first = n
        elif not gap or n - first >= tuning.longest or _opposite(before, one.lean, id, listener):
            yield first, _with_comment(found, chosen, first, last, tuning)
            first = n
        last = n
    if last >= 0:
        yield first, _with_comment(found, chosen, first, last, tuning)


def _with_comment(found: Sequence[Sentence], chosen: Sequence[Sequence[str]], first: int, last: int, tuning: Tuning) -> int:
    """Return the last sentence of a run with the short one behind it that only points back, if there is room for one."""
    n = last + 1
    fits = n < len(found) and n - first < tuning.longest and not chosen[n]
    return n if fits and found[n].size <= _COMMENT and refers_back(found[n].said) else last


def _opposite(before: Sequence[Lean], after: Lean, id: str, listener: Listener) -> bool:
    """Tell whether the next sentence says the opposite of the ones before."""
    was, now = decide(id, before, listener), decide(id, [after], listener)
    return was is not None and now is not None and was != now

"""What speaks for each construct in each sentence of an answer.

Evidence adds up from the indicators in the sentence, those in the sentences beside it, what the question is about, and
what people coded before in sentences like it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.coding.condition import Lean, lean
from qualcode.coding.learn import Learned
from qualcode.coding.listen import Listener, Meaning
from qualcode.coding.matcher import Hit
from qualcode.coding.question import Asked, Questions
from qualcode.language.reference import refers_back
from qualcode.language.sentences import Words, sentences, words
from qualcode.model.transcript import Transcript, Turn


@dataclass(frozen=True)
class Tuning:
    """How the kinds of evidence weigh against each other."""

    question: float = 0.75  # of a guide question, times its similarity
    asked_words: float = 0.35  # of indicators in the interviewer's own words
    follow_up: float = 0.5  # what is left of the topic when the next question names none
    before: float = 0.35  # of the indicators in the sentence before
    referring: float = 0.6  # the same, when the sentence refers back to it ("Dat …", "Daar …")
    after: float = 0.35  # of the indicators in the sentence after
    learned: float = 0.2  # of what people coded before
    learned_lean: float = 0.6  # of what people coded before, for the condition
    enough: float = 0.65  # evidence that makes a coding
    similar: float = 0.35  # similarity from which a question counts as the guide's
    share: float = 0.6  # of the best construct's evidence that a further construct needs
    most: int = 3  # constructs on one sentence
    longest: int = 3  # sentences in a fragment
    chatter: float = 1.0  # weight of small talk from which only a sentence's own indicators count
    short: int = 4  # words below which a sentence only goes along with its neighbour


_MOST_OWN, _MOST_BESIDE = 2.0, 1.5  # evidence that more indicators do not add to


@dataclass(frozen=True)
class Ears:
    """All that a coder listens with: a compiled codebook, the guide's questions, and lessons from earlier codings."""

    listener: Listener
    questions: Questions | None = None
    learned: Learned | None = None
    tuning: Tuning = Tuning()


@dataclass(slots=True)
class Sentence:
    """A sentence of an answer with what was heard in it; start and end are code points in the body."""

    start: int
    end: int
    said: Words
    lean: Lean
    chatter: float = 0.0
    direct: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, Hit[Meaning]] = field(default_factory=dict)
    evidence: dict[str, float] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Return the number of words."""
        return len(self.said.texts)

    def place(self, construct: str) -> tuple[int, int] | None:
        """Return start and end (code points in the body) of the strongest indicator of a construct."""
        if construct not in self.reasons:
            return None
        start, end = self.said.place(*self.reasons[construct].span)
        return self.start + start, self.start + end


@dataclass(frozen=True, slots=True)
class Topic:
    """What the conversation is about according to the interviewer."""

    said: Words = field(default_factory=lambda: words(""))
    constructs: dict[str, float] = field(default_factory=dict)
    asked: Asked | None = None


def topic(text: str, before: Topic, ears: Ears) -> Topic:
    """Return what a question is about; one that names nothing goes on about the topic before."""
    tuning, listener = ears.tuning, ears.listener
    asked = ears.questions.nearest(text, enough=tuning.similar) if ears.questions else None
    named: dict[str, float] = {}
    said = words(text)
    for meaning, _ in listener.matcher.find(said):
        if meaning.construct:
            named[meaning.construct] = min(1.0, named.get(meaning.construct, 0.0) + meaning.weight)
    constructs = {id: tuning.asked_words * weight for id, weight in named.items()}
    for id in asked.constructs if asked else ():
        if asked and listener.knows(id):
            constructs[id] = constructs.get(id, 0.0) + tuning.question * asked.similarity
    if not constructs and not (asked and not asked.question):
        return Topic(said, {id: weight * tuning.follow_up for id, weight in before.constructs.items()})
    return Topic(said, constructs, asked)


def hear(transcript: Transcript, turn: Turn, about: Topic, ears: Ears) -> list[Sentence]:
    """Return the sentences of an answer with the evidence for each construct."""
    speech = transcript.speech(turn)
    found = [_sentence(speech[start:end], turn.start + start, ears.listener) for start, end in sentences(speech)]
    for n, one in enumerate(found):
        _weigh(one, found[n - 1] if n else None, found[n + 1] if n + 1 < len(found) else None, about, ears)
    return found


def _sentence(text: str, start: int, listener: Listener) -> Sentence:
    said = words(text)
    hits = listener.matcher.find(said)
    one = Sentence(start, start + len(text), said, lean(hits, said, listener))
    for hit in hits:
        meaning = hit.meaning
        if meaning.construct:
            one.direct[meaning.construct] = one.direct.get(meaning.construct, 0.0) + meaning.weight
            best = one.reasons.get(meaning.construct)
            if best is None or meaning.weight > best.meaning.weight:
                one.reasons[meaning.construct] = hit
        elif meaning.cue == "smalltalk":
            one.chatter += meaning.weight
    return one


def _weigh(one: Sentence, before: Sentence | None, after: Sentence | None, about: Topic, ears: Ears) -> None:
    tuning = ears.tuning
    own = {id: min(weight, _MOST_OWN) for id, weight in one.direct.items()}
    if one.chatter >= tuning.chatter:
        one.evidence = own
        return
    learned = ears.learned.evidence(one.said, about.said) if ears.learned else {}
    evidence = {id: tuning.learned * weight for id, weight in learned.items()}
    for id, weight in about.constructs.items():
        evidence[id] = evidence.get(id, 0.0) + weight
    for id, weight in own.items():
        evidence[id] = evidence.get(id, 0.0) + weight
    near: dict[str, float] = {}
    for other, share in ((before, tuning.referring if refers_back(one.said) else tuning.before), (after, tuning.after)):
        for id, weight in other.direct.items() if other else ():
            near[id] = max(near.get(id, 0.0), share * min(weight, _MOST_BESIDE))
    for id, weight in near.items():
        evidence[id] = evidence.get(id, 0.0) + weight
    one.evidence = {id: weight for id, weight in evidence.items() if id not in ears.listener.retired}

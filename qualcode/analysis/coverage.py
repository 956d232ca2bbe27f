"""Coverage of a guide: which of its questions were asked in the interviews, and which of those were answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.coding.evidence import Tuning
from qualcode.coding.question import Questions
from qualcode.errors import QualcodeError
from qualcode.language.sentences import sentences
from qualcode.model.codebook import Codebook, Construct
from qualcode.model.guide import Guide, Question
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.text import nearest

FEW = 5
"""So many words or fewer are no answer: `Ja, dat klopt wel hoor.`"""
_NOD = 3  # words with which an interviewer only shows to be listening


@dataclass(frozen=True)
class Asked:
    """In how many interviews a question was asked, and in how many of those it was answered."""

    asked: int = 0
    answered: int = 0

    def __add__(self, other: Asked) -> Asked:
        """Return what both have together."""
        return Asked(self.asked + other.asked, self.answered + other.answered)


@dataclass(frozen=True)
class Coverage:
    """What was asked of a guide; `counts` has an entry for each question and case that met.

    `interviews` tells how many interviews each case has, by the value of the attribute `by`; `uninformed` are the constructs
    about which the guide has no question.
    """

    guide: Guide
    by: str
    interviews: Mapping[str, int]
    counts: Mapping[tuple[str, str], Asked]
    uninformed: tuple[Construct, ...]

    def of(self, question: str, case: str) -> Asked:
        """Return what became of a question in a case."""
        return self.counts.get((question, case), Asked())

    def total(self, question: str) -> Asked:
        """Return what became of a question in all interviews."""
        return sum((self.of(question, case) for case in self.interviews), Asked())

    @property
    def never(self) -> tuple[Question, ...]:
        """Return the questions that were asked nowhere, in the order of the guide."""
        return tuple(question for _, _, question, _ in self.guide.questions() if not self.total(question.id).asked)


def coverage(study: Study, guide: Guide, *, book: Codebook | None = None, by: str | None = None) -> Coverage:
    """Return which questions of a guide were asked in the transcripts that were held with it; `book` is its codebook.

    Raises QualcodeError when no transcript was, or when none has the attribute `by`.
    """
    by = by or study.default_by()
    if by not in (names := study.attribute_names()):
        raise QualcodeError(f"no transcript has an attribute `{by}`", hint=nearest(by, names))
    held = [one for one in study.transcripts if (found := study.guide_of(one)) and found.guide == guide.guide]
    if not held:
        raise QualcodeError(f"no transcript is of an interview with guide `{guide.guide}`", hint=f"put `guide: {guide.guide}` above those that are")
    questions = Questions(guide)
    counts: dict[tuple[str, str], Asked] = {}
    for transcript in held:
        case = study.value(transcript, by)
        for question, answered in asked(transcript, questions).items():
            counts[question, case] = counts.get((question, case), Asked()) + Asked(1, int(answered))
    informed = {id for _, _, _, ids in guide.questions() for id in ids}
    uninformed = tuple(one for _, _, one in book.walk() if one.id not in informed) if book else ()
    interviews = Counter(study.value(transcript, by) for transcript in held)
    return Coverage(guide, by, dict(sorted(interviews.items())), counts, uninformed)


def asked(transcript: Transcript, questions: Questions) -> dict[str, bool]:
    """Return the ids of the questions that the interviewer asked, and whether the respondent answered in more than a few words."""
    found: dict[str, bool] = {}
    now: Sequence[str] = ()
    said = 0
    for turn in transcript.turns:
        speech = transcript.speech(turn)
        words = len(speech.split())
        if not turn.interviewer:
            said += words
            for id in now:
                found[id] = found[id] or said > FEW
        elif "?" in speech or words > _NOD:
            now, said = _recognised(speech, questions), 0
            for id in now:
                found.setdefault(id, False)
    return found


def _recognised(speech: str, questions: Questions) -> list[str]:
    """Return the guide's questions in what an interviewer says: as a whole, and sentence by sentence where these ask something."""
    parts = [speech, *(part for start, end in sentences(speech) if (part := speech[start:end]).rstrip().endswith("?"))]
    near = [questions.nearest(part, enough=Tuning().similar) for part in parts]
    return list(dict.fromkeys(one.question for one in near if one and one.question))

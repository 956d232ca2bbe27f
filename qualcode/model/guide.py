"""An interview guide: sections of questions that say which constructs they inform."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pydantic import Field

from qualcode.errors import Path
from qualcode.model.noun import Authored, Id, Noun, Text

_FILL_IN = re.compile(r"\{([^\W_]\w*(?:[-.]\w+)*)\}")


def fill(text: str, word: Callable[[str], str]) -> str:
    """Return text with `word(id)` in the place of each `{id}`."""
    return _FILL_IN.sub(lambda match: word(match[1]), text)


def fill_ins(text: str) -> list[str]:
    """Return the ids that stand in a text as `{id}`, in order."""
    return _FILL_IN.findall(text)


class FillIn(Noun):
    """A word that the interviewer fills in, used as `{id}` in the guide's texts."""

    id: Id
    label: Text
    example: str = ""


class Phase(Noun):
    """A period on the timeline that the interview walks along."""

    id: Id
    label: Text
    period: str = ""


class Question(Noun):
    """A question with its probes (also those of another question), and other wordings in which interviewers ask it."""

    id: Id
    ask: Text
    constructs: tuple[Id, ...] | None = None
    facets: dict[str, str] = Field(default_factory=dict)
    probes: tuple[Text, ...] = ()
    probes_of: Id | None = None
    fallback: tuple[Text, ...] = ()
    note: str = ""
    also: tuple[Text, ...] = ()


class Section(Noun):
    """A block of questions about one theme."""

    id: Id
    title: Text
    minutes: int | None = Field(default=None, ge=0)
    phase: Id | None = None
    constructs: tuple[Id, ...] = ()
    note: str = ""
    questions: tuple[Question, ...] = ()


class Step(Noun):
    """One step of a method."""

    id: Id
    label: Text
    ask: Text


class Method(Noun):
    """A way of asking in fixed steps, such as SCISSOR."""

    id: Id
    title: Text
    note: str = ""
    steps: tuple[Step, ...] = Field(min_length=1)


class Guide(Authored):
    """What an interviewer says and asks, in order."""

    guide: Id
    title: Text
    version: str = "1.0"
    language: str = "nl"
    codebook: Id | None = None
    duration: int | None = Field(default=None, ge=0)
    fill_ins: tuple[FillIn, ...] = ()
    introduction: str = ""
    phases: tuple[Phase, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
    methods: tuple[Method, ...] = ()
    warmup: tuple[Text, ...] = ()
    closing: str = ""

    def probes(self, question: Question) -> tuple[str, ...]:
        """Return what a question is probed with: what it shares with another question (`probes_of`), then its own."""
        other = next((one for _, _, one, _ in self.questions() if one.id == question.probes_of and one is not question), None)
        return (*(other.probes if other else ()), *question.probes)

    def questions(self) -> Iterator[tuple[Path, Section, Question, tuple[str, ...]]]:
        """Yield every question with its path in the file, its section and the constructs it informs."""
        for s, section in enumerate(self.sections):
            for q, question in enumerate(section.questions):
                informs = section.constructs if question.constructs is None else question.constructs
                yield ("sections", s, "questions", q), section, question, informs

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Yield every text in which a fill-in may stand, with its path in the file."""
        yield ("introduction",), self.introduction
        for n, phase in enumerate(self.phases):
            yield ("phases", n, "label"), phase.label
            yield ("phases", n, "period"), phase.period
        for s, section in enumerate(self.sections):
            yield ("sections", s, "title"), section.title
            yield ("sections", s, "note"), section.note
        for path, _, question, _ in self.questions():
            yield (*path, "ask"), question.ask
            yield (*path, "note"), question.note
            for name in ("probes", "fallback", "also"):
                yield from (((*path, name, n), text) for n, text in enumerate(getattr(question, name)))
        for m, method in enumerate(self.methods):
            yield ("methods", m, "note"), method.note
            yield from ((("methods", m, "steps", n, "ask"), step.ask) for n, step in enumerate(method.steps))
        yield ("closing",), self.closing

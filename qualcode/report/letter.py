"""Letters to the people a study asks: what study.yaml and the guide say, put in words by a template that a study can replace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from qualcode.model.guide import Guide
from qualcode.model.letter import Group, LetterSettings
from qualcode.model.study import Study
from qualcode.report import dutch, templating
from qualcode.report.blocks import Document
from qualcode.report.fillins import FillIns
from qualcode.report.markdown import escape
from qualcode.report.markup import read

LETTERS = ("informatiebrief", "uitnodiging", "voorbereiding", "flyer", "toestemming")
NUMBERS = ("time", "interviews")
SETTABLE = tuple(name for name in LetterSettings.model_fields if name not in ("form", "gains", "prepare", "stages", "groups"))
"""What can be said for one letter only, by its name in `letters:`."""


class Blank:
    """A fact that nobody wrote down: false in a template, and when it is shown all the same a marked blank, which is remembered."""

    def __init__(self, name: str, shown: list[str]) -> None:
        self._name, self._shown = name, shown

    def __bool__(self) -> bool:
        """Tell that there is nothing."""
        return False

    def __str__(self) -> str:
        if self._name not in self._shown:
            self._shown.append(self._name)
        return escape(dutch.blank(dutch.LETTER_FACTS[self._name]))


@dataclass(frozen=True)
class Letter:
    """A letter, with the names of the facts that were left blank in it."""

    document: Document
    blanks: tuple[str, ...]


@dataclass
class _Facts:
    """Makes facts of what is written down, and blanks of what is not."""

    shown: list[str] = field(default_factory=list)

    def __call__(self, name: str, text: str) -> str | Blank:
        return escape(text) if text.strip() else Blank(name, self.shown)


def resolved(study: Study, *, group: str | None = None, given: Mapping[str, str]) -> Study:
    """Return a study whose letters say what is given, else what a group says, else what they say to everybody."""
    letters = study.settings.letters
    own = letters.groups[group] if group else Group()
    said = {name: value for name in ("form", "time", "date", "location", "prepare") if (value := getattr(own, name))}
    told = {name: int(value) if name in NUMBERS else value for name, value in given.items() if name in SETTABLE}
    return replace(study, settings=study.settings.model_copy(update={"letters": letters.model_copy(update=said | told)}))


def build(study: Study, guide: Guide | None, kind: str, *, group: str | None = None, name: str = "") -> Letter:
    """Return a letter of a kind (see LETTERS) from a resolved study; `name` is to whom it is written.

    Raises QualcodeError when the study's own template, `templates/letter-<kind>.md.j2`, fails.
    """
    facts = _Facts()
    fill = FillIns(guide, study.settings.fill_ins) if guide else None
    words = dict(_words(study, guide, fill, group, facts))
    text = templating.fill(f"letter-{kind}.md.j2", study.root / "templates", **words, name=escape(name))
    title, blocks = read(text)
    document = Document(title or dutch.LETTERS[kind], study.settings.report.organisation, dutch.LETTERS[kind], "", blocks)
    return Letter(document, tuple(facts.shown))


def _words(study: Study, guide: Guide | None, fill: FillIns | None, group: str | None, facts: _Facts) -> Iterator[tuple[str, Any]]:
    settings, letters = study.settings, study.settings.letters
    for name in SETTABLE:
        value = getattr(letters, name)
        if name not in NUMBERS:
            yield name, facts(name, dutch.date(value))
    yield "title", escape(settings.title or settings.study)
    yield "organisation", facts("organisation", settings.report.organisation)
    yield "researchers", facts("researchers", dutch.enumeration(settings.report.authors) if settings.report.authors else "")
    yield "time", _time(letters.time, guide, facts)
    yield "interviews", facts("interviews", dutch.number(letters.interviews) if letters.interviews else "")
    yield "form", letters.form
    yield "what", dutch.FORMS[letters.form]
    yield "topics", tuple(map(escape, _topics(guide, fill))) or (Blank("topics", facts.shown),)
    yield "phases", escape(dutch.enumeration([fill(phase.label).lower() for phase in guide.phases])) if guide and fill and guide.phases else ""
    yield "prepare", tuple(map(escape, letters.prepare))
    yield "gains", tuple(map(escape, letters.gains)) or (Blank("gains", facts.shown),)
    yield "stages", tuple({"label": escape(one.label), "period": escape(dutch.date(one.period)), "text": escape(one.text)} for one in letters.stages)
    yield "groups", tuple(_group(id, one, letters, guide, facts) for id, one in letters.groups.items())
    yield "group", escape(letters.groups[group].label or group) if group else ""
    yield "text", escape(letters.groups[group].text) if group else ""
    yield "roles", escape(dutch.enumeration(_roles(study)))
    yield "pseudonyms", settings.privacy.pseudonyms
    yield "least", dutch.number(settings.privacy.min_group) if settings.privacy.min_group > 1 else ""


def _group(id: str, group: Group, letters: LetterSettings, guide: Guide | None, facts: _Facts) -> dict[str, str | Blank]:
    return {
        "label": escape(group.label or id),
        "what": dutch.FORMS[group.form or letters.form],
        "time": _time(group.time or letters.time, guide, facts),
        "date": facts("date", dutch.date(group.date or letters.date)),
    }


def _time(minutes: int | None, guide: Guide | None, facts: _Facts) -> str | Blank:
    """Return how long it takes in words: what is written down, else what the guide says."""
    known = minutes or (guide.duration if guide else None)
    return facts("time", dutch.duration(known) if known else "")


def _topics(guide: Guide | None, fill: FillIns | None) -> list[str]:
    """Return the titles of the sections that ask about something."""
    if guide is None or fill is None:
        return []
    return [fill(s.title) for s in guide.sections if s.constructs or any(question.constructs for question in s.questions)]


def _roles(study: Study) -> Sequence[str]:
    """Return the roles that a study speaks to, in plural."""
    known = study.settings.attributes.get(study.settings.role)
    return [dutch.role(value, 2) for value in known.values] if known else []

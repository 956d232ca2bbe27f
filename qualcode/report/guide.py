"""The printed guide: what the interviewer says and asks, in order, with room to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode.model.guide import Guide, Method, Question, Section
from qualcode.model.study import Study
from qualcode.report import dutch
from qualcode.report.blocks import Block, Box, Bullets, Document, Facts, Heading, Paragraph, Room, Table
from qualcode.report.fillins import FillIns

_STEP = 1.8  # centimetres to write on a step of a method
_TO_WRITE = "\u00a0"  # keeps a cell that is to be written in as high as a line
_BEGINS_WITH = "N.B."


@dataclass(frozen=True)
class _Print:
    """A guide with what is filled in, the labels of its constructs when these are shown, and the lines below each question."""

    guide: Guide
    fill: FillIns
    labels: Mapping[str, str] | None
    room: int
    respondent: bool = False


def build(study: Study, guide: Guide, *, fill: FillIns, labels: Mapping[str, str] | None = None, room: int = 3, respondent: bool = False) -> Document:
    """Return a guide to print; `labels` names the constructs that questions inform, without it these are not shown.

    For a `respondent` to write on, it has only what is said and asked.
    """
    made = _Print(guide, fill, labels, room, respondent)
    about = study.settings.title if study.settings.file else ""
    minutes = dutch.minutes(guide.duration) if guide.duration else ""
    kind = "" if respondent else dutch.GUIDE["guide"]
    subtitle = " · ".join(filter(None, (kind, about, minutes)))
    report = study.settings.report
    authors = dutch.enumeration(report.authors) if report.authors else report.organisation
    return Document(guide.title, subtitle, f"{kind} {guide.title}".strip(), authors, tuple(_blocks(made)))


def _blocks(made: _Print) -> Iterator[Block]:
    guide, fill = made.guide, made.fill
    if not made.respondent:
        yield Facts(tuple((name, value or _TO_WRITE) for name, value in dutch.GUIDE_FACTS))
    if not made.respondent and any(section.minutes for section in guide.sections):
        yield from _overview(made)
    if guide.introduction:
        if not made.respondent:
            yield Heading(dutch.GUIDE["introduction"])
        yield from map(Paragraph, fill.paragraphs(guide.introduction))
    shown: set[str] = set()
    for n, section in enumerate(guide.sections, 1):
        yield from _section(made, n, section)
        for method in guide.methods:
            if method.id not in shown and any(method.id in question.facets for question in section.questions):
                shown.add(method.id)
                yield from _method(made, method)
    for method in guide.methods:
        if method.id not in shown:
            yield from _method(made, method)
    if guide.closing:
        yield Heading(dutch.GUIDE["closing"])
        yield from map(Paragraph, fill.paragraphs(guide.closing))


def _overview(made: _Print) -> Iterator[Block]:
    """Yield the sections with their time, and when each should be done."""
    phases = {phase.id: made.fill(phase.label) for phase in made.guide.phases}
    rows: list[tuple[str | int, ...]] = []
    past = 0
    for n, section in enumerate(made.guide.sections, 1):
        past += section.minutes or 0
        phase = (phases.get(section.phase or "", ""),) if phases else ()
        rows.append((f"{n}  {made.fill(section.title)}", *phase, section.minutes or 0, past))
    columns = dutch.GUIDE_COLUMNS
    headers = (columns["section"], *((columns["phase"],) if phases else ()), columns["minutes"], columns["past"])
    yield Table(headers, tuple(rows), (0.46, 0.26, 0.14, 0.14) if phases else (0.7, 0.15, 0.15))
    yield Paragraph(dutch.GUIDE["reading"], note=True)


def _section(made: _Print, n: int, section: Section) -> Iterator[Block]:
    fill = made.fill
    yield Heading(f"{n}  {fill(section.title)}")
    if made.respondent:
        for m, question in enumerate(section.questions, 1):
            yield from _question(made, f"{n}.{m}", question)
        return
    phase = next((phase for phase in made.guide.phases if phase.id == section.phase), None)
    about = [dutch.minutes(section.minutes) if section.minutes else "", dutch.on_timeline(fill(phase.label), fill(phase.period)) if phase else ""]
    if any(about):
        yield Paragraph(" · ".join(filter(None, about)), note=True)
    if section.note:
        yield Box(dutch.GUIDE["note"], (_note(fill(section.note)),))
    if made.labels is not None and section.constructs:
        yield Paragraph(_informs(made.labels, section.constructs), note=True)
    for m, question in enumerate(section.questions, 1):
        yield from _question(made, f"{n}.{m}", question)


def _question(made: _Print, number: str, question: Question) -> Iterator[Block]:
    fill = made.fill
    yield Heading(f"{number}  {fill(question.ask)}", 2)
    if probes := made.guide.probes(question):
        yield Bullets(tuple(map(fill, probes)))
    if made.room and made.respondent:
        yield Room(made.room)
    if made.respondent:
        return
    if question.fallback:
        yield Paragraph(f"{dutch.GUIDE['fallback']} {' / '.join(map(fill, question.fallback))}", note=True)
    if question.note:
        yield Paragraph(f"{_BEGINS_WITH} {_note(fill(question.note))}", note=True)
    if made.labels is not None and question.constructs:
        yield Paragraph(_informs(made.labels, question.constructs), note=True)
    if made.room:
        yield Room(made.room)


def _method(made: _Print, method: Method) -> Iterator[Block]:
    """Yield the steps of a method as a table with room to write beside each."""
    columns = dutch.GUIDE_COLUMNS
    yield Heading(method.title, 2)
    if method.note and not made.respondent:
        yield Paragraph(made.fill(method.note), note=True)
    rows = tuple((f"{n}  {step.label}", made.fill(step.ask), "") for n, step in enumerate(method.steps, 1))
    yield Table((columns["step"], columns["ask"], columns["written"]), rows, (0.22, 0.4, 0.38), heights=(_STEP,) * len(rows))


def _informs(labels: Mapping[str, str], constructs: tuple[str, ...]) -> str:
    return f"{dutch.GUIDE['informs']} {dutch.enumeration([labels.get(id, id) for id in constructs])}."


def _note(text: str) -> str:
    return text.removeprefix(_BEGINS_WITH).strip()

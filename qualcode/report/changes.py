"""What changed between two states of a study: in the matrix, in what was summarised, and in which reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.report import dutch
from qualcode.report.blocks import Block, Bullets, Document, Facts, Heading, Paragraph, Table
from qualcode.report.findings import Findings
from qualcode.report.kinds.overzicht import marked

MOST = 60  # cells of the matrix that are listed
_FILES = 40


def build(old: Findings, new: Findings, *, revision: str, reports: Sequence[str]) -> Document:
    """Return what changed since a revision, for the people who look at it before it is taken over; `reports` are the files made anew."""
    title = f"{dutch.CHANGES} {revision}"
    return Document(title, new.study.settings.title or new.study.settings.study, title, "", tuple(_blocks(old, new, reports)))


def _blocks(old: Findings, new: Findings, reports: Sequence[str]) -> Iterator[Block]:
    was, now = (dict(_counts(one)) for one in (old, new))
    yield Facts(tuple((name, str(n) if n == was[name] else f"{was[name]} → {n}") for name, n in now.items()))
    moved = list(cells(old, new))
    if moved:
        yield Heading(dutch.MOVED)
        yield Paragraph(dutch.MARKS_EXPLAINED, note=True)
        heads = (new.study.label(new.by), dutch.COLUMNS["theme"], dutch.COLUMNS["was"], dutch.COLUMNS["is"])
        yield Table(heads, tuple(moved[:MOST]), (0.3, 0.34, 0.18, 0.18))
        if len(moved) > MOST:
            yield Paragraph(dutch.more(len(moved) - MOST, "cel", "cellen"), note=True)
    for head, lines in ((dutch.TALKS_CHANGED, list(_talks(old, new))), (dutch.SUMMARIES_CHANGED, list(_summaries(old, new)))):
        if lines:
            yield Heading(head)
            yield Bullets(tuple(lines))
    yield Heading(dutch.REPORTS_MADE)
    if not reports:
        yield Paragraph(dutch.NO_REPORTS_MADE)
        return
    yield Bullets(tuple(reports[:_FILES]))
    if len(reports) > _FILES:
        yield Paragraph(dutch.more(len(reports) - _FILES, "bestand", "bestanden"), note=True)


def _counts(one: Findings) -> Iterator[tuple[str, int]]:
    yield dutch.cases(one.study, one.by).capitalize(), len(one.cases)
    yield "Gesprekken", len(one.transcripts)
    yield dutch.COLUMNS["fragments"], len(one.fragments)
    yield dutch.COLUMNS["confirmed"], sum(fragment.confirmed for fragment in one.fragments)


def cells(old: Findings, new: Findings) -> Iterator[tuple[str, str, str, str]]:
    """Yield each cell of the matrix that is another: case, theme, and its counts before and now."""
    constructs = dict.fromkeys([*new.constructs, *old.constructs])
    for case in sorted({*old.cases, *new.cases}):
        before, after = (one.of_case(case) if case in one.cases else None for one in (old, new))
        for id in constructs:
            was, now = (marked(one, id) if one else "–" for one in (before, after))
            if was != now:
                yield case, new.label(id) if id in new.labels else old.label(id), was, now


def _talks(old: Findings, new: Findings) -> Iterator[str]:
    was, now = ({one.name: one for one in found.transcripts} for found in (old, new))
    for name in sorted({*was, *now}):
        if name not in was:
            yield f"{name} ({dutch.NEW})"
        elif name not in now:
            yield f"{name} ({dutch.GONE})"
        elif (was[name].body, was[name].attributes) != (now[name].body, now[name].attributes):
            yield f"{name} ({dutch.CHANGED})"


def _summaries(old: Findings, new: Findings) -> Iterator[str]:
    for case in sorted({*old.cases, *new.cases}):
        for id in dict.fromkeys([*new.constructs, *old.constructs]):
            was, now = (found.summary(id, case) for found in (old, new))
            if was and now and was.text != now.text:
                yield f"{case}: {new.label(id)} ({dutch.CHANGED})"
            elif (was is None) != (now is None):
                yield f"{case}: {(new if now else old).label(id)} ({dutch.NEW if now else dutch.GONE})"

"""Render many reports, shared out over the processors."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.report import kinds
from qualcode.report.blocks import Document
from qualcode.report.findings import Findings, findings
from qualcode.report.guard import Guard, texts
from qualcode.report.sections.memos import memos
from qualcode.store.share import processes, share

FIGURES = "figuren"
HOUSE_STYLE = "huisstijl.docx"
_EACH = 6  # reports for which a process is worth its start
Rendered = dict[str, str | bytes]


@dataclass(frozen=True)
class Job:
    """A report to be made: its kind, the case that it is about (empty for the whole study), and its file name without an ending."""

    kind: str
    case: str
    name: str


@dataclass(frozen=True)
class Renderer:
    """Makes reports of a study in some formats."""

    study: Study
    fragments: Sequence[Fragment]
    by: str
    formats: tuple[str, ...]
    memos: bool = False

    @cached_property
    def guard(self) -> Guard:
        """Return what looks for names; made once in each process."""
        return Guard(self.study)

    @cached_property
    def findings(self) -> Findings:
        """Return what the reports are about; made once in each process."""
        return findings(self.study, self.fragments, by=self.by)

    @cached_property
    def templates(self) -> pathlib.Path:
        """Return where a study keeps templates of its own."""
        return self.study.root / "templates"

    def document(self, job: Job) -> Document:
        """Return a report without its form; raises ProblemsError when it tells who somebody is."""
        about = self.findings.of_case(job.case) if job.case else self.findings
        document = kinds.builder(job.kind)(about)
        if self.memos:
            document = replace(document, blocks=(*document.blocks, *memos(about)))
        self.guard.check(texts(document), f"{job.kind} of {job.case}" if job.case else job.kind)
        return document

    def __call__(self, job: Job) -> Rendered:
        """Return the files of a report by their names; raises ProblemsError when it tells who somebody is."""
        document = self.document(job)
        made: Rendered = {}
        for format in self.formats:
            figures = f"{FIGURES}/{job.name}-"
            made[f"{job.name}.{format}"] = written(document, format, kind=job.kind, templates=self.templates, figures=figures)
            if format == "md":
                made |= {f"{figures}{figure.name}.svg": figure.svg for figure in document.figures}
        return made


def written(document: Document, format: str, *, templates: pathlib.Path, kind: str = "", figures: str = "") -> str | bytes:
    """Return a report in a format; `templates` is where the study keeps its own, `figures` what the names of pictures begin with in Markdown."""
    if format == "docx":
        from qualcode.report import word

        style = templates / HOUSE_STYLE
        return word.render(document, reference=style if style.is_file() else None)
    if format == "html":
        from qualcode.report import html

        return html.render(document, kind=kind, templates=templates)
    from qualcode.report import markdown

    return markdown.render(document, kind=kind, templates=templates, figures=figures)


def render(renderer: Renderer, jobs: Sequence[Job]) -> Iterator[tuple[Job, Rendered]]:
    """Yield each report with its files, in order."""
    parts = (renderer.study, renderer.fragments, renderer.by, renderer.formats, renderer.memos)
    made = share(Renderer, parts, jobs, jobs=processes(len(jobs), each=_EACH))
    yield from zip(jobs, made, strict=True)


def changed(now: Renderer, before: Renderer, wanted: Sequence[Job]) -> list[Job]:
    """Return the reports that are not what they were; when the study's own templates changed, that is all of them."""
    if _templates(now) != _templates(before):
        return list(wanted)
    return [job for job in wanted if (job.case and job.case not in before.findings.cases) or now.document(job) != before.document(job)]


def _templates(renderer: Renderer) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(renderer.templates.glob("*")) if path.is_file()}


def jobs(kinds_: Sequence[str], names: Mapping[str, str], *, cases: Sequence[str]) -> list[Job]:
    """Return the reports of some kinds: of each of the `cases`, or one of the whole study.

    `names` are the file names of all cases; a case that is called as a kind of report has another one already.
    """
    found: list[Job] = []
    for kind in kinds_:
        if kind == kinds.PER_CASE[0]:
            found += [Job(kind, case, names[case]) for case in cases]
        elif kind in kinds.PER_CASE:
            found += [Job(kind, case, f"{names[case]}-{kind}") for case in cases]
        else:
            found.append(Job(kind, "", kind))
    return found

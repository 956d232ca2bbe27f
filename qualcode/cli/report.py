"""`qualcode report`: reports of many kinds, in Markdown, Word and HTML."""

from __future__ import annotations

import pathlib
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import CodebookOption, StudyOption, open_cases
from qualcode.cli.progress import progress
from qualcode.coding.merge import fragments
from qualcode.errors import QualcodeError
from qualcode.report import kinds, render
from qualcode.report.sections import drawings
from qualcode.store import files
from qualcode.store.codings import load_codings
from qualcode.study import load
from qualcode.text import nearest, slug

EXAMPLE = 'Example: qualcode report --case "Bakkerij De Zon" --kind membercheck'


class Format(StrEnum):
    """What a report is written as."""

    MD = "md"
    DOCX = "docx"
    HTML = "html"


_USUAL = (Format.MD, Format.DOCX)


class Kind(StrEnum):
    """What a report is for."""

    CASUSVERSLAG = "casusverslag"
    MEMBERCHECK = "membercheck"
    OVERZICHT = "overzicht"
    THEMARAPPORT = "themarapport"
    TERUGKOPPELING = "terugkoppeling"
    EINDRAPPORT = "eindrapport"
    ALL = "all"


def report(
    transcripts: Annotated[
        list[pathlib.Path] | None, typer.Argument(help="Bare transcripts without a study; default: the whole study.", show_default=False)
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", "-k", help="Default: a casusverslag per case; may be repeated.", show_default=False)
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="ATTRIBUTE", help="The attribute that makes a case; default: that of study.yaml.", show_default=False)
    ] = None,
    case: Annotated[list[str] | None, typer.Option("--case", metavar="NAME", help="Only this case; may be repeated.", show_default=False)] = None,
    format: Annotated[list[Format] | None, typer.Option(help="Default: md and docx; may be repeated.", show_default=False)] = None,
    output: Annotated[
        pathlib.Path | None, typer.Option("--output", "-o", metavar="DIR", help="Default: build/report in the study.", show_default=False)
    ] = None,
    memos: Annotated[bool, typer.Option("--memos", help="Also show the memos about each case, or of the whole study.")] = False,
    changed: Annotated[
        str | None,
        typer.Option(
            "--changed", metavar="REVISION", help="Only what is other than at a git revision, and what moved in wijzigingen.md.", show_default=False
        ),
    ] = None,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """Write reports: a casusverslag per case, an overview, a report by theme, a final report and more."""
    opened, by = open_cases(study, transcripts or (), codebook, by=by)
    known = sorted({value for transcript in opened.study.transcripts if (value := opened.study.value(transcript, by))})
    for name in case or ():
        if name not in known:
            raise QualcodeError(f"no case is called `{name}`", hint=nearest(name, known))
    folder = output or opened.study.root / "build" / "report"
    if folder.is_file():
        raise QualcodeError(f"`{folder}` is a file, not a folder", hint="name a folder: -o DIR")
    wanted = _kinds(kind or [Kind.CASUSVERSLAG])
    formats = tuple(dict.fromkeys(one.value for one in format or _USUAL))
    jobs = render.jobs(wanted, _file_names(known), cases=[name for name in known if not case or name in case])
    found = fragments(opened.study, opened.codings)
    if not drawings.available() and set(wanted) & {"overzicht", "themarapport", "eindrapport"}:
        say.note('pictures are left out, for matplotlib is not installed: pip install "qualcode[pictures]"')
    renderer = render.Renderer(opened.study, found, by, formats, memos)
    if changed is not None:
        jobs = _changed(changed, renderer, jobs, folder)
    with progress("reports", len(jobs)) as step:
        for _, made in render.render(renderer, jobs):
            for name, content in made.items():
                files.write(folder / name, content)
            step(1)
    said = [say.count(n, one, _MANY.get(one, f"{one}s")) for one in wanted if (n := sum(job.kind == one for job in jobs)) or changed is None]
    say.note(f"{say.short(folder)}: {', '.join(said) or 'nothing changed'} ({' and '.join(formats)})")


def _changed(revision: str, now: render.Renderer, jobs: list[render.Job], folder: pathlib.Path) -> list[render.Job]:
    """Return the reports that are other than at a revision, and write what moved to wijzigingen.md."""
    from qualcode.report import changes, markdown
    from qualcode.report.guard import texts
    from qualcode.store import revision as revisions

    with revisions.at(now.study.root, revision) as root:
        old, _ = load.load_study(root)
        before = render.Renderer(old, fragments(old, load_codings(old)[0]), now.by, now.formats, now.memos)
        made = render.changed(now, before, jobs)
        names = [f"{job.name}.{format}" for job in made for format in now.formats]
        document = changes.build(before.findings, now.findings, revision=revision, reports=names)
        now.guard.check(texts(document), "wijzigingen.md")
        files.write(folder / "wijzigingen.md", markdown.render(document))
    return made


_MANY = {"casusverslag": "casusverslagen", "themarapport": "themarapporten", "eindrapport": "eindrapporten"}


def _kinds(wanted: list[Kind]) -> tuple[str, ...]:
    """Return the kinds that were asked for, each once."""
    return kinds.KINDS if Kind.ALL in wanted else tuple(dict.fromkeys(one.value for one in wanted))


def _file_names(names: list[str]) -> dict[str, str]:
    """Return a file name for each case, all different also when only accents or marks tell the cases apart, and none that of a report."""
    taken = {f" {kind}": kind for kind in kinds.KINDS}
    for name in names:
        base, n = slug(name), 1
        while (candidate := base if n == 1 else f"{base}-{n}") in taken.values():
            n += 1
        taken[name] = candidate
    return {name: taken[name] for name in names}

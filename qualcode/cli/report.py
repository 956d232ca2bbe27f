"""`qualcode report`: a casusverslag per case, in Markdown and Word."""

from __future__ import annotations

import pathlib
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import CodebookOption, StudyOption, open_sound
from qualcode.cli.progress import progress
from qualcode.coding.merge import fragments
from qualcode.errors import QualcodeError
from qualcode.report import casusverslag
from qualcode.report.render import render
from qualcode.store import files
from qualcode.text import nearest, slug

EXAMPLE = 'Example: qualcode report --case "Bakkerij De Zon" --format docx'


class Format(StrEnum):
    """What a report is written as."""

    MD = "md"
    DOCX = "docx"


def report(
    transcripts: Annotated[
        list[pathlib.Path] | None, typer.Argument(help="Bare transcripts without a study; default: the whole study.", show_default=False)
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="ATTRIBUTE", help="The attribute that makes a case; default: that of study.yaml.", show_default=False)
    ] = None,
    case: Annotated[list[str] | None, typer.Option("--case", metavar="NAME", help="Only this case; may be repeated.", show_default=False)] = None,
    format: Annotated[list[Format] | None, typer.Option(help="Default: both; may be repeated.", show_default=False)] = None,
    output: Annotated[
        pathlib.Path | None, typer.Option("--output", "-o", metavar="DIR", help="Default: build/report in the study.", show_default=False)
    ] = None,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """Write one casusverslag per case, in Markdown and Word."""
    opened = open_sound(study, transcripts or (), codebook)
    if not opened.study.transcripts:
        raise QualcodeError("the study has no transcripts", hint="put interviews in its folder transcripts/, as text files (.txt)")
    by = by or opened.study.default_by()
    known = casusverslag.cases(opened.study, by)
    if not known:
        raise QualcodeError(f"no transcript has an attribute `{by}`", hint=nearest(by, opened.study.attribute_names()))
    for name in case or ():
        if name not in known:
            raise QualcodeError(f"no case is called `{name}`", hint=nearest(name, known))
    folder = output or opened.study.root / "build" / "report"
    if folder.is_file():
        raise QualcodeError(f"`{folder}` is a file, not a folder", hint="name a folder: -o DIR")
    merged = fragments(opened.study, opened.codings)
    names = [name for name in known if not case or name in case]
    paths = _file_names(known)
    kinds = tuple(dict.fromkeys(kind.value for kind in format or Format))
    with progress("reports", len(names)) as step:
        for name, made in render(opened.study, merged, names, by=by, kinds=kinds):
            for kind, content in made.items():
                files.write(folder / f"{paths[name]}.{kind}", content)
            step(1)
    say.note(f"{say.short(folder)}: {say.count(len(names), 'casusverslag', 'casusverslagen')} ({' and '.join(kinds)})")


def _file_names(names: list[str]) -> dict[str, str]:
    """Return a file name for each case, all different also when only accents or marks tell the cases apart."""
    taken: dict[str, str] = {}
    for name in names:
        base, n = slug(name), 1
        while (candidate := base if n == 1 else f"{base}-{n}") in taken.values():
            n += 1
        taken[name] = candidate
    return taken

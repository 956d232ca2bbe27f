"""`qualcode html`: the study as one page to look around in."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import CodebookOption, StudyOption, open_cases
from qualcode.coding.merge import fragments
from qualcode.errors import QualcodeError
from qualcode.model.transcript import PSEUDONYMISED
from qualcode.store import files
from qualcode.text import slug

EXAMPLE = "Example: qualcode html -o overzicht.html"


def html(
    transcripts: Annotated[
        list[pathlib.Path] | None, typer.Argument(help="Bare transcripts without a study; default: the whole study.", show_default=False)
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="ATTRIBUTE", help="The attribute that makes a case; default: that of study.yaml.", show_default=False)
    ] = None,
    without_transcripts: Annotated[bool, typer.Option("--without-transcripts", help="Show the fragments, and not all that was said.")] = False,
    output: Annotated[
        pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: build/<study>.html in the study.", show_default=False)
    ] = None,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """Write one page of HTML with matrix, fragments, interviews and codebook to look around in."""
    from qualcode.report.site.page import render

    opened, by = open_cases(study, transcripts or (), codebook, by=by)
    path = output or opened.study.root / "build" / f"{slug(opened.study.settings.study)}.html"
    if path.is_dir():
        raise QualcodeError(f"`{path}` is a folder, not a file", hint=f"name a file: -o {path / 'overzicht.html'}")
    if named := sum(one.attributes.get(PSEUDONYMISED, "").casefold() != "ja" for one in opened.study.transcripts):
        what = f"{say.count(named, 'transcript')} may hold names of people"
        say.note(f"{what}\n    hint: replace them before you share the page: qualcode pseudonymise")
    merged = fragments(opened.study, opened.codings)
    files.write(path, render(opened.study, merged, opened.codings, by=by, transcripts=not without_transcripts))
    say.note(f"{say.short(path)}: {say.count(len(merged), 'fragment')} in {say.count(len(opened.study.transcripts), 'transcript')}")

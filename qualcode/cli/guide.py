"""`qualcode guide`: an interview guide as a tree, on paper, or against what was asked."""

from __future__ import annotations

import pathlib
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import StudyOption, library_root, name_or_only
from qualcode.errors import QualcodeError
from qualcode.study import load

EXAMPLE = "Example: qualcode guide leren-van-fouten --format docx --set interviewer=Noor"


class Format(StrEnum):
    """What a guide, or its coverage, is written as."""

    DOCX = "docx"
    MD = "md"
    HTML = "html"
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Handout(StrEnum):
    """What is given to the respondent."""

    TIJDLIJN = "tijdlijn"
    VRAGEN = "vragen"


PAPER = (Format.DOCX, Format.MD, Format.HTML)
FIGURES = (Format.TABLE, Format.CSV, Format.MD, Format.JSON)


def guide(
    name: Annotated[str | None, typer.Argument(help="Guide; default: that of the study here.", show_default=False)] = None,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the guides of the library and of the study.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Also show probes, fallback questions, notes and other wordings.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the whole guide as JSON.")] = False,
    format: Annotated[
        Format | None, typer.Option(help="Print it: docx, md or html; with --coverage: table, csv, md or json.", show_default=False)
    ] = None,
    output: Annotated[
        pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: build/ in the study.", show_default=False)
    ] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A fill-in of the guide; may be repeated.", show_default=False)
    ] = None,
    handout: Annotated[
        Handout | None,
        typer.Option(help="Print for the respondent: the timeline of its phases on A3, or the questions to write on.", show_default=False),
    ] = None,
    constructs: Annotated[bool, typer.Option("--constructs", help="Print which constructs the questions inform.")] = False,
    room: Annotated[int, typer.Option("--room", metavar="LINES", min=0, max=40, help="Lines to write on below each question.")] = 3,
    coverage: Annotated[bool, typer.Option("--coverage", help="Show which questions were asked and answered in the transcripts.")] = False,
    by: Annotated[
        str | None, typer.Option(metavar="ATTRIBUTE", help="With --coverage: columns; default: the study's case.", show_default=False)
    ] = None,
    study: StudyOption = None,
) -> None:
    """Show the sections and questions of a guide, print it with room to write, or show what was asked of it."""
    root = library_root(study)
    if list_:
        from qualcode.cli.library import print_guides

        print_guides(root, as_json=json)
        return
    chosen = name_or_only("guides", name, study)
    if coverage:
        from qualcode.cli.coverage import print_coverage

        _allow(format, FIGURES, "the coverage of a guide")
        kind = format or (Format.JSON if json else None)
        print_coverage(chosen if name else None, study, by=by, format=kind.value if kind else None, output=output)
    elif format or output or set_ or handout or constructs:
        from qualcode.cli.guideprint import print_on_paper

        _allow(format, PAPER, "a guide")
        values = list(set_ or ())
        print_on_paper(
            chosen,
            root,
            format=format.value if format else None,
            output=output,
            options=values,
            handout=handout.value if handout else None,
            constructs=constructs,
            room=room,
        )
    else:
        _show(chosen, root, full=full, json=json)


def _show(name: str, root: pathlib.Path, *, full: bool, json: bool) -> None:
    found, problems = load.load_guide(name, root)
    say.problems(problems)
    if json:
        say.as_json(found.model_dump(by_alias=True, exclude_defaults=True))
        return
    from qualcode.cli.trees import print_guide

    print_guide(found, full=full)


def _allow(format: Format | None, kinds: tuple[Format, ...], what: str) -> None:
    if format and format not in kinds:
        raise QualcodeError(f"{what} is not written as {format.value}", hint="choose one of: " + ", ".join(kind.value for kind in kinds))

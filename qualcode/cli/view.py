"""`qualcode view`: a named way of looking at what was coded, written as data in a codebook or in study.yaml."""

from __future__ import annotations

import pathlib
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli import output as to
from qualcode.cli import say
from qualcode.cli.open import StudyOption, open_cases, open_sound
from qualcode.coding.merge import fragments
from qualcode.errors import ProblemsError, QualcodeError
from qualcode.text import nearest

if TYPE_CHECKING:
    from qualcode.model.study import Study
    from qualcode.model.view import View
    from qualcode.report.blocks import Document

EXAMPLE = "Example: qualcode view scissor -o casus.docx"


class Format(StrEnum):
    """What a view is written as."""

    TABLE = "table"
    MD = "md"
    DOCX = "docx"
    HTML = "html"


def view(
    name: Annotated[str | None, typer.Argument(help="Which view; without a name they are listed.", show_default=False)] = None,
    case: Annotated[str | None, typer.Option("--case", metavar="NAME", help="Of this case only.", show_default=False)] = None,
    by: Annotated[
        str | None, typer.Option(metavar="ATTRIBUTE", help="The attribute that makes a case; default: that of study.yaml.", show_default=False)
    ] = None,
    format: Annotated[Format | None, typer.Option(help="Default: what the name after -o says, else table.", show_default=False)] = None,
    output: Annotated[pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)] = None,
    study: StudyOption = None,
) -> None:
    """Show a named view of the study: a casus in steps, a quadrant, a market place and so on."""
    kind = to.chosen(format, output, Format, example="beeld")
    if name is None:
        _list(open_sound(study).study)
        return
    opened, by = open_cases(study, by=by)
    chosen = _chosen(opened.study, name)
    from qualcode.report import views
    from qualcode.report.findings import findings
    from qualcode.report.guard import Guard, texts

    found = findings(opened.study, fragments(opened.study, opened.codings), by=by)
    if case and case not in found.cases:
        raise QualcodeError(f"no case is called `{case}`", hint=nearest(case, list(found.cases)))
    document = views.build(found.of_case(case) if case else found, chosen)
    Guard(opened.study).check(texts(document), f"view {name}")
    _show(document, kind, output, opened.study)


def _list(study: Study) -> None:
    known = study.views()
    for id, one in known.items():
        typer.echo(f"{id}: {one.title}")
    if not known:
        say.note("the study's codebooks have no views; they are told of in codebooks/README.md")


def _chosen(study: Study, name: str) -> View:
    """Return a view by its name; raises QualcodeError when there is none, ProblemsError when it needs what the codebooks do not have."""
    from qualcode.check.rules.views import lacking

    known = study.views()
    if name not in known:
        raise QualcodeError(f"no view is called `{name}`", hint=nearest(name, list(known)) or "the study's codebooks have no views")
    if problems := list(lacking(study, known[name])):
        raise ProblemsError(problems)
    return known[name]


def _show(document: Document, format: Format, output: pathlib.Path | None, study: Study) -> None:
    if format is Format.TABLE:
        from qualcode.cli.page import print_page

        if output is not None:
            raise QualcodeError("a table is for the terminal", hint="name another format: --format md")
        print_page(document)
        return
    from qualcode.report.render import written

    to.put(written(document, format.value, templates=study.root / "templates"), output)

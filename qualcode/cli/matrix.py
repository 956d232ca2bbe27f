"""`qualcode matrix`: cases against themes, or any two things against each other."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.analysis import axis
from qualcode.analysis.contrast import contrast
from qualcode.analysis.cooccurrence import cooccurrence, together
from qualcode.analysis.matrix import TEXTUAL, Cells, Matrix
from qualcode.analysis.matrix import matrix as cross
from qualcode.cli import output as to
from qualcode.cli import say
from qualcode.cli.counted import Counted, counted_in
from qualcode.cli.open import CodebookOption, StudyOption
from qualcode.coding.unit import Unit
from qualcode.errors import QualcodeError
from qualcode.model.study import Study

EXAMPLE = "Example: qualcode matrix --by bedrijf --columns aspecten --cells summary -o overzicht.xlsx"


class Format(StrEnum):
    """What a matrix is written as."""

    TABLE = "table"
    CSV = "csv"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    SVG = "svg"
    PNG = "png"
    JSON = "json"


def matrix(
    transcripts: Annotated[
        list[str] | None,
        typer.Argument(help="Bare transcripts without a study; default: the whole study. With --accept: constructs.", show_default=False),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT", help="Rows: an attribute, role, constructs, conditions, or an id; default: the study's case.", show_default=False
        ),
    ] = None,
    columns: Annotated[
        str, typer.Option(metavar="WHAT", help="constructs, conditions, role, an attribute, or the id of a group, facet or construct.")
    ] = "constructs",
    cells: Annotated[
        Cells,
        typer.Option(
            help="count (+ helps, − hinders, ? undecided), people, cases, share of the row, balance, quotes, the researcher's summary, "
            "or framework: summary, counts and quotes."
        ),
    ] = Cells.COUNT,
    where: Annotated[
        str | None, typer.Option(metavar="QUERY", help="Count only what a query finds, as `qualcode find` does.", show_default=False)
    ] = None,
    rolled_up: Annotated[bool, typer.Option("--rolled-up", help="Count a construct with all below it.")] = False,
    totals: Annotated[bool, typer.Option("--totals", help="Add totals, in which each person and case counts once.")] = False,
    sort: Annotated[
        str, typer.Option(metavar="BY", help="Order of the rows: name, total, or the id of a column, largest first.", show_default=False)
    ] = "",
    compare: Annotated[
        str | None,
        typer.Option(
            metavar="ONE,OTHER", help="Which share of the people of two groups speak of each theme, and the difference.", show_default=False
        ),
    ] = None,
    within: Annotated[
        Unit | None,
        typer.Option(help="With constructs as rows and columns: in what they are together; default: sentence.", show_default=False),
    ] = None,
    edit: Annotated[
        str | None,
        typer.Option(metavar="CASE", help="Write the empty summaries of a case in your editor, their quotes beside them.", show_default=False),
    ] = None,
    scaffold: Annotated[bool, typer.Option("--scaffold", help="With --edit: put them in the file of the case, and open no editor.")] = False,
    accept: Annotated[
        str | None, typer.Option(metavar="CASE", help="Say that summaries of a case are right for the codings as they are now.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="With --edit or --accept: write nothing.")] = False,
    format: Annotated[Format | None, typer.Option(help="Default: what the name after -o says, else table.", show_default=False)] = None,
    output: Annotated[pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)] = None,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """Set cases against themes; empty cells stay visible.

    As svg or png it is a heat map of counts, balance or people.

    Anything can be set against anything: --by role, --by constructs --columns role. Constructs against constructs are counted where
    they occur together. A name that is both an attribute and a construct is written construct:NAME or attribute:NAME.
    """
    if edit is not None or accept is not None:
        _written_down(
            study, codebook, edit=edit, accept=accept, where=where, ids=transcripts or (), columns=columns, scaffold=scaffold, dry_run=dry_run
        )
        return
    if scaffold or dry_run:
        raise QualcodeError("there is nothing to write", hint="name a case: --edit CASE or --accept CASE")
    chosen = to.chosen(format, output, Format, example="matrix")
    choice = Choice(by, columns, cells, rolled_up, totals, sort, compare, within)
    bare = [pathlib.Path(name) for name in transcripts or ()]
    counted = counted_in(study, bare, codebook, where=where, alike=choice.alike)
    if counted.empty and cells is not Cells.SUMMARY:
        say.note("nothing is coded yet; run: qualcode code")
    _show(counted.study, made(counted, choice), chosen, output)


def _written_down(
    study: pathlib.Path | None,
    codebook: str | None,
    *,
    edit: str | None,
    accept: str | None,
    where: str | None,
    ids: Sequence[str],
    columns: str,
    scaffold: bool,
    dry_run: bool,
) -> None:
    """Write summaries of a case, or say that they are right."""
    from qualcode.cli import summaries

    if edit is not None and (accept is not None or ids):
        raise QualcodeError("--edit is for one case at a time", hint="name its themes with: --columns")
    counted = counted_in(study, (), codebook, where=where)
    if accept is not None:
        summaries.accept(counted, accept, ids, dry_run=dry_run)
    elif edit is not None:
        themes = axis.columns(counted.study, columns)
        if not themes.of_constructs:
            raise QualcodeError("summaries are written per construct", hint="choose constructs, a group or a construct as --columns")
        summaries.edit(counted, edit, [member.id for member in themes.members], scaffold=scaffold, dry_run=dry_run)


@dataclass(frozen=True)
class Choice:
    """Which matrix is wanted."""

    by: str | None
    columns: str
    cells: Cells
    rolled_up: bool
    totals: bool
    sort: str
    compare: str | None
    within: Unit | None

    def alike(self, study: Study) -> bool:
        """Tell whether nothing needs the words or the places of fragments, so that those that are alike can be counted together."""
        return self.cells not in TEXTUAL and not self.places(study)

    def places(self, study: Study) -> bool:
        """Tell whether it is of constructs against constructs, which are together where they stand."""
        return self.by is not None and self.compare is None and together(study, self.by, self.columns)


def made(counted: Counted, choice: Choice) -> Matrix:
    """Return the matrix that is wanted; raises QualcodeError when its parts do not go together."""
    study, found, by = counted.study, counted.found, choice.by or counted.study.default_by()
    if choice.compare is not None:
        if choice.cells is not Cells.COUNT or choice.within or choice.totals:
            raise QualcodeError("groups are compared by people", hint="leave out --cells, --within and --totals")
        return contrast(study, found, choice.compare, by=choice.by, columns=choice.columns, rolled_up=choice.rolled_up, sort=choice.sort)
    if choice.places(study):
        if choice.totals:
            raise QualcodeError("constructs that occur together have no totals", hint="leave out --totals")
        unit = choice.within or Unit.SENTENCE
        return cooccurrence(
            study, found, by=by, columns=choice.columns, within=unit, cells=choice.cells, rolled_up=choice.rolled_up, sort=choice.sort
        )
    if choice.within:
        raise QualcodeError("--within is for constructs against constructs", hint="add: --by constructs --columns constructs")
    return cross(
        study,
        found,
        by=by,
        columns=choice.columns,
        cells=choice.cells,
        rolled_up=choice.rolled_up,
        totals=choice.totals,
        sort=choice.sort,
        every=counted.every,
    )


def _show(study: Study, table: Matrix, chosen: Format, output: pathlib.Path | None) -> None:
    if table.textual:
        from qualcode.report.grid import grid
        from qualcode.report.guard import Guard

        Guard(study).check((cell for row in grid(table).rows for cell in row), "matrix")
    if chosen is Format.TABLE and output is None:
        from qualcode.cli.grid import print_matrix

        print_matrix(table)
        return
    to.put(_written(study, table, chosen, to_file=output is not None), output)


def _written(study: Study, table: Matrix, kind: Format, *, to_file: bool) -> str | bytes:
    from qualcode.report import grid

    match kind:
        case Format.SVG | Format.PNG:
            from qualcode.report import heatmap

            drawn = heatmap.render(table)
            return drawn.svg if kind is Format.SVG else drawn.png
        case Format.XLSX:
            from qualcode.report import spreadsheet

            return spreadsheet.render(table)
        case Format.DOCX:
            from qualcode.report import word

            return word.render(grid.document(study, table))
        case Format.HTML:
            from qualcode.report import html

            return html.render(grid.document(study, table, whole=True))
        case Format.CSV:
            return ("\ufeff" if to_file else "") + grid.to_csv(table)  # Excel knows UTF-8 by the mark
        case Format.JSON:
            return grid.to_json(table)
        case _:
            return grid.to_markdown(table)

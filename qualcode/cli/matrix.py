"""`qualcode matrix`: cases against themes."""

from __future__ import annotations

import pathlib
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import CodebookOption, StudyOption, open_sound
from qualcode.coding.merge import fragments
from qualcode.errors import QualcodeError
from qualcode.store import files
from qualcode.study import library

if TYPE_CHECKING:
    from qualcode.analysis.matrix import Matrix

EXAMPLE = "Example: qualcode matrix --by bedrijf --columns aspecten --cells summary -o overzicht.xlsx"


class Cells(StrEnum):
    """What a cell holds."""

    COUNT = "count"
    BALANCE = "balance"
    PEOPLE = "people"
    QUOTES = "quotes"
    SUMMARY = "summary"


class Format(StrEnum):
    """What a matrix is written as."""

    TABLE = "table"
    CSV = "csv"
    MD = "md"
    XLSX = "xlsx"
    SVG = "svg"
    PNG = "png"
    JSON = "json"


def matrix(
    transcripts: Annotated[
        list[pathlib.Path] | None, typer.Argument(help="Bare transcripts without a study; default: the whole study.", show_default=False)
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="ATTRIBUTE", help="Rows: an attribute of the transcripts; default: the study's case.", show_default=False)
    ] = None,
    columns: Annotated[str, typer.Option(metavar="WHAT", help="constructs, conditions, or the id of a group or facet.")] = "constructs",
    cells: Annotated[
        Cells, typer.Option(help="count (+ helps, − hinders, ? undecided), balance, people, quotes, or the researcher's summary.")
    ] = Cells.COUNT,
    format: Annotated[Format | None, typer.Option(help="Default: what the name after -o says, else table.", show_default=False)] = None,
    output: Annotated[pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)] = None,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """Set cases against themes; empty cells stay visible.

    As svg or png it is a heat map of counts, balance or people.
    """
    from qualcode.analysis.matrix import matrix as cross

    chosen = format or _from_name(output)
    opened = open_sound(study, transcripts or (), codebook)
    if opened.study.transcripts and not opened.study.codebooks:
        known = ", ".join(library.available("codebooks", opened.study.root))
        raise QualcodeError("no codebook is named", hint=f"add `codebook: …` to the front matter or to study.yaml, or: --codebook NAME ({known})")
    if not opened.codings and cells is not Cells.SUMMARY:
        say.note("nothing is coded yet; run: qualcode code")
    table = cross(opened.study, fragments(opened.study, opened.codings), by=by, columns=columns, cells=cells.value)
    if table.textual:
        from qualcode.report.grid import grid
        from qualcode.report.guard import Guard

        Guard(opened.study).check((cell for row in grid(table).rows for cell in row), "matrix")
    if chosen is Format.TABLE and output is None:
        from qualcode.cli.grid import print_matrix

        print_matrix(table)
        return
    content = _written(table, chosen, to_file=output is not None)
    if output is None:
        if isinstance(content, bytes):
            what = "a picture of dots" if chosen is Format.PNG else "a spreadsheet"
            raise QualcodeError(f"{what} cannot be shown here", hint=f"write it to a file: -o matrix.{chosen}")
        typer.echo(content, nl=False)
    else:
        files.write(output, content)
        say.note(f"wrote {output}")


def _from_name(output: pathlib.Path | None) -> Format:
    if output is None:
        return Format.TABLE
    suffix = output.suffix.lstrip(".").lower()
    if suffix not in {kind.value for kind in Format} - {"table"}:
        raise QualcodeError(
            f"cannot tell from `{output.name}` what to write", hint="end the name in .csv, .md, .xlsx, .json, .svg or .png, or add --format"
        )
    return Format(suffix)


def _written(table: Matrix, kind: Format, *, to_file: bool) -> str | bytes:
    from qualcode.report import grid

    if kind in (Format.SVG, Format.PNG):
        from qualcode.report import heatmap

        drawn = heatmap.render(table)
        return drawn.svg if kind is Format.SVG else drawn.png
    if kind is Format.XLSX:
        from qualcode.report import spreadsheet

        return spreadsheet.render(table)
    if kind is Format.CSV:
        return ("\ufeff" if to_file else "") + grid.to_csv(table)  # Excel knows UTF-8 by the mark
    return grid.to_json(table) if kind is Format.JSON else grid.to_markdown(table)

"""`qualcode saturation`: what each interview added."""

from __future__ import annotations

import csv
import io
import json
import pathlib
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.analysis.saturation import DATE, Interview, since
from qualcode.analysis.saturation import saturation as measure
from qualcode.cli import output as to
from qualcode.cli import say
from qualcode.cli.open import StudyOption, open_sound
from qualcode.coding.merge import fragments
from qualcode.errors import QualcodeError
from qualcode.model.study import Study
from qualcode.text import nearest

EXAMPLE = "Example: qualcode saturation --confirmed --format csv"
_HEAD = ("transcript", "date", "fragments", "constructs", "new", "total", "names")


class Format(StrEnum):
    """How it is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    SVG = "svg"
    PNG = "png"


_DRAWN = (Format.SVG, Format.PNG)


def saturation(
    coder: Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Only what this coder coded.", show_default=False)] = None,
    confirmed: Annotated[bool, typer.Option("--confirmed", help="Only what a person confirmed.")] = False,
    format: Annotated[
        Format | None, typer.Option(help="Default: what the name after -o says, else table; svg and png are a curve.", show_default=False)
    ] = None,
    output: Annotated[pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)] = None,
    study: StudyOption = None,
) -> None:
    """Show which constructs each interview added, in order of date.

    When new interviews add nothing more, more of them will not either.
    """
    chosen = to.chosen(format, output, Format, example="verzadiging")
    opened = open_sound(study)
    coders = sorted({coding.coder for coding in opened.codings})
    if coder and coder not in coders:
        raise QualcodeError(f"`{coder}` has coded nothing here", hint=nearest(coder, coders))
    codings = [coding for coding in opened.codings if coder in (None, coding.coder)]
    found = measure(opened.study, [one for one in fragments(opened.study, codings) if one.confirmed or not confirmed])
    if chosen is Format.TABLE:
        _print(found)
        _tell(found, len(opened.study.transcripts))
        return
    to.put(_written(opened.study, found, chosen), output)


def _written(study: Study, found: list[Interview], kind: Format) -> str | bytes:
    if kind in _DRAWN:
        from qualcode.report.sections.drawings import curve_of

        drawn = curve_of(study, found)
        return drawn.png if kind is Format.PNG else drawn.svg
    return _csv(found) if kind is Format.CSV else json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2) + "\n"


def _cells(one: Interview) -> tuple[str, ...]:
    return (one.transcript, one.date, *map(str, (one.fragments, one.constructs, len(one.new), one.total)), ", ".join(one.new))


def _csv(found: list[Interview]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_HEAD)
    table.writerows(_cells(one) for one in found)
    return out.getvalue()


def _print(found: list[Interview]) -> None:
    from rich.table import Table

    from qualcode.cli.fragments import console

    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    for name in _HEAD:
        table.add_column(name, justify="right" if name in _HEAD[2:6] else "left", no_wrap=name == "date")
    for one in found:
        table.add_row(*_cells(one))
    console().print(table)


def _tell(found: list[Interview], transcripts: int) -> None:
    """Say since when nothing new was heard, and what was left out or has no date."""
    if left := transcripts - len(found):
        say.note(f"{say.count(left, 'transcript')} without fragments left out")
    if undated := [one.transcript for one in found if not one.date]:
        say.note(f"{say.count(len(undated), 'interview')} without a date put last; write `{DATE}: 2026-03-02` above: {', '.join(undated)}")
    if found:
        n = since(found)
        say.note(f"nothing new after interview {n} of {len(found)}" if n < len(found) else "the last interview still added something")

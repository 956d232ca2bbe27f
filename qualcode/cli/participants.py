"""`qualcode participants`: who was interviewed where, and who is still missing."""

from __future__ import annotations

import pathlib
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.analysis.participants import participants as find
from qualcode.cli.open import StudyOption, study_root
from qualcode.cli.page import emit, kind_of
from qualcode.cli.paper import put
from qualcode.errors import ProblemsError, QualcodeError, has_errors
from qualcode.report import participants as page
from qualcode.report.guard import Guard, texts
from qualcode.report.printed import Kind
from qualcode.study import load

EXAMPLE = "Example: qualcode participants --format docx"


class Format(StrEnum):
    """What the participants are written as."""

    TABLE = "table"
    CSV = "csv"
    MD = "md"
    JSON = "json"
    DOCX = "docx"


def participants(
    format: Annotated[Format | None, typer.Option(help="Default: what the name after -o says, else table.", show_default=False)] = None,
    output: Annotated[pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)] = None,
    study: StudyOption = None,
) -> None:
    """Count who was interviewed where, by role only, with the spread over what the study selects by and its gaps."""
    kind = kind_of(format.value if format else None, output, tuple(one.value for one in Format))
    loaded, problems = load.load_study(study_root(study))
    if has_errors(problems):
        raise ProblemsError([problem for problem in problems if problem.level == "error"])
    if not loaded.transcripts:
        raise QualcodeError("the study has no transcripts", hint="put interviews in its folder transcripts/, as text files (.txt)")
    found = find(loaded)
    document = page.build(loaded, found)
    if kind == "docx":
        put(document, Kind.DOCX, loaded, output=output, name="deelnemers")
        return
    Guard(loaded).check(texts(document), "participants")
    emit(kind, output, document, csv=lambda: page.to_csv(loaded, found), json=lambda: page.to_json(loaded, found))

"""`qualcode check`: all problems of a study, with hints; silent when all is well."""

from __future__ import annotations

import pathlib
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.check import run
from qualcode.cli import say
from qualcode.cli.open import StudyOption, open_study
from qualcode.errors import Exit, ProblemsError, has_errors

EXAMPLE = "Example: qualcode check --strict"


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def check(
    transcripts: Annotated[
        list[pathlib.Path] | None, typer.Argument(help="Bare transcripts without a study; default: the whole study.", show_default=False)
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too, and look for what is unfinished.")] = False,
    format: Annotated[Format, typer.Option(help="text for people, github for workflow annotations, json for programs.")] = Format.TEXT,
    study: StudyOption = None,
) -> None:
    """List all problems of a study with hints; silent when all is well."""
    try:
        opened = open_study(study, transcripts or ())
        found = sorted(set(opened.problems + run(opened.study, opened.codings, strict=strict)))
    except ProblemsError as error:  # study.yaml itself cannot be read
        found = sorted(error.problems)
    if format is Format.JSON:
        say.as_json([say.problem_dict(problem) for problem in found])
    elif format is Format.GITHUB:
        say.github(found)
    else:
        say.problems(found, err=False)
    if has_errors(found) or (strict and found):
        raise typer.Exit(Exit.PROBLEMS)

"""How problems and notes look on a terminal; plain text when it is none."""

from __future__ import annotations

import json
import os
import pathlib
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import typer

from qualcode.errors import Level, Problem

_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow"}


def problems(found: Sequence[Problem], *, err: bool = True) -> None:
    """Print each problem on a line, with its hint below it."""
    for problem in found:
        level = typer.style(str(problem.level), fg=_COLOURS[problem.level], bold=True)
        typer.echo(f"{problem.location}: {level}: {problem.message} ({problem.rule})", err=err)
        if problem.hint:
            indented = problem.hint.replace("\n", "\n          ")
            typer.echo(f"    hint: {indented}", err=err)


def github(found: Sequence[Problem]) -> None:
    """Print problems as workflow commands, so that GitHub shows them beside the lines of a pull request."""
    for problem in found:
        file = _escaped(problem.location.file).replace(":", "%3A").replace(",", "%2C")
        text = f"{problem.message} ({problem.rule})" + (f" - {problem.hint}" if problem.hint else "")
        typer.echo(f"::{problem.level} file={file},line={problem.location.line or 1},col={problem.location.col or 1}::{_escaped(text)}")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_json(value: Any) -> None:
    """Print a value as JSON, indented, with its own letters."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def problem_dict(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain data: file, line, col, level, message, rule, hint."""
    fields = asdict(problem)
    return {**fields.pop("location"), **fields}


def note(text: str) -> None:
    """Print what a person wants to know and a program does not, on the side channel."""
    sys.stdout.flush()  # keep the order in which things happened
    typer.echo(text, err=True)


def short(path: pathlib.Path) -> str:
    """Return a path as seen from here, or as it is when it lies elsewhere."""
    here = pathlib.Path.cwd()
    absolute = pathlib.Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else str(path)


def count(number: int, one: str, many: str = "") -> str:
    """Return `1 coding` or `12 codings`."""
    return f"{number} {one if number == 1 else many or one + 's'}"

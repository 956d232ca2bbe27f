"""Where what a command makes goes: what the name after -o says, to a file, or to the terminal."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

import typer

from qualcode.cli import say
from qualcode.errors import QualcodeError
from qualcode.store import files

Format = TypeVar("Format", bound=StrEnum)
TABLE = "table"
_BINARY = {"docx": "a Word file", "xlsx": "a spreadsheet", "png": "a picture of dots"}


def chosen(format: Format | None, output: pathlib.Path | None, formats: type[Format], *, example: str) -> Format:
    """Return what to write: what is asked for, else what the name of the file says, else a table.

    Raises QualcodeError when the name says nothing, or when what is asked for can only go to a file and none is named;
    `example` is what a file could be called.
    """
    kind = format or (_named(output, formats) if output else formats(TABLE))
    if output is None and kind.value in _BINARY:
        raise QualcodeError(f"{_BINARY[kind.value]} cannot be shown here", hint=f"write it to a file: -o {example}.{kind.value}")
    return kind


def _named(output: pathlib.Path, formats: type[Format]) -> Format:
    suffix = output.suffix.lstrip(".").lower()
    known = [kind.value for kind in formats if kind.value != TABLE]
    if suffix not in known:
        raise QualcodeError(f"cannot tell from `{output.name}` what to write", hint=f"end the name in {endings(known)}, or add --format")
    return formats(suffix)


def endings(kinds: Sequence[str]) -> str:
    """Return `.csv, .md or .json`."""
    ends = [f".{kind}" for kind in kinds]
    return f"{', '.join(ends[:-1])} or {ends[-1]}"


def put(content: str | bytes, output: pathlib.Path | None) -> None:
    """Write what was made to a file, or print it."""
    if output is not None:
        files.write(output, content)
        say.note(f"wrote {say.short(output)}")
    else:
        typer.echo(content, nl=False)

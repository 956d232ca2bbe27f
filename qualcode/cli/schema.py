"""`qualcode schema`: what may stand in a file, for editors and other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

EXAMPLE = "Example: qualcode schema codebook > codebook.schema.json"


class Kind(StrEnum):
    """The files that people write."""

    GUIDE = "guide"
    CODEBOOK = "codebook"
    STUDY = "study"
    CASE = "case"


def schema(kind: Annotated[Kind, typer.Argument(help="The kind of file.", show_default=False)]) -> None:
    """Print the JSON Schema of a file that people write, for completion and checks in an editor."""
    from qualcode.study.schema import text

    typer.echo(text(kind.value), nl=False)

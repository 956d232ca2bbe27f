"""`qualcode merge-driver`: what git calls to merge a coding file; `qualcode merge --install` tells git to."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer

from qualcode.errors import Exit, QualcodeError
from qualcode.store import files
from qualcode.store.threeway import merge

EXAMPLE = "Example: qualcode merge-driver %O %A %B %P"


def merge_driver(
    base: Annotated[pathlib.Path, typer.Argument(help="The version that both sides were made from (%O).", show_default=False)],
    ours: Annotated[pathlib.Path, typer.Argument(help="One side (%A); the merged file takes its place.", show_default=False)],
    theirs: Annotated[pathlib.Path, typer.Argument(help="The other side (%B).", show_default=False)],
    name: Annotated[str, typer.Argument(metavar="[PATH]", help="The path of the file in the repository (%P).", show_default=False)] = "",
) -> None:
    """Merge two versions of a coding file as git asks for it.

    Codings are merged one by one; where both sides changed the same of one coding, both lines stay and git reports a conflict.
    """
    path = pathlib.PurePosixPath(name)
    folders = path.parts[:-1]
    transcript = "/".join(folders[folders.index("codings") + 1 :]) if "codings" in folders else ""
    merged = merge(*(_text(file) for file in (base, ours, theirs)), transcript=transcript, coder=path.stem)
    files.write(ours, merged.text.encode("utf-8", "surrogateescape"))
    if merged.open:
        raise typer.Exit(Exit.PROBLEMS)


def _text(path: pathlib.Path) -> str:
    """Return the text of a version, with any bytes that are no UTF-8 kept."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape").removeprefix("\ufeff").replace("\r\n", "\n")
    except OSError as error:
        raise QualcodeError(f"cannot read `{path}`: {(error.strerror or str(error)).lower()}") from error

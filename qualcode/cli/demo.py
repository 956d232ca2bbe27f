"""`qualcode demo`: the whole line on an example study."""

from __future__ import annotations

import pathlib
import shutil
import sys
from typing import Annotated

import typer

from qualcode.analysis.matrix import Cells
from qualcode.cli.check import check
from qualcode.cli.code import code
from qualcode.cli.matrix import matrix
from qualcode.cli.report import report
from qualcode.errors import QualcodeError
from qualcode.study import library
from qualcode.text import nearest

EXAMPLE = "Example: qualcode demo proef --example leren-van-fouten"
COPIED = ("*.yaml", "*.txt", "*.jsonl", "*.md", ".git*")


def demo(
    folder: Annotated[pathlib.Path, typer.Argument(metavar="[DIR]", help="Where to put the example.")] = pathlib.Path("qualcode-demo"),
    example: Annotated[str, typer.Option("--example", metavar="NAME", help="Which example study.")] = "werkplekleren",
) -> None:
    """Copy an example study and run check, code, matrix and report on it."""
    if example not in (known := library.names("examples")):
        raise QualcodeError(f"no example is called `{example}`", hint=nearest(example, known))
    if folder.exists() and (folder.is_file() or any(folder.iterdir())):
        raise QualcodeError(f"`{folder}` is there already", hint=f"choose another folder: qualcode demo {folder}-2")
    try:
        shutil.copytree(library.folder("examples") / example, folder, ignore=_ignore, dirs_exist_ok=True)
    except OSError as error:
        raise QualcodeError(f"cannot write `{folder}`: {(error.strerror or str(error)).lower()}") from error
    _say(f"copied the example study `{example}` to {folder}")
    _say("qualcode check --strict")
    check(strict=True, study=folder)
    _say("qualcode code")
    code(study=folder)
    _say("qualcode matrix")
    matrix(study=folder)
    _say(f"qualcode matrix --cells summary -o {folder / 'build' / 'overzicht.xlsx'}")
    matrix(study=folder, cells=Cells.SUMMARY, output=folder / "build" / "overzicht.xlsx")
    _say("qualcode report")
    report(study=folder)
    _say(f"look at {folder / 'build' / 'report'}; go on with: cd {folder} && qualcode --help")


def _ignore(path: str, names: list[str]) -> set[str]:
    """Return what is not part of the study itself: pictures and what was rendered before."""
    wanted = {name for name in names if (pathlib.Path(path) / name).is_dir() and name != "build"}
    wanted |= {name for name in names if any(pathlib.PurePath(name).match(pattern) for pattern in COPIED)}
    return set(names) - wanted


def _say(text: str) -> None:
    typer.secho(f"\n▸ {text}", bold=True)
    sys.stdout.flush()

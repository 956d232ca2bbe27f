"""`qualcode init`: a new study that passes check and can be coded at once."""

from __future__ import annotations

import pathlib
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.errors import QualcodeError
from qualcode.store import files, gitsetup
from qualcode.study import library, load, scaffold
from qualcode.text import nearest, slug

EXAMPLE = "Example: qualcode init mijn-studie --codebook leren-van-fouten --ci github"


class Ci(StrEnum):
    """Where the study's checks and reports run."""

    GITHUB = "github"
    GITLAB = "gitlab"


def init(
    folder: Annotated[pathlib.Path, typer.Argument(metavar="[DIR]", help="Where to make the study.", show_default=False)] = pathlib.Path(),
    codebook: Annotated[str, typer.Option("--codebook", "-c", metavar="NAME", help="A codebook of the library.")] = "werkplekleren",
    ci: Annotated[Ci | None, typer.Option("--ci", help="Also write a workflow that checks and reports.", show_default=False)] = None,
) -> None:
    """Make a study: study.yaml, an example transcript and case, and files for git.

    A file that is there already is left as it is.
    """
    if codebook not in (known := library.names("codebooks")):
        raise QualcodeError(f"no codebook is called `{codebook}`", hint=nearest(codebook, known))
    if folder.is_file():
        raise QualcodeError(f"`{folder}` is a file, not a folder", hint="name a folder: qualcode init DIR")
    guide = load.guide_for(codebook, folder)
    made = scaffold.files(slug(folder.resolve().name), codebook=codebook, guide=guide, ci=ci.value if ci else None)
    if (folder / "study.yaml").exists():  # a study of one's own needs no example transcript
        made = {name: text for name, text in made.items() if name.startswith(".")}
        say.note(f"{folder / 'study.yaml'} is there already")
    for name, text in made.items():
        path = folder / name
        if path.exists():
            say.note(f"kept   {path}")
        else:
            files.write(path, text)
            typer.echo(f"wrote  {path}")
    if gitsetup.register(folder):
        say.note("git merges codings here one by one; in another clone: qualcode merge --install")
    say.note(f"next: {'cd ' + str(folder) + ' && ' if str(folder) != '.' else ''}qualcode code && qualcode matrix")

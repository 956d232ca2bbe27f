"""`qualcode guide`: what is in an interview guide, as a tree."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import StudyOption, library_root, name_or_only
from qualcode.study import load

EXAMPLE = "Example: qualcode guide leren-van-fouten"


def guide(
    name: Annotated[str | None, typer.Argument(help="Guide; default: that of the study here.", show_default=False)] = None,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the guides of the library and of the study.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Also show probes, fallback questions, notes and other wordings.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the whole guide as JSON.")] = False,
    study: StudyOption = None,
) -> None:
    """Show the sections and questions of a guide as a tree, with the constructs they inform."""
    root = library_root(study)
    if list_:
        from qualcode.cli.library import print_guides

        print_guides(root, as_json=json)
        return
    found, problems = load.load_guide(name_or_only("guides", name, study), root)
    say.problems(problems)
    if json:
        say.as_json(found.model_dump(by_alias=True, exclude_defaults=True))
        return
    from qualcode.cli.trees import print_guide

    print_guide(found, full=full)

"""`qualcode codebook`: what is in a codebook, as a tree, or what changed in it."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import StudyOption, library_root, name_or_only
from qualcode.study import load

EXAMPLE = "Example: qualcode codebook werkplekleren"


def codebook(
    name: Annotated[str | None, typer.Argument(help="Codebook; default: that of the study here.", show_default=False)] = None,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the codebooks of the library and of the study.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Also show inclusion, exclusion, examples and indicators.")] = False,
    usage: Annotated[bool, typer.Option("--usage", help="Show how the study uses it: what is coded, what is not, what is coded alike.")] = False,
    diff: Annotated[
        str | None, typer.Option("--diff", metavar="REV", help="Show what changed since a git revision (HEAD, v1.0, …).", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the whole codebook, or what changed, as JSON.")] = False,
    study: StudyOption = None,
) -> None:
    """Show the constructs of a codebook as a tree, with their definitions."""
    root = library_root(study)
    if list_:
        from qualcode.cli.library import print_codebooks

        print_codebooks(root, as_json=json)
        return
    if usage:
        from qualcode.cli.usage import print_usage

        print_usage(name_or_only("codebooks", name, study), study, as_json=json)
        return
    book, problems = load.load_codebook(name_or_only("codebooks", name, study), root)
    say.problems(problems)
    if diff is not None:
        from qualcode.cli.changes import print_changes

        print_changes(book, root, diff, as_json=json)
        return
    if json:
        say.as_json(book.model_dump(by_alias=True, exclude_defaults=True))
        return
    from qualcode.cli.trees import print_codebook

    print_codebook(book, full=full)

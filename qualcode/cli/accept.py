"""`qualcode accept`: say that proposals are right."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.coder import CoderOption, DryRunOption
from qualcode.cli.decide import decide
from qualcode.cli.open import StudyOption

EXAMPLE = "Example: qualcode accept 3f2a9c1e 77b0d2f4"


def accept(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of codings, or their beginnings.", show_default=False)],
    condition: Annotated[
        str | None, typer.Option("--condition", metavar="ID", help="Whether they help or hinder, other than was proposed.", show_default=False)
    ] = None,
    coder: CoderOption = None,
    dry_run: DryRunOption = False,
    study: StudyOption = None,
) -> None:
    """Say that proposals are right; they count as confirmed from then on."""
    decide(ids, "accepted", condition=condition, coder=coder, dry_run=dry_run, study=study)

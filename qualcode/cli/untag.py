"""`qualcode untag`: take codings away."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.coder import CoderOption, DryRunOption
from qualcode.cli.decide import change
from qualcode.cli.open import StudyOption

EXAMPLE = "Example: qualcode untag 3f2a9c1e --coder anna"


def untag(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of codings, or their beginnings.", show_default=False)],
    coder: CoderOption = None,
    dry_run: DryRunOption = False,
    study: StudyOption = None,
) -> None:
    """Take codings of your own away; a proposal is rejected instead."""
    change(ids, lambda _: None, "taken away", coder=coder, proposals=False, dry_run=dry_run, study=study)

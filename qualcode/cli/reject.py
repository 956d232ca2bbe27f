"""`qualcode reject`: say that proposals are wrong."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.coder import CoderOption, DryRunOption
from qualcode.cli.decide import decide
from qualcode.cli.open import StudyOption

EXAMPLE = "Example: qualcode reject 3f2a9c1e"


def reject(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of codings, or their beginnings.", show_default=False)],
    coder: CoderOption = None,
    dry_run: DryRunOption = False,
    study: StudyOption = None,
) -> None:
    """Say that proposals are wrong; they count no more, and are not proposed again."""
    decide(ids, "rejected", coder=coder, dry_run=dry_run, study=study)

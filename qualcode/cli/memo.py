"""`qualcode memo`: write a note about a coding."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from qualcode.cli.coder import CoderOption, DryRunOption
from qualcode.cli.decide import change
from qualcode.cli.open import StudyOption
from qualcode.text import normalise

EXAMPLE = 'Example: qualcode memo 3f2a9c1e "Zegt later het omgekeerde."'


def memo(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a coding, or its beginning.", show_default=False)],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note; an empty one takes the old away.", show_default=False)],
    coder: CoderOption = None,
    dry_run: DryRunOption = False,
    study: StudyOption = None,
) -> None:
    """Write a note about a coding, in the place of the one that it had."""
    note = normalise(text).strip()
    change([id], lambda coding: replace(coding, memo=note), "noted", coder=coder, proposals=True, dry_run=dry_run, study=study)

"""What `accept`, `reject`, `untag` and `memo` share: find codings by their ids and change them in the files that they are in."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from qualcode.check.rules import codings as rules
from qualcode.cli import say
from qualcode.cli.coder import Chosen, chosen, refuse_others
from qualcode.cli.open import open_study
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.store.codings import write_edited

Change = Callable[[Coding], Coding | None]


def decide(ids: Sequence[str], status: str, *, condition: str | None = None, coder: str | None, dry_run: bool, study: pathlib.Path | None) -> None:
    """Give codings a status, and a condition when there is one, and say what became of each."""
    change(
        ids,
        lambda coding: replace(coding, status=status, condition=condition or coding.condition),
        status,
        coder=coder,
        proposals=True,
        dry_run=dry_run,
        study=study,
    )


def change(ids: Sequence[str], new: Change, done: str, *, coder: str | None, proposals: bool, dry_run: bool, study: pathlib.Path | None) -> None:
    """Put what `new` makes of codings in their place (None: nothing), and say what was `done` to each.

    All are looked up before any is changed. Raises QualcodeError for an id that is not sure, and for another person's coding.
    """
    opened = open_study(study)
    found = chosen(opened.study, opened.codings, ids)
    refuse_others(opened.study, found, coder, proposals=proposals)
    made = [coding for one in found if (coding := new(one.coding)) is not None and coding.condition != one.coding.condition]
    for problem in rules.find(opened.study, made):
        if problem.rule == "unknown-condition":
            raise QualcodeError(problem.message, hint=problem.hint)
    for one in found:
        changed = write_edited(opened.study.root, one.transcript, one.coding.coder, _edit(one, new), look=dry_run)
        say.note(f"{done}{'' if changed else ' already'}: {one}" + (" (not written)" if changed and dry_run else ""))


def _edit(one: Chosen, new: Change) -> Callable[[list[Coding]], list[Coding] | None]:
    """Return what changes one coding among those of its file, as they stand there now."""

    def edit(old: list[Coding]) -> list[Coding] | None:
        changed = [new(coding) if coding.id == one.coding.id else coding for coding in old]
        return None if changed == old else [coding for coding in changed if coding is not None]

    return edit

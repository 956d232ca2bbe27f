"""What is counted: the fragments of a sound study, all of them or those that a query finds."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.cli.open import open_sound
from qualcode.coding.merge import fragments
from qualcode.coding.query import parse
from qualcode.coding.search import Search
from qualcode.errors import QualcodeError
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.study import load


@dataclass(frozen=True)
class Counted:
    """A study, what a query finds in it, and all its fragments; `empty` when nothing is coded."""

    study: Study
    found: Sequence[Fragment]
    every: Sequence[Fragment]
    empty: bool = False


def counted_in(
    folder: pathlib.Path | None,
    transcripts: Sequence[pathlib.Path] = (),
    codebook: str | None = None,
    *,
    where: str | None = None,
    alike: bool = False,
) -> Counted:
    """Return what is to be counted.

    With `alike` one fragment can stand for many that differ in words and place only. Raises ProblemsError when the study has
    errors, QualcodeError when the query cannot be understood or no codebook is named.
    """
    query = parse(where) if where is not None else None
    opened = open_sound(folder, transcripts, codebook)
    check_codebook(opened.study)
    every = fragments(opened.study, opened.codings)
    found = every if query is None else Search(query, opened.study, coders={coding.coder for coding in opened.codings}).find(every)
    return Counted(opened.study, found, every, not opened.codings)


def check_codebook(study: Study) -> None:
    """Raise QualcodeError when there are transcripts and no codebook, so that there is nothing to count by."""
    if study.transcripts and not study.codebooks:
        known = ", ".join(load.available("codebooks", study.root))
        raise QualcodeError("no codebook is named", hint=f"add `codebook: …` to the front matter or to study.yaml, or: --codebook NAME ({known})")

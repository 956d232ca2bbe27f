"""What is counted: the fragments of a sound study, all of them or those that a query finds."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qualcode.cli.open import open_sound, study_root
from qualcode.coding.merge import fragments
from qualcode.coding.query import Field, Query, parse
from qualcode.coding.search import Search
from qualcode.errors import QualcodeError, has_errors
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.store.codings import coding_files
from qualcode.study import library, load


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
    alike: Callable[[Study], bool] | None = None,
) -> Counted:
    """Return what is to be counted.

    Where `alike` says so of the study, one fragment can stand for many that differ in words and place only. Raises ProblemsError when the study has
    errors, QualcodeError when the query cannot be understood or no codebook is named.
    """
    query = parse(where) if where is not None else None
    if alike and not transcripts and (query is None or all(term.field not in _OF_WORDS for term in query.terms())):
        root = study_root(folder)
        if tallied := _tallied(root, codebook, alike):
            study, every = tallied
            return Counted(study, _found(study, every, query, root), every, not every)
    opened = open_sound(folder, transcripts, codebook)
    check_codebook(opened.study)
    every = fragments(opened.study, opened.codings)
    return Counted(opened.study, _found(opened.study, every, query, opened.study.root), every, not opened.codings)


_OF_WORDS = (Field.WORDS, Field.WITH, Field.NEAR)


def _found(study: Study, every: list[Fragment], query: Query | None, root: pathlib.Path) -> list[Fragment]:
    return every if query is None else Search(query, study, coders={path.stem for _, path in coding_files(root)}).find(every)


def _tallied(root: pathlib.Path, codebook: str | None, alike: Callable[[Study], bool]) -> tuple[Study, list[Fragment]] | None:
    """Return a study and its fragments, those that are alike together; None when that will not do, or something is wrong with it."""
    from qualcode.store.tallies import Tallies

    tallies = Tallies(root, codebook)
    if whole := tallies.whole():
        return whole if alike(whole[0]) else None
    from qualcode.check import run_beside

    study, problems = load.load_study(root, codebook=codebook)
    read = None if has_errors(problems) or not alike(study) else tallies.read(study)
    if not read or has_errors(run_beside(study, [coding for one in read for coding in one.codings()])):
        return None
    found = [fragment for one in read for fragment in one.fragments()]
    if not found:
        return None
    tallies.save(study, read)
    return study, found


def check_codebook(study: Study) -> None:
    """Raise QualcodeError when there are transcripts and no codebook, so that there is nothing to count by."""
    if study.transcripts and not study.codebooks:
        known = ", ".join(library.available("codebooks", study.root))
        raise QualcodeError("no codebook is named", hint=f"add `codebook: …` to the front matter or to study.yaml, or: --codebook NAME ({known})")

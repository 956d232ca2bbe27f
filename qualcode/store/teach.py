"""Gather the lessons that the rule coder learns from: examples, the study's own codings, and the shipped example study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from qualcode.coding.learn import Learned, Lesson, lessons_of
from qualcode.coding.lessons import lessons
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store.codings import load_codings
from qualcode.study import library
from qualcode.study.load import STUDY, load_transcripts


class Teaching(NamedTuple):
    """A study and what people coded in it."""

    study: Study
    codings: Sequence[Coding]


def taught(teaching: Teaching, book: Codebook, poles: Mapping[str, tuple[str, str] | None]) -> Learned:
    """Return what a codebook's examples, a study's codings and the shipped example study teach.

    An interview of the example study that is also in the study teaches nothing extra, so that no transcript is coded by
    lessons from itself when its own codings are left out. A construct that the codebook does not have is not learned.
    """
    study, codings = teaching
    here = {transcript.body for transcript in study.transcripts}
    own_book = (study.root / "codebooks" / f"{book.codebook}.yaml").is_file()
    shipped = [] if own_book else [lesson for body, found in _shipped(book.codebook) if body not in here for lesson in found]
    using = [one for one in study.transcripts if (used := study.codebook_of(one)) and used.codebook == book.codebook]
    found = [*lessons_of(book), *shipped, *lessons(using, codings)]
    known = set(book.ids())
    return Learned([replace(one, codes=tuple(code for code in one.codes if code[0] in known)) for one in found], poles)


@cache
def _shipped(codebook: str) -> tuple[tuple[str, list[Lesson]], ...]:
    """Return the text and the lessons of each interview of the example study that is named after a codebook."""
    root = library.folder("examples") / codebook
    if not (root / STUDY).is_file():
        return ()
    study, _ = load_transcripts(root)
    codings, _ = load_codings(study, people=True)
    return tuple((one.body, lessons([one], codings)) for one in study.transcripts)

"""Gather the lessons that the rule coder learns from: examples, the study's own codings, and the shipped example study."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from qualcode.coding.learn import Learned, Lesson, Weights, learn, lessons_of
from qualcode.coding.lessons import lessons
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store import cache as store
from qualcode.store.codings import coding_files, load_codings
from qualcode.study import library
from qualcode.study.load import STUDY, load_part, load_transcripts, transcript_name

_KIND = "learned"


class Teaching(NamedTuple):
    """What people coded, the study with the transcripts that they coded, and the names of all that are to be coded."""

    study: Study
    codings: Sequence[Coding] = ()
    names: frozenset[str] = frozenset()

    def parts(self) -> list[str]:
        """Return what the lessons follow from, in words: another list, other lessons."""
        used = {coding.transcript for coding in self.codings}
        coded = [one for one in self.study.transcripts if one.name in used]
        bodies = [part for one in coded for part in (one.name, one.attributes.get("codebook", ""), one.body)]
        return [*bodies, *(f"{one.transcript} {one.start} {one.end} {one.construct} {one.condition} {one.status}" for one in self.codings)]


def load_teaching(root: pathlib.Path, paths: Sequence[pathlib.Path], *, bare: bool, codebook: str | None = None) -> Teaching:
    """Read what people coded in the transcripts with these paths, and no others; what is wrong with them is not told here."""
    names = {transcript_name(path, root): path for path in paths}
    files = [(name, path) for name, path in coding_files(root, people=True) if name in names]
    study, _ = load_part(root, [names[name] for name in dict.fromkeys(name for name, _ in files)], bare=bare, codebook=codebook)
    return Teaching(study, load_codings(study, files)[0], frozenset(names))


def taught(teaching: Teaching, book: Codebook, poles: Mapping[str, tuple[str, str] | None]) -> Learned:
    """Return what a codebook's examples, a study's codings and the shipped example study teach, from the cache or learned now.

    An interview of the example study that is also in the study, under its name, teaches nothing extra, so that no transcript is coded by
    lessons from itself when its own codings are left out. A construct that the codebook does not have is not learned.
    """
    own_books = teaching.study.root / "codebooks"
    books = [name for name in book.lineage if not (own_books / f"{name}.yaml").is_file()]
    shipped = frozenset(one for name in books for one in _shipped_names(name)) - teaching.names
    name = store.key(store.coder_version(), book.digest, *teaching.parts(), *sorted(shipped))
    stored = store.load(_KIND, name)
    if isinstance(stored, list) and len(stored) == len(Weights._fields):
        return Learned(Weights(*stored))
    weights = learn(_lessons(teaching, book, shipped), poles)
    store.save(_KIND, name, weights)
    return Learned(weights)


def _lessons(teaching: Teaching, book: Codebook, shipped: frozenset[str]) -> list[Lesson]:
    study, codings, _ = teaching
    using = [one for one in study.transcripts if (used := study.codebook_of(one)) and used.codebook == book.codebook]
    examples = [lesson for base in book.lineage for name, found in _shipped(base) if name in shipped for lesson in found]
    known = set(book.ids())
    found = [*lessons_of(book), *examples, *lessons(using, codings)]
    return [replace(one, codes=tuple(code for code in one.codes if code[0] in known)) for one in found]


def _shipped_names(codebook: str) -> frozenset[str]:
    """Return the names of the interviews of the example study that is named after a codebook."""
    return frozenset(path.stem for path in (library.folder("examples") / codebook / "transcripts").glob("*.txt"))


@cache
def _shipped(codebook: str) -> tuple[tuple[str, list[Lesson]], ...]:
    """Return the name and the lessons of each interview of the example study that is named after a codebook."""
    root = library.folder("examples") / codebook
    if not (root / STUDY).is_file():
        return ()
    study, _ = load_transcripts(root)
    codings, _ = load_codings(study, coding_files(root, people=True))
    return tuple((one.name, lessons([one], codings)) for one in study.transcripts)

"""Code transcripts: read, propose and write, a few at a time, so that memory does not grow with the study.

What was coded before from the same text by the same codebooks, guides, lessons and program is not coded again.
"""

from __future__ import annotations

import pathlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qualcode.coding.proposal import Proposal
from qualcode.errors import Level, Location, Problem, ProblemsError, QualcodeError
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.codings import Written, write_proposals
from qualcode.store.done import Done
from qualcode.store.share import share
from qualcode.store.tagger import Tagger
from qualcode.store.teach import Teaching
from qualcode.study import library, load

FEW = 8  # transcripts that are in memory at a time
WORTH = 12  # transcripts for which a process is worth its start


class Job(NamedTuple):
    """What is to be done with every transcript: the same for all, in every process."""

    root: pathlib.Path
    bare: bool  # whether the transcripts belong to no study
    codebook: str | None = None
    teaching: Teaching | None = None
    write: bool = True
    show: bool = False  # whether the proposals are wanted back
    suggestions: int = 0  # how many other constructs are wanted with each


@dataclass(frozen=True)
class Coded:
    """What became of one transcript; `proposals` and `labels` (of constructs) only when they are to be shown."""

    name: str
    file: str
    written: Written | None = None
    transcript: Transcript | None = None
    proposals: Sequence[Proposal] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of a few transcripts, and the problems met; a transcript that could not be coded is not among the coded."""

    size: int
    coded: Sequence[Coded]
    problems: Sequence[Problem] = ()


class Coder:
    """Does a job for a few transcripts at a time."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._tagger = Tagger(job.teaching)

    def __call__(self, paths: Sequence[pathlib.Path]) -> Outcome:
        """Code the transcripts with these paths."""
        study, problems = load.load_part(self._job.root, paths, bare=self._job.bare, codebook=self._job.codebook)
        broken = {problem.location.file for problem in problems if problem.level is Level.ERROR}
        coded = [self._one(study, transcript, problems) for transcript in study.transcripts if transcript.file not in broken]
        return Outcome(len(paths), [one for one in coded if one], problems)

    def _one(self, study: Study, transcript: Transcript, problems: list[Problem]) -> Coded | None:
        book = study.codebook_of(transcript)
        if book is None:
            problems += without_codebook(study, transcript)
            return None
        proposals = self._tagger.propose(study, transcript, suggestions=self._job.suggestions, places=self._job.show)
        written = None
        if self._job.write:
            written = write(study.root, transcript, [proposal.coding for proposal in proposals], problems)
            if written is None and not self._job.show:
                return None
        if not self._job.show:
            return Coded(transcript.name, transcript.file, written)
        labels = {construct.id: construct.label for _, _, construct in book.walk()}
        return Coded(transcript.name, transcript.file, written, transcript, proposals, labels)


def without_codebook(study: Study, transcript: Transcript) -> list[Problem]:
    """Return the problem of a transcript that names no codebook; a name that leads nowhere was reported while loading."""
    if transcript.attributes.get("codebook") or study.settings.codebooks:
        return []
    known = ", ".join(library.available("codebooks", study.root))
    hint = f"add `codebook: …` to its front matter, or: --codebook NAME ({known})"
    return [Problem(Location(transcript.file), "names no codebook", "codebook", hint)]


def write(root: pathlib.Path, transcript: Transcript, codings: Sequence[Coding], problems: list[Problem], **coder: str) -> Written | None:
    """Write what was proposed for a transcript; returns None, and adds to the problems, when that cannot be done."""
    try:
        return write_proposals(root, transcript, codings, **coder)
    except ProblemsError as error:
        problems += error.problems
    except QualcodeError as error:
        problems.append(Problem(Location(transcript.file), str(error), "file", error.hint, Level.ERROR))
    return None


def code(job: Job, paths: Sequence[pathlib.Path], *, jobs: int = 1) -> Generator[Outcome]:
    """Yield what became of the transcripts, a few at a time and in order, with `jobs` processes at work."""
    done = Done(job.root, job.codebook, job.teaching)
    skip = {path: before for path in paths if job.write and not job.show and (before := done.before(path))}
    batches = [paths[n : n + FEW] for n in range(0, len(paths), FEW)] or [[]]  # a study without transcripts has problems too
    left = [[path for path in batch if path not in skip] for batch in batches]
    outcomes = share(Coder, (job,), [todo for todo in left if todo or not paths], jobs=jobs)
    try:
        for batch, todo in zip(batches, left, strict=True):
            outcome = next(outcomes) if todo or not paths else Outcome(0, ())
            coded = {one.name: one for one in outcome.coded}
            for name, written in _lasting(outcome):
                done.add(name, written)
            names = {load.transcript_name(path, job.root): path for path in batch}
            coded |= {name: Coded(name, "", skip[path]) for name, path in names.items() if path in skip}
            yield Outcome(len(batch), [coded[name] for name in names if name in coded], outcome.problems)
    finally:
        done.save()


def _lasting(outcome: Outcome) -> Iterator[tuple[str, Written]]:
    """Yield what need not be coded again: not what there was something to say of, for that is said each time."""
    odd = {problem.location.file for problem in outcome.problems}
    if all(file.endswith(".txt") for file in odd):  # else a codebook or guide has a problem
        yield from ((one.name, one.written) for one in outcome.coded if one.written and one.file not in odd)

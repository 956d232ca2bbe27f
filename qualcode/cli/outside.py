"""`qualcode code --model URL`: ask a model outside qualcode, on this machine unless the user says otherwise."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Sequence

from qualcode.coding.proposal import Proposal
from qualcode.exchange.endpoint import Endpoint
from qualcode.exchange.outside import OutsideCoder
from qualcode.model.coding import MODEL
from qualcode.store import cache
from qualcode.store.coder import Coded, Job, Outcome, without_codebook, write
from qualcode.study import load


def ask(job: Job, paths: Sequence[pathlib.Path], url: str, *, name: str, allow_remote: bool) -> Iterator[Outcome]:
    """Yield what became of each transcript; one of which some piece got no usable answer is not written.

    Answers are kept in the cache, so a run that was stopped goes on where it was.
    """
    endpoint = Endpoint(url, name=name, allow_remote=allow_remote)
    study, problems = load.load_part(job.root, paths, bare=job.bare, codebook=job.codebook)
    yield Outcome(len(paths) - len(study.transcripts), (), problems)
    coders = {book.codebook: OutsideCoder(book, endpoint, cache.folder() / "model") for book in study.codebooks.values()}
    broken = {problem.location.file for problem in problems if problem.level == "error"}
    for transcript in study.transcripts:
        book = study.codebook_of(transcript)
        if book is None or transcript.file in broken:
            yield Outcome(1, (), without_codebook(study, transcript) if book is None else ())
            continue
        codings, found = coders[book.codebook].propose(transcript)
        if any(problem.level == "error" for problem in found):
            yield Outcome(1, (), found)
            continue
        written = write(study.root, transcript, codings, found, coder=MODEL) if job.write else None
        labels = {construct.id: construct.label for _, _, construct in book.walk()}
        coded = [Coded(transcript.name, transcript.file, written, transcript if job.show else None, list(map(Proposal, codings)), labels)]
        yield Outcome(1, coded if written or job.show else (), found)

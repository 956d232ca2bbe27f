"""The rule coder of a study: its codebooks compiled, its guides ready to compare questions with."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from qualcode.coding.listen import Listener
from qualcode.coding.question import Questions
from qualcode.coding.tag import tag
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.forms import listener


class Tagger:
    """Proposes codings for the transcripts of a study; each codebook and guide is compiled once."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._listeners: dict[str, Listener] = {}
        self._questions: dict[str, Questions] = {}

    def __call__(self, transcript: Transcript) -> list[Coding]:
        """Return the proposals for one transcript; none when it has no codebook."""
        book, guide = self._study.codebook_of(transcript), self._study.guide_of(transcript)
        if book is None:
            return []
        if book.codebook not in self._listeners:
            self._listeners[book.codebook] = listener(book)
        if guide is not None and guide.guide not in self._questions:
            self._questions[guide.guide] = Questions(guide)
        return tag(transcript, self._listeners[book.codebook], self._questions[guide.guide] if guide else None)


ENOUGH = 24  # transcripts from which a second process is worth its start
_worker: Tagger | None = None


def propose(study: Study) -> Iterator[tuple[Transcript, list[Coding]]]:
    """Yield every transcript of a study with its proposals, in order; many transcripts are shared out over the processors."""
    workers = min(os.cpu_count() or 1, len(study.transcripts) // (ENOUGH // 2))
    if len(study.transcripts) < ENOUGH or workers == 1:
        tagger = Tagger(study)
        yield from ((transcript, tagger(transcript)) for transcript in study.transcripts)
        return
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(study,)) as pool:
        yield from zip(study.transcripts, pool.map(_propose, study.transcripts, chunksize=4), strict=True)


def _prepare(study: Study) -> None:
    """Compile the codebooks once in each process; Ctrl-C is for the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _worker  # noqa: PLW0603 - what a worker process keeps between its tasks
    _worker = Tagger(study)


def _propose(transcript: Transcript) -> list[Coding]:
    return _worker(transcript) if _worker else []

"""Render many casusverslagen, shared out over the processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.report import casusverslag

ENOUGH = 12  # cases from which a second process is worth its start
Rendered = dict[str, str | bytes]
_worker: Job | None = None


@dataclass(frozen=True)
class Job:
    """What all reports of a run share; kinds are `md` and `docx`."""

    study: Study
    fragments: Sequence[Fragment]
    by: str
    kinds: tuple[str, ...]

    def render(self, name: str) -> Rendered:
        """Return the casusverslag of one case by its kind."""
        document = casusverslag.build(self.study, self.fragments, name, by=self.by)
        made: Rendered = {}
        for kind in self.kinds:
            if kind == "docx":
                from qualcode.report import word

                made[kind] = word.render(document)
            else:
                from qualcode.report import markdown

                made[kind] = markdown.render(document, templates=self.study.root / "templates")
        return made


def render_all(job: Job, names: Sequence[str]) -> Iterator[tuple[str, Rendered]]:
    """Yield each case with its reports, in order."""
    workers = min(os.cpu_count() or 1, len(names) // (ENOUGH // 2))
    if len(names) < ENOUGH or workers == 1:
        yield from ((name, job.render(name)) for name in names)
        return
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(job,)) as pool:
        yield from zip(names, pool.map(_render, names), strict=True)


def _prepare(job: Job) -> None:
    """Keep the job in each process; Ctrl-C is for the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _worker  # noqa: PLW0603 - what a worker process keeps between its tasks
    _worker = job


def _render(name: str) -> Rendered:
    return _worker.render(name) if _worker else {}

"""Share work out over the processors, when there is enough of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
_work: Callable[[Any], Any] | None = None


def processes(count: int, *, each: int) -> int:
    """Return how many processes are worth their start for a number of things to do: one for each so many, up to the processors."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(processors, count // each))


def share(make: Callable[..., Callable[[Item], Made]], arguments: tuple[Any, ...], items: Sequence[Item], *, jobs: int) -> Iterator[Made]:
    """Yield what is made of each item, in order.

    `make(*arguments)` returns what does the work; it is called once in each of the `jobs` processes, so that costly preparation
    is done once. One job is done in this process.
    """
    jobs = min(jobs, len(items))
    if jobs <= 1:
        yield from map(make(*arguments), items)
        return
    from concurrent.futures import ProcessPoolExecutor  # 10 ms, for long work only

    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(make, arguments)) as pool:
        yield from pool.map(_do, items, chunksize=max(1, len(items) // (jobs * _TURNS)))


_TURNS = 20  # times that each process comes back for more work, so that all are done at about the same time


def _prepare(make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    """Prepare the work in a new process; Ctrl-C is for the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _work  # noqa: PLW0603 - what a worker process keeps between its tasks
    _work = make(*arguments)


def _do(item: Any) -> Any:
    assert _work is not None  # noqa: S101 - the process was prepared
    return _work(item)

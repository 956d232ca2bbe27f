"""Share work out over the processors, when there is enough of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
_work: Callable[[Any], Any] | None = None


def share(
    make: Callable[..., Callable[[Item], Made]], arguments: tuple[Any, ...], items: Sequence[Item], *, enough: int
) -> Iterator[tuple[Item, Made]]:
    """Yield each item with what is made of it, in order.

    `make(*arguments)` returns what does the work; it is called once in each process, so that costly preparation is done once.
    From `enough` items on there are more processes than this one.
    """
    workers = min(os.cpu_count() or 1, len(items) // (enough // 2))
    if len(items) < enough or workers == 1:
        work = make(*arguments)
        yield from ((item, work(item)) for item in items)
        return
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(make, arguments)) as pool:
        yield from zip(items, pool.map(_do, items, chunksize=max(1, len(items) // (workers * 20))), strict=True)


def _prepare(make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    """Prepare the work in a new process; Ctrl-C is for the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _work  # noqa: PLW0603 - what a worker process keeps between its tasks
    _work = make(*arguments)


def _do(item: Any) -> Any:
    assert _work is not None  # noqa: S101 - the process was prepared
    return _work(item)

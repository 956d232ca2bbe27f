"""What is fed: a reader with files that it should read, damaged in many ways, and the count of what goes wrong."""

from __future__ import annotations

import pathlib
import random
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import NamedTuple

from qualcode.errors import QualcodeError
from tests.fuzz.damage import DAMAGES, Damage

PATIENCE = 5.0  # seconds for one input
FULL = "read"


class Original(NamedTuple):
    """A sound file: what it is called, and what is in it."""

    name: str
    raw: bytes


class Input(NamedTuple):
    """A damaged file, what was done to it, a folder that is its own, and chance for what the reader wants to choose."""

    original: Original
    damage: Damage
    raw: bytes
    folder: pathlib.Path
    rng: random.Random


@dataclass(frozen=True)
class Reader:
    """Something that reads: of what, how, and its share of all inputs.

    `read` yields what went wrong, such as words that are lost, and `FULL` when it read the input as if it were sound; what it
    raises other than a QualcodeError is a traceback.
    """

    name: str
    share: int
    originals: Callable[[pathlib.Path], list[Original]]
    read: Callable[[Input], Iterable[str]]
    damages: tuple[Damage, ...] = DAMAGES


@dataclass
class Outcome:
    """What came of the inputs of a reader: how many there were, how many were read all the same, and what went wrong."""

    inputs: int = 0
    read: int = 0
    tracebacks: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """Return all that went wrong, a text for each."""
        return [*self.tracebacks, *self.hangs, *self.lost]


class _TooLongError(BaseException):
    """Say that an input took too long; no part of the program catches it."""


def run(reader: Reader, inputs: int, *, seed: int, patience: float = PATIENCE) -> Outcome:
    """Feed a reader so many damaged files, the same ones for the same seed."""
    rng = random.Random(f"{reader.name} {seed}")
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        originals = reader.originals(here)
        for n in range(inputs):
            original, damage = originals[n % len(originals)], rng.choice(reader.damages)
            raw = damage(original.raw, rng)
            (folder := here / f"in{n}").mkdir()
            one = Input(original, damage, raw, folder, random.Random(rng.random()))
            _count(reader, one, outcome, label=f"{reader.name} {n} {original.name} {damage.__name__}", patience=patience)
    return outcome


def _count(reader: Reader, one: Input, outcome: Outcome, *, label: str, patience: float) -> None:
    """Feed one input, and add what came of it to the outcome."""
    outcome.inputs += 1
    try:
        with _limited(patience):
            found = list(reader.read(one))
    except QualcodeError:
        return
    except _TooLongError:
        outcome.hangs.append(f"{label}: hangs in\n{traceback.format_exc(limit=-4)}")
    except Exception:  # noqa: BLE001 - that is what is looked for
        outcome.tracebacks.append(f"{label}: {traceback.format_exc(limit=-5)}")
    else:
        outcome.read += FULL in found
        outcome.lost += [f"{label}: {what}" for what in found if what != FULL]


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Stop what takes too long, where the system can."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _TooLongError

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

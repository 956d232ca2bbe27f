"""Feed every reader damaged files, and print what came of them: python -m tests.fuzz [INPUTS] [SEED] [READER]."""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile

from tests.fuzz import coded, importing, studies, texts, whole
from tests.fuzz.reader import Outcome, Reader, run

READERS: tuple[Reader, ...] = (*importing.READERS, *studies.READERS, *coded.READERS, *texts.READERS, *whole.READERS)
_STUCK = 60  # seconds after which something is stuck where not even a signal gets it out


def shared(inputs: int) -> dict[Reader, int]:
    """Return how many of some inputs each reader gets, at least one."""
    total = sum(reader.share for reader in READERS)
    return {reader: max(1, round(inputs * reader.share / total)) for reader in READERS}


def main(inputs: int, seed: int, only: str = "") -> int:
    """Print what came of the inputs; returns 1 when something went wrong."""
    print(f"{'reader':14}{'inputs':>8}{'read':>8}{'tracebacks':>12}{'hangs':>7}{'lost':>6}")
    every = Outcome()
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"QUALCODE_CACHE": f"{name}/cache", "QUALCODE_KEYS": f"{name}/keys"}
        for reader, count in shared(inputs).items():
            if only in ("", reader.name):
                faulthandler.dump_traceback_later(_STUCK + count, exit=True)
                _add(every, _printed(reader.name, run(reader, count, seed=seed)))
    faulthandler.cancel_dump_traceback_later()
    _printed("all", every)
    print("\n" + "\n".join(every.wrong) if every.wrong else "", end="")
    return int(bool(every.wrong))


def _printed(name: str, one: Outcome) -> Outcome:
    print(f"{name:14}{one.inputs:>8}{one.read:>8}{len(one.tracebacks):>12}{len(one.hangs):>7}{len(one.lost):>6}", flush=True)
    return one


def _add(every: Outcome, one: Outcome) -> None:
    every.inputs += one.inputs
    every.read += one.read
    every.tracebacks += one.tracebacks
    every.hangs += one.hangs
    every.lost += one.lost


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 21_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1, " ".join(sys.argv[3:])))

"""The coder in a real terminal: two hundred decisions end on disk, also those before the process was killed."""

from __future__ import annotations

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator

import pytest

from qualcode.model.coding import AUTO
from qualcode.store.codings import path_of, read
from tests.benchmarks.review import study

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")
DECISIONS = 200
DEADLINE = 120.0  # seconds after which a terminal that does not answer is given up


class Tmux:
    """A terminal of 80 by 24 in which the coder runs."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._name = f"qualcode-{uuid.uuid4().hex[:12]}"
        program = pathlib.Path(sys.executable).with_name("qualcode")
        self._call("new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder), str(program), "review", "lang", "--coder", "anna")

    def _call(self, *words: str) -> str:
        return subprocess.run(["tmux", "-L", self._name, "-f", os.devnull, *words], check=True, capture_output=True, text=True).stdout

    def type(self, keys: str) -> None:
        """Type keys, as fast as they can be sent."""
        self._call("send-keys", "-l", keys)

    def screen(self) -> str:
        """Return what is on the screen."""
        return self._call("capture-pane", "-p")

    def kill(self) -> None:
        """Kill the process in the terminal, without a chance to put anything right."""
        os.kill(int(self._call("list-panes", "-F", "#{pane_pid}")), signal.SIGKILL)

    def close(self) -> None:
        """Close the terminal, when it is still there."""
        subprocess.run(["tmux", "-L", self._name, "kill-server"], check=False, capture_output=True)


def until(there: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + DEADLINE
    while not there():
        assert time.monotonic() < end, "the terminal does not answer"
        time.sleep(0.02)


@pytest.fixture
def terminal(tmp_path: pathlib.Path) -> Iterator[Tmux]:
    """Return a terminal with a transcript of two hundred proposals to decide about."""
    study(tmp_path, turns=DECISIONS // 2, words=27, codings=DECISIONS)
    opened = Tmux(tmp_path)
    try:
        until(lambda: f"{DECISIONS} undecided" in opened.screen())
        yield opened
    finally:
        opened.close()


def statuses(folder: pathlib.Path) -> list[str]:
    """Return the status of each proposal, in order of place; all lines must be whole."""
    codings, problems = read(path_of(folder, "lang", AUTO), folder, "lang")
    assert (len(codings), problems) == (DECISIONS, [])
    return [coding.status for coding in sorted(codings, key=lambda one: (one.start, one.construct))]


EXPECTED = ["accepted", "rejected"] * (DECISIONS // 2)


def test_two_hundred_decisions(terminal: Tmux, tmp_path: pathlib.Path) -> None:
    """Every key is answered, in order, and the files hold what was decided; then `q` leaves."""
    terminal.type("ar" * (DECISIONS // 2))
    until(lambda: " 0 undecided" in terminal.screen())
    assert statuses(tmp_path) == EXPECTED
    terminal.type("ux")  # the last is taken back; what follows cannot be done and changes nothing
    until(lambda: "this is a proposal, not a coding of yours" in terminal.screen())
    assert statuses(tmp_path) == [*EXPECTED[:-1], "proposed"]
    assert sorted(path.name for path in path_of(tmp_path, "lang", AUTO).parent.iterdir()) == ["auto.jsonl"]


def test_killed_half_way(terminal: Tmux, tmp_path: pathlib.Path) -> None:
    """What was decided before the process is killed is on disk, in whole lines, and nothing else is."""
    path = path_of(tmp_path, "lang", AUTO)
    terminal.type("ar" * (DECISIONS // 2))
    until(lambda: path.read_text(encoding="utf-8").count('"proposed"') <= DECISIONS // 2)
    terminal.kill()
    found = statuses(tmp_path)
    decided = len([status for status in found if status != "proposed"])
    assert DECISIONS // 2 <= decided < DECISIONS
    assert found == [*EXPECTED[:decided], *["proposed"] * (DECISIONS - decided)]

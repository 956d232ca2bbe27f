"""Tests of the bar for long work."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from qualcode.cli.progress import MANY, progress

SCRIPT = """
from qualcode.cli.progress import progress
with progress("reports", {total}) as step:
    for _ in range({total}):
        step(1)
print("klaar")
"""


def test_no_bar_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal nothing is printed, however long the work."""
    with progress("reports", 10 * MANY) as step:
        for _ in range(10 * MANY):
            step(1)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("total", "bar"), [(MANY, True), (MANY - 1, False)])
def test_bar_on_a_terminal(total: int, bar: bool) -> None:
    """On a terminal long work has a bar, on the side channel only; short work has none."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(total=total)], stdout=subprocess.PIPE, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    assert (done.stdout.split(), b"reports" in shown) == ([b"klaar"], bar)

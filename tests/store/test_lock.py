"""One writer at a time."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

from qualcode.errors import QualcodeError
from qualcode.store.lock import locked

HOLD = """
import pathlib, sys, time
from qualcode.store.lock import locked
with locked(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_another_process_waits(tmp_path: pathlib.Path) -> None:
    """While another process writes in a folder, nobody else does; when it is killed its lock is gone."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(QualcodeError, match="is being written by another qualcode"), locked(tmp_path, patience=0.1):
            pass
        other.kill()
    with locked(tmp_path, patience=5):
        pass


def test_who_has_it_can_take_it_again(tmp_path: pathlib.Path) -> None:
    """A function that locks may call another that locks the same folder; afterwards it is free."""
    with locked(tmp_path), locked(tmp_path, patience=0.1):
        pass
    with locked(tmp_path, patience=0.1):
        pass


def test_without_a_place_for_locks(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no lock can be made, writing goes on."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "file"))
    with locked(tmp_path):
        reached = True
    assert reached

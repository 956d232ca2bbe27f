"""Writing is whole or not at all."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from qualcode.errors import Exit, QualcodeError
from qualcode.store import files

LOOP = """
import pathlib, sys
from qualcode.store import files
path, size = pathlib.Path(sys.argv[1]), 1_000_000
while True:
    for letter in "ab":
        files.write(path, letter * size)
"""


def test_makes_folders(tmp_path: pathlib.Path) -> None:
    """A file is written with the folders above it."""
    assert files.write(tmp_path / "codings" / "01" / "auto.jsonl", "één\n")
    assert (tmp_path / "codings" / "01" / "auto.jsonl").read_bytes() == "één\n".encode()


def test_bytes(tmp_path: pathlib.Path) -> None:
    """Bytes are written as they are, line ends too."""
    files.write(tmp_path / "a", b"\x00\r\n")
    assert (tmp_path / "a").read_bytes() == b"\x00\r\n"


def test_unchanged(tmp_path: pathlib.Path) -> None:
    """A file that already holds the content is left alone, so its time stays too."""
    path = tmp_path / "a"
    files.write(path, "x")
    os.utime(path, (1, 1))
    assert not files.write(path, "x")
    assert path.stat().st_mtime == 1


def test_nothing_left_behind(tmp_path: pathlib.Path) -> None:
    """After writing over a file there is no other file beside it."""
    files.write(tmp_path / "a", "x")
    files.write(tmp_path / "a", "y")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_mode_of_old_file(tmp_path: pathlib.Path) -> None:
    """Who may read a file stays the same when it is written over."""
    path = tmp_path / "a"
    path.write_text("x", encoding="utf-8")
    path.chmod(0o600)
    files.write(path, "y")
    assert path.stat().st_mode & 0o777 == 0o600


def test_mode_of_new_file(tmp_path: pathlib.Path) -> None:
    """A new file may be read by whom the user's umask allows."""
    mask = os.umask(0o027)
    try:
        files.write(tmp_path / "a", "x")
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_folder_in_the_way(tmp_path: pathlib.Path) -> None:
    """A folder with the file's name is named in the error, and nothing is left beside it."""
    (tmp_path / "a").mkdir()
    with pytest.raises(QualcodeError) as caught:
        files.write(tmp_path / "a", "x")
    assert str(caught.value) == f"cannot write `{tmp_path / 'a'}`: is a directory"
    assert (caught.value.hint, caught.value.code) == ("check that the folder exists, is yours and has room", Exit.USAGE)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_file_in_the_way(tmp_path: pathlib.Path) -> None:
    """A file where a folder should come is named in the error and stays as it is."""
    (tmp_path / "codings").write_text("van mij", encoding="utf-8")
    with pytest.raises(QualcodeError, match=r"not a directory$"):
        files.write(tmp_path / "codings" / "01" / "auto.jsonl", "x")
    assert (tmp_path / "codings").read_text(encoding="utf-8") == "van mij"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_folder_of_another(tmp_path: pathlib.Path) -> None:
    """A folder that may not be written gives an error with the reason."""
    tmp_path.chmod(0o500)
    with pytest.raises(QualcodeError, match=r"permission denied$"):
        files.write(tmp_path / "a", "x")
    tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed(tmp_path: pathlib.Path) -> None:
    """A process that is killed while it writes leaves the old file or the new one, never half of it; ten times."""
    path = tmp_path / "auto.jsonl"
    for n in range(10):
        path.unlink(missing_ok=True)
        with subprocess.Popen([sys.executable, "-c", LOOP, str(path)]) as writer:
            while not path.exists():
                assert writer.poll() is None
                time.sleep(0.001)
            time.sleep(n / 500)
            writer.send_signal(signal.SIGKILL)
        assert path.read_text(encoding="utf-8") in {"a" * 1_000_000, "b" * 1_000_000}


@pytest.mark.parametrize(
    ("there", "replace", "outcome", "left"),
    [
        (None, False, "new", b"nieuw\n"),
        (b"nieuw\n", False, "unchanged", b"nieuw\n"),
        (b"eigen\n", False, "kept", b"eigen\n"),
        (b"eigen\n", True, "replaced", b"nieuw\n"),
    ],
)
def test_write_pieces(tmp_path: pathlib.Path, there: bytes | None, replace: bool, outcome: str, left: bytes) -> None:
    """Pieces become a file; one with other content is kept unless it may be replaced, and nothing else is left behind."""
    path = tmp_path / "map" / "x.txt"
    if there is not None:
        path.parent.mkdir()
        path.write_bytes(there)
    assert files.write_pieces(path, iter(["nie", "uw\n"]), replace=replace) == outcome
    assert [(one.name, one.read_bytes()) for one in path.parent.iterdir()] == [("x.txt", left)]


def test_pieces_that_stop(tmp_path: pathlib.Path) -> None:
    """When the pieces fail half-way, the old file is whole and no other is left."""

    def pieces() -> Iterator[str]:
        yield "half"
        raise ValueError("vol")

    (tmp_path / "x.txt").write_bytes(b"oud")
    with pytest.raises(ValueError, match="vol"):
        files.write_pieces(tmp_path / "x.txt", pieces(), replace=True)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("x.txt", b"oud")]

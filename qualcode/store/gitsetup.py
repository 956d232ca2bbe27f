"""Tell git how codings are merged: a line in .gitattributes, which goes along with the study, and the driver in this clone."""

from __future__ import annotations

import pathlib
import shlex
import shutil
import sys

from qualcode.store import files
from qualcode.store.history import ask
from qualcode.study.scaffold import MERGED

DRIVER = "merge.qualcode.driver"


def in_git(root: pathlib.Path) -> bool:
    """Tell whether a folder is in a working tree of git."""
    return (ask(root, "rev-parse", "--is-inside-work-tree") or b"").strip() == b"true"


def name(root: pathlib.Path) -> None:
    """Name the merge driver in the study's .gitattributes, below what is there."""
    path = root / ".gitattributes"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if MERGED not in text.splitlines():
        files.write(path, text + ("" if not text or text.endswith("\n") else "\n") + MERGED + "\n")


def register(root: pathlib.Path) -> bool:
    """Register the merge driver in the clone that a folder is in; returns False outside git."""
    command = "qualcode" if shutil.which("qualcode") else f"{shlex.quote(pathlib.Path(sys.executable).as_posix())} -m qualcode"
    return (
        in_git(root)
        and ask(root, "config", "merge.qualcode.name", "codings, one by one") is not None
        and ask(root, "config", DRIVER, f"{command} merge-driver %O %A %B %P") is not None
    )

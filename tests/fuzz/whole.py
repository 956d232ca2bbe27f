"""A whole study with one damaged file, and damaged files in the cache: commands say what is wrong, and the cache costs only time."""

from __future__ import annotations

import contextlib
import io
import os
import pathlib
import shutil
from collections.abc import Iterator
from unittest import mock

from qualcode.cli import main
from qualcode.errors import Exit
from qualcode.store import cache as store
from qualcode.store.coder import Job, code
from qualcode.store.teach import load_teaching
from qualcode.study import load
from tests import tiny
from tests.fuzz.reader import FULL, Input, Original, Reader

_COMMANDS = (
    ("check", "--strict"),
    ("code",),
    ("code", "--dry-run", "--explain", "--suggestions", "2"),
    ("code", "--evaluate"),
    ("agreement", "--coders", "anna", "auto"),
    ("agreement", "--coders", "anna", "auto", "--unit", "fragment", "--json"),
    ("agreement", "--coders", "anna", "auto", "--by", "facet"),
    ("anchor", "--write"),
    ("matrix",),
    ("matrix", "--by", "rol", "--cells", "people", "-o", "m.xlsx"),
    ("matrix", "--columns", "aspecten", "--cells", "summary"),
    ("matrix", "--columns", "aspecten", "--cells", "framework", "-o", "m.html"),
    ("matrix", "--by", "constructs", "--columns", "constructs", "--where", "rol=medewerker"),
    ("matrix", "--accept", "Bakkerij Zon"),
    ("matrix", "--edit", "Bakkerij Zon", "--scaffold"),
    ("report", "--format", "md"),
    ("codebook", "bakken", "--full"),
    ("pseudonymise", "--yes"),
    ("pseudonymise", "--reverse"),
)
_HEARD = 'label: Ruimte, group: condities, indicators: ["zelf bepalen|kiezen", "ovens .. vullen", "vraagt niemand", "/[0-9]+/ uur", "beslissen"]}'


def _study(folder: pathlib.Path) -> pathlib.Path:
    """Write the tiny study in a folder, with indicators to listen for."""
    tiny.write(folder)
    book = folder / "codebooks" / "bakken.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("label: Ruimte, group: condities}", _HEARD), encoding="utf-8")
    (folder / "memos").mkdir()
    (folder / "memos" / "m.md").write_text("Karin was erbij.\n", encoding="utf-8")
    return folder


def _files(here: pathlib.Path) -> list[Original]:
    root = _study(here / "studie")
    return [Original(path.relative_to(root).as_posix(), path.read_bytes()) for path in sorted(root.rglob("*")) if path.is_file()]


def _commanded(one: Input) -> Iterator[str]:
    root = _study(one.folder / "studie")
    (root / one.original.name).write_bytes(one.raw)
    places = {"QUALCODE_CACHE": str(one.folder.parent / "cache"), "QUALCODE_KEYS": str(one.folder / "keys"), "QUALCODE_DEBUG": "1"}
    with mock.patch.dict(os.environ, places), contextlib.chdir(root):
        for command in one.rng.sample(_COMMANDS, 3):
            streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
            with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
                exit_code = main(command)
            if exit_code not in {Exit.FINE, Exit.PROBLEMS, Exit.USAGE}:
                yield f"exit code {exit_code} of {' '.join(command)}"
            if exit_code == Exit.FINE:
                yield FULL


def _kept(here: pathlib.Path) -> list[Original]:
    """Return what is in the cache after coding the tiny study, which stays in the folder with the codings that came of it."""
    root = _study(here / "studie")
    with _cached(here / "cache"):
        _code(root)
        shutil.copytree(root / "codings", here / "codings")
        found = sorted((here / "cache").rglob("*.json"))
    return [Original(path.relative_to(here / "cache").as_posix(), path.read_bytes()) for path in found]


def _recoded(one: Input) -> Iterator[str]:
    here, cache = one.folder.parent, one.folder / "cache"
    shutil.copytree(here / "cache", cache)
    (cache / one.original.name).write_bytes(one.raw)
    kind, _, name = one.original.name.removesuffix(".json").partition("/")
    with _cached(here / "cache"):
        kept = store.load(kind, name)
    with _cached(cache):
        if store.load(kind, name) not in (None, kept):
            yield "something else than was kept"
    if "coded" not in one.original.name:  # else nothing would be looked up
        shutil.rmtree(cache / "coded")
    codings = here / "studie" / "codings"
    for path in codings.glob("*/auto.jsonl"):
        path.unlink() if one.rng.random() < 0.5 else None
    with _cached(cache):
        _code(here / "studie")
    for path in sorted((here / "codings").rglob("*.jsonl")):
        there = codings / path.relative_to(here / "codings")
        if not there.exists() or there.read_bytes() != path.read_bytes():
            yield f"other codings: {there.relative_to(codings)}"
    yield FULL


def _code(root: pathlib.Path) -> None:
    paths, _ = load.transcript_paths(root)
    list(code(Job(root, bare=False, teaching=load_teaching(root, paths, bare=False)), paths))


def _cached(folder: pathlib.Path) -> contextlib.AbstractContextManager[object]:
    return mock.patch.dict(os.environ, {"QUALCODE_CACHE": str(folder)})


READERS = (Reader("commands", 2, _files, _commanded), Reader("cache", 3, _kept, _recoded))

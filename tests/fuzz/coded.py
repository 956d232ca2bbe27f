"""Damaged coding lines and coding files, and damaged keys: what was decided is never lost."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

from qualcode.coding.swap import Swapped, always, is_label, literal, restored, swaps
from qualcode.errors import Location, ProblemsError, has_errors
from qualcode.model.coding import Coding
from qualcode.model.key import Alias, Key
from qualcode.model.transcript import Transcript
from qualcode.store import codings, rows
from qualcode.store import key as keys
from qualcode.study import transcript
from qualcode.text import decode
from tests.conftest import ROOT
from tests.fuzz.reader import FULL, Input, Original, Reader
from tests.fuzz.studies import examples

_CODER = "anna"
_TEXT = "examples/leren-van-fouten/transcripts/01-schadeafdeling.txt"
_KEY = Key(
    "proef",
    (Alias("persoon", "[collega 1]", ("Kees de Wit", "Kees")), Alias("bedrijf", "[bedrijf A]", ("Bakkerij De Zon",))),
    ("Mark",),
    {"transcripts/01.txt": (("[collega 1]", "Kees"), ("[bedrijf A]", "Bakkerij De Zon"))},
)


def _lines(here: pathlib.Path) -> list[Original]:
    files = examples("examples/leren-van-fouten/codings/*/*.jsonl")
    return [Original(f"{one.name}:{n}", line) for one in files for n, line in enumerate(one.raw.splitlines()[:8], 1)]


def _line(one: Input) -> Iterator[str]:
    line = one.raw.decode("utf-8", "replace")
    coding, problems = rows.read(line, Location("x.jsonl", 1), transcript="01", coder=_CODER)
    if coding is None:
        if not has_errors(problems):
            yield "not read, and nothing said of it"
        return
    yield FULL
    written = rows.row(coding)
    again, more = rows.read(written.encode().decode(), Location("x.jsonl", 1), transcript="01", coder=_CODER)
    if again != coding or more:
        yield f"written as {written}"
    coding.stands_in(line)


def _files(here: pathlib.Path) -> list[Original]:
    return [Original(one.name, b"".join(one.raw.splitlines(keepends=True)[:6])) for one in examples("examples/leren-van-fouten/codings/*/*.jsonl")]


def _file(one: Input) -> Iterator[str]:
    path = codings.path_of(one.folder, "01", one.rng.choice([_CODER, "auto"]))
    path.parent.mkdir(parents=True)
    path.write_bytes(one.raw)
    talk, _ = transcript.load(ROOT / _TEXT, name="01", file="01.txt")
    assert talk is not None
    found, problems = codings.read(path, one.folder, "01")
    text, _ = decode(one.raw, "")
    lines = [line for line in (text or "").split("\n") if line.strip()]
    told = {problem.location.line for problem in problems if problem.rule in {"coding", "conflict", "twice"} and problem.level == "error"}
    if text is not None and len(lines) != len(found) + len(told):
        yield f"{len(lines)} lines, {len(found)} codings, problems on {len(told)} lines"
    if found and not has_errors(problems):
        yield FULL
    try:
        _write(one.folder, talk, path.stem)
    except ProblemsError:
        if path.read_bytes() != one.raw:
            yield "a file that was refused was written"
        return
    kept, more = codings.read(path, one.folder, "01")
    before = {coding.id: coding for coding in found if path.stem == _CODER or coding.status != "proposed" or coding.memo}
    if has_errors(more) or _decided(kept) != _decided(list(before.values())):
        yield "other codings after writing them again"


def _write(root: pathlib.Path, talk: Transcript, coder: str) -> None:
    """Write a coding file again: a person's with nothing moved, the rule coder's with nothing proposed."""
    if coder == _CODER:
        codings.write_anchored(root, talk, coder, {})
    else:
        codings.write_proposals(root, talk, [])


def _decided(found: list[Coding]) -> dict[str, tuple[object, ...]]:
    """Return what may not change when a file is written again."""
    return {one.id: (one.start, one.end, one.quote, one.construct, one.condition, one.facets, one.status, one.memo) for one in found}


def _keys(here: pathlib.Path) -> list[Original]:
    keys.save(here / "k.json", _KEY)
    return [Original("sleutel", (here / "k.json").read_bytes())]


def _key(one: Input) -> Iterator[str]:
    path = one.folder / "k.json"
    path.write_bytes(one.raw)
    key = keys.load(path, "proef")
    yield FULL
    keys.save(path, key)
    if keys.load(path, "proef") != key:
        yield "another key after writing it again"
    text = "Kees: Bakkerij De Zon, zei Kees de Wit tegen [collega 1].\n"
    forms = key.forms()
    for plain in (is_label, always):
        done = Swapped(text, swaps(text, literal(text, forms), forms, plain=plain)).text
        Swapped(done, restored(done, key.aliases, key.places.get("transcripts/01.txt", ()), plain=plain)[0]).text.encode()


READERS = (Reader("coding lines", 18, _lines, _line), Reader("coding files", 8, _files, _file), Reader("keys", 8, _keys, _key))

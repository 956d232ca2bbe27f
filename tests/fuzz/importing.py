"""Damaged interviews for `qualcode import`: no turn is lost, and no word of a text that is only disordered."""

from __future__ import annotations

import io
import pathlib
import re
import zipfile
from collections.abc import Iterator

from qualcode.exchange.transcripts.bring import Wishes, bring
from qualcode.study import transcript
from tests.exchange.transcripts import made, sources
from tests.fuzz.damage import DAMAGES, DISORDERED
from tests.fuzz.reader import FULL, Input, Original, Reader

ENCODED = {"windows.txt", "mac.txt", "utf16.txt", "utf16_zonder.txt"}
ORDERED = {".txt", ".md", ".srt", ".vtt"}  # lines of these may stand anywhere, and their words must be found again
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?")
KEYS = (
    "code datum duur interview taal aanwezigen sprekers toelichting transcriptie summary keywords speakers organisatie style cue color lime".split()
)


def _originals(here: pathlib.Path) -> list[Original]:
    (folder := here / "heel").mkdir()
    fixtures = [Original(path.name, path.read_bytes()) for path in sorted(sources.FIXTURES.iterdir())]
    return [*fixtures, *(Original(path.name, _dateless(path.read_bytes())) for path in made.all_of(folder))]


def _dateless(raw: bytes) -> bytes:
    """Return a file that a library made without the time at which it did, so that it is the same each time."""
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as made_now, zipfile.ZipFile(again := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as dateless:
        for name in made_now.namelist():
            dateless.writestr(zipfile.ZipInfo(name), _TIME.sub(b"2026-03-02T10:00:00", made_now.read(name)), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _read(one: Input) -> Iterator[str]:
    name = pathlib.Path(one.original.name)
    path, out = sources.text(one.folder / f"bron{name.suffix}", one.raw), one.folder / "uit"
    brought = [each for each in bring(path, path.name, Wishes(out)) if each.target]
    for each in brought:
        assert each.target is not None
        again, _ = transcript.load(each.target, name="x", file="x")
        turns = len(again.turns) if again else 0
        if turns != each.turns:
            yield f"{each.turns} turns became {turns}"
    if one.damage in DISORDERED and name.suffix in ORDERED and name.name not in ENCODED and brought:
        labels = " ".join(label for each in brought for label in each.names)
        if missing := _missing(path, out, labels):
            yield f"lost {missing}"
    if any(each.turns > 1 for each in brought):
        yield FULL


def _missing(path: pathlib.Path, out: pathlib.Path, labels: str) -> dict[str, int]:
    """Return the words of a text that occur less often in what came of it, but for labels and what a keyword of its format is."""
    passed = {*KEYS, *sources.words(labels)}
    return {word: n for word, n in sources.lost(sources.source_words(path), out).items() if word not in passed}


READERS = (Reader("interviews", 15, _originals, _read, (*DAMAGES, *DISORDERED, *DISORDERED, *DISORDERED)),)

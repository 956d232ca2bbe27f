"""Measure `qualcode find` on a study with many codings, each time in a process of its own, as a user runs it.

usage: finding.py [CODINGS [TRANSCRIPTS]]        (default 100,000 in 200 transcripts of about 1,650 words)

The study is that of main_job.py. Each sentence of a respondent is coded in turn, with a construct and a condition by lot, until there
are enough codings; the same numbers give the same study. The last figure is what reading the same files as JSON takes, no more.
"""

from __future__ import annotations

import json
import os
import pathlib
import random
import sys
import tempfile
import time
from itertools import cycle

from qualcode.language.sentences import sentences
from qualcode.model.coding import AUTO, Coding, coding_id
from qualcode.model.transcript import Transcript
from qualcode.store import rows
from qualcode.store.codings import coding_files, path_of
from qualcode.study.load import load_study
from tests.benchmarks.main_job import best, measure, synthetic

QUERIES = (
    ("construct:leertijd and condition:belemmerend", "--count"),
    ("construct:leertijd and condition:belemmerend",),
    ("construct:leertijd with:werkplekbegeleiding", "--count"),
    ("tijd and condition:belemmerend", "--count"),
    ("tijd", "--count"),
    ("tijd", "--kwic"),
    ("voor", "--count"),  # so common that nearly all must be read
    ("rol=medewerker", "-o", "citaten.csv"),
    ("rol=medewerker and tijd", "-o", "citaten.xlsx"),
)


def coded(root: pathlib.Path, count: int) -> None:
    """Write proposals in all transcripts of a study, as many in each, until there are `count`."""
    study, _ = load_study(root)
    books = [study.codebook_of(transcript) for transcript in study.transcripts]
    rng = random.Random(1)
    for n, (transcript, book) in enumerate(zip(study.transcripts, books, strict=True)):
        wanted = count // len(books) + (n < count % len(books))
        said = [(turn.start + a, turn.start + b) for turn in transcript.turns if not turn.interviewer for a, b in sentences(transcript.speech(turn))]
        constructs = [(one.id, book.conditions_of(one)) for _, _, one in book.walk()] if book else []
        found: dict[str, Coding] = {}
        for place in cycle(said):
            if len(found) == wanted:
                break
            construct, conditions = rng.choice(constructs)
            one = _coding(transcript, place, construct, rng.choice([*conditions, None]))
            found[one.id] = one
        path = path_of(root, transcript.name, AUTO)
        path.parent.mkdir(parents=True)
        lines = [rows.row(one, transcript.body) for one in sorted(found.values(), key=lambda c: (c.start, c.end, c.construct))]
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def _coding(transcript: Transcript, place: tuple[int, int], construct: str, condition: str | None) -> Coding:
    start, end = place
    quote = transcript.body[start:end]
    id = coding_id(transcript.name, AUTO, start, end, construct, quote)
    return Coding(transcript.name, AUTO, start, end, quote, construct, condition, status="proposed", score=0.5, why="indicator", id=id)


def as_json(root: pathlib.Path) -> float:
    """Return the seconds that reading all coding files as JSON takes, and nothing else."""
    start = time.perf_counter()
    for _, path in coding_files(root):
        for line in path.read_text(encoding="utf-8").splitlines():
            json.loads(line)
    return time.perf_counter() - start


def main(count: int, transcripts: int) -> None:
    """Print a line per figure."""
    program = str(pathlib.Path(sys.executable).with_name("qualcode"))
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        os.environ["QUALCODE_CACHE"] = str(root / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        synthetic(root, transcripts)
        coded(root, count)
        megabytes = sum(path.stat().st_size for _, path in coding_files(root)) / 1e6
        print(f"study        {transcripts} transcripts, {count} codings, {megabytes:.0f} MB; start-up {best(program, '--help', cwd=root):.2f} s")
        for query in QUERIES:
            memory = measure(program, "find", *query, cwd=root)[1]
            print(f"  {' '.join(query):60} {best(program, 'find', *query, cwd=root):5.2f} s   at most {memory:4.0f} MB")
        print(f"  {'all coding files as JSON, in this process':60} {as_json(root):5.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, int(sys.argv[2]) if len(sys.argv) > 2 else 200)

"""Measure `qualcode matrix` on studies with many codings, each time in a process of its own, beside plain pandas on the same files.

usage: matrix.py [CODINGS TRANSCRIPTS]...        (default 20,000 in 200 and 1,000,000 in 400; four transcripts to a case)

The transcripts are those of main_job.py. Each sentence of a respondent is coded in turn, with a construct and a condition by lot, until
there are enough codings: nine of ten by the rules, one of ten by a person, half of these on words that the rules coded the same. The
same numbers give the same study. Plain pandas reads the same files and counts them; it brings nobody together and checks nothing.
"""

from __future__ import annotations

import os
import pathlib
import random
import shutil
import sys
import tempfile
from itertools import cycle

from qualcode.language.sentences import sentences
from qualcode.model.coding import AUTO, Coding, coding_id
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store import rows
from qualcode.store.codings import coding_files, path_of
from qualcode.study.load import load_study
from tests.benchmarks.main_job import measure, synthetic

PERSON = "anna"
STUDIES = ((20_000, 200), (1_000_000, 400))
COMMANDS = (
    (),
    ("--cells", "people", "--totals"),
    ("--by", "rol", "--cells", "share", "--where", "condition:belemmerend"),
    ("--by", "constructs", "--columns", "constructs"),
    ("-o", "matrix.xlsx"),
)
PANDAS = """
import json, pathlib, sys
import pandas as pd
root = pathlib.Path(sys.argv[1])
case = {}
for path in sorted((root / "transcripts").glob("*.txt")):
    front = path.read_text(encoding="utf-8").split("---\\n", 2)[1]
    case[path.stem] = dict(line.split(": ", 1) for line in front.splitlines())["bedrijf"]
frames = []
for path in sorted((root / "codings").glob("*/*.jsonl")):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    frames.append(pd.DataFrame([(case[path.parent.name], one["construct"], one["condition"] or "") for one in lines]))
table = pd.concat(frames)
counts = table.groupby([0, 1, 2]).size().unstack([1, 2], fill_value=0)
if len(sys.argv) > 2:
    counts.to_excel(root / sys.argv[2], engine="xlsxwriter")
else:
    print(counts.to_csv())
"""


def coded(root: pathlib.Path, count: int) -> None:
    """Write codings of the rules and of a person in all transcripts of a study, as many in each, until there are `count`."""
    study, _ = load_study(root)
    rng = random.Random(1)
    for n, transcript in enumerate(study.transcripts):
        wanted = count // len(study.transcripts) + (n < count % len(study.transcripts))
        for coder, lines in _lines(study, transcript, wanted, rng).items():
            path = path_of(root, transcript.name, coder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(lines[place] for place in sorted(lines)), encoding="utf-8")


def _lines(study: Study, transcript: Transcript, wanted: int, rng: random.Random) -> dict[str, dict[tuple[object, ...], str]]:
    """Return the lines of each coder by what they are sorted by."""
    book = study.codebook_of(transcript)
    constructs = [(one.id, [*book.conditions_of(one), None]) for _, _, one in book.walk()] if book else []
    said = [(turn.start + a, turn.start + b) for turn in transcript.turns if not turn.interviewer for a, b in sentences(transcript.speech(turn))]
    found: dict[str, dict[tuple[object, ...], str]] = {AUTO: {}, PERSON: {}}
    for start, end in cycle(said):
        if sum(map(len, found.values())) >= wanted:
            return found
        construct, conditions = rng.choice(constructs)
        also = rng.random()
        condition = rng.choice(conditions)
        for coder in [PERSON, AUTO] if also < 0.05 else [PERSON] if also < 0.1 else [AUTO]:
            id = coding_id(transcript.name, coder, start, end, construct, transcript.body[start:end])
            score = None if coder == PERSON else 0.5
            status = "accepted" if coder == PERSON else "proposed"
            coding = Coding(
                transcript.name, coder, start, end, transcript.body[start:end], construct, condition, {}, status, score, "indicator", id=id
            )
            line = rows.row(coding)
            found[coder][start, end, construct, id] = line + "\n"
    return found


def main(codings: int, transcripts: int) -> None:
    """Print a line per figure."""
    program = str(pathlib.Path(sys.executable).with_name("qualcode"))
    with tempfile.TemporaryDirectory() as name:
        root, cache = pathlib.Path(name) / "studie", pathlib.Path(name) / "cache"
        os.environ["QUALCODE_CACHE"] = str(cache)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        synthetic(root, transcripts)
        coded(root, codings)
        megabytes = sum(path.stat().st_size for _, path in coding_files(root)) / 1e6
        print(f"study        {transcripts} transcripts, {codings} codings, {megabytes:.0f} MB")
        for n, words in enumerate(COMMANDS):
            if not n:
                _line(f"matrix {' '.join(words)}".strip() + ", cold", *measure(program, "matrix", *words, cwd=root))
            _line(f"matrix {' '.join(words)}".strip() + (", from the cache" if not n else ""), *measure(program, "matrix", *words, cwd=root))
            if n == 0:
                assert cache.is_dir()
        shutil.rmtree(cache)
        _line("matrix -o cold.xlsx, cold", *measure(program, "matrix", "-o", "cold.xlsx", cwd=root))
        _line("plain pandas, csv", *measure(sys.executable, "-c", PANDAS, str(root), cwd=root))
        _line("plain pandas, xlsx", *measure(sys.executable, "-c", PANDAS, str(root), "pandas.xlsx", cwd=root))


def _line(what: str, seconds: float, memory: float) -> None:
    print(f"  {what:75} {seconds:6.2f} s   at most so far {memory:5.0f} MB")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    for size in zip(given[::2], given[1::2], strict=True) if given else STUDIES:
        main(*size)

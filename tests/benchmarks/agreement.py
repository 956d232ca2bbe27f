"""Measure agreement of many coders on many units: the coefficients alone, and the command on a study.

usage: agreement.py [UNITS [CODERS]]        (default 10,000 units and 4 coders)

"Coefficients" are agreement, Fleiss' kappa, AC1 and alpha of one question with five answers, each with an interval from a thousand
resamples. The study is that of main_job.py with as many sentences or a few more; each coder follows the same random choice of
a construct per sentence four times in five, else makes one of their own, and leaves half of the sentences without.
"""

from __future__ import annotations

import json
import pathlib
import random
import sys
import tempfile
import time

from qualcode.analysis.agreement import UNITS, agreement
from qualcode.coding.agreement import ac1, alpha, fleiss, percent
from qualcode.coding.distance import nominal, ordinal
from qualcode.coding.ratings import Ratings
from qualcode.language.sentences import sentences
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from tests.benchmarks.coder import timed
from tests.benchmarks.main_job import best, synthetic

PER_TRANSCRIPT = 250  # sentences of respondents in a transcript of main_job.py, about


def coefficients(units: int, coders: int) -> None:
    """Print what every figure of one question takes, intervals included."""
    rng = random.Random(1)
    truth = [rng.randrange(5) for _ in range(units)]
    patterns = [tuple(value if rng.random() < 0.8 else rng.choice([None, *range(5)]) for _ in range(coders)) for value in truth]

    def work() -> None:
        ratings = Ratings.of(patterns)
        for coefficient in (percent, fleiss, ac1, alpha(nominal), alpha(ordinal)):
            assert ratings.figure(coefficient) is not None
            assert ratings.interval(coefficient) is not None

    print(f"coefficients {coders} coders, {units} units: {timed(work):.2f} s")


def code(root: pathlib.Path, names: list[str]) -> None:
    """Write what the coders coded in each transcript of a study."""
    study, _ = load_study(root)
    constructs = list(study.constructs())
    rng = random.Random(2)
    for transcript in study.transcripts:
        spans = [
            (turn.start + start, turn.start + end)
            for turn in transcript.turns
            if not turn.interviewer
            for start, end in sentences(transcript.speech(turn))
        ]
        truth = [rng.choice([None, rng.choice(constructs)]) for _ in spans]
        (root / "codings" / transcript.name).mkdir(parents=True)
        for name in names:
            rows = []
            for (start, end), construct in zip(spans, truth, strict=True):
                given = construct if rng.random() < 0.8 else rng.choice([None, rng.choice(constructs)])
                if given:
                    rows.append(json.dumps({"start": start, "end": end, "quote": transcript.body[start:end], "construct": given}))
            (root / "codings" / transcript.name / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def main(units: int, coders: int) -> None:
    """Print a line per figure."""
    coefficients(units, coders)
    names = [f"coder{n}" for n in range(1, coders + 1)]
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        synthetic(root, -(-units // PER_TRANSCRIPT) + 5)
        code(root, names)
        study, _ = load_study(root)
        codings, _ = load_codings(study)
        for unit in UNITS:
            start = time.perf_counter()
            found = agreement(study, codings, coders=names, unit=unit)
            print(f"agreement    by {unit:9} {len(codings)} codings, {found.units} units: {time.perf_counter() - start:.2f} s")
        program = str(pathlib.Path(sys.executable).with_name("qualcode"))
        print(f"command      qualcode agreement, start-up and reading included: {best(program, 'agreement', cwd=root):.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 4)

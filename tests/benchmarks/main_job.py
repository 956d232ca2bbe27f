"""Measure the main job: start-up, the example study, and a synthetic study of any size.

usage: main_job.py [TRANSCRIPTS]        (default 200, about 3,300 words each)

The synthetic study shuffles the sentences of the example study, so that the vocabulary and the hit rate are those of
real talk; the same number gives the same text. Each command runs in a process of its own, as a user runs it.
"""

from __future__ import annotations

import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

from qualcode.language.sentences import sentences
from qualcode.study.load import load_study

EXAMPLE = pathlib.Path(__file__).parents[2] / "examples" / "werkplekleren"
ROLES = ("leidinggevende", "medewerker", "hr", "praktijkopleider", "directie")
TURNS, REPEATS = 30, 5


def synthetic(root: pathlib.Path, count: int) -> None:
    """Write a study with count transcripts, four to a company."""
    study, _ = load_study(EXAMPLE)
    asked = [one.speech(turn) for one in study.transcripts for turn in one.turns if turn.interviewer]
    said = [
        text[a:b]
        for one in study.transcripts
        for turn in one.turns
        if not turn.interviewer
        for text in [one.speech(turn)]
        for a, b in sentences(text)
    ]
    rng = random.Random(1)
    (root / "transcripts").mkdir(parents=True)
    (root / "study.yaml").write_text("study: bench\ncodebooks: [werkplekleren]\n", encoding="utf-8")
    for n in range(count):
        lines = ["---", f"bedrijf: Bedrijf {n // 4:05d}", f"rol: {ROLES[n % 5]}", f"datum: 2026-{n % 12 + 1:02d}-01", "---", ""]
        for _ in range(TURNS):
            lines += [f"Interviewer: {rng.choice(asked)}", "", "Respondent: " + " ".join(rng.choice(said) for _ in range(rng.randint(4, 11))), ""]
        (root / "transcripts" / f"{n:05d}.txt").write_text("\n".join(lines), encoding="utf-8")


def measure(*command: str, cwd: pathlib.Path) -> tuple[float, float]:
    """Return the seconds a command takes and the largest memory of any process so far (MB)."""
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def best(*command: str, cwd: pathlib.Path) -> float:
    """Return the least seconds of several runs."""
    return min(measure(*command, cwd=cwd)[0] for _ in range(REPEATS))


def main(count: int) -> None:
    """Print a line per figure."""
    program = str(pathlib.Path(sys.executable).with_name("qualcode"))
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        os.environ["QUALCODE_CACHE"] = str(here / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        base = best(sys.executable, "-c", "import typer, rich", cwd=here)
        start = best(program, "--help", cwd=here)
        print(f"start-up     qualcode --help {start:.3f} s, python -c 'import typer, rich' {base:.3f} s: {start / base:.2f} times")
        print(f"example      qualcode demo {measure(program, 'demo', 'first', cwd=here)[0]:.2f} s at first, ", end="")
        print(f"{measure(program, 'demo', 'second', cwd=here)[0]:.2f} s with word forms in the cache")
        synthetic(here / "study", count)
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in (here / "study" / "transcripts").iterdir())
        print(f"synthetic    {count} transcripts, {words} words")
        total = 0.0
        for command in (["code"], ["code"], ["matrix", "-o", "m.xlsx"], ["report"], ["check"]):
            seconds, memory = measure(program, *command, cwd=here / "study")
            total += seconds if command != ["check"] else 0
            print(f"  {' '.join(command):16} {seconds:6.2f} s   at most {memory:4.0f} MB")
        print(f"  code twice, matrix and report together {total:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)

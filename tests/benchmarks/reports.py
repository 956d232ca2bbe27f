"""Measure reports: all kinds of the example study in three formats with pictures, and a hundred casusverslagen in Word.

usage: reports.py [CASES]        (default 100 cases of four interviews, 20,000 codings)

Each command runs in a process of its own, as a user runs it.
"""

from __future__ import annotations

import os
import pathlib
import shutil
import sys
import tempfile

from tests.benchmarks.main_job import EXAMPLE, measure, synthetic
from tests.benchmarks.matrix import coded

PER_CASE, CODINGS = 4, 200
FORMATS = ("--format", "md", "--format", "docx", "--format", "html")


def main(cases: int) -> None:
    """Print wall time and memory of each command."""
    program = str(pathlib.Path(sys.executable).with_name("qualcode"))
    with tempfile.TemporaryDirectory() as name:
        os.environ["QUALCODE_CACHE"] = f"{name}/cache"
        example = pathlib.Path(name) / "werkplekleren"
        shutil.copytree(EXAMPLE, example)
        measure(program, "check", cwd=example)
        _print("all kinds of the example, three formats", *measure(program, "report", "--kind", "all", *FORMATS, cwd=example))
        _print("the page of the example", *measure(program, "html", cwd=example))
        root = pathlib.Path(name) / "groot"
        synthetic(root, cases * PER_CASE)
        coded(root, cases * CODINGS)
        _print(f"{cases} casusverslagen in Word", *measure(program, "report", "--format", "docx", cwd=root))
        _print(f"final report of {cases} cases in Word", *measure(program, "report", "--kind", "eindrapport", "--format", "docx", cwd=root))


def _print(what: str, seconds: float, megabytes: float) -> None:
    print(f"{what:45}{seconds:8.2f} s{megabytes:8.0f} MB", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)

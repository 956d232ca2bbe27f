"""Measure the pictures: the first of a run, with the import of the library, and then each kind and its extreme.

python -m tests.benchmarks.pictures
"""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from tests.conftest import ROOT
from tests.report.pictures.samples import SAMPLES

TURNS = 3


def seconds(name: str) -> float:
    """Return how long a sample takes, the best of some turns."""
    taken = []
    for _ in range(TURNS):
        start = time.perf_counter()
        SAMPLES[name]()
        taken.append(time.perf_counter() - start)
    return min(taken)


def command(*words: str) -> float:
    """Return how long a command takes on the example study, the best of some turns."""
    program = pathlib.Path(sys.executable).with_name("qualcode")
    with tempfile.TemporaryDirectory() as name:
        study = pathlib.Path(name) / "study"
        shutil.copytree(ROOT / "examples" / "werkplekleren", study)
        taken = []
        for _ in range(TURNS):
            start = time.perf_counter()
            subprocess.run([program, *words], cwd=study, check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Print a line per figure: seconds, and kB of SVG and PNG."""
    print(f"qualcode matrix -o kaart.csv   {command('matrix', '-o', 'kaart.csv'):5.2f} s")
    print(f"qualcode matrix -o kaart.png   {command('matrix', '-o', 'kaart.png'):5.2f} s")
    for name, draw in SAMPLES.items():
        picture = draw()
        print(f"{name:18} {seconds(name):5.2f} s   svg {len(picture.svg.encode()) / 1000:5.0f} kB   png {len(picture.png) / 1000:5.0f} kB")


if __name__ == "__main__":
    main()

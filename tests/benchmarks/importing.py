"""Measure `qualcode import`: a Teams meeting of two hours, and captions far larger than memory should hold.

python -m tests.benchmarks.importing [MB]
"""

from __future__ import annotations

import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

WORDS = "en dan ga je naar de lijn waar een collega staat die het al jaren doet want zo leer je dat hier gewoon met kijken".split()
CUES = 5000  # of a meeting of two hours


def cue(n: int, rng: random.Random) -> str:
    """Return one cue as Teams writes it."""
    start = n * 1.44
    clock = [f"{int(t) // 3600:02}:{int(t) // 60 % 60:02}:{t % 60:06.3f}" for t in (start, start + 1.4)]
    speaker = "Pol, Tessa" if n // 9 % 2 else "Graaf, Hanneke de"
    said = " ".join(rng.choices(WORDS, k=9))
    return f"5f0e9a1c-0000-4000-8000-000000000000/{n}-0\n{clock[0]} --> {clock[1]}\n<v {speaker}>{said}.</v>\n\n"


def captions(path: pathlib.Path, *, cues: int = 0, size: int = 0) -> None:
    """Write captions with so many cues, or of so many bytes."""
    rng = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        written, n = file.write("WEBVTT\n\n"), 0
        while n < cues or written < size:
            written += file.write(cue(n % 240_000, rng))
            n += 1


def measure(path: pathlib.Path, program: str) -> tuple[float, float]:
    """Return the seconds that importing a file takes and the largest memory of any process so far (MB)."""
    start = time.perf_counter()
    subprocess.run([program, "import", path, "--out", path.parent / "uit", "--force"], check=True, capture_output=True)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main(megabytes: int) -> None:
    """Print a line per figure."""
    program = str(pathlib.Path(sys.executable).with_name("qualcode"))
    with tempfile.TemporaryDirectory() as name:
        meeting, large = pathlib.Path(name, "vergadering.vtt"), pathlib.Path(name, "groot.vtt")
        captions(meeting, cues=CUES)
        seconds = min(measure(meeting, program)[0] for _ in range(3))
        print(f"Teams, two hours    {CUES} cues {seconds:6.2f} s   at most {measure(meeting, program)[1]:4.0f} MB")
        captions(large, size=megabytes * 1_000_000)
        seconds, memory = measure(large, program)
        print(f"captions            {megabytes} MB   {seconds:6.2f} s   at most {memory:4.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)

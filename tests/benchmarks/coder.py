"""Measure the rule coder beside a plain Python loop, in one run, so that a slow machine is slow for both.

usage: coder.py [TRANSCRIPTS [MORE]]        (default 200 and 2,000 transcripts, about 1,650 words each)

The study is that of main_job.py. "Plain" splits the same text into sentences with one regular expression and searches each
with 25 word stems; it does nothing else. Of the commands, "cold" codes a study that was never coded, "compiled" has the
codebook in the cache, and "unchanged" has nothing to do.
"""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from qualcode.language.sentences import sentences, words
from qualcode.store.compiled import listener
from qualcode.study.load import load_codebook, load_study
from tests.benchmarks.main_job import best, measure, synthetic

STEMS = """werkdruk druk tijd leer cursus training collega team fout vraag uitleg feedback leiding chef steun help
    vertrouw veilig ruimte zelf idee verander kans groei uitdag""".split()


def timed(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the least seconds of several runs of a function."""
    took = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)


def plain(texts: list[str]) -> int:
    """Count the sentences that hold a stem, as a script of a few lines would."""
    stems = [re.compile(rf"\b{stem}\w*", re.IGNORECASE) for stem in STEMS]
    return sum(1 for text in texts for sentence in re.split(r"(?<=[.?!])\s+", text) for stem in stems if stem.search(sentence))


def alone(texts: list[str]) -> None:
    """Print the speed of the matcher without all that follows, beside what Python does with the same text at the least."""
    book, _ = load_codebook("werkplekleren", pathlib.Path())
    matcher = listener(book).matcher
    said = [words(text[start:end]) for text in texts for start, end in sentences(text)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    count = sum(len(construct.indicators) for _, _, construct in book.walk())
    print(f"alone        {size:.1f} MB of text, {count} indicators")
    for name, work in (
        ("str.lower()", lambda: [text.lower() for text in texts]),
        (r"re.findall(r'\w+')", lambda: [re.findall(r"\w+", text) for text in texts]),
        ("sentences and words", lambda: [words(text[start:end]) for text in texts for start, end in sentences(text)]),
        ("matcher", lambda: [matcher.find(one) for one in said]),
    ):
        print(f"  {name:22} {size / timed(work):7.1f} MB/s")


def commands(program: str, folder: pathlib.Path, count: int) -> None:
    """Print what the command takes on a study of that many transcripts."""
    synthetic(folder, count)
    print(f"  {count:5} transcripts", end="")
    shutil.rmtree(os.environ["QUALCODE_CACHE"], ignore_errors=True)
    for what in ("cold", "compiled", "unchanged"):
        if what == "compiled":
            shutil.rmtree(folder / "codings")
            for path in (pathlib.Path(os.environ["QUALCODE_CACHE"]) / "coded").iterdir():
                path.unlink()
        seconds, memory = measure(program, "code", cwd=folder)
        print(f"   {what} {seconds:.2f} s", end="")
    print(f"   at most {memory:.0f} MB a process")


def main(count: int, more: int) -> None:
    """Print a line per figure."""
    program = str(pathlib.Path(sys.executable).with_name("qualcode"))
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        os.environ["QUALCODE_CACHE"] = str(here / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        synthetic(here / "text", count)
        study, _ = load_study(here / "text")
        texts = [one.speech(turn) for one in study.transcripts for turn in one.turns]
        print(f"plain        25 stems, one process: {timed(lambda: plain(texts)):.2f} s")
        alone(texts)
        (here / "one").mkdir()
        shutil.copy(here / "text" / "transcripts" / "00000.txt", here / "one" / "x.txt")
        one = (program, "code", "x.txt", "--codebook", "werkplekleren", "--dry-run")
        subprocess.run(one, cwd=here / "one", check=True, capture_output=True)
        seconds, start = best(*one, cwd=here / "one"), best(program, "--help", cwd=here)
        print(f"one          transcript {seconds:.2f} s, of which start-up (qualcode --help) {start:.2f} s")
        print(f"qualcode code, {len(os.sched_getaffinity(0))} processors")
        commands(program, here / "few", count)
        commands(program, here / "more", more)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 2000)

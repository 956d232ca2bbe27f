"""Measure `qualcode review` in a terminal: its start on 10,000 words, and its answer to keys among 2,000 codings.

python -m tests.benchmarks.review
"""

from __future__ import annotations

import os
import pathlib
import random
import signal
import statistics
import sys
import tempfile
import time

from qualcode.model.coding import AUTO, Coding, coding_id
from qualcode.model.transcript import Transcript
from qualcode.store.codings import path_of, write_proposals
from qualcode.study.transcript import load

WORDS = "dan ga je naar de lijn waar een collega staat die het al jaren doet want zo leer je dat hier gewoon met kijken".split()
CONSTRUCTS = ("leertijd", "werkplekbegeleiding", "autonomie", "feedback", "taakvariatie", "werkdruk", "participatie", "kwaliteiten")
QUIET = 0.15  # seconds without a sign in which a screen is finished


def study(folder: pathlib.Path, *, turns: int, words: int, codings: int) -> Transcript:
    """Write a study of one transcript: so many turns of so many words, with codings on as many sentences as there are to be."""
    rng = random.Random(1)
    (folder / "transcripts").mkdir(parents=True)
    (folder / "study.yaml").write_text("study: proef\ncodebooks: [werkplekleren]\ncoders: [anna]\n", encoding="utf-8")
    path = folder / "transcripts" / "lang.txt"
    said = (
        "Interviewer: En toen?\n\nRespondent: " + " ".join(" ".join(rng.choices(WORDS, k=9)) + "." for _ in range(words // 9)) for _ in range(turns)
    )
    path.write_text("---\nbedrijf: Bakkerij Zon\n---\n" + "\n\n".join(said) + "\n", encoding="utf-8")
    transcript, _ = load(path, name="lang", file="transcripts/lang.txt")
    assert transcript is not None
    found: list[Coding] = []
    answers = [turn for turn in transcript.turns if not turn.interviewer]
    for n in range(codings):
        turn, construct = answers[n % len(answers)], CONSTRUCTS[n // len(answers) % len(CONSTRUCTS)]
        end = transcript.body.index(".", turn.start) + 1
        quote = transcript.body[turn.start : end]
        id = coding_id("lang", AUTO, turn.start, end, construct, quote)
        found.append(Coding("lang", AUTO, turn.start, end, quote, construct, "stimulerend", status="proposed", score=0.5, why="question", id=id))
    write_proposals(folder, transcript, found)
    return transcript


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, folder: pathlib.Path, *command: str) -> None:
        import pty  # not on Windows

        self.began = time.perf_counter()
        self.child, self.screen = pty.fork()
        if not self.child:
            os.chdir(folder)
            os.environ.update(TERM="xterm-256color", LINES="40", COLUMNS="120")
            os.execv(command[0], command)  # noqa: S606
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def until(self, sign: bytes) -> float:
        """Return the seconds since the start until a sign is on the screen."""
        seen = b""
        while sign not in seen:
            seen += os.read(self.screen, 65536)
        return time.perf_counter() - self.began

    def answer(self, key: bytes) -> float:
        """Return the seconds from a key to the last sign of the answer."""
        self.drain()
        start = last = time.perf_counter()
        os.write(self.screen, key)
        while self._ready(QUIET):
            os.read(self.screen, 65536)
            last = time.perf_counter()
        return last - start

    def drain(self) -> None:
        """Read until nothing comes."""
        while self._ready(QUIET):
            os.read(self.screen, 65536)

    def _ready(self, seconds: float) -> bool:
        import select

        return bool(select.select([self.screen], [], [], seconds)[0])

    def processor(self) -> float:
        """Return the seconds that the program has been computing, which other programs do not lengthen."""
        fields = pathlib.Path(f"/proc/{self.child}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the program."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.screen)


def main() -> None:
    """Print a line per figure."""
    program = str(pathlib.Path(sys.executable).with_name("qualcode"))
    command = (program, "review", "lang", "--coder", "anna")
    with tempfile.TemporaryDirectory() as name:
        for turns, words, codings in ((250, 40, 60), (500, 20, 2000), (3000, 27, 2000)):
            folder = pathlib.Path(name, str(turns))
            transcript = study(folder, turns=turns // 2, words=words * 2, codings=codings)
            size = f"{transcript.words():6} words {len(transcript.turns):5} turns {codings:5} codings"
            starts = []
            for _ in range(5):
                terminal = Terminal(folder, *command)
                starts.append((terminal.until(b"Respondent"), terminal.processor()))
                terminal.close()
            print(f"{size}  start   {statistics.median(seen for seen, _ in starts):.2f} s ({min(computed for _, computed in starts):.2f} s computed)")
            terminal = Terminal(folder, *command)
            terminal.until(b"Respondent")
            for what, keys in (
                ("decide", b"ararararar"),
                ("condition", b"+-+-+-+-"),
                ("undo", b"uuuuuuuu"),
                ("move", b"ljljljlj"),
                ("ten turns", b"      "),
            ):
                before = terminal.processor()
                seconds = [terminal.answer(bytes([key])) for key in keys]
                computed = (terminal.processor() - before) / len(keys) * 1000
                print(
                    f"{size}  {what:10}{statistics.median(seconds) * 1000:4.0f} ms, at most {max(seconds) * 1000:4.0f} ({computed:.0f} ms computed)"
                )
            opening = [terminal.answer(b"t") for _ in range(3) if terminal.answer(b"\x1b") >= 0]
            print(f"{size}  construct list {statistics.median(opening) * 1000:4.0f} ms")
            terminal.close()
            decided = path_of(folder, "lang", AUTO).read_text(encoding="utf-8").count('"proposed"')
            print(f"{size}  {codings - decided} decided on disk")


if __name__ == "__main__":
    main()

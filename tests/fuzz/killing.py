"""Kill commands with SIGKILL at any moment, and look whether every file is whole: python -m tests.fuzz.killing [KILLS] [SEED]."""

from __future__ import annotations

import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from tests.coding.edits import EDITS, said, untouched
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "leren-van-fouten"
_GIT = ("git", "-c", "user.name=Anna", "-c", "user.email=anna@example.nl", "-c", "commit.gpgsign=false")
_PROGRAM = (sys.executable, "-m", "qualcode")
_NOW = "proef"
_BEFORE = 0.02  # seconds before the first file is written, from which kills come thick
Content = Mapping[str, bytes]


@dataclass(frozen=True)
class Scene:
    """A command, and what it is run on; `prepare` makes the study that it finds."""

    command: tuple[str, ...]
    prepare: Callable[[pathlib.Path, random.Random], None]

    @property
    def name(self) -> str:
        """Return the command as it is typed."""
        return " ".join(self.command)


@dataclass
class Tally:
    """What came of the kills of one command: how many there were, how many came in time, in the middle of its work, and what broke."""

    kills: int = 0
    alive: int = 0
    amid: int = 0
    leftovers: int = 0
    broken: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Stage:
    """A scene that is ready to be played: the files before and after, and when they were written (seconds after the start)."""

    before: pathlib.Path
    after: pathlib.Path
    first: float
    last: float


def half_coded(root: pathlib.Path, rng: random.Random) -> None:
    """Leave half of the proposals in their files, so that all are to be written again."""
    for path in sorted((root / "studie").glob("codings/*/auto.jsonl")):
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(lines[: len(lines) // 2]))


def edited(root: pathlib.Path, rng: random.Random) -> None:
    """Edit transcripts after they were committed, as people do, so that their codings are stale."""
    for path in sorted((root / "studie").glob("transcripts/*.txt")):
        front, sign, body = path.read_text(encoding="utf-8").partition("\n---\n")
        edit = EDITS[rng.choice(["added_on_top", "turn_deleted", "typos", "rewrapped"])]
        path.write_text(front + sign + said(edit(untouched(body), rng)), encoding="utf-8", newline="\n")


def untouched_study(root: pathlib.Path, rng: random.Random) -> None:
    """Leave the study as it is."""


def pseudonymised(root: pathlib.Path, rng: random.Random) -> None:
    """Put pseudonyms in, so that there is something to put back."""
    _run(root, ("pseudonymise", "--yes"))


SCENES = (
    Scene(("code",), half_coded),
    Scene(("anchor", "--write"), edited),
    Scene(("pseudonymise", "--yes"), untouched_study),
    Scene(("pseudonymise", "--reverse"), pseudonymised),
    Scene(("recode", "rename", "rol-leidinggevende", "rol-van-de-chef", "--date", "2026-03-02"), untouched_study),
    Scene(("merge",), untouched_study),
)


def run(scene: Scene, kills: int, *, seed: int) -> Tally:
    """Run a command and kill it so many times, each time on the same study; the same moments for the same seed."""
    rng = random.Random(f"{scene.name} {seed}")
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        stage = _stage(scene, here, rng)
        if content(stage.before) == content(stage.after):
            tally.broken.append(f"{scene.name}: changes nothing, so that a kill would not show")
        now = here / _NOW
        for n in range(kills):
            moment = rng.uniform(0, stage.last) if n % 3 == 0 else rng.uniform(max(0.0, stage.first - _BEFORE), stage.last)
            shutil.rmtree(now)
            shutil.copytree(stage.before, now)
            tally.kills += 1
            tally.alive += _killed(now, scene.command, moment)
            _judge(scene, stage, now, tally, label=f"{scene.name}: kill {n} after {moment:.3f} s")
    return tally


def _stage(scene: Scene, here: pathlib.Path, rng: random.Random) -> Stage:
    """Make the study as the command finds it and as it leaves it undisturbed; it always stands in one place, which the key knows."""
    now, before, after = here / _NOW, here / "voor", here / "na"
    shutil.copytree(EXAMPLE, now / "studie")
    (now / "studie" / "memos").mkdir()
    (now / "studie" / "memos" / "een.md").write_text("Marlies belde nog, op 06-87654321.\n", encoding="utf-8")
    _run(now, ("code", "--dry-run"))  # the codebook is compiled, as it is for all but the first command
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "interviews")):
        subprocess.run([*_GIT, *words], cwd=now / "studie", env=_places(now), check=True, capture_output=True)
    scene.prepare(now, rng)
    shutil.copytree(now, before)
    started = time.time()
    _run(now, scene.command)
    ended = time.time() - started
    shutil.copytree(now, after)
    was = content(before)
    written = [(after / name).stat().st_mtime - started for name, raw in content(after).items() if was.get(name) != raw]
    return Stage(before, after, min(written, default=0.0), max(written, default=ended))


def _killed(root: pathlib.Path, command: tuple[str, ...], seconds: float) -> bool:
    """Start a command and kill it after some seconds; returns whether it was still at work."""
    process = subprocess.Popen(
        [*_PROGRAM, *command], cwd=root / "studie", env=_places(root), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def _run(root: pathlib.Path, command: tuple[str, ...]) -> int:
    """Run a command undisturbed; returns its exit code."""
    return subprocess.run([*_PROGRAM, *command], cwd=root / "studie", env=_places(root), capture_output=True, check=False).returncode


def _places(root: pathlib.Path) -> dict[str, str]:
    """Return the environment in which cache and key are kept beside the study."""
    return {**os.environ, "QUALCODE_CACHE": str(root / "cache"), "QUALCODE_KEYS": str(root / "keys"), "PYTHONPATH": str(ROOT)}


def content(root: pathlib.Path) -> Content:
    """Return all files of a study and its keys, but for what git keeps and the dot-files of what was being written."""
    found = [path for folder in ("studie", "keys") for path in sorted((root / folder).rglob("*")) if path.is_file()]
    inside = [path.relative_to(root) for path in found if ".git" not in path.parts]
    return {path.as_posix(): (root / path).read_bytes() for path in inside if not path.name.startswith(".")}


def _judge(scene: Scene, stage: Stage, now: pathlib.Path, tally: Tally, *, label: str) -> None:
    """Look at what a kill left, and run the command again."""
    old, new, here = content(stage.before), content(stage.after), content(now)
    tally.amid += here not in (old, new)
    tally.leftovers += sum(path.suffix == ".tmp" for path in (*(now / "studie").rglob(".*"), *(now / "keys").rglob(".*")))
    tally.broken += [f"{label}: {name} is neither old nor new" for name, raw in here.items() if raw not in (old.get(name), new.get(name))]
    tally.broken += [f"{label}: {name} is gone" for name in old if name not in here]
    tally.broken += [f"{label}: {what}" for what in _unread(now)]
    _run(now, scene.command)
    again = content(now)
    tally.broken += [f"{label}: {name} differs when run again" for name in sorted({*again, *new}) if again.get(name) != new.get(name)]


def _unread(root: pathlib.Path) -> list[str]:
    """Return what cannot be read in a study after a kill, and what is taken for a file of it and is none."""
    study, problems = load_study(root / "studie")
    _, more = load_codings(study)
    allowed = {"turns", "front-matter"}
    found = [str(problem) for problem in (*problems, *more) if problem.rule not in allowed or ".tmp" in problem.location.file]
    for path in sorted((root / "keys").glob("*.json")):
        try:
            json.loads(path.read_bytes())
        except ValueError:
            found.append(f"{path.name} is no JSON")
    return found


def main(kills: int, seed: int) -> int:
    """Print what came of the kills; returns 1 when something was broken."""
    print(f"{'command':28}{'kills':>7}{'in time':>9}{'amid':>6}{'dot-files left':>16}{'broken':>8}")
    broken = []
    for n, scene in enumerate(SCENES):
        tally = run(scene, kills // len(SCENES) + (n < kills % len(SCENES)), seed=seed)
        print(f"{scene.name:28}{tally.kills:>7}{tally.alive:>9}{tally.amid:>6}{tally.leftovers:>16}{len(tally.broken):>8}", flush=True)
        broken += tally.broken
    print("\n".join(broken))
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 1))

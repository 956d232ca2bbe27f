"""Feed `qualcode import` damaged interviews: no traceback whatever they hold, and no word lost from a text that is only disordered.

python -m tests.fuzz.importing [INPUTS] [SEED]
"""

from __future__ import annotations

import pathlib
import random
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts.bring import Wishes, bring
from qualcode.study import transcript
from tests.exchange.transcripts import made, sources

ENCODED = {"windows.txt", "mac.txt", "utf16.txt", "utf16_zonder.txt"}
ORDERED = {".txt", ".md", ".srt", ".vtt"}  # lines of these may stand anywhere, and their words must be found again
KEYS = (
    "code datum duur interview taal aanwezigen sprekers toelichting transcriptie summary keywords speakers organisatie style cue color lime".split()
)
HALF = 0.5


@dataclass
class Outcome:
    """What came of the inputs: how many there were, the turns of each transcript, and what went wrong."""

    inputs: int
    read: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def flipped(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes of which a few are another."""
    changed = bytearray(raw)
    for _ in range(rng.randint(1, 12)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(raw: bytes, rng: random.Random) -> bytes:
    """Return the beginning of bytes."""
    return raw[: rng.randrange(len(raw))]


def doubled(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes with a part of them twice."""
    start = rng.randrange(len(raw))
    end = rng.randrange(start, len(raw))
    return raw[:end] + raw[start:end] * rng.randint(1, 3) + raw[end:]


def shuffled(raw: bytes, rng: random.Random) -> bytes:
    """Return lines in another order."""
    lines = raw.splitlines(keepends=True)
    rng.shuffle(lines)
    return b"".join(lines)


def dropped(raw: bytes, rng: random.Random) -> bytes:
    """Return lines of which some are gone, also empty ones."""
    return b"".join(line for line in raw.splitlines(keepends=True) if rng.random() > 0.25)


DISORDERED: list[Callable[[bytes, random.Random], bytes]] = [shuffled, dropped]
DAMAGED: list[Callable[[bytes, random.Random], bytes]] = [flipped, cut, doubled, *DISORDERED]


def run(inputs: int, seed: int) -> Outcome:
    """Bring in so many damaged files, the same ones for the same seed."""
    rng = random.Random(seed)
    outcome = Outcome(inputs)
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        originals = sorted(sources.FIXTURES.iterdir()) + made.all_of(here)
        for n in range(inputs):
            original = originals[n % len(originals)]
            whole = original.suffix in ORDERED and original.name not in ENCODED and rng.random() < HALF
            damage = rng.choice(DISORDERED if whole else DAMAGED)
            path = sources.text(here / f"bron{original.suffix}", damage(original.read_bytes(), rng))
            wrong = _one(path, here / f"uit{n}", outcome, whole=whole)
            outcome.wrong.extend(f"{n} {original.name} {damage.__name__}: {what}" for what in wrong)
    return outcome


def _one(path: pathlib.Path, out: pathlib.Path, outcome: Outcome, *, whole: bool) -> list[str]:
    """Bring one file in; returns what went wrong. Of a text that is `whole` but for its order every word has to be there."""
    try:
        brought = [one for one in bring(path, path.name, Wishes(out)) if one.target]
    except QualcodeError:
        return []
    except Exception:  # noqa: BLE001 - that is what is looked for
        return [f"traceback {traceback.format_exc(limit=-3)}"]
    wrong = []
    for one in brought:
        assert one.target is not None
        again, _ = transcript.load(one.target, name="x", file="x")
        turns = len(again.turns) if again else 0
        outcome.read.append(turns)
        if turns != one.turns:
            wrong.append(f"{one.turns} turns became {turns}")
    if whole and brought and (missing := _missing(path, out, " ".join(label for one in brought for label in one.names))):
        wrong.append(f"lost {missing}")
    return wrong


def _missing(path: pathlib.Path, out: pathlib.Path, labels: str) -> dict[str, int]:
    """Return the words of a text that occur less often in what came of it, but for labels and what a keyword of its format is."""
    passed = {*KEYS, *sources.words(labels)}
    return {word: n for word, n in sources.lost(sources.source_words(path), out).items() if word not in passed}


def main(inputs: int, seed: int) -> int:
    """Print what came of the inputs; returns 1 when something went wrong."""
    outcome = run(inputs, seed)
    print("\n".join(outcome.wrong))
    tracebacks = sum(": traceback" in line for line in outcome.wrong)
    print(f"{inputs} inputs, {len(outcome.read)} transcripts, {tracebacks} tracebacks, {len(outcome.wrong) - tracebacks} with lost words or turns")
    return int(bool(outcome.wrong))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))

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
from typing import NamedTuple

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts.bring import Wishes, bring
from qualcode.study import transcript
from tests.exchange.transcripts import made, sources

ENCODED = {"windows.txt", "mac.txt", "utf16.txt", "utf16_zonder.txt"}
ORDERED = {".txt", ".md", ".srt", ".vtt"}  # lines of these may stand anywhere, and their words must be found again


class Outcome(NamedTuple):
    """What came of all inputs: how many, how many could be read, the tracebacks, and the words that were lost."""

    inputs: int
    read: int
    tracebacks: list[str]
    lost: list[str]


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
    rng = random.Random(seed)  # noqa: S311 - damage, not a secret
    tracebacks, lost, read = [], [], 0
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        originals = [path for path in sorted(sources.FIXTURES.iterdir())] + made.all_of(here)
        for n in range(inputs):
            original = originals[n % len(originals)]
            raw = original.read_bytes()
            damage = rng.choice(DISORDERED if original.suffix in ORDERED and original.name not in ENCODED and rng.random() < 0.5 else DAMAGED)
            content = damage(raw, rng)
            path = sources.text(here / f"bron{original.suffix}", content)
            out = here / f"uit{n}"
            try:
                one = list(bring(path, path.name, Wishes(out)))
                for brought in one:
                    if brought.target and brought.target.exists():
                        read += 1
                        again, _ = transcript.load(brought.target, name="x", file="x")
                        turns = len(again.turns) if again else 0
                        if turns != brought.turns:
                            lost.append(f"{n} {original.name} {damage.__name__}: {brought.turns} turns became {turns}")
                if damage in DISORDERED and original.suffix in ORDERED and original.name not in ENCODED and out.exists():
                    lost += [f"{n} {original.name} {damage.__name__}: {' '.join(missing)}" for missing in [_missing(path, content, out)] if missing]
            except QualcodeError:
                pass
            except Exception:  # noqa: BLE001 - that is what is looked for
                tracebacks.append(f"{n} {original.name} {damage.__name__}: {traceback.format_exc(limit=-3)}")
    return Outcome(inputs, read, tracebacks, lost)


def _missing(path: pathlib.Path, content: bytes, out: pathlib.Path) -> list[str]:
    """Return the words of a disordered text that are nowhere in what came of it, whatever its case; keys of a header are renamed, captions have keywords."""
    keys = set("code datum duur interview taal aanwezigen sprekers toelichting transcriptie summary keywords speakers organisatie".split())
    gone = set(sources.source_words(path)) - keys
    found = set(sources.words("\n".join(one.read_text(encoding="utf-8") for one in out.glob("*.txt"))))
    return sorted(gone - found)


def main(inputs: int, seed: int) -> int:
    """Print what came of the inputs; returns 1 when something went wrong."""
    outcome = run(inputs, seed)
    for line in [*outcome.tracebacks, *outcome.lost]:
        print(line)
    print(f"{outcome.inputs} inputs, {outcome.read} transcripts, {len(outcome.tracebacks)} tracebacks, {len(outcome.lost)} with lost words")
    return int(bool(outcome.tracebacks or outcome.lost))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))

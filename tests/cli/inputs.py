"""What the tests of the commands feed them: a sound transcript with its codebook, and every bad transcript with what is said about it."""

from __future__ import annotations

import pathlib

KLEIN = """\
codebook: klein
title: Klein
constructs:
  - {id: leertijd, label: Tijd om te leren, indicators: [{find: tijd, weight: 2}]}
"""
FRONT = "---\nbedrijf: Bakkerij Zon\ncodebook: klein\n---\n"
SAID = "\nInterviewer: Hoe ging dat?\n\nRespondent: Daar was geen tijd voor.\n"
SOUND = FRONT + SAID

YAML_HINT = "put quotes round a text that holds `: `, `#`, `*`, `&`, `|` or starts with a quote; indent with spaces"
TURNS_HINT = "write each turn as `Interviewer: …` or `Respondent: …` on a line of its own"

BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "x.txt: error: is empty (transcript)\n    hint: a transcript holds turns such as `Interviewer: …`\n"),
    "blank": (b" \n\n", "x.txt: error: is empty (transcript)\n    hint: a transcript holds turns such as `Interviewer: …`\n"),
    "without turns": (f"{FRONT}\nZomaar wat tekst.\n".encode(), f"x.txt:5: error: has no turns (turns)\n    hint: {TURNS_HINT}\n"),
    "binary": (
        b"\x89PNG\r\n\x1a\n\x00\x00",
        "x.txt: error: is not text but a binary file (encoding)\n    hint: export the interview as plain text (UTF-8) first\n",
    ),
    "UTF-16": (
        SOUND.encode("utf-16"),
        "x.txt: error: is UTF-16, not UTF-8 (encoding)\n    hint: save it as UTF-8 in your editor, or: iconv -f utf-16 -t utf-8 FILE > NEW\n",
    ),
    "cp1252": (
        SOUND.replace("Zon", "Café").encode("cp1252"),
        "x.txt:2: error: is not UTF-8 (byte 0xe9); it looks like Windows-1252 (encoding)\n"
        "    hint: save it as UTF-8 in your editor, or: iconv -f cp1252 -t utf-8 FILE > NEW\n",
    ),
    "front matter that does not parse": (
        SOUND.replace("Bakkerij Zon", "[Bakkerij Zon").encode(),
        f"x.txt:3:9: error: is not YAML: did not find expected ',' or ']' (yaml)\n    hint: {YAML_HINT}\n",
    ),
    "front matter that is a list": (
        SOUND.replace("bedrijf:", "-").replace("codebook:", "-").encode(),
        "x.txt:2: error: the front matter must be lines of `key: value` (front-matter)\n",
    ),
    "duplicate key": (
        SOUND.replace("---\n", "---\nbedrijf: Maan\n", 1).encode(),
        "x.txt:3:1: error: key `bedrijf` occurs twice (first on line 2) (yaml)\n    hint: keep one of the two\n",
    ),
    "unknown codebook": (
        SOUND.replace("klein", "klien").encode(),
        "x.txt:3:1: error: no codebook is called `klien` (unknown-codebook)\n    hint: did you mean `klein`?\n",
    ),
}
"""Bytes of a transcript `x.txt` that is wrong, and all that is printed about it."""


def put(folder: pathlib.Path, transcript: bytes | str = SOUND, *, name: str = "x.txt") -> pathlib.Path:
    """Write a transcript, and the codebook that it names, in a folder; returns the transcript's path."""
    path, codebook = folder / name, folder / "codebooks" / "klein.yaml"
    codebook.parent.mkdir(parents=True, exist_ok=True)
    codebook.write_text(KLEIN, encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(transcript.encode() if isinstance(transcript, str) else transcript)
    return path


def files(folder: pathlib.Path) -> dict[str, bytes]:
    """Return the bytes of every file in a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

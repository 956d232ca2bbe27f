"""The longest run of words that what is shipped shares with the documents in a folder: `python -m tests.shared_runs FOLDER`.

Guides, codebooks and examples are written in words of their own, whatever document gave their structure. Titles of
publications and fixed terms are the same everywhere, so they are put aside before the comparison.
"""

from __future__ import annotations

import pathlib
import re
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

ROOT = pathlib.Path(__file__).parent.parent
SHIPPED = ("guides", "codebooks", "examples")
KINDS = {".md", ".txt", ".yaml"}
MOST = 7  # words in a row that two texts about one subject may share
TERMS = (
    "situation choices incompatibility stakeholders selection outcome reflection",
    "zelf klas sectie school omgeving",
)
_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"(?<=\w)-\s*\n\s*(?=[^\W\d])")  # a word that a printed line broke off
_REFERENCES = re.compile(r"^references:\n(?:  - .*\n)+", re.MULTILINE)


class Shared(NamedTuple):
    """A run of words that a shipped file has in common with a document."""

    length: int
    file: str
    document: str
    text: str


def words(text: str, *, terms: Iterable[str] = ()) -> list[str]:
    """Return the words of a text in lower case; a fixed term becomes one sign that is in no other text."""
    found = " ".join(_WORD.findall(text.casefold()))
    for term in terms:
        found = found.replace(term, "|")
    return found.split()


def longest(text: list[str], document: list[str]) -> list[str]:
    """Return the longest run of words that two texts share, the first of those that are as long; empty when there is none."""
    best: list[str] = []
    while True:
        more = len(best) + 1
        there = {tuple(document[at : at + more]) for at in range(len(document) - more + 1)}
        run = next((text[at : at + more] for at in range(len(text) - more + 1) if tuple(text[at : at + more]) in there), None)
        if run is None:
            return best
        best = run


def shipped(root: pathlib.Path = ROOT) -> Iterator[tuple[str, list[str]]]:
    """Yield each shipped file with its words, without the titles in a codebook's list of references."""
    for kind in SHIPPED:
        for path in sorted((root / kind).rglob("*")):
            if path.suffix in KINDS and "build" not in path.parts:
                text = _REFERENCES.sub("", path.read_text(encoding="utf-8"))
                yield path.relative_to(root).as_posix(), words(text, terms=TERMS)


def shared(folder: pathlib.Path, root: pathlib.Path = ROOT) -> list[Shared]:
    """Return the longest run of every shipped file with any document of a folder, the longest first."""
    texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.txt"))}
    documents = [(name, words(_HYPHENATED.sub("", text), terms=TERMS)) for name, text in texts.items()]
    found = []
    for file, text in shipped(root):
        runs = [(longest(text, document), name) for name, document in documents]
        run, name = max(runs, key=lambda one: len(one[0]), default=([], ""))
        found.append(Shared(len(run), file, name, " ".join(run)))
    return sorted(found, key=lambda one: (-one.length, one.file))


def main(arguments: list[str]) -> int:
    """Print the longest run of every file; returns 1 when one is longer than two texts about one subject may share."""
    if len(arguments) != 1 or not pathlib.Path(arguments[0]).is_dir():
        print("usage: python -m tests.shared_runs FOLDER", file=sys.stderr)
        return 2
    found = shared(pathlib.Path(arguments[0]))
    for one in found:
        print(f"{one.length:3} {one.file}: {one.text} ({one.document})")
    return int(any(one.length > MOST for one in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

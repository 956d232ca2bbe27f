"""Damaged files of a study: transcripts, and all that is written in YAML."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import Any

import yaml

from qualcode.check.rules import indicators
from qualcode.coding.listen import Listener, compiled
from qualcode.coding.question import Questions
from qualcode.language.sentences import words
from qualcode.model.case import Case
from qualcode.model.codebook import Codebook
from qualcode.model.guide import Guide
from qualcode.model.noun import Authored
from qualcode.model.study import Settings, Study
from qualcode.study import authored, transcript, yamlfile
from qualcode.text import decode
from tests.conftest import ROOT
from tests.fuzz.reader import FULL, Input, Original, Reader

_MOST = 9000  # bytes of a file: the shipped codebooks are too long to damage thousands of times
_SAID = words("Dat heb ik toen aan mijn leidinggevende verteld, want van fouten leer je en daar was geen tijd voor.")
_KINDS: dict[str, type[Authored]] = {"codebooks": Codebook, "guides": Guide, "study": Settings, "cases": Case}


def examples(pattern: str) -> list[Original]:
    """Return the files of the example studies, or of the library, that a pattern names."""
    return [Original(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in sorted(ROOT.glob(pattern))]


def begun(original: Original) -> Original:
    """Return a file up to a line about as far as is worth damaging."""
    raw = original.raw
    return Original(original.name, raw if len(raw) <= _MOST else raw[: raw.rindex(b"\n", 0, _MOST) + 1])


def _transcript(one: Input) -> Iterator[str]:
    path = one.folder / "01.txt"
    path.write_bytes(one.raw)
    found, problems = transcript.load(path, name="01", file="01.txt")
    text, _ = decode(one.raw, "01.txt")
    if found is None or text is None:
        if not problems:
            yield "not read, and nothing said of it"
        return
    yield FULL
    front = text[: len(text) - len(found.body)]
    if front + found.body != text or (front and not front.startswith("---")):
        yield "text outside front matter and body"
    at = found.turns[0].start if found.turns else len(found.body)
    for turn in found.turns:
        gap = found.body[at : turn.start].lstrip()
        label = transcript.LABEL.match(gap)
        if at != turn.start and not (label and transcript.TIME.fullmatch(gap, label.end())):
            yield f"`{gap[:60]!r}` belongs to nobody"
        if turn.end < turn.start:
            yield "a turn that ends before it begins"
        at = turn.end
    if found.body[at:].strip():
        yield f"`{found.body[at : at + 60]!r}` behind the last turn"


def _authored(one: Input) -> Iterator[str]:
    path = one.folder / "x.yaml"
    path.write_bytes(one.raw)
    kind = _KINDS[one.original.name.split("/")[-2] if one.original.name.split("/")[-2] in _KINDS else "study"]
    noun, problems = authored.load(kind, path, "x.yaml")
    if noun is None and not problems:
        yield "not read, and nothing said of it"
    text, _ = decode(one.raw, "x.yaml")
    data, _, found = yamlfile.parse(text, "x.yaml") if text is not None else (None, None, [])
    if text is not None and not found and _plain(data) != _plain(yaml.load(text, yaml.CBaseLoader)):  # noqa: S506 - texts only
        yield "other values than are in the file"
    if isinstance(noun, Codebook):
        told = len(list(indicators.find(Study(one.folder, Settings(study="los"), codebooks={"x": noun}), ())))
        heard = Listener(noun, compiled(noun, {}))
        list(heard.matcher.find(_SAID))
        if told != sum(kind == "x" for kind in compiled(noun, {}).kinds):
            yield "an indicator that is left out and not told of"
    if isinstance(noun, Guide):
        Questions(noun)
    if noun is not None:
        yield FULL


def _plain(value: Any) -> Any:
    """Return data with nothing where nothing is written, in whatever way."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return None if value in ("", "~", "null") else value


def _nouns(here: pathlib.Path) -> list[Original]:
    patterns = ("codebooks/*.yaml", "guides/*.yaml", "examples/*/study.yaml", "examples/*/cases/*.yaml")
    few = [found for pattern in patterns for found in examples(pattern)[:2]]
    return [begun(one) for one in few]


READERS = (
    Reader("transcripts", 15, lambda here: [begun(one) for one in examples("examples/*/transcripts/*.txt")], _transcript),
    Reader("yaml", 14, _nouns, _authored),
)

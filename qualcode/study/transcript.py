"""Read a transcript: front matter, then turns of `Label: text`."""

from __future__ import annotations

import pathlib
import re

from qualcode.errors import Level, Location, Marks, Problem
from qualcode.model.transcript import Transcript, Turn
from qualcode.study import yamlfile
from qualcode.study.authored import read_text
from qualcode.text import Lines

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_LABEL = re.compile(r"^(?P<label>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}) ?:(?=\s|$)", re.MULTILINE)
_TIME = re.compile(r"\s*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s+|#\d{2}:\d{2}:\d{2}-\d#\s*)?")
_INTERVIEWERS = frozenset({"interviewer", "i", "int", "vrager", "onderzoeker", "gespreksleider", "interviewster"})
_LONGEST_FRONT = 200_000  # characters


def load(path: pathlib.Path, *, name: str, file: str) -> tuple[Transcript | None, list[Problem]]:
    """Read one transcript; `file` is its path as the user knows it, `name` what codings call it.

    Returns None when it is no text at all, with the problems found.
    """
    text, problems = read_text(path, file)
    if text is None:
        return None, problems
    if not text.strip():
        return None, [*problems, Problem(Location(file), "is empty", "transcript", "a transcript holds turns such as `Interviewer: …`")]
    attributes, marks, body_at, found = _front_matter(text, file)
    problems += found
    body = text[body_at:]
    turns = _turns(body, _speakers(attributes))
    line = text.count("\n", 0, body_at) + 1
    transcript = Transcript(name, file, _flat(attributes), body, turns, line, marks)
    return transcript, problems + _shape(transcript)


def _front_matter(text: str, file: str) -> tuple[dict[str, object], Marks, int, list[Problem]]:
    if not text.startswith("---"):
        hint = "begin the file with\n---\nbedrijf: …\nfunctie: …\ndatum: 2026-01-31\ncodebook: …\n---"
        return {}, Marks(file), 0, [Problem(Location(file, 1), "has no front matter", "front-matter", hint, Level.WARNING)]
    match = _FRONT.match(text)
    if match is None or match.end() > _LONGEST_FRONT:
        return {}, Marks(file), 0, [Problem(Location(file, 1), "the front matter is never closed", "front-matter", "put a line `---` below it")]
    data, marks, problems = yamlfile.parse(match.group(1) or "", file, first_line=2)
    if data is not None and not isinstance(data, dict):
        problems.append(Problem(Location(file, 2), "the front matter must be lines of `key: value`", "front-matter"))
    return (data if isinstance(data, dict) else {}), marks, match.end(), problems


def _flat(attributes: dict[str, object]) -> dict[str, str]:
    """Return front matter as text values; a list becomes `a, b`, an empty value is left out."""
    flat = {}
    for key, value in attributes.items():
        if isinstance(value, list):
            flat[key] = ", ".join(str(item) for item in value)
        elif isinstance(value, str) and value:
            flat[key] = value
    return flat


def _speakers(attributes: dict[str, object]) -> dict[str, str]:
    """Return the labels that the front matter names (`speakers: {SP1: interviewer}`), folded."""
    named = attributes.get("speakers")
    return {str(label).casefold(): str(role).casefold() for label, role in named.items()} if isinstance(named, dict) else {}


def _turns(body: str, speakers: dict[str, str]) -> tuple[Turn, ...]:
    labels = [m for m in _LABEL.finditer(body) if not speakers or m["label"].casefold() in speakers]
    turns = []
    for n, match in enumerate(labels):
        limit = labels[n + 1].start() if n + 1 < len(labels) else len(body)
        gap = _TIME.match(body, match.end(), limit)
        start = gap.end() if gap else match.end()
        end = start + len(body[start:limit].rstrip())
        label = match["label"]
        role = speakers.get(label.casefold(), label.casefold())
        turns.append(Turn(label, role in _INTERVIEWERS, min(start, limit), max(end, min(start, limit))))
    return tuple(turns)


def _shape(transcript: Transcript) -> list[Problem]:
    """Return what is odd about the turns: none at all, words before the first, nobody who answers or asks."""
    first = Location(transcript.file, transcript.body_line)
    if not transcript.turns:
        hint = "write each turn as `Interviewer: …` or `Respondent: …` on a line of its own"
        return [Problem(first, "has no turns", "turns", hint)]
    problems = []
    start = _LABEL.search(transcript.body)
    if start and (before := transcript.body[: start.start()].strip()):
        line, col = Lines(transcript.body, first=transcript.body_line).place(transcript.body.index(before[0]))
        place = Location(transcript.file, line, col)
        problems.append(
            Problem(place, "text before the first turn belongs to nobody and is not coded", "turns", "put a label before it", Level.WARNING)
        )
    if not transcript.respondents:
        problems.append(
            Problem(
                first, "nobody but the interviewer speaks", "turns", "name the roles: `speakers: {SP1: interviewer, SP2: respondent}`", Level.WARNING
            )
        )
    return problems

"""Read a transcript: front matter, then turns of `Label: text`."""

from __future__ import annotations

import pathlib
import re
from collections import Counter

from qualcode.errors import Level, Location, Marks, Problem
from qualcode.model.transcript import Transcript, Turn
from qualcode.study import yamlfile
from qualcode.study.authored import read_text

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
LABEL = re.compile(r"^(?P<label>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}) ?:(?=\s|$)", re.MULTILINE)
TIME = re.compile(r"\s*(?:[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]\s*|#\d{2}:\d{2}:\d{2}-\d#\s*)?")
INTERVIEWERS = frozenset({"interviewer", "i", "int", "vrager", "onderzoeker", "gespreksleider", "interviewster"})
RESPONDENTS = frozenset({"respondent", "r", "geïnterviewde", "deelnemer"})
_LONGEST_FRONT = 200_000  # characters
_MANY_TURNS = 8  # from which a label that occurs once is odd


def load(path: pathlib.Path, *, name: str, file: str) -> tuple[Transcript | None, list[Problem]]:
    """Read one transcript; `file` is its path as the user knows it, `name` what codings call it.

    Returns None when it is no text at all, with the problems found.
    """
    text, problems = read_text(path, file)
    if text is None:
        return None, problems
    transcript, found = parse(text, name=name, file=file)
    return transcript, problems + found


def parse(text: str, *, name: str, file: str) -> tuple[Transcript | None, list[Problem]]:
    """Return the transcript that a normalised text is, None when it is empty, with the problems found."""
    if not text.strip():
        return None, [Problem(Location(file), "is empty", "transcript", "a transcript holds turns such as `Interviewer: …`")]
    attributes, marks, body_at, problems = _front_matter(text, file)
    body = text[body_at:]
    speakers = _speakers(attributes)
    turns = _turns(body, speakers)
    line = text.count("\n", 0, body_at) + 1
    transcript = Transcript(name, file, _flat(attributes), body, turns, line, marks)
    return transcript, problems + _shape(transcript, speakers)


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
    front = data if isinstance(data, dict) else {}
    return front, marks, match.end(), problems + _odd(front, marks)


def _odd(front: dict[str, object], marks: Marks) -> list[Problem]:
    """Return what in the front matter cannot be an attribute, and roles that do not exist."""
    nested = [key for key, value in front.items() if isinstance(value, dict) and key != "speakers"]
    problems = [Problem(marks.at(key), f"`{key}` is a mapping; an attribute is one value", "front-matter", level=Level.WARNING) for key in nested]
    for label, role in _speakers(front).items():
        if role not in INTERVIEWERS | RESPONDENTS:
            hint = "use interviewer or respondent"
            problems.append(Problem(marks.at("speakers"), f"`{role}` is not a role of `{label}`", "front-matter", hint, Level.WARNING))
    return problems


def _flat(attributes: dict[str, object]) -> dict[str, str]:
    """Return front matter as text values; a list becomes `a, b`, an empty value is left out."""
    flat = {}
    for key, value in attributes.items():
        if isinstance(value, list):
            flat[key] = ", ".join(str(item) for item in value if item)
        elif isinstance(value, str) and value:
            flat[key] = value
    return flat


def _speakers(attributes: dict[str, object]) -> dict[str, str]:
    """Return the labels that the front matter names (`speakers: {SP1: interviewer}`), folded."""
    named = attributes.get("speakers")
    return {str(label).casefold(): str(role).casefold() for label, role in named.items()} if isinstance(named, dict) else {}


def _labels(body: str, speakers: dict[str, str]) -> list[re.Match[str]]:
    """Return the places where somebody begins to speak; only named speakers do, when the front matter names any."""
    return [m for m in LABEL.finditer(body) if not speakers or m["label"].casefold() in speakers]


def _turns(body: str, speakers: dict[str, str]) -> tuple[Turn, ...]:
    labels = _labels(body, speakers)
    turns = []
    for n, match in enumerate(labels):
        limit = labels[n + 1].start() if n + 1 < len(labels) else len(body)
        gap = TIME.match(body, match.end(), limit)
        start = gap.end() if gap else match.end()
        end = start + len(body[start:limit].rstrip())
        label = match["label"]
        role = speakers.get(label.casefold(), label.casefold())
        turns.append(Turn(label, role in INTERVIEWERS, min(start, limit), max(end, min(start, limit))))
    return tuple(turns)


def _shape(transcript: Transcript, speakers: dict[str, str]) -> list[Problem]:
    """Return what is odd about the turns: none at all, words before the first, nobody who answers, a label seen once."""
    first = Location(transcript.file, transcript.body_line)
    if not transcript.turns:
        hint = "write each turn as `Interviewer: …` or `Respondent: …` on a line of its own"
        return [Problem(first, "has no turns", "turns", hint)]
    problems = []
    start = _labels(transcript.body, speakers)[0].start()
    if before := transcript.body[:start].strip():
        place = transcript.at(transcript.body.index(before[0]))
        message = "text before the first turn belongs to nobody and is not coded"
        problems.append(Problem(place, message, "turns", "put a label before it", Level.WARNING))
    if not transcript.respondents:
        hint = "name the roles: `speakers: {SP1: interviewer, SP2: respondent}`"
        problems.append(Problem(first, "nobody but the interviewer speaks", "turns", hint, Level.WARNING))
    return problems + _seen_once(transcript, speakers)


def _seen_once(transcript: Transcript, speakers: dict[str, str]) -> list[Problem]:
    """Return the labels that nobody named and that occur once in a long conversation: `Kijk: …` is no speaker."""
    if speakers or len(transcript.turns) < _MANY_TURNS:
        return []
    counts = Counter(turn.speaker for turn in transcript.turns)
    hint = "indent the line when nobody begins to speak there, or name all speakers: `speakers: {…}`"
    return [
        Problem(transcript.at(turn.start), f"`{turn.speaker}` speaks only once: is it a speaker?", "turns", hint, Level.WARNING)
        for turn in transcript.turns
        if counts[turn.speaker] == 1
    ]

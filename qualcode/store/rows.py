"""One coding, one line of JSON: keys in a fixed order, everything checked on the way in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from qualcode.errors import Level, Location, Problem
from qualcode.model.coding import NOBODY, STATUSES, Coding, coding_id
from qualcode.text import nearest

KEYS = ("id", "start", "end", "quote", "construct", "condition", "facets", "status", "score", "why", "memo")
OPTIONAL = ("before", "after")  # a little context, written only where the quote is not unique
_NEEDED: Mapping[str, type] = {"start": int, "end": int, "quote": str, "construct": str}
_TEXT_OR_NONE = (str, type(None))
_CONTEXT = 32  # code points
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def row(coding: Coding, body: str = "") -> str:
    """Return a coding as one line; with the transcript's body, context is added to a quote that occurs twice.

    A coding whose quote no longer stands in its place keeps the context that it has.
    """
    return encoded(fields_of(coding, body))


def encoded(fields: Mapping[str, Any]) -> str:
    """Return the fields of a coding as one line."""
    return _ENCODER.encode(fields)


def fields_of(coding: Coding, body: str = "") -> dict[str, Any]:
    """Return what a line holds, keys in their order."""
    fields: dict[str, Any] = {key: getattr(coding, key) for key in KEYS}
    fields["facets"] = dict(sorted(coding.facets.items()))
    before, after = _context(coding, body)
    return {**fields, "before": before, "after": after} if before or after else fields


def _context(coding: Coding, body: str) -> tuple[str, str]:
    if not body.startswith(coding.quote, coding.start):
        return coding.before, coding.after
    if body.find(coding.quote, body.find(coding.quote) + 1) < 0:
        return "", ""
    return body[max(0, coding.start - _CONTEXT) : coding.start], body[coding.end : coding.end + _CONTEXT]


def read(line: str, location: Location, *, transcript: str, coder: str) -> tuple[Coding | None, list[Problem]]:
    """Return the coding on a line; None when the line cannot be understood, with the problem that says why."""
    if line.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>")):
        return None, [Problem(location, "a merge conflict is left in the file", "conflict", "keep the lines of both sides and delete the markers")]
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return None, [Problem(location, "is not a line of JSON", "coding", "restore the line from git, or delete it")]
    if "\\u" in line and re.search("[\ud800-\udfff]", json.dumps(fields, ensure_ascii=False)):
        return None, [Problem(location, "holds half a character", "coding", "restore the line from git, or delete it")]
    if not isinstance(fields, dict):
        return None, [Problem(location, "is not a JSON object", "coding")]
    problems = [] if _sound(fields) else _check(fields, location)
    if any(problem.level is Level.ERROR for problem in problems):
        return None, problems
    start, end, quote, construct = fields["start"], fields["end"], fields["quote"], fields["construct"]
    score = fields.get("score")
    return Coding(
        transcript,
        coder,
        start,
        end,
        quote,
        construct,
        fields.get("condition"),
        fields.get("facets") or {},
        fields.get("status") or ("proposed" if coder in NOBODY else "accepted"),
        None if score is None else float(score),
        fields.get("why") or "",
        fields.get("memo") or "",
        fields.get("id") or coding_id(transcript, coder, start, end, construct, quote),
        location,
        fields.get("before") or "",
        fields.get("after") or "",
    ), problems


Line = tuple[str, int, int, str, str, str | None, str, str, str, str, str]
"""Id, start, end, quote, construct, condition, status, why, memo, before and after of a coding."""
_STRING = r'"([^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*)"'
_WORD, _NUMBER = r'"([^"\\\x00-\x1f]*)"', r"(0|[1-9][0-9]{0,15})"
_LINE = re.compile(
    rf'^\{{"id": {_WORD}, "start": {_NUMBER}, "end": {_NUMBER}, "quote": {_STRING}, "construct": {_WORD}, "condition": (?:{_WORD}|(null)), '
    rf'"facets": \{{\}}, "status": "({"|".join(STATUSES)})", "score": (?:null|0(?:\.[0-9]+)?|1(?:\.0+)?), "why": {_STRING}, "memo": {_STRING}'
    rf'(?:, "before": {_STRING}, "after": {_STRING})?\}}$',
    re.MULTILINE,
)


def quick(text: str) -> list[Line] | None:
    """Return all lines of a file at once when each is just as `row` writes a coding without facets, None when one is not.

    In a quarter of the time of reading them one by one.
    """
    found = _LINE.findall(text)
    if len(found) != text.count("\n") + (not text.endswith("\n")) or "\\u" in text:
        return None
    if "\\" in text:
        try:
            found = [tuple(map(_plain, line)) for line in found]
        except ValueError:  # an escape that JSON does not have
            return None
    return [
        (id, int(start), int(end), quote, construct, None if null else condition, status, why, memo, before, after)
        for id, start, end, quote, construct, condition, null, status, why, memo, before, after in found
    ]


def _plain(text: str) -> str:
    return str(json.loads(f'"{text}"')) if "\\" in text else text


def _sound(fields: dict[str, Any]) -> bool:
    """Tell whether a line is just as `row` writes it, as most are, so that its parts need not be looked at one by one."""
    score = fields.get("score")
    return (
        len(fields) == len(KEYS)
        and tuple(fields) == KEYS
        and type(fields["start"]) is type(fields["end"]) is int
        and 0 <= fields["start"] < fields["end"]
        and type(fields["id"]) is type(fields["quote"]) is type(fields["construct"]) is type(fields["why"]) is type(fields["memo"]) is str
        and type(fields["condition"]) in _TEXT_OR_NONE
        and fields["status"] in STATUSES
        and fields["facets"] == {}
        and (score is None or (type(score) is float and 0 <= score <= 1))
    )


def _check(fields: dict[str, Any], location: Location) -> list[Problem]:
    problems = []
    for key, kind in _NEEDED.items():
        if key not in fields:
            problems.append(Problem(location, f"`{key}` is missing", "coding"))
        elif not isinstance(fields[key], kind) or isinstance(fields[key], bool):
            problems.append(Problem(location, f"`{key}` must be {'a whole number' if kind is int else 'a text'}", "coding"))
    if not problems and not 0 <= fields["start"] < fields["end"]:
        problems.append(Problem(location, f"start {fields['start']} is not before end {fields['end']}", "coding"))
    strange = [key for key in fields if key not in KEYS and key not in OPTIONAL]
    problems += [Problem(location, f"unknown key `{key}`", "coding", nearest(key, list(KEYS)), Level.WARNING) for key in strange]
    textual = ("id", "condition", "status", "why", "memo", *OPTIONAL)
    problems += [Problem(location, f"`{key}` must be a text", "coding") for key in textual if not isinstance(fields.get(key), (str, type(None)))]
    facets = fields.get("facets")
    if facets and not (isinstance(facets, dict) and all(isinstance(v, str) for v in facets.values())):
        problems.append(Problem(location, "`facets` must be an object of texts", "coding"))
    status = fields.get("status")
    if isinstance(status, str) and status and status not in STATUSES:
        problems.append(Problem(location, f"`{status}` is not a status", "coding", "use proposed, accepted or rejected"))
    score = fields.get("score")
    if score is not None and (isinstance(score, bool) or not isinstance(score, (int, float)) or not 0 <= score <= 1):
        problems.append(Problem(location, "`score` must be a number from 0 to 1", "coding"))
    return problems

"""Read plain text and Markdown (.txt, .md), with or without qualcode's own front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.exchange.transcripts import encoding, layout
from qualcode.exchange.transcripts.labels import INTERVIEWER, RESPONDENT, folded
from qualcode.exchange.transcripts.said import Said, Source
from qualcode.study import yamlfile
from qualcode.study.transcript import INTERVIEWERS

_FRONT = re.compile(r"---[ \t]*\n(.{0,200000}?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


def read(source: Source) -> Iterator[Said]:
    """Yield who says what in a plain text."""
    text = encoding.text(source)
    lines = layout.of_text(text)
    if (match := _FRONT.match(text)) and _known(match[1] or "", source):
        lines = lines[text.count("\n", 0, match.end()) :]
    yield from layout.recognise(lines, source)


def _known(front: str, source: Source) -> bool:
    """Keep front matter as attributes and roles; returns False when it is none after all."""
    found, _, problems = yamlfile.parse(front, source.file, first_line=2)
    if not isinstance(found, dict) or problems or any(isinstance(value, dict) for key, value in found.items() if key != "speakers"):
        return False
    for key, value in found.items():
        if key == "speakers" and isinstance(value, dict):
            source.roles |= {folded(str(k)): INTERVIEWER if str(v).casefold() in INTERVIEWERS else RESPONDENT for k, v in value.items()}
        elif value:
            source.attribute(str(key), ", ".join(map(str, value)) if isinstance(value, list) else str(value))
    return True

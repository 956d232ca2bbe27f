"""A conversation without labels in which bold tells who asks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Protocol

from qualcode.exchange.transcripts.header import line_is_rule
from qualcode.exchange.transcripts.labels import UNNAMED, folded
from qualcode.exchange.transcripts.said import Said, Source

_OFTEN = 3  # questions with an answer below them
_ENDS = (".", "?", "!", "…", ":", ")", "]", "”", '"')


class Line(Protocol):
    """A line of a text, and whether all of it is bold."""

    text: str
    number: int
    bold: bool


def asked(lines: Sequence[Line], source: Source) -> list[Said]:
    """Return what is said when bold lines ask and plain ones answer, three or more times; empty when bold means something else.

    That is a guess, which is reported; the user who names who speaks in a text without names knows better. What stands above the
    first question is said by nobody.
    """
    filled = [line for line in lines if line.text.strip() and not line_is_rule(line.text)]
    top = _above(filled)
    parts = [(bold, list(part)) for bold, part in groupby(filled[top:], lambda line: line.bold)]
    bolds = [part for bold, part in parts if bold]
    answered = sum(before and not after for (before, _), (after, _) in pairwise(parts))
    questions = sum(any("?" in line.text for line in part) for part in bolds)
    known = folded(UNNAMED) in source.names
    if known or answered < _OFTEN or questions * 2 < len(bolds):  # bold headings above paragraphs ask nothing
        return []
    source.warn(
        "names no speakers; what is bold is taken for the interviewer's words, the rest for the respondent's",
        line=bolds[0][0].number,
        rule="speakers",
        hint=f"look whether that is right; when one person speaks: --speaker {UNNAMED}=respondent",
    )
    said = [Said(None, line.text.strip(), line=line.number, paragraph=True) for line in filled[:top]]
    return said + [Said("Interviewer" if bold else "Respondent", _joined(part), line=part[0].number, paragraph=True) for bold, part in parts]


def _above(filled: Sequence[Line]) -> int:
    """Return how many lines stand above the first question: the plain ones, and a bold title when it alone ends in no sign."""
    bolds = [n for n, line in enumerate(filled) if line.bold]
    open_ended = [n for n in bolds if not filled[n].text.rstrip().endswith(_ENDS)]
    if open_ended == [0] and len(bolds) > 1:
        return bolds[1]
    return bolds[0] if bolds else 0


def _joined(lines: Sequence[Line]) -> str:
    """Return the text of lines, those of one paragraph below each other."""
    text = lines[0].text.strip()
    for before, line in pairwise(lines):
        text += ("\n" if line.number == before.number + 1 else "\n\n") + line.text.strip()
    return text

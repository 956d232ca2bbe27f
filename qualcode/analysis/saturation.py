"""Saturation: which constructs each interview added to those that were heard before, in order of date.

After Guest, Bunce and Johnson (2006), Field Methods 18(1): what is new per interview, and since when nothing was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study

DATE = "datum"
"""The attribute of a transcript that says when it was held."""
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


@dataclass(frozen=True)
class Interview:
    """A coded interview: how many fragments and constructs it has, which were new, and how many there were in all by then."""

    transcript: str
    date: str
    fragments: int
    constructs: int
    new: tuple[str, ...]
    total: int


def saturation(study: Study, fragments: Iterable[Fragment]) -> list[Interview]:
    """Return the interviews that have fragments, by date and then by name, with what each added.

    Those without a date (`datum: 2026-03-02`, or `2-3-2026`) come last.
    """
    heard: dict[str, list[str]] = {}
    for fragment in fragments:
        heard.setdefault(fragment.transcript, []).append(fragment.construct)
    order = {id: n for n, id in enumerate(study.constructs())}
    dates = {one.name: when(one.attributes.get(DATE, "")) for one in study.transcripts}
    known: set[str] = set()
    found = []
    for name in sorted(heard, key=lambda name: (not dates[name], dates[name], name)):
        here = set(heard[name])
        new = tuple(sorted(here - known, key=lambda id: (order.get(id, len(order)), id)))
        known |= here
        found.append(Interview(name, dates[name], len(heard[name]), len(here), new, len(known)))
    return found


def when(text: str) -> str:
    """Return a date as 2026-03-02, empty when it is none."""
    match = _DAY_FIRST.fullmatch(text.strip())
    try:
        found = date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text.strip())
    except ValueError:
        return ""
    return found.isoformat()


def since(interviews: list[Interview]) -> int:
    """Return after how many interviews nothing new was heard."""
    return max((n for n, one in enumerate(interviews, 1) if one.new), default=0)

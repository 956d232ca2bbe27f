"""Numbers by which people look up what was said: `WPL-03.17` is the third interview, the seventeenth turn.

They count turns and not fragments, so that a number stays what it is when something else is coded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.text import letters

NUMBER = re.compile(r"([^\W\d_]+)-(\d+)\.(\d+)([a-z]*)", re.IGNORECASE)
_LETTERS = 4
_LEAST = 4  # characters by which an id is known
_LEADING = re.compile(r"0*(\d+)(?!\d)")


def numbers(study: Study, fragments: Iterable[Fragment]) -> dict[str, str]:
    """Return the number of each fragment by its id; the second and later ones of a turn have a letter: `WPL-03.17b`."""
    within: dict[tuple[str, int], list[Fragment]] = defaultdict(list)
    turns = {transcript.name: transcript for transcript in study.transcripts}
    for fragment in fragments:
        within[fragment.transcript, turn(turns[fragment.transcript], fragment.start)].append(fragment)
    named = transcripts(study)
    found = {}
    for (name, n), same in within.items():
        for k, fragment in enumerate(sorted(same, key=lambda f: (f.start, f.end, f.construct, f.id)), 1):
            found[fragment.id] = f"{named[name]}.{n}{letters(k).lower() if k > 1 else ''}"
    return found


def transcripts(study: Study) -> dict[str, str]:
    """Return the number of each transcript by its name (`WPL-03`): that with which its name begins when all have their own, else its place."""
    leading = {one.name: match[1] for one in study.transcripts if (match := _LEADING.match(one.name))}
    own = len(set(leading.values())) == len(study.transcripts)
    places = {one.name: leading[one.name] if own else str(n) for n, one in enumerate(study.transcripts, 1)}
    width = max((len(place) for place in places.values()), default=0)
    return {name: f"{code(study)}-{place.zfill(max(2, width))}" for name, place in places.items()}


def code(study: Study) -> str:
    """Return the letters of a study: those of study.yaml, else the first of each word of its name, of one word the first three."""
    words = re.findall(r"[^\W\d_]+", study.settings.study)
    short = "".join(word[0] for word in words) if len(words) > 1 else (words or ["Q"])[0][:3]
    return (study.settings.code or short[:_LETTERS]).upper()


def turn(transcript: Transcript, offset: int) -> int:
    """Return which turn of a transcript a place (code points) is in, from 1."""
    return max(1, bisect_right(transcript.turns, offset, key=lambda one: one.start))


def find(study: Study, fragments: Sequence[Fragment], wanted: str) -> list[Fragment]:
    """Return the fragments with a number, in any capitals, or whose id begins with what is wanted (four characters or more)."""
    known: Mapping[str, str] = numbers(study, fragments)
    exact = [one for one in fragments if known[one.id].casefold() == wanted.strip().casefold()]
    return exact or [one for one in fragments if len(wanted) >= _LEAST and one.id.startswith(wanted.strip().casefold())]

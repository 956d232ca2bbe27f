"""Compare a coder with what people coded in the same interviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.coding.agreement import cohen
from qualcode.coding.ratings import Counts, Ratings
from qualcode.coding.units import mostly
from qualcode.language.sentences import sentences
from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript


@dataclass(frozen=True)
class Score:
    """How well a coder agrees with people on one construct, or on all together.

    Precision, recall and F1 count code points of respondents' speech, kappa (Cohen 1960) counts sentences; `condition` is the
    share of the code points that both gave the construct where both gave the same condition, where people gave one.
    Each is None when it is undefined: nothing was coded, or everybody always said the same.
    """

    construct: str
    coded: int
    precision: float | None
    recall: float | None
    f1: float | None
    condition: float | None
    kappa: float | None


def compare(pairs: Iterable[tuple[Transcript, Sequence[Coding], Sequence[Coding]]], constructs: Sequence[str]) -> list[Score]:
    """Return a score per construct that people used and one for all (construct empty), of (transcript, people's, coder's)."""
    marks: Counter[tuple[str, str]] = Counter()
    units: Counter[tuple[str, bool, bool]] = Counter()
    for transcript, people, coder in pairs:
        for construct in constructs:
            ours, theirs = _marks(people, construct), _marks(coder, construct)
            marks.update((construct, kind) for kind in _kinds(transcript, ours, theirs))
            units.update((construct, *unit) for unit in _units(transcript, people, coder, construct))
    used = [construct for construct in constructs if marks[construct, "both"] + marks[construct, "people"]]
    return [_score([construct], construct, marks, units) for construct in used] + [_score(used, "", marks, units)]


def _marks(codings: Iterable[Coding], construct: str) -> dict[int, set[str | None]]:
    """Return the conditions that each code point of a transcript carries for a construct."""
    marked: dict[int, set[str | None]] = {}
    for coding in codings:
        if coding.construct == construct:
            for place in range(coding.start, coding.end):
                marked.setdefault(place, set()).add(coding.condition)
    return marked


def _kinds(transcript: Transcript, ours: Mapping[int, set[str | None]], theirs: Mapping[int, set[str | None]]) -> Iterator[str]:
    """Yield for each code point of speech who marked it, and whether they agree on the condition."""
    for turn in transcript.turns:
        for place in () if turn.interviewer else range(turn.start, turn.end):
            if place in ours and place in theirs:
                yield "both"
                if given := ours[place] - {None}:
                    yield "same condition" if given & theirs[place] else "other condition"
            elif place in ours:
                yield "people"
            elif place in theirs:
                yield "coder"


def _units(transcript: Transcript, people: Sequence[Coding], coder: Sequence[Coding], construct: str) -> Iterator[tuple[bool, bool]]:
    """Yield for each sentence of respondents whether people and the coder gave it the construct."""
    ours, theirs = ([(c.start, c.end) for c in codings if c.construct == construct] for codings in (people, coder))
    for turn in transcript.turns:
        for start, end in [] if turn.interviewer else sentences(transcript.speech(turn)):
            yield mostly(turn.start + start, turn.start + end, ours), mostly(turn.start + start, turn.start + end, theirs)


def _score(constructs: Sequence[str], name: str, marks: Counter[tuple[str, str]], units: Counter[tuple[str, bool, bool]]) -> Score:
    def count(kind: str) -> int:
        return sum(marks[construct, kind] for construct in constructs)

    both, people, coder, same = count("both"), count("people"), count("coder"), count("same condition")
    table: Counts = {(None, (a, b)): sum(units[construct, a, b] for construct in constructs) for a in (True, False) for b in (True, False)}
    return Score(
        name,
        both + people,
        _share(both, both + coder),
        _share(both, both + people),
        _share(2 * both, 2 * both + people + coder),
        _share(same, same + count("other condition")),
        Ratings(table).figure(cohen),
    )


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None

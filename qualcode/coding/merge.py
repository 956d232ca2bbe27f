"""Bring coders together: what the study counts and quotes.

A person goes before the rule coder. Where a person accepted or rejected a construct, the rule coder's proposals of that
construct on the same words do not count; where two people coded the same words with the same construct, that is one
fragment with two coders. Where people came to a consensus (`qualcode merge`) on words, that goes before what each of them
said, also as long as it is open. Nothing is written: every coder's file stays as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qualcode.model.coding import CONSENSUS, Coding
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript

SAME = 0.5  # share of the shorter range that two codings have in common to be about the same words


def fragments(study: Study, codings: Iterable[Coding]) -> list[Fragment]:
    """Return the fragments of a study, sorted by transcript, place and construct."""
    by_theme: dict[tuple[str, str], list[Coding]] = defaultdict(list)
    for coding in codings:
        by_theme[coding.transcript, coding.construct].append(coding)
    transcripts = {transcript.name: transcript for transcript in study.transcripts}
    order = {coder: n for n, coder in enumerate(study.settings.coders)}
    found = []
    for (name, _), same in sorted(by_theme.items()):
        found += [_fragment(transcripts[name], together) for together in together(same, order)]
    return sorted(found, key=place)


def place(fragment: Fragment) -> tuple[str, int, int, str, str]:
    """Return by what fragments are sorted: transcript, place, construct."""
    return fragment.transcript, fragment.start, fragment.end, fragment.construct, fragment.id


def rejected(study: Study, codings: Iterable[Coding]) -> list[Fragment]:
    """Return what people rejected, each coding by itself; none of it counts."""
    return alone(study, (coding for coding in codings if coding.status == "rejected"))


def alone(study: Study, codings: Iterable[Coding]) -> list[Fragment]:
    """Return each coding as a fragment by itself, without bringing coders together."""
    transcripts = {transcript.name: transcript for transcript in study.transcripts}
    return [_fragment(transcripts[coding.transcript], [coding]) for coding in codings]


def together(same: Sequence[Coding], order: Mapping[str, int]) -> list[list[Coding]]:
    """Return the codings of one construct in one transcript in groups about the same words, the leading coder first.

    `order` numbers the coders that go before others.
    """
    if settled := [coding for coding in same if coding.coder == CONSENSUS]:
        rest = [one for one in same if one.coder != CONSENSUS]
        free = [one for one in rest if not any(_overlap(one, other) for other in settled)]
        return [[one, *_behind(one, rest)] for one in settled if one.status != "rejected"] + together(free, order)
    people = [coding for coding in same if coding.status == "accepted"]
    decided = people + [coding for coding in same if coding.status == "rejected"]
    open_ = [coding for coding in same if coding.status == "proposed" and not any(_overlap(coding, other) for other in decided)]
    groups: list[list[Coding]] = []
    for same_status in (people, open_):
        if len({coding.coder for coding in same_status}) == 1:  # as most often: nobody to bring together
            groups += [[coding] for coding in same_status]
            continue
        apart: list[list[Coding]] = []
        for coding in sorted(same_status, key=lambda c: (c.automatic, order.get(c.coder, len(order)), c.coder, c.start, c.end)):
            group = next((g for g in apart if same_words(g[0], coding) and all(c.coder != coding.coder for c in g)), None)
            apart.append([coding]) if group is None else group.append(coding)
        groups += apart
    return groups


def _behind(settled: Coding, rest: Iterable[Coding]) -> list[Coding]:
    """Return what people accepted on the words that they came to a consensus on, one of each, so that their names stay with it."""
    own = {coding.coder: coding for coding in rest if not coding.nobodys and coding.status == "accepted" and same_words(settled, coding)}
    return [coding for _, coding in sorted(own.items())]


def _overlap(a: Coding, b: Coding) -> bool:
    return a.start < b.end and b.start < a.end


def same_words(a: Coding, b: Coding) -> bool:
    """Tell whether two codings of one transcript are about the same words."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared >= SAME * min(a.end - a.start, b.end - b.start)


def _fragment(transcript: Transcript, together: Sequence[Coding]) -> Fragment:
    leading = together[0]
    deciding = together[:1] if leading.coder == CONSENSUS else together
    conditions = {coding.condition for coding in deciding}
    return Fragment(
        id=leading.id,
        transcript=leading.transcript,
        speaker=_speaker(transcript, leading.start),
        start=leading.start,
        end=leading.end,
        quote=leading.quote,
        construct=leading.construct,
        condition=leading.condition if len(conditions) == 1 else None,  # coders who disagree leave it undecided
        facets={facet: value for coding in reversed(deciding) for facet, value in coding.facets.items()},
        coders=tuple(coding.coder for coding in together),
        confirmed=leading.status == "accepted",
        score=1.0 if leading.status == "accepted" else leading.score or 0.0,
    )


def _speaker(transcript: Transcript, offset: int) -> str:
    n = bisect_right(transcript.turns, offset, key=lambda turn: turn.start) - 1
    return transcript.turns[n].speaker if n >= 0 else ""

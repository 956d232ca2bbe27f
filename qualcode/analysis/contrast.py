"""Two groups of people beside each other: who of them speaks of what, and how large the difference is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qualcode.analysis import axis
from qualcode.analysis.cells import Column, Kind, Value, people
from qualcode.analysis.matrix import OF, PERCENT, TOTAL, Matrix, Row
from qualcode.errors import QualcodeError
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.text import nearest

FEW = 5
"""People of a group below which a share says little: one person more is twenty points."""
DIFFERENCE, POINTS, EFFECT = "verschil", "punten", "h"


def contrast(
    study: Study,
    fragments: Sequence[Fragment],
    groups: str,
    *,
    by: str | None = None,
    columns: str = axis.CONSTRUCTS,
    rolled_up: bool = False,
    sort: str = "",
) -> Matrix:
    """Return which share of the people of two groups speak of each theme, with the difference in points and Cohen's h.

    `groups` are two values of the attribute `by` with a comma between, by default of the first attribute that has both. Everybody
    counts who is interviewed, also those who say nothing that is coded. h = 2 arcsin √p1 - 2 arcsin √p2 (Cohen 1988). Raises
    QualcodeError when there are no such groups. Rows are sorted by `name` or by `total`: the size of the difference.
    """
    by, one, other = _groups(study, groups, by)
    themes = axis.columns(study, columns, rolled_up=rolled_up)
    if themes.kind is axis.Kind.ATTRIBUTE:
        raise QualcodeError(f"groups are compared on themes, not on {themes.name}", hint="choose constructs, a group or a facet as --columns")
    value = {transcript.name: study.value(transcript, by) for transcript in study.transcripts}
    asked = {group: {(t.name, speaker) for t in study.transcripts if value[t.name] == group for speaker in t.respondents} for group in (one, other)}
    said: dict[tuple[str, str], list[Fragment]] = {}
    for fragment in fragments:
        for theme in themes.members_of(fragment):
            said.setdefault((value[fragment.transcript], theme), []).append(fragment)
    rows = []
    for member in themes.members:
        shares, values = [], list[Value]()
        for group, everybody in asked.items():
            n = len(people(said.get((group, member.id), ())) & everybody)
            shares.append(n / len(everybody) if everybody else None)
            values += [shares[-1], n]
        rows.append(Row(member.name, member.label, (*values, *_difference(*shares))))
    heads = tuple(
        Column(f"{group}:{part}", f"{n}", f"{group} (n = {len(everybody)})", part, kind)
        for n, (group, everybody) in enumerate(asked.items())
        for part, kind in ((PERCENT, Kind.SHARE), (OF, Kind.COUNT))
    )
    heads += (
        Column(f"{DIFFERENCE}:{POINTS}", DIFFERENCE, "Verschil (punten)", POINTS, Kind.POINTS),
        Column(f"{DIFFERENCE}:{EFFECT}", EFFECT, "Cohens h", EFFECT, Kind.EFFECT),
    )
    sizes = {group: len(everybody) for group, everybody in asked.items()}
    return Matrix(themes.name, themes.label, "contrast", heads, tuple(_sorted(rows, sort)), _notes(sizes))


def cohens_h(one: float, other: float) -> float:
    """Return the size of the difference between two shares (Cohen 1988, chapter 6): 0.2 is small, 0.5 is medium, 0.8 is large."""
    return 2 * math.asin(math.sqrt(one)) - 2 * math.asin(math.sqrt(other))


def _difference(one: float | None, other: float | None) -> tuple[Value, Value]:
    return (None, None) if one is None or other is None else (100 * (one - other), cohens_h(one, other))


def _groups(study: Study, groups: str, by: str | None) -> tuple[str, str, str]:
    """Return the attribute and its two values; raises QualcodeError when no attribute has both."""
    names = [by] if by else [study.settings.role, "functie", *study.attribute_names()]
    places = [n for n, letter in enumerate(groups) if letter == ","]
    if by and by not in study.attribute_names():
        raise QualcodeError(f"no transcript has an attribute `{by}`", hint=nearest(by, study.attribute_names()))
    for name in names:
        values = {study.value(transcript, name) for transcript in study.transcripts}
        for place in places:  # a value may hold a comma itself
            one, other = groups[:place].strip(), groups[place + 1 :].strip()
            if one in values and other in values and one != other and one and other:
                return name, one, other
    known = sorted({value for transcript in study.transcripts if (value := study.value(transcript, names[0]))})
    where = f"values of `{by}`" if by else "values of one attribute"
    hint = f"{names[0]} has: {', '.join(known)}" if known else "name the attribute: --by ATTRIBUTE"
    raise QualcodeError(f"`{groups}` are not two {where}", hint=f"write: --compare ONE,OTHER; {hint}")


def _sorted(rows: Sequence[Row], sort: str) -> Sequence[Row]:
    if sort not in ("", "name", TOTAL):
        raise QualcodeError(f"cannot sort by `{sort}`", hint=nearest(sort, ["name", TOTAL]))
    if sort == "name":
        return sorted(rows, key=lambda row: (row.label.casefold(), row.label))
    return sorted(rows, key=lambda row: -abs(float(row.values[-1] or 0))) if sort else rows


def _notes(sizes: dict[str, int]) -> tuple[str, ...]:
    """Return what a reader should know: what is counted, and that few people say little."""
    notes = [
        "Aandeel van de mensen die er iets over zeggen, niet van de fragmenten. Cohens h (Cohen 1988): 0,2 is klein, 0,5 middelgroot, 0,8 groot."
    ]
    for group, n in sizes.items():
        if n < FEW:
            worth = f"één persoon meer of minder maakt {100 / n:.0f} punten uit" if n else "er is niets te vergelijken"
            notes.append(f"{group}: {n} {'persoon' if n == 1 else 'personen'}; {worth}.")
    return tuple(notes)

"""How often two constructs occur together: in a sentence, in a turn, in a transcript."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qualcode.analysis import axis
from qualcode.analysis.axis import Axis
from qualcode.analysis.cells import Column, people
from qualcode.analysis.matrix import Matrix, Row
from qualcode.coding.unit import Place, Unit, Units
from qualcode.errors import QualcodeError
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.text import nearest

Beside = Mapping[Place, Sequence[Fragment]]
"""The fragments of a construct in each unit."""


def together(study: Study, by: str, columns: str) -> bool:
    """Tell whether rows and columns both are constructs, so that cells can say how often they occur together."""
    return axis.rows(study, by).of_constructs and axis.columns(study, columns).of_constructs


def cooccurrence(
    study: Study,
    fragments: Sequence[Fragment],
    *,
    by: str = axis.CONSTRUCTS,
    columns: str = axis.CONSTRUCTS,
    within: Unit = Unit.SENTENCE,
    cells: str = "count",
    rolled_up: bool = False,
    sort: str = "",
) -> Matrix:
    """Set constructs against constructs: in how many units a fragment of the one and a fragment of the other stand.

    A construct with itself is in how many units it stands at all. A fragment that touches two sentences stands in both. Cells of
    `people` and `cases` say of how many people and cases these units are. Raises QualcodeError for other cells.
    """
    if cells not in _COUNTS:
        hint = f"use --cells {', '.join(list(_COUNTS)[:-1])} or {list(_COUNTS)[-1]}"
        raise QualcodeError(f"constructs that occur together have no cells of `{cells}`", hint=hint)
    down, across = axis.rows(study, by, rolled_up=rolled_up), axis.columns(study, columns, rolled_up=rolled_up)
    units = Units(study, within)
    count = _COUNTS[cells](study)
    in_rows, in_columns = _placed(down, fragments, units), _placed(across, fragments, units)
    heads = tuple(Column(member.id, member.id, member.label) for member in across.members)
    rows = []
    for member in down.members:
        one = in_rows.get(member.id, {})
        rows.append(Row(member.id, member.label, tuple(count(one, in_columns.get(head.theme, {})) for head in heads)))
    return Matrix(down.name, down.label, cells, heads, tuple(_sorted(rows, heads, in_rows, sort)), (_NOTES[within],))


def _placed(of: Axis, fragments: Sequence[Fragment], units: Units) -> dict[str, dict[Place, list[Fragment]]]:
    """Return for each construct the units that it stands in, with its fragments there."""
    found: dict[str, dict[Place, list[Fragment]]] = {}
    for fragment in fragments:
        for member in of.members_of(fragment):
            places = found.setdefault(member, {})
            for place in units.of(fragment):
                places.setdefault(place, []).append(fragment)
    return found


def _sorted(rows: Sequence[Row], heads: Sequence[Column], placed: Mapping[str, Beside], sort: str) -> Sequence[Row]:
    if not sort:
        return rows
    if sort == "name":
        return sorted(rows, key=lambda row: (row.label.casefold(), row.label))
    if sort == "total":
        return sorted(rows, key=lambda row: -len(placed.get(row.id, ())))
    ids = [head.theme for head in heads]
    if sort not in ids:
        raise QualcodeError(f"cannot sort by `{sort}`", hint=nearest(sort, ["name", "total", *ids]))
    return sorted(rows, key=lambda row: -int(row.values[ids.index(sort)] or 0))


Count = Callable[[Beside, Beside], int]


def _units(_study: Study) -> Count:
    return lambda one, other: len(one.keys() & other.keys())


def _people(_study: Study) -> Count:
    """Return a count of the people who say both in one unit."""

    def count(one: Beside, other: Beside) -> int:
        shared = one.keys() & other.keys()
        return len({person for place in shared for person in people(one[place]) & people(other[place])})

    return count


def _cases(study: Study) -> Count:
    by = study.default_by()
    case = {transcript.name: study.value(transcript, by) for transcript in study.transcripts}
    return lambda one, other: len({case[transcript] for transcript, _ in one.keys() & other.keys()})


_COUNTS: Mapping[str, Callable[[Study], Count]] = {"count": _units, "people": _people, "cases": _cases}
_NOTES = {
    Unit.SENTENCE: "Hoe vaak twee thema's in één zin samen voorkomen; op de diagonaal in hoeveel zinnen een thema voorkomt.",
    Unit.TURN: "Hoe vaak twee thema's in één spreekbeurt samen voorkomen; op de diagonaal in hoeveel spreekbeurten een thema voorkomt.",
    Unit.TRANSCRIPT: "In hoeveel gesprekken twee thema's samen voorkomen; op de diagonaal in hoeveel gesprekken een thema voorkomt.",
}

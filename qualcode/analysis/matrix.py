"""Cases against themes: the framework matrix (Gale et al. 2013) and its counts, and any other two axes against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.analysis import axis
from qualcode.analysis.axis import Axis, Member
from qualcode.analysis.cells import Column, Counting, Kind, Quoting, Value, people, times
from qualcode.coding.numbering import numbers
from qualcode.coding.stale import stale
from qualcode.errors import QualcodeError
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.text import nearest

if TYPE_CHECKING:
    import pandas as pd

OUTDATED = "(verouderd)"
"""What stands behind a summary that was written on other codings than there are now."""
TOTAL, TOTAL_LABEL = "total", "Totaal"
PERCENT, OF = "%", "n"
"""The parts of a share: the share itself, and how many fragments it is."""
Cell = tuple[str | None, str | None]
"""The ids of a row and a column; None for a total."""


class Cells(StrEnum):
    """What a cell holds."""

    COUNT = "count"
    PEOPLE = "people"
    CASES = "cases"
    SHARE = "share"
    BALANCE = "balance"
    QUOTES = "quotes"
    SUMMARY = "summary"
    FRAMEWORK = "framework"


CELLS = tuple(cells.value for cells in Cells)
_WRITTEN = (Cells.SUMMARY, Cells.FRAMEWORK)
TEXTUAL = (Cells.QUOTES, *_WRITTEN)
"""The kinds of cells that hold texts."""


@dataclass(frozen=True)
class Row:
    """A row of a matrix: its id, what a reader sees, and a value for each column."""

    id: str
    label: str
    values: tuple[Value, ...]
    total: bool = False


@dataclass(frozen=True)
class Matrix:
    """A matrix ready to be shown.

    A row has a value for each of the `columns`, which are named after the theme, for counts after theme and condition
    (`autonomie:stimulerend`). Counts are whole numbers, shares fractions of one, a balance is None where nothing was said; quotes
    and summaries are texts, empty where there are none. `notes` are what a reader should know of it.
    """

    by: str
    label: str
    cells: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    @property
    def textual(self) -> bool:
        """Tell whether the cells hold texts."""
        return self.cells in TEXTUAL

    def themes(self) -> dict[str, str]:
        """Return the label of each theme by its id, in order."""
        return {column.theme: column.label for column in self.columns}

    @property
    def table(self) -> pd.DataFrame:
        """Return it as a frame: a row per row, named by its label, and a column per column."""
        import pandas as pd  # 0.3 s, for notebooks only

        index = pd.Index([row.label for row in self.rows], name=self.label)
        content = [row.values for row in self.rows]
        return pd.DataFrame(content, index=index, columns=[column.name for column in self.columns], dtype=object if self.cells == "balance" else None)


def matrix(
    study: Study,
    fragments: Sequence[Fragment],
    *,
    by: str | None = None,
    columns: str = axis.CONSTRUCTS,
    cells: str = "count",
    rolled_up: bool = False,
    totals: bool = False,
    sort: str = "",
    every: Sequence[Fragment] | None = None,
) -> Matrix:
    """Set an attribute, constructs, a group, a facet, conditions or roles against another.

    Rolled up, a construct counts with all below it. `totals` adds a row and a column in which people and cases count once. Rows are
    sorted by `name`, by `total` or by the id of a column, largest first. `every` are all fragments of the study, when `fragments` are
    only some. Raises QualcodeError when the attribute, the columns, the cells or what to sort by are unknown, and when there can be
    no such cells.
    """
    if cells not in CELLS:
        raise QualcodeError(f"`{cells}` is not a kind of cell", hint=nearest(cells, list(CELLS)))
    down = axis.rows(study, by or study.default_by(), rolled_up=rolled_up)
    across = axis.columns(study, columns, rolled_up=rolled_up)
    kind = Cells(cells)
    gathered = _gathered(fragments, down, across)
    ordered = _sorted(down, across, gathered, sort)
    if kind in TEXTUAL:
        if kind in _WRITTEN:
            _check_written(study, down, across)
        return _texts(study, kind, ordered, across, gathered, every if every is not None else fragments)
    return _figures(study, kind, ordered, across, gathered, totals=totals)


def _gathered(fragments: Sequence[Fragment], down: Axis, across: Axis) -> dict[Cell, list[Fragment]]:
    """Return the fragments of each cell, row, column and of all; a total has each of its fragments once."""
    found: dict[Cell, list[Fragment]] = {}
    for fragment in fragments:
        in_rows, in_columns = down.members_of(fragment), across.members_of(fragment)
        if in_rows and in_columns:
            for row in (*in_rows, None):
                for column in (*in_columns, None):
                    found.setdefault((row, column), []).append(fragment)
    return found


def _sorted(down: Axis, across: Axis, gathered: Mapping[Cell, Sequence[Fragment]], sort: str) -> Axis:
    """Return the rows in the order that is asked for; raises QualcodeError when there is no such order."""
    if not sort:
        return down
    if sort == "name":
        return replace(down, members=tuple(sorted(down.members, key=lambda member: (member.label.casefold(), member.label))))
    column = next((member.id for member in across.members if sort == member.name), None)
    if column is None and sort != TOTAL:
        known = ["name", TOTAL, *(member.name for member in across.members)]
        raise QualcodeError(f"cannot sort by `{sort}`", hint=nearest(sort, known))
    sizes = {member.id: times(gathered.get((member.id, column), ())) for member in down.members}
    return replace(down, members=tuple(sorted(down.members, key=lambda member: -sizes[member.id])))


def _figures(study: Study, cells: Cells, down: Axis, across: Axis, gathered: Mapping[Cell, Sequence[Fragment]], *, totals: bool) -> Matrix:
    counting = Counting(study)
    members: list[tuple[str | None, Member]] = [(member.id, member) for member in across.members]
    conditions = tuple(dict.fromkeys(condition for member in across.members for condition in member.conditions))
    if totals:
        members.append((None, Member(_apart(TOTAL, across.members), TOTAL_LABEL, conditions)))
    split = cells is Cells.COUNT and (across.kind is not axis.Kind.ATTRIBUTE or down.kind is not axis.Kind.ATTRIBUTE)
    heads: list[Column] = []
    for id, member in members:
        name, total = member.name, id is None
        if cells is Cells.SHARE:
            heads.append(Column(f"{name}:{PERCENT}", member.id, member.label, PERCENT, Kind.SHARE, total))
            heads.append(Column(f"{name}:{OF}", member.id, member.label, OF, Kind.COUNT, total))
        elif split:
            parts = counting.parts(gathered.get((None, id), ()), member.conditions if down.kind is not axis.Kind.CONDITION else ())
            heads += [Column(f"{name}:{part}" if part else name, member.id, member.label, part, Kind.COUNT, total) for part in parts]
        else:
            heads.append(Column(name, member.id, member.label, "", Kind.BALANCE if cells is Cells.BALANCE else Kind.COUNT, total))

    def values(row: str | None) -> tuple[Value, ...]:
        whole = times(gathered.get((row, None), ()))
        found: list[Value] = []
        for id, member in members:
            own = [head for head in heads if head.theme == member.id and head.total == (id is None)]
            found += _filled(counting, cells, own, gathered.get((row, id), ()), whole, of_conditions=across.kind is axis.Kind.CONDITION)
        return tuple(found)

    rows = [Row(member.name, member.label, values(member.id)) for member in down.members]
    if totals:
        rows.append(Row(_apart(TOTAL, down.members), TOTAL_LABEL, values(None), total=True))
    return Matrix(down.name, down.label, cells.value, _named_apart(heads), tuple(rows))


def _filled(
    counting: Counting, cells: Cells, heads: Sequence[Column], fragments: Sequence[Fragment], whole: int, *, of_conditions: bool
) -> list[Value]:
    """Return the values of a cell, one for each of its columns; `whole` is how many fragments its row has."""
    match cells:
        case Cells.PEOPLE:
            return [len(people(fragments))]
        case Cells.CASES:
            return [counting.cases(fragments)]
        case Cells.BALANCE:
            return [None if of_conditions else counting.balance(fragments)]
        case Cells.SHARE:
            n = times(fragments)
            return [n / whole if whole else None, n]
        case _:
            if [head.condition for head in heads] == [""]:
                return [times(fragments)]
            counted = counting.count(fragments)
            return [counted.get(head.condition, 0) for head in heads]


def _apart(name: str, members: Sequence[Member]) -> str:
    """Return a name that no member has."""
    while any(name in (member.id, member.label) for member in members):
        name += "*"
    return name


def _named_apart(heads: Sequence[Column]) -> tuple[Column, ...]:
    """Return columns with names of their own, whatever the values of an attribute are called."""
    taken: dict[str, int] = {}
    found = []
    for head in heads:
        n = taken[head.name] = taken.get(head.name, 0) + 1
        found.append(replace(head, name=f"{head.name} ({n})") if n > 1 else head)
    return tuple(found)


def _check_written(study: Study, down: Axis, across: Axis) -> None:
    """Raise QualcodeError when the axes are not cases and constructs, in either order."""
    case = study.settings.case
    for one, other in ((down, across), (across, down)):
        if one.of_constructs and other.kind is axis.Kind.ATTRIBUTE and other.name == case:
            return
    other = down if down.name != case else across
    hint = f"use --by {case}, or --cells quotes" if other is down else "choose constructs or a group as columns"
    raise QualcodeError(f"summaries are written per {case}{f', not per {down.name}' if other is down else ' and construct'}", hint=hint)


def _texts(study: Study, cells: Cells, down: Axis, across: Axis, gathered: Mapping[Cell, Sequence[Fragment]], every: Sequence[Fragment]) -> Matrix:
    text = _TEXTS[cells](study, every)
    heads = [Column(member.name, member.id, member.label, "", Kind.TEXT) for member in across.members]
    rows = []
    for row in down.members:
        named = [(row.id, column.id) if not down.of_constructs else (column.id, row.id) for column in across.members]
        shown = [text(case, id, gathered.get((row.id, column.id), ())) for (case, id), column in zip(named, across.members, strict=True)]
        rows.append(Row(row.name, row.label, tuple(shown)))
    return Matrix(down.name, down.label, cells.value, _named_apart(heads), tuple(rows))


Text = Callable[[str, str, Sequence[Fragment]], str]
"""Returns the text of a cell: of a case, a construct, and the fragments there."""


def _quotes(study: Study, _every: Sequence[Fragment]) -> Text:
    quoting = Quoting(study)
    return lambda _case, _id, fragments: quoting.strongest(fragments)


def _summary(study: Study, every: Sequence[Fragment]) -> Text:
    written = {(case.case, id): summary.text for case in study.cases for id, summary in case.summaries.items()}
    outdated = stale(study, every)

    def text(case: str, id: str, _fragments: Sequence[Fragment]) -> str:
        return " ".join(filter(None, (written.get((case, id)), OUTDATED if (case, id) in outdated else "")))

    return text


def _framework(study: Study, every: Sequence[Fragment]) -> Text:
    """Return the summary, the counts behind it, and the strongest quotes with their numbers."""
    summary, counting, quoting = _summary(study, every), Counting(study), Quoting(study, numbers(study, every))

    def text(case: str, id: str, fragments: Sequence[Fragment]) -> str:
        said = len(people(fragments))
        tally = f"[{counting.told(fragments)}; {said} {'persoon' if said == 1 else 'personen'}]" if fragments else ""
        return "\n".join(filter(None, (summary(case, id, fragments), tally, quoting.strongest(fragments))))

    return text


_TEXTS: Mapping[Cells, Callable[[Study, Sequence[Fragment]], Text]] = {
    Cells.QUOTES: _quotes,
    Cells.SUMMARY: _summary,
    Cells.FRAMEWORK: _framework,
}

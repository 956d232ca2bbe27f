"""Cases against themes: the framework matrix (Gale et al. 2013) and its counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from qualcode.analysis.frame import frame
from qualcode.errors import QualcodeError
from qualcode.model.attribution import Attribution
from qualcode.model.fragment import UNDECIDED, Fragment
from qualcode.model.study import Study
from qualcode.text import nearest

MOST_QUOTES = 2
Cell = tuple[str, str]


@dataclass(frozen=True)
class Theme:
    """What a matrix sets the cases against: its id, its label, and the conditions that its counts are split by."""

    id: str
    label: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column of a matrix: its name in the table, its theme, and the condition it counts (empty for all)."""

    name: str
    theme: str
    label: str
    condition: str = ""


@dataclass(frozen=True)
class Matrix:
    """A matrix ready to be shown.

    `table` has a row per value of `by` and a column per `columns`, named after the theme, for `count` after theme and
    condition (`autonomie:stimulerend`). Counts are whole numbers, a balance is None where nothing was said; quotes and
    summaries are texts, empty where nothing was said.
    """

    by: str
    cells: str
    columns: tuple[Column, ...]
    table: pd.DataFrame

    @property
    def textual(self) -> bool:
        """Tell whether the cells hold texts."""
        return self.cells in ("quotes", "summary")

    def themes(self) -> dict[str, str]:
        """Return the label of each theme by its id, in order."""
        return {column.theme: column.label for column in self.columns}


def matrix(study: Study, fragments: Sequence[Fragment], *, by: str | None = None, columns: str = "constructs", cells: str = "count") -> Matrix:
    """Set the values of an attribute against constructs, conditions, a group of constructs, or a facet.

    Raises QualcodeError when the attribute, the columns or the cells are unknown.
    """
    by = by or study.default_by()
    if by not in (names := study.attribute_names()):
        raise QualcodeError(f"no transcript has an attribute `{by}`", hint=nearest(by, names))
    themes, source = _themes(study, columns)
    rows = sorted({study.value(transcript, by) for transcript in study.transcripts})
    if cells == "summary":
        made = _summaries(study, by, rows, themes)
    elif fill := _FILLS.get(cells):
        data = frame(study, fragments).assign(theme=lambda d: d[source], row=lambda d: d[f"attribute:{by}"])
        if cells == "quotes":
            attribution = Attribution(study, study.default_by())
            data = data.assign(speaker=[attribution.speaker(name) for name in data["transcript"]])
        if source != "construct":  # what can carry no condition is not undecided either
            data = data[data["construct"].isin(_deciding(study))]
        made = fill(data[data["theme"].isin([theme.id for theme in themes])], rows, themes)
    else:
        raise QualcodeError(f"`{cells}` is not a kind of cell", hint=nearest(cells, [*_FILLS, "summary"]))
    heads, table = made
    table.index = pd.Index([row or f"(geen {by})" for row in rows], name=study.label(by))
    return Matrix(by, cells, heads, table)


def _themes(study: Study, columns: str) -> tuple[tuple[Theme, ...], str]:
    """Return the themes that a choice of columns stands for, and the column of the frame that holds them."""
    books = list(study.codebooks.values())
    splits = {c.id: book.conditions_of(c) for book in books for _, _, c in book.walk()}
    constructs = tuple(Theme(c.id, c.label, splits[c.id]) for c in study.constructs().values())
    if columns == "constructs":
        return constructs, "construct"
    conditions = tuple(dict.fromkeys([*(c for book in books for c in book.conditions), *(c for parts in splits.values() for c in parts)]))
    if columns == "conditions":
        return (*(Theme(condition, condition.capitalize()) for condition in conditions), Theme("", UNDECIDED.capitalize())), "condition"
    groups = {group.id: [id for book in books for id in book.ids(group.id)] for book in books for group in book.groups}
    if columns in groups:
        return tuple(theme for theme in constructs if theme.id in groups[columns]), "construct"
    facets = {facet.id: facet for book in books for facet in book.facets}
    if columns in facets:
        return tuple(Theme(value.id, value.label, conditions) for value in facets[columns].values), f"facet:{columns}"
    known = ["constructs", "conditions", *groups, *facets]
    raise QualcodeError(f"`{columns}` is not a group or facet of the study's codebooks", hint=nearest(columns, known))


def _deciding(study: Study) -> list[str]:
    """Return the constructs that carry a condition."""
    return [c.id for book in study.codebooks.values() for _, _, c in book.walk() if book.conditions_of(c)]


Made = tuple[tuple[Column, ...], pd.DataFrame]


def _counts(data: pd.DataFrame, rows: Sequence[str], themes: Sequence[Theme]) -> Made:
    """Return whole numbers with a column per theme and condition; undecided ones have a column when there are any."""
    undecided = set(data["theme"][data["condition"] == ""])
    heads = []
    for theme in themes:
        parts = [*theme.conditions, *([UNDECIDED] if theme.id in undecided else [])] if theme.conditions else [""]
        heads += [Column(f"{theme.id}:{part}" if part else theme.id or UNDECIDED, theme.id, theme.label, part) for part in parts]
    names = {(head.theme, head.condition): head.name for head in heads}
    split = {theme.id for theme in themes if theme.conditions}
    pairs = zip(data["theme"], data["condition"], strict=True)
    name = [names[theme, (condition or UNDECIDED) if theme in split else ""] for theme, condition in pairs]
    counted = data.assign(name=name).groupby(["row", "name"]).size()
    return tuple(heads), _filled(_cells(counted), rows, heads, 0)


def _balance(data: pd.DataFrame, rows: Sequence[str], themes: Sequence[Theme]) -> Made:
    """Return what helps minus what hinders, None where nothing was said."""
    data = data[data["theme"].isin([theme.id for theme in themes if theme.conditions])]
    signs = {(theme.id, condition): 1 - 2 * n for theme in themes for n, condition in enumerate(theme.conditions[:2])}
    sign = [signs.get(pair, 0) for pair in zip(data["theme"], data["condition"], strict=True)]
    return _one_each(_cells(data.assign(sign=sign).groupby(["row", "theme"])["sign"].sum()), rows, themes, None)


def _people(data: pd.DataFrame, rows: Sequence[str], themes: Sequence[Theme]) -> Made:
    """Return how many people say something about it."""
    return _one_each(_cells(data.groupby(["row", "theme"])["person"].nunique()), rows, themes, 0)


def _quotes(data: pd.DataFrame, rows: Sequence[str], themes: Sequence[Theme]) -> Made:
    """Return the strongest quotes, confirmed ones first, each with the role and the case of who said it."""
    best = data.sort_values(["confirmed", "score", "transcript", "start"], ascending=[False, False, True, True], kind="stable")
    best = best.drop_duplicates(["row", "theme", "quote"]).groupby(["row", "theme"]).head(MOST_QUOTES)
    quotes: dict[Cell, str] = {}
    for row, theme, quote, speaker in zip(best["row"], best["theme"], best["quote"], best["speaker"], strict=True):
        quotes[row, theme] = "\n".join(filter(None, (quotes.get((row, theme)), f"“{quote}” ({speaker})")))
    return _one_each(quotes, rows, themes, "")


def _summaries(study: Study, by: str, rows: Sequence[str], themes: Sequence[Theme]) -> Made:
    """Return the researcher's summaries from `cases/`."""
    if by != study.settings.case:
        hint = f"use --by {study.settings.case}, or --cells quotes"
        raise QualcodeError(f"summaries are written per {study.settings.case}, not per {by}", hint=hint)
    written = {(case.case, id): summary.text for case in study.cases for id, summary in case.summaries.items()}
    return _one_each(written, rows, themes, "")


def _cells(values: pd.Series[int]) -> dict[Cell, int]:
    """Return a series over two keys as plain numbers."""
    rows, names = values.index.get_level_values(0), values.index.get_level_values(1)
    return {(row, name): int(value) for row, name, value in zip(rows, names, values, strict=True)}


def _one_each(values: Mapping[Cell, object], rows: Sequence[str], themes: Iterable[Theme], empty: object) -> Made:
    heads = tuple(Column(theme.id or UNDECIDED, theme.id, theme.label) for theme in themes)
    renamed = {(row, theme or UNDECIDED): value for (row, theme), value in values.items()}
    return heads, _filled(renamed, rows, heads, empty)


def _filled(values: Mapping[Cell, object], rows: Sequence[str], heads: Sequence[Column], empty: object) -> pd.DataFrame:
    content = [[values.get((row, head.name), empty) for head in heads] for row in rows]
    return pd.DataFrame(content, index=list(rows), columns=[head.name for head in heads], dtype=object if empty is None else None)


_FILLS: dict[str, Callable[[pd.DataFrame, Sequence[str], Sequence[Theme]], Made]] = {
    "count": _counts,
    "balance": _balance,
    "people": _people,
    "quotes": _quotes,
}
CELLS = (*_FILLS, "summary")

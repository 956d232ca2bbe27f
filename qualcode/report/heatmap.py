"""A matrix as a heat map, themes down the side when there are more of them than cases."""

from __future__ import annotations

from qualcode.analysis.matrix import Matrix
from qualcode.errors import QualcodeError
from qualcode.report import dutch
from qualcode.report.pictures.heatmap import heatmap
from qualcode.report.pictures.picture import Picture


def render(matrix: Matrix) -> Picture:
    """Return a matrix of counts, balance, people or cases in colours; a count is of all conditions together.

    Raises QualcodeError when its cells are texts, or it is too large for a page.
    """
    if matrix.cells not in dutch.MATRIX:
        hint = "add --cells count, balance, people or cases, or write a spreadsheet: -o matrix.xlsx"
        raise QualcodeError(f"cells with {matrix.cells} cannot be a heat map", hint=hint)
    balance = matrix.cells == "balance"
    themes = matrix.themes()
    names, values = [], []
    for row in matrix.rows:
        said: dict[str, list[int]] = {theme: [] for theme in themes}
        for column, value in zip(matrix.columns, row.values, strict=True):
            if isinstance(value, int) and (value or balance):
                said[column.theme].append(value)
        names.append(row.label)
        values.append([sum(numbers) if numbers else None for numbers in said.values()])
    labels = list(themes.values())
    noun = {"people": dutch.PEOPLE, "cases": dutch.CASES}.get(matrix.cells, dutch.FRAGMENTS)
    title = dutch.matrix_title(matrix.cells, matrix.label)
    if len(labels) > len(names):
        return heatmap(title, labels, names, list(zip(*values, strict=True)), noun=noun, balance=balance)
    return heatmap(title, names, labels, values, noun=noun, balance=balance)

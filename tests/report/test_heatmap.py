"""Tests of a matrix as a heat map."""

from __future__ import annotations

import pytest

from qualcode.analysis.matrix import matrix
from qualcode.errors import QualcodeError
from qualcode.report.heatmap import render
from tests.nouns import fragment, study, transcript
from tests.report.pictures import seen


def _drawn(cells: str, *, by: str = "bedrijf") -> list[str]:
    made = study([transcript("a", {"bedrijf": "Zon"}), transcript("b", {"bedrijf": "Maan"})])
    said = [
        fragment("a", "rust", "stimulerend", start=1),
        fragment("a", "rust", "stimulerend", start=2),
        fragment("a", "rust", "belemmerend", start=3),
        fragment("a", "rust", start=4),
        fragment("b", "rust", "belemmerend", start=5),
        fragment("a", "vraagstuk"),
    ]
    return seen.texts(render(matrix(made, said, by=by, cells=cells)))


@pytest.mark.parametrize(
    ("cells", "title", "numbers"),
    [
        ("count", "Aantal fragmenten per onderwerp en bedrijf", {"Rust": ["1", "4"], "Vraagstuk": ["·", "1"]}),
        ("balance", "Stimulerend min belemmerend per onderwerp en bedrijf", {"Rust": ["−1", "+1"], "Vraagstuk": ["·", "·"]}),
        ("people", "Aantal personen per onderwerp en bedrijf", {"Rust": ["1", "1"], "Vraagstuk": ["·", "1"]}),
    ],
)
def test_cells(cells: str, title: str, numbers: dict[str, list[str]]) -> None:
    """Themes stand down the side when there are more of them than cases; a count is of all conditions, what is silent is a dot."""
    texts = _drawn(cells)
    assert texts[0] == title
    start = texts.index("Maan")
    assert texts[start + 1] == "Zon"
    for name, shown in numbers.items():
        place = texts.index(name, start)
        assert texts[place : place + 3] == [name, *shown]


@pytest.mark.parametrize("cells", ["quotes", "summary"])
def test_texts(cells: str) -> None:
    """Cells with texts have no colour."""
    with pytest.raises(QualcodeError, match=f"cells with {cells} cannot be a heat map"):
        _drawn(cells)


def test_empty() -> None:
    """A matrix without rows says so."""
    with pytest.raises(QualcodeError, match="there are no columns to make a picture of"):
        render(matrix(study([]), [], by="transcript"))

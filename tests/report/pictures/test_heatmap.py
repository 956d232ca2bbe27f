"""Tests of the heat map: what stands in its cells, in which colour, and what it says in words."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.report import dutch
from qualcode.report.pictures.heatmap import heatmap
from tests.report.pictures import seen
from tests.report.pictures.samples import COMPANIES, SAMPLES, THEMES


def test_counts() -> None:
    """Each row has its name and its numbers, a dot where nothing was said."""
    assert seen.texts(SAMPLES["heatmap"]()) == [
        "Waar het over ging",
        "Aantal fragmenten: hoe donkerder, hoe meer. · is: niets over gezegd.",
        *COMPANIES,
        *("Autonomie", "3", "·", "12"),
        *("Feedback van collega's", "1", "1", "1"),
        *("Werkdruk", "·", "·", "2"),
        *("Tijd om te leren", "9", "0", "4"),
    ]


def test_balance() -> None:
    """A balance has its sign, so that it can be read without colours."""
    assert seen.texts(SAMPLES["heatmap-balance"]())[6:] == [
        *("Autonomie", "+3", "−2", "·"),
        *("Feedback van collega's", "0", "−5", "+1"),
        *("Werkdruk", "·", "·", "·"),
        *("Tijd om te leren", "+4", "+4", "−1"),
    ]


def test_colours() -> None:
    """The highest is dark blue, the lowest orange, and what is nought or not said is white."""
    picture = heatmap("Kleur", ["a"], ["een", "twee", "drie", "vier"], [[4, -4, 0, None]], noun=dutch.FRAGMENTS, balance=True)
    cells = [element.attrib["style"] for element in seen.root(picture).iter() if "H" in element.attrib.get("d", "")]
    assert cells[1:] == ["fill: #2166ac", "fill: #f1a340"]  # after the sheet itself


def test_words() -> None:
    """The words name the three cells that stand out, and how many are empty."""
    assert SAMPLES["heatmap"]().alt == (
        "Waar het over ging. Kleurenkaart met 4 rijen en 3 kolommen. Het meest valt op: Autonomie bij Drukkerij De Letter (12), "
        "Tijd om te leren bij Houtbouw Veldzicht (9) en Tijd om te leren bij Drukkerij De Letter (4). In 3 van de 12 vakken is niets gezegd."
    )
    assert SAMPLES["heatmap-balance"]().alt == (
        "Balans. Kleurenkaart met 4 rijen en 3 kolommen. Het meest valt op: Feedback van collega's bij Koekfabriek Aalhoek (−5), "
        "Tijd om te leren bij Houtbouw Veldzicht (+4) en Tijd om te leren bij Koekfabriek Aalhoek (+4). "
        "In 4 van de 12 vakken is niets stimulerends of belemmerends gezegd."
    )


@pytest.mark.parametrize(
    ("rows", "columns", "message"),
    [
        (0, 3, "there are no rows to make a picture of"),
        (3, 0, "there are no columns to make a picture of"),
        (300, 3, "too many rows for a picture: 300 (at most 40)"),
        (3, 21, "too many columns for a picture: 21 (at most 20)"),
    ],
)
def test_too_few_or_many(rows: int, columns: int, message: str) -> None:
    """A matrix that is empty or larger than a page is no heat map."""
    with pytest.raises(QualcodeError) as error:
        heatmap("Te veel", ["rij"] * rows, ["kolom"] * columns, [[1] * columns] * rows, noun=dutch.FRAGMENTS)
    assert str(error.value) == message


def test_uneven() -> None:
    """There must be a number, or nothing, for every cell."""
    with pytest.raises(QualcodeError, match="a heat map needs a number, or nothing, for each row and column"):
        heatmap("Scheef", THEMES, COMPANIES, [[1, 2, 3]], noun=dutch.FRAGMENTS)

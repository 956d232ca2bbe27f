"""Tests of the process figure."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.report.pictures.process import Step, process
from tests.report.pictures import seen
from tests.report.pictures.samples import SAMPLES


def test_names() -> None:
    """Each step has its number, its name and what is said of it."""
    assert seen.texts(SAMPLES["process"]()) == [
        "Zo is het gedaan",
        *("1", "Leidraad", "vragen bij de thema's"),
        *("2", "Gesprekken"),
        *("3", "Coderen"),
        *("4", "Matrix"),
        *("5", "Verslag"),
    ]


def test_arrows() -> None:
    """There is an arrow from each step to the next, and none from the last."""
    heads = [element for element in seen.root(SAMPLES["process"]()).iter() if element.attrib.get("style", "") == "fill: #1a1a1a"]
    assert len(heads) == 4


def test_rows() -> None:
    """Steps stand in rows of three, four of them two by two."""

    def rows(count: int) -> list[int]:
        tops = [round(one.top) for one in seen.words(process("Rijen", [Step("stap")] * count)) if one.text == "stap"]
        return [tops.count(top) for top in sorted(set(tops))]

    assert [rows(count) for count in range(1, 8)] == [[1], [2], [3], [2, 2], [3, 2], [3, 3], [3, 3, 1]]


def test_words() -> None:
    """The words give the steps in order."""
    assert SAMPLES["process"]().alt == "Zo is het gedaan. Schema van 5 stappen: 1. Leidraad; 2. Gesprekken; 3. Coderen; 4. Matrix; 5. Verslag."


@pytest.mark.parametrize(
    ("count", "message"), [(0, "there are no steps to make a picture of"), (300, "too many steps for a picture: 300 (at most 24)")]
)
def test_too_few_or_many(count: int, message: str) -> None:
    """Without steps, or with more than go on a page, there is no picture."""
    with pytest.raises(QualcodeError) as error:
        process("Te veel", [Step("a")] * count)
    assert str(error.value) == message

"""Tests of the saturation curve."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.report.pictures.curve import Step, curve
from tests.report.pictures import seen
from tests.report.pictures.samples import SAMPLES


def test_names() -> None:
    """The scale, the number at the end of the line, and the interviews."""
    assert seen.texts(SAMPLES["curve"]())[3:] == [
        *("0", "2", "4", "6", "8", "10"),
        "10",
        *("01-bakkerij", "02-bakkerij", "03-bakkerij", "04-bakkerij", "05-bakkerij"),
    ]


def test_many() -> None:
    """Of many interviews some are numbered, and none is named."""
    texts = seen.texts(SAMPLES["curve-full"]())
    assert texts[-11:] == [*(str(n) for n in range(100, 1001, 100)), "gesprekken, in de volgorde waarin ze zijn gevoerd"]


@pytest.mark.parametrize(
    ("new", "end"),
    [
        ([3, 2], "na 2 gesprekken zijn er 5 onderwerpen. Het laatste gesprek bracht nog iets nieuws."),
        ([3, 0], "na 2 gesprekken zijn er 3 onderwerpen. Het laatste gesprek bracht niets nieuws."),
        ([1, 0, 0], "na 3 gesprekken zijn er 1 onderwerp. De laatste 2 gesprekken brachten niets nieuws."),
    ],
)
def test_words(new: list[int], end: str) -> None:
    """The words say how many constructs there are, and how long nothing new was heard."""
    assert curve("Op", [Step("a", number) for number in new]).alt == f"Op. Verzadigingscurve: {end}"


@pytest.mark.parametrize(
    ("count", "message"), [(0, "there are no interviews to make a picture of"), (1001, "too many interviews for a picture: 1001 (at most 1000)")]
)
def test_too_few_or_many(count: int, message: str) -> None:
    """Without interviews, or with more than can be drawn, there is no picture."""
    with pytest.raises(QualcodeError) as error:
        curve("Te veel", [Step("a", 1)] * count)
    assert str(error.value) == message

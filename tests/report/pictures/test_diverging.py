"""Tests of diverging bars."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.report.pictures.diverging import Bar, diverging
from tests.report.pictures import seen
from tests.report.pictures.samples import SAMPLES


def test_bars() -> None:
    """Each construct has what hinders, what helps and the number of people, also where one of them is nought."""
    assert seen.texts(SAMPLES["diverging"]())[2:] == [
        *("− belemmerend", "stimulerend +", "personen"),
        *("Autonomie", "3", "12", "5"),
        *("Werkdruk", "9", "0", "4"),
        *("Feedback", "7", "7", "6"),
    ]


def test_hatched() -> None:
    """What hinders is hatched, what helps is not, so that they can be told apart without colours."""
    styles = [element.attrib["style"] for element in seen.root(SAMPLES["diverging"]()).iter() if "H" in element.attrib.get("d", "")]
    hatched = ["url(#" in style for style in styles[1:]]
    assert hatched == [True, False, True, True, False]


def test_lengths() -> None:
    """The length of a bar goes with its number, by the same measure on both sides."""
    boxes = [element.attrib["d"] for element in seen.root(SAMPLES["diverging"]()).iter() if "H" in element.attrib.get("d", "")][1:]
    lengths = [abs(float(box.split("H")[1].split("V")[0]) - float(box[1:].split()[0])) for box in boxes]
    assert [round(length / lengths[0] * 3, 1) for length in lengths] == [3, 12, 9, 7, 7]


def test_words() -> None:
    """The words name what helps and hinders most."""
    assert SAMPLES["diverging"]().alt == (
        "Wat helpt. Staven naar twee kanten voor 3 onderwerpen. Meest stimulerend: Autonomie (12) en Feedback (7). "
        "Meest belemmerend: Werkdruk (9), Feedback (7) en Autonomie (3)."
    )
    assert diverging("Stil", [Bar("Rust", 0, 0, 0)]).alt == (
        "Stil. Staven naar twee kanten voor 1 onderwerp. Niets is stimulerend. Niets is belemmerend."
    )


@pytest.mark.parametrize(
    ("count", "message"), [(0, "there are no bars to make a picture of"), (300, "too many bars for a picture: 300 (at most 40)")]
)
def test_too_few_or_many(count: int, message: str) -> None:
    """Without bars, or with more than go on a page, there is no picture."""
    with pytest.raises(QualcodeError) as error:
        diverging("Te veel", [Bar("a", 1, 1, 1)] * count)
    assert str(error.value) == message

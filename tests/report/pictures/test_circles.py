"""Tests of the circles of influence."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.report.pictures.circles import Story, circles
from tests.report.pictures import seen
from tests.report.pictures.samples import RINGS, SAMPLES


def test_names() -> None:
    """The rings and the stories are named, the stories by ring."""
    assert seen.texts(SAMPLES["circles"]())[3:] == [
        *RINGS,
        *("1", "2", "3"),
        *("Ik zelf", "1", "Te snel gewerkt"),
        *("Mijn team", "2", "Niemand keek mee"),
        *("De leiding", "3", "Tijd gekregen"),
    ]


def test_shapes() -> None:
    """What hinders is a square, what helps a circle: without colours they can be told apart."""
    squares = [element for element in seen.root(SAMPLES["circles"]()).iter() if "H" in element.attrib.get("d", "")]
    assert len(squares) - 1 == 2 * 2  # two that hinder, each in a ring and in the list; the first is the sheet


def test_many_in_a_ring() -> None:
    """Many stories in the innermost ring stand on several tracks, all apart."""
    picture = circles("Vol", ["Zelf", "Team"], [Story(f"Verhaal {n}", 0) for n in range(30)])
    assert seen.overlaps(picture) == []


def test_words() -> None:
    """The words count the stories in each ring."""
    assert SAMPLES["circles"]().alt == (
        "Waar het misging. 3 kringen van binnen naar buiten: Ik zelf (1 verhaal, 0 stimulerend en 1 belemmerend); "
        "Mijn team (1 verhaal, 0 stimulerend en 1 belemmerend); De leiding (1 verhaal, 1 stimulerend en 0 belemmerend)."
    )


@pytest.mark.parametrize(
    ("rings", "stories", "message"),
    [
        (0, 0, "there are no rings to make a picture of"),
        (9, 0, "too many rings for a picture: 9 (at most 6)"),
        (3, 300, "too many stories for a picture: 300 (at most 48)"),
        (6, 40, "too many stories in a ring for a picture: 40 (at most 4)"),
    ],
)
def test_too_few_or_many(rings: int, stories: int, message: str) -> None:
    """Without rings, or with more than go on a page, there is no picture."""
    with pytest.raises(QualcodeError) as error:
        circles("Te veel", ["ring"] * rings, [Story("a", 0)] * stories)
    assert str(error.value) == message


@pytest.mark.parametrize("ring", [-1, 3])
def test_no_such_ring(ring: int) -> None:
    """A story is in a ring that is there."""
    with pytest.raises(QualcodeError) as error:
        circles("Ernaast", RINGS, [Story("a", ring)])
    assert str(error.value) == f"a story is in ring {ring}, of 3 (the innermost is 0)"

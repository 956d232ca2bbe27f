"""Tests of the four quadrants."""

from __future__ import annotations

from itertools import combinations
from math import dist, inf, nan

import pytest

from qualcode.errors import QualcodeError
from qualcode.report.pictures.picture import Picture
from qualcode.report.pictures.quadrant import Point, quadrant
from tests.report.pictures import seen
from tests.report.pictures.samples import SAFETY, SAMPLES, SPACE


def test_names() -> None:
    """The ends of both axes, the quadrants and the cases have their names."""
    assert seen.texts(SAMPLES["quadrant"]()) == [
        "Per bedrijf",
        *("weinig ruimte", "Autonomie", "veel ruimte"),
        *("onveilig", "Veiligheid", "veilig"),
        *("beschut", "leren", "wegduiken", "zwemmen"),
        *("Houtbouw Veldzicht", "Koekfabriek Aalhoek", "Drukkerij De Letter"),
    ]


def _numbers(picture: Picture) -> list[tuple[float, float]]:
    places = {one.text: (one.left, one.top) for one in reversed(seen.words(picture)) if one.text.isdigit()}
    return [places[str(n)] for n in range(1, len(places) + 1)]


def test_one_place() -> None:
    """Cases on one place stand beside each other, each with a number that the list below explains."""
    picture = quadrant("Samen", SPACE, SAFETY, [Point(f"Bedrijf {n}", 1, 1) for n in range(1, 31)])
    assert [text for text in seen.texts(picture) if text.startswith("Bedrijf")] == [f"Bedrijf {n}" for n in range(1, 31)]
    places = _numbers(picture)
    assert len(places) == 30
    assert min(dist(one, other) for one, other in combinations(places, 2)) > 9  # points; half a digit less than a mark is wide


def test_words() -> None:
    """The words say which case is in which quadrant."""
    assert SAMPLES["quadrant"]().alt == (
        "Per bedrijf. Vier kwadranten: Autonomie (van links naar rechts) tegen Veiligheid (van onder naar boven). "
        "weinig ruimte, veilig: Houtbouw Veldzicht en Koekfabriek Aalhoek; veel ruimte, veilig: geen; "
        "weinig ruimte, onveilig: geen; veel ruimte, onveilig: Drukkerij De Letter."
    )


@pytest.mark.parametrize(
    ("count", "message"), [(0, "there are no points to make a picture of"), (300, "too many points for a picture: 300 (at most 60)")]
)
def test_too_few_or_many(count: int, message: str) -> None:
    """Without cases, or with more than go on a page, there is no picture."""
    with pytest.raises(QualcodeError) as error:
        quadrant("Te veel", SPACE, SAFETY, [Point("a", 0, 0)] * count)
    assert str(error.value) == message


@pytest.mark.parametrize("value", [1.5, -1.01, nan, inf])
def test_outside(value: float) -> None:
    """A case that lies outside the axes is named."""
    with pytest.raises(QualcodeError) as error:
        quadrant("Buiten", SPACE, SAFETY, [Point("Ver weg", 0, value)])
    assert str(error.value) == f"`Ver weg` lies outside the axes: from -1 to 1, not (0, {value:g})"

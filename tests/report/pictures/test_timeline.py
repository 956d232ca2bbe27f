"""Tests of the timeline."""

from __future__ import annotations

import datetime as dt

import pytest

from qualcode.errors import QualcodeError
from qualcode.report.pictures.timeline import Mark, Phase, timeline
from tests.report.pictures import seen
from tests.report.pictures.samples import SAMPLES

DAY = dt.date


def test_names() -> None:
    """The months, the phases in the order given, and the marks in the order of time."""
    assert seen.texts(SAMPLES["timeline"]()) == [
        "Het traject",
        *("sep 2025", "okt 2025", "nov 2025", "dec 2025", "jan 2026", "feb 2026", "mrt 2026"),
        *("Aanleiding", "Aanpak met het team"),
        *("1", "2"),
        *("1", "10 september 2025: Eerste gesprek", "2", "20 november 2025: Leermeesters beginnen"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "scale"),
    [
        (DAY(2026, 3, 3), DAY(2026, 3, 9), ["3 maart 2026"]),
        (DAY(2026, 3, 1), DAY(2026, 4, 20), ["mrt 2026", "apr 2026"]),
        (DAY(2022, 11, 20), DAY(2026, 4, 20), ["jan 2023", "jul 2023", "jan 2024", "jul 2024", "jan 2025", "jul 2025", "jan 2026"]),
        (DAY(2019, 5, 1), DAY(2026, 4, 20), ["2020", "2021", "2022", "2023", "2024", "2025", "2026"]),
        (DAY(1, 1, 1), DAY(9999, 12, 31), ["1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000"]),
    ],
)
def test_scale(start: dt.date, end: dt.date, scale: list[str]) -> None:
    """The scale has days, months or years, as there is room for."""
    assert seen.texts(timeline("Schaal", [Phase("Fase", start, end)]))[1:-1] == scale


def test_words() -> None:
    """The words give the dates of all phases and marks."""
    assert SAMPLES["timeline"]().alt == (
        "Het traject. Tijdlijn met 2 fasen: Aanleiding (1 september 2025 – 15 november 2025) en "
        "Aanpak met het team (1 november 2025 – 31 maart 2026). "
        "Gemarkeerd: Eerste gesprek (10 september 2025) en Leermeesters beginnen (20 november 2025)."
    )


@pytest.mark.parametrize(
    ("phases", "marks", "message"),
    [
        (0, 0, "there are no phases to make a picture of"),
        (300, 0, "too many phases for a picture: 300 (at most 20)"),
        (1, 300, "too many marks for a picture: 300 (at most 30)"),
    ],
)
def test_too_few_or_many(phases: int, marks: int, message: str) -> None:
    """Without phases, or with more than go on a page, there is no picture."""
    day = DAY(2026, 3, 3)
    with pytest.raises(QualcodeError) as error:
        timeline("Te veel", [Phase("a", day, day)] * phases, [Mark("b", day)] * marks)
    assert str(error.value) == message


def test_backward() -> None:
    """A phase does not end before it begins."""
    with pytest.raises(QualcodeError, match="the phase `Terug` ends before it begins"):
        timeline("Terug", [Phase("Terug", DAY(2026, 3, 3), DAY(2026, 3, 2))])

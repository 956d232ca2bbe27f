"""What each interview added, in order of date."""

from __future__ import annotations

import pytest

from qualcode.analysis.saturation import Interview, saturation, since, when
from tests.nouns import codebook, fragment, study, transcript

_STUDY = study(
    [
        transcript("a", {"datum": "2026-03-02"}),
        transcript("b"),
        transcript("c", {"datum": "1-2-2026"}),
        transcript("d", {"datum": "2026-03-02"}),
        transcript("e"),
    ],
    codebook(),
)


def test_saturation() -> None:
    """Interviews come by date and then by name, those without one last; what is not coded is left out."""
    found = saturation(
        _STUDY,
        [fragment("a", "ruimte"), fragment("a", "rust", start=9), fragment("b", "vraagstuk"), fragment("c", "rust"), fragment("d", "rust")],
    )
    assert found == [
        Interview("c", "2026-02-01", 1, 1, ("rust",), 1),
        Interview("a", "2026-03-02", 2, 2, ("ruimte",), 2),
        Interview("d", "2026-03-02", 1, 1, (), 2),
        Interview("b", "", 1, 1, ("vraagstuk",), 3),
    ]
    assert (since(found), since(found[:3]), since([])) == (4, 2, 0)


def test_new_ones_stand_in_the_order_of_the_codebook() -> None:
    """New constructs are named as the codebook orders them, one that it does not have last."""
    found = saturation(_STUDY, [fragment("a", id) for id in ("weg", "vraagstuk", "rust")])
    assert found[0].new == ("rust", "vraagstuk", "weg")


@pytest.mark.parametrize(
    ("text", "date"),
    [("2026-03-02", "2026-03-02"), (" 2-3-2026 ", "2026-03-02"), ("02/03/2026", "2026-03-02"), ("voorjaar", ""), ("31-2-2026", ""), ("", "")],
)
def test_dates(text: str, date: str) -> None:
    """Dates as people write them are read; what is no date is none."""
    assert when(text) == date

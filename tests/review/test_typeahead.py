"""What remains of a list while somebody types."""

from __future__ import annotations

import pytest

from qualcode.review.typeahead import Choice, matching

LIST = [Choice("werkdruk", "Werkdruk"), Choice("tijd", "Tijd om te leren"), Choice("ideeen", "Ideeën over het werk"), Choice("druk", "Druk")]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("", ["werkdruk", "tijd", "ideeen", "druk"]),
        ("druk", ["druk", "werkdruk"]),
        ("WERK", ["werkdruk", "ideeen"]),
        ("leren tijd", ["tijd"]),
        ("ideeen", ["ideeen"]),
        ("idéeën", ["ideeen"]),
        ("xyz", []),
    ],
)
def test_matching(typed: str, left: list[str]) -> None:
    """Every word must be in label or id, in any order; what begins with it comes first; accents and capitals do not count."""
    assert [one.id for one in matching(LIST, typed)] == left

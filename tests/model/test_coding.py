"""The id of a coding, and who made it."""

from __future__ import annotations

import pytest

from qualcode.model.coding import Coding, coding_id

SAME = ("gesprek", "anna", 10, 20, "tijd", "geen tijd")


def test_id_is_the_same_on_every_machine() -> None:
    """The id of the same coding never changes, not even with the version of qualcode."""
    assert coding_id(*SAME) == "848a9abe-d057-5e89-8715-5a8b2c150c7b"


@pytest.mark.parametrize(
    "other",
    [
        ("gesprek2", "anna", 10, 20, "tijd", "geen tijd"),
        ("gesprek", "bram", 10, 20, "tijd", "geen tijd"),
        ("gesprek", "anna", 11, 20, "tijd", "geen tijd"),
        ("gesprek", "anna", 10, 21, "tijd", "geen tijd"),
        ("gesprek", "anna", 10, 20, "feedback", "geen tijd"),
        ("gesprek", "anna", 10, 20, "tijd", "geen tijd."),
        ("gesprek", "anna", 1, 20, "tijd", "geen tijd"),
        ("gesprek", "anna", 10, 20, "tij", "dgeen tijd"),
    ],
)
def test_another_coding_has_another_id(other: tuple[str, str, int, int, str, str]) -> None:
    """Every part of what was coded counts in the id."""
    assert coding_id(*other) != coding_id(*SAME)


@pytest.mark.parametrize(("coder", "automatic"), [("auto", True), ("anna", False), ("autonoom", False)])
def test_only_the_rule_coder_is_automatic(coder: str, automatic: bool) -> None:
    """A coding is automatic when `auto` made it."""
    assert Coding("gesprek", coder, 0, 4, "Hoi.", "toon").automatic is automatic

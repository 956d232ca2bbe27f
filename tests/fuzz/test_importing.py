"""A few hundred damaged interviews, the same each time; `python -m tests.fuzz.importing` tries more."""

from __future__ import annotations

from tests.fuzz import importing


def test_damaged_files() -> None:
    """No damage gives a traceback, and a text whose lines are in disorder loses no word."""
    outcome = importing.run(400, seed=11)
    assert outcome.wrong == []
    assert sum(turns > 1 for turns in outcome.read) > 150

"""Each key does one thing, the help names it, and so does the README."""

from __future__ import annotations

from collections import Counter

from qualcode.review import keys
from qualcode.review.app import Review
from tests.conftest import ROOT

ALL = [key for _, group in keys.GROUPS for key in group]


def test_no_key_twice() -> None:
    """No key is bound to two things."""
    counts = Counter(name for key in ALL for name in key.keys.split(","))
    assert [name for name, count in counts.items() if count > 1] == []
    assert len(counts) > len(ALL) > 30


def test_every_action_is_there() -> None:
    """What a key is bound to exists."""
    missing = [key.action for key in ALL if not hasattr(Review, "action_" + key.action.partition("(")[0])]
    assert missing == []


def test_help_names_every_key() -> None:
    """The help page has a line for each."""
    assert [line for line in keys.page().splitlines() if line.startswith("  ")] == [f"  {key.written:<15}{key.what}" for key in ALL]


def test_the_line_below_fits() -> None:
    """The line with the first keys fits on 80 columns."""
    assert len(keys.BELOW) < 80


def test_readme_names_every_key() -> None:
    """The README has all keys in its table."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    wanted = [key.written for key in ALL if "| " + ", ".join(f"`{one}`" for one in key.written.split(", ")) + " |" not in readme]
    assert wanted == []

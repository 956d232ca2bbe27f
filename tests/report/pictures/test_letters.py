"""Tests of how names are broken over lines and cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.report.pictures.letters import clean, width, wrap

SIZE = 8.0


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=120), st.floats(1.0, 8.0))
def test_nothing_is_lost(text: str, room: float) -> None:
    """Lines are never wider than the room, and together they are the text."""
    lines = wrap(text, SIZE, room)
    assert all(width(line, SIZE) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs")), min_size=1, max_size=120), st.integers(1, 3))
def test_lines(text: str, lines: int) -> None:
    """A text that takes more lines than it may is cut, and shows that it is."""
    whole, made = wrap(text, SIZE, 2.5), wrap(text, SIZE, 2.5, lines=lines)
    assert all(width(line, SIZE) <= 2.5 for line in made)
    assert made == whole if len(whole) <= lines else (len(made), "…" in made[-1]) == (lines, True)


def test_end_is_kept() -> None:
    """What is cut keeps its last word where that is short, for that is where names often differ."""
    names = [f"Ruimte om fouten te maken en te bespreken {n}" for n in (1, 2)]
    assert [wrap(name, SIZE, 4.0, lines=1) for name in names] == [["Ruimte om fouten te m… 1"], ["Ruimte om fouten te m… 2"]]


def test_long_word() -> None:
    """A word without an end is broken, after a hyphen where it has one."""
    assert wrap("arbeidsmarkt-communicatiemedewerker", SIZE, 3.5) == ["arbeidsmarkt-", "communicatiemedewerk", "er"]


def test_bold_is_wider() -> None:
    """Bold letters are measured as such."""
    assert width("Werkdruk", SIZE, bold=True) > width("Werkdruk", SIZE) * 1.05


def test_endless_name() -> None:
    """Of a name that never ends only the beginning is looked at."""
    assert wrap("a" * 2_000_000, SIZE, 8.0, lines=0) == wrap("a" * 1000 + "…", SIZE, 8.0)

"""Tests of a matrix on the terminal."""

from __future__ import annotations

import re

import pytest

from qualcode.analysis.cooccurrence import cooccurrence
from qualcode.analysis.matrix import matrix
from qualcode.cli.grid import print_matrix
from tests.nouns import codebook, fragment, study, transcript


def _printed(capsys: pytest.CaptureFixture[str], companies: list[str], *, labels: list[str], cells: str = "count") -> list[str]:
    """Return the lines that a matrix of these companies and themes is printed as; the first company says something."""
    book = codebook(groups=[], constructs=[{"id": f"thema-{n}", "label": label} for n, label in enumerate(labels)])
    transcripts = [transcript(f"t{n}", {"bedrijf": name}) for n, name in enumerate(companies)]
    print_matrix(matrix(study(transcripts, book), [fragment("t0", "thema-0", "stimulerend")], cells=cells))
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_cases_down(capsys: pytest.CaptureFixture[str]) -> None:
    """With as many cases as themes, the cases stand below each other."""
    assert _printed(capsys, ["A", "B"], labels=["Rust", "Ruimte"]) == ["Bedrijf  Rust  Ruimte", "A         +1     ·", "B         ·      ·"]


def test_cases_across(capsys: pytest.CaptureFixture[str]) -> None:
    """With fewer cases than themes, the cases stand beside each other."""
    assert _printed(capsys, ["A"], labels=["Rust", "Ruimte"]) == ["        A", "Rust    +1", "Ruimte  ·"]


@pytest.mark.parametrize("name", ["[/]", "Zon [noord]", "[bold]Zon", ":warning:", "[red]x[/red]", "\\[Zon]"])
def test_names_are_not_markup(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """A name or label is printed as it is written, whatever its brackets and colons mean elsewhere."""
    down = _printed(capsys, [name, "~"], labels=[name, "Ruimte"])
    assert (name in down[0], down[1].split("  ")[0]) == (True, name)
    across = _printed(capsys, [name], labels=[name, "Ruimte"])
    assert (across[0].strip(), across[1].startswith(name)) == (name, True)


def test_long_names_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """A name too wide for its column is broken over lines, never cut off."""
    names = [f"{letter * 30}{n}" for n, letter in enumerate("ABCDEFGH")]
    lines = _printed(capsys, names, labels=[f"Thema {n}" for n in range(9)])
    head = lines[: next(n for n, line in enumerate(lines) if line.startswith("Thema"))]
    assert sum(line.count("A") for line in head) == 30
    assert "…" not in "".join(lines)


def test_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    """Quotes stand to the left in columns of the same width, with a dot where nothing was said."""
    first = _printed(capsys, ["A", "B"], labels=["Rust", "Ruimte"], cells="quotes")[1]
    assert first.split() == ["A", "“Dat", "gaat", "goed.”", "(geïnterviewde,", "A)", "·"]


def test_too_wide_for_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wider than the terminal stands in several tables, each with all rows, and nothing is cut off."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FORCE_COLOR", "1")
    labels = [f"Onderwerp{n} werkomstandigheden" for n in range(12)]
    lines = _printed(capsys, [f"Bedrijf {n}" for n in range(9)], labels=labels)
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]
    assert max(map(len, plain)) <= 80
    assert sum(line.startswith("Bedrijf 8") for line in plain) == 4
    assert sorted(re.findall(r"Onderwerp\d+", "\n".join(plain))) == sorted(label.split()[0] for label in labels)
    assert "…" not in "".join(plain)


def test_notes_below(capsys: pytest.CaptureFixture[str]) -> None:
    """What a reader should know of a matrix stands below it."""
    print_matrix(cooccurrence(study([transcript("a")]), []))
    assert capsys.readouterr().out.splitlines()[-1].startswith("Hoe vaak twee thema's in één zin samen voorkomen")

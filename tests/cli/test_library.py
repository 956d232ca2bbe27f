"""Tests of the lists of guides and codebooks."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.cli import library

TITLES = {"een": "[/]", "twee": "[bold]Zon", "drie": ":warning:", "vier": "Leren [deel 2]"}


def test_titles_are_not_markup(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A title is printed as it is written, whatever its brackets and colons mean elsewhere."""
    (tmp_path / "codebooks").mkdir()
    for name, title in TITLES.items():
        text = f"codebook: {name}\ntitle: '{title}'\nconstructs:\n  - {{id: rust, label: Rust}}\n"
        (tmp_path / "codebooks" / f"{name}.yaml").write_text(text, encoding="utf-8")
    library.print_codebooks(tmp_path, as_json=False)
    shown = [[part.strip() for part in line.split("  ") if part] for line in capsys.readouterr().out.splitlines()]
    assert {row[0]: row[1] for row in shown if row[0] in TITLES} == TITLES

"""Tests of guides and codebooks as trees."""

from __future__ import annotations

import pytest

from qualcode.cli.trees import print_codebook
from tests.nouns import codebook


def test_construct_of_an_unknown_group(capsys: pytest.CaptureFixture[str]) -> None:
    """A construct whose group is not defined is still shown, by itself."""
    print_codebook(codebook(groups=[], facets=[], constructs=[{"id": "rust", "label": "Rust", "group": "weg"}]), full=False)
    assert capsys.readouterr().out == "Boek  boek 1.0\n└── Rust  rust\n"


def test_every_construct_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """However deep, every construct stands in the tree once."""
    deepest: dict[str, object] = {"id": "c9", "label": "C9"}
    for n in range(8, -1, -1):
        deepest = {"id": f"c{n}", "label": f"C{n}", "constructs": [deepest]}
    print_codebook(codebook(groups=[], facets=[], constructs=[deepest]), full=True)
    shown = capsys.readouterr().out
    assert [shown.count(f"C{n}  c{n}") for n in range(10)] == [1] * 10

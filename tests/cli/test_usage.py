"""Tests of `qualcode codebook --usage`."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from tests import tiny
from tests.conftest import Run


def test_usage(run: Callable[..., Run], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Constructs are shown by where they come from, with how often they are used; what is missing is named."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "codebooks" / "bakken.yaml"
    text = path.read_text(encoding="utf-8").replace("label: Ruimte,", "label: Ruimte, origin: theorie, definition: Zelf kiezen.,")
    path.write_text(text + "  - {id: oud, label: Oud, retired: true}\n  - {id: stil, label: Stil}\n", encoding="utf-8")
    assert run("codebook", "--usage") == Run(
        0,
        "theorie\n"
        f"  ruimte     {'Ruimte':<40}  3 fragments (1 confirmed) in 3 transcripts\n"
        "origin not told\n"
        f"  vraagstuk  {'Vraagstuk':<40}  1 fragment (0 confirmed) in 1 transcript\n"
        f"  inwerken   {'Inwerken':<40}  1 fragment (0 confirmed) in 1 transcript\n"
        f"  vervolg    {'Vervolg':<40}  1 fragment (0 confirmed) in 1 transcript\n"
        f"  inspraak   {'Inspraak':<40}  1 fragment (0 confirmed) in 1 transcript\n"
        f"  oud        {'Oud':<40}  retired\n"
        f"  stil       {'Stil':<40}  not used\n",
        "not used: stil\nwithout a definition: vraagstuk, inwerken, vervolg, inspraak, oud, stil\n",
    )
    found = json.loads(run("codebook", "bakken", "--usage", "--json").out)
    assert (found["codebook"], found["constructs"][3]["fragments"], found["overlaps"]) == ("bakken", 3, [])
    assert run("codebook", "werkplekleren", "--usage") == Run(
        2, "", "qualcode: the study does not use codebook `werkplekleren`\n    hint: known are: `bakken`\n"
    )

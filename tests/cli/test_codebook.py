"""Tests of `qualcode codebook`."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from qualcode.model.codebook import Codebook
from qualcode.study import library
from qualcode.study.load import load_codebook
from tests.conftest import Run

Command = Callable[..., Run]
SHIPPED = [
    {"codebook": "blijven-leren", "title": "Versmallen of blijven leren", "version": "1.0", "constructs": 24},
    {"codebook": "leren-van-fouten", "title": "Leren van fouten", "version": "1.0", "constructs": 5},
    {"codebook": "psychologische-veiligheid", "title": "Psychologische veiligheid", "version": "1.0", "constructs": 18},
    {"codebook": "werkplekleren", "title": "Werkplekleren", "version": "1.0", "constructs": 23},
]


def test_list(run: Command, folder: pathlib.Path) -> None:
    """Outside a study the library's codebooks are listed, with how many constructs each has."""
    assert [line.split() for line in run("codebook", "--list").out.splitlines()] == [
        ["codebook", "title", "version", "constructs"],
        ["blijven-leren", "Versmallen", "of", "blijven", "leren", "1.0", "24"],
        ["leren-van-fouten", "Leren", "van", "fouten", "1.0", "5"],
        ["psychologische-veiligheid", "Psychologische", "veiligheid", "1.0", "18"],
        ["werkplekleren", "Werkplekleren", "1.0", "23"],
    ]


def test_list_as_json(run: Command, folder: pathlib.Path) -> None:
    """The list is there for programs too."""
    assert json.loads(run("codebook", "--list", "--json").out) == SHIPPED


def test_list_with_the_studys_own(run: Command, folder: pathlib.Path) -> None:
    """In a study its own codebooks are in the list, and one with a shipped name goes before the shipped one.

    === study.yaml
    study: proef
    === codebooks/eigen.yaml
    codebook: eigen
    title: "Eigen [groep]"
    version: 2.10
    constructs:
      - {id: rust, label: Rust, constructs: [{id: stilte, label: Stilte}]}
    === codebooks/werkplekleren.yaml
    codebook: werkplekleren
    title: Onze versie
    constructs:
      - {id: rust, label: Rust}
    """
    own = {"codebook": "eigen", "title": "Eigen [groep]", "version": "2.10", "constructs": 2}
    ours = {"codebook": "werkplekleren", "title": "Onze versie", "version": "1.0", "constructs": 1}
    assert json.loads(run("codebook", "--list", "--json").out) == [SHIPPED[0], own, *SHIPPED[1:3], ours]
    assert "Eigen [groep]" in run("codebook", "--list").out


def test_tree(run: Command, folder: pathlib.Path) -> None:
    """A codebook is shown as a tree of groups, constructs and facets.

    === study.yaml
    study: proef
    codebooks: [klein]
    === codebooks/klein.yaml
    codebook: klein
    title: Klein [boek]
    description: Waar het over gaat.
    groups:
      - {id: condities, label: Condities}
    facets:
      - {id: soort, label: Soort, values: [{id: groot, label: Groot, definition: Niet klein.}]}
    constructs:
      - {id: los, label: Los}
      - id: rust
        label: Rust
        group: condities
        definition: Er is rust.
        constructs:
          - {id: stilte, label: Stilte, group: condities}
    """
    expected = """\
Klein [boek]  klein 1.0
├── Condities
│   └── Rust  rust
│       Er is rust.
│       └── Stilte  stilte
├── Los  los
└── Soort  facet soort
    └── Groot  groot
"""
    assert run("codebook") == Run(0, expected, "")
    assert run("codebook", "klein") == Run(0, expected, "")
    assert run("codebook", "codebooks/klein.yaml") == Run(0, expected, "")


def test_full_tree(run: Command, folder: pathlib.Path) -> None:
    """In full a construct is shown with when to use it, examples and how it is recognised.

    === study.yaml
    study: proef
    codebooks: [klein]
    === codebooks/klein.yaml
    codebook: klein
    title: Klein
    description: Waar het over gaat.
    facets:
      - {id: soort, label: Soort, values: [{id: groot, label: Groot, definition: Niet klein.}]}
    constructs:
      - id: rust
        label: Rust
        include: [Er is rust.]
        exclude: [Er is haast.]
        examples:
          - {quote: Fijn rustig., condition: stimulerend}
          - {quote: Nooit rust., condition: belemmerend}
          - {quote: Nou.}
        indicators:
          - rust
          - {find: "[stil]", condition: stimulerend}
          - {find: geen rust, condition: belemmerend}
    """
    expected = """\
Klein  klein 1.0
Waar het over gaat.
├── Rust  rust
│   ├── wel
│   │   └── Er is rust.
│   ├── niet
│   │   └── Er is haast.
│   ├── voorbeelden
│   │   ├── + “Fijn rustig.”
│   │   ├── − “Nooit rust.”
│   │   └──   “Nou.”
│   └── 3 indicatoren  rust, +[stil], −geen rust
└── Soort  facet soort
    └── Groot  groot
        Niet klein.
"""
    assert run("codebook", "--full").out == expected


@pytest.mark.parametrize("name", library.names("codebooks"))
def test_json(run: Command, folder: pathlib.Path, name: str) -> None:
    """The JSON of a codebook is the whole codebook: read back, it is the same."""
    shown = run("codebook", name, "--json")
    assert (shown.code, shown.err) == (0, "")
    assert Codebook.model_validate(json.loads(shown.out)).model_dump() == load_codebook(name, folder)[0].model_dump()


def test_json_as_written(run: Command, folder: pathlib.Path) -> None:
    """JSON uses the keys of the file and leaves out what was not written.

    === study.yaml
    study: proef
    codebooks: [klein]
    === codebooks/klein.yaml
    codebook: klein
    title: Klein café
    conditions: []
    constructs:
      - {id: rust, label: Rust, indicators: [{find: rust, not: [onrust]}]}
    """
    printed = run("codebook", "--json").out
    assert json.loads(printed) == {
        "codebook": "klein",
        "title": "Klein café",
        "conditions": [],
        "constructs": [{"id": "rust", "label": "Rust", "indicators": [{"find": "rust", "not": ["onrust"]}]}],
    }
    assert "café" in printed


def test_unknown(run: Command, folder: pathlib.Path) -> None:
    """A codebook that does not exist is refused with the nearest one."""
    assert run("codebook", "werkplek") == Run(2, "", "qualcode: no codebook is called `werkplek`\n    hint: did you mean `werkplekleren`?\n")


def test_which(run: Command, folder: pathlib.Path) -> None:
    """Outside a study a codebook must be named."""
    assert run("codebook") == Run(2, "", f"qualcode: which codebook?\n    hint: name one: {', '.join(library.names('codebooks'))}\n")


def test_broken(run: Command, folder: pathlib.Path) -> None:
    """A codebook that cannot be read is shown with its mistakes, and the code is 1.

    === study.yaml
    study: proef
    === codebooks/stuk.yaml
    codebook: stuk
    titel: Stuk
    constructs:
      - {id: rust, label: Rust}
    """
    refused = run("codebook", "stuk")
    assert (refused.code, refused.out) == (1, "")
    assert [line for line in refused.err.splitlines() if "error" in line] == [
        "codebooks/stuk.yaml:1:1: error: `title` is missing (schema)",
        "codebooks/stuk.yaml:2:1: error: unknown key `titel` (schema)",
    ]

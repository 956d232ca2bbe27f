"""Tests of `qualcode guide`."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from qualcode.model.guide import Guide
from qualcode.study import library
from qualcode.study.load import load_guide
from tests.conftest import Run

Command = Callable[..., Run]


def test_list(run: Command, folder: pathlib.Path) -> None:
    """Outside a study the library's guides are listed, with how many questions each has."""
    names = library.names("guides")
    guides = [load_guide(name, folder)[0] for name in names]
    assert json.loads(run("guide", "--list", "--json").out) == [
        {"guide": guide.guide, "title": guide.title, "version": guide.version, "questions": sum(len(s.questions) for s in guide.sections)}
        for guide in guides
    ]
    assert [line.split()[0] for line in run("guide", "--list").out.splitlines()] == ["guide", *names]


def test_tree(run: Command, folder: pathlib.Path) -> None:
    """A guide is shown as a tree of sections and questions, with the constructs that each question informs.

    === study.yaml
    study: proef
    guides: [klein]
    === guides/klein.yaml
    guide: klein
    title: Klein [boek]
    duration: 60
    phases:
      - {id: nu, label: Nu}
    sections:
      - id: start
        title: Start
        minutes: 5
        phase: nu
        constructs: [rust]
        questions:
          - {id: v1, ask: "Hoe [gaat] het?"}
          - {id: v2, ask: En verder?, constructs: []}
          - {id: v3, ask: En nu?, constructs: [rust, haast], probes: [Waarom?]}
      - {id: eind, title: Eind}
    methods:
      - {id: scissor, title: SCISSOR, steps: [{id: s, label: Situatie, ask: Wat gebeurde er?}]}
    """
    expected = """\
Klein [boek]  klein 1.0, 60 min
├── Start  Nu, 5 min
│   ├── Hoe [gaat] het?  → rust
│   ├── En verder?
│   └── En nu?  → rust, haast
├── Eind
└── SCISSOR
    └── Situatie: Wat gebeurde er?
"""
    assert run("guide") == Run(0, expected, "")
    assert run("guide", "klein.yaml") == Run(0, expected, "")


def test_full_tree(run: Command, folder: pathlib.Path) -> None:
    """In full a question is shown with its probes, fallback, note and other wordings.

    === study.yaml
    study: proef
    guides: [klein]
    === guides/klein.yaml
    guide: klein
    title: Klein
    sections:
      - id: start
        title: Start
        questions:
          - id: v1
            ask: Hoe gaat het?
            probes: [Waarom?]
            fallback: [En thuis?]
            note: Niet doorvragen.
            also: [Gaat het?]
    """
    assert (
        run("guide", "--full").out
        == """\
Klein  klein 1.0
└── Start
    └── Hoe gaat het?
        ├── doorvragen
        │   └── Waarom?
        ├── als het stilvalt
        │   └── En thuis?
        ├── N.B. Niet doorvragen.
        └── ook gevraagd als
            └── Gaat het?
"""
    )


@pytest.mark.parametrize("name", library.names("guides"))
def test_json(run: Command, folder: pathlib.Path, name: str) -> None:
    """The JSON of a guide is the whole guide: read back, it is the same."""
    shown = run("guide", name, "--json")
    assert (shown.code, shown.err) == (0, "")
    assert Guide.model_validate(json.loads(shown.out)).model_dump() == load_guide(name, folder)[0].model_dump()


def test_unknown(run: Command, folder: pathlib.Path) -> None:
    """A guide that does not exist is refused with the nearest one."""
    assert run("guide", "leren-van-fout") == Run(2, "", "qualcode: no guide is called `leren-van-fout`\n    hint: did you mean `leren-van-fouten`?\n")


def test_which(run: Command, folder: pathlib.Path) -> None:
    """Outside a study a guide must be named."""
    assert run("guide") == Run(2, "", f"qualcode: which guide?\n    hint: name one: {', '.join(library.names('guides'))}\n")


def test_shared_probes(run: Command, folder: pathlib.Path) -> None:
    """In full a question shows the probes that it shares with another above its own.

    === study.yaml
    study: proef
    guides: [klein]
    === guides/klein.yaml
    guide: klein
    title: Klein
    sections:
      - id: start
        title: Start
        questions:
          - {id: mooi, ask: Wat ging goed?, probes: [Wie waren erbij?]}
          - {id: minder, ask: Wat ging minder?, probes_of: mooi, probes: [Waar letten we op?]}
    """
    expected = """\
Klein  klein 1.0
└── Start
    ├── Wat ging goed?
    │   └── doorvragen
    │       └── Wie waren erbij?
    └── Wat ging minder?
        └── doorvragen
            ├── Wie waren erbij?
            └── Waar letten we op?
"""
    assert run("guide", "--full") == Run(0, expected, "")

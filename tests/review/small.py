"""A small interview to code: four turns, two proposals, one coding of another person, and a codebook with all there can be in one."""

from __future__ import annotations

import pathlib
import re

from qualcode.cli.review import _opened
from qualcode.model.coding import Coding
from qualcode.review.session import Session
from qualcode.store.codings import path_of

FILES = """\
=== study.yaml
study: bakkers
codebooks: [bakken]
=== codebooks/bakken.yaml
codebook: bakken
title: Bakken
groups:
  - {id: aspecten, label: Aspecten, conditions: []}
facets:
  - id: kring
    label: Kring
    values:
      - {id: zelf, label: Zelf}
      - {id: team, label: Team}
constructs:
  - id: ruimte
    label: Ruimte
    definition: Zelf mogen kiezen.
    constructs:
      - {id: inspraak, label: Inspraak, condition: stimulerend}
  - {id: vraagstuk, label: Vraagstuk, group: aspecten}

# bronnen
references: []
=== transcripts/oven.txt
---
bedrijf: Bakkerij Zon
---
Interviewer: Wat mag je zelf?

Respondent: Ik kies de volgorde. Bij drukte kiest de chef. Dat is jammer.

Interviewer: En anders?

Respondent: Soms vraagt hij wat ik vind. Ik kies de volgorde.
"""
SENTENCES = {  # in the order in which they are said
    "kies": "Ik kies de volgorde.",
    "chef": "Bij drukte kiest de chef.",
    "jammer": "Dat is jammer.",
    "vraagt": "Soms vraagt hij wat ik vind.",
}


def write(folder: pathlib.Path) -> None:
    """Put the files of the study in a folder."""
    for name, content in re.findall(r"^=== (\S+)\n(.*?)(?=^=== |\Z)", FILES, re.MULTILINE | re.DOTALL):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    body = "Interviewer: Wat mag je zelf?\n\nRespondent: " + " ".join(list(SENTENCES.values())[:3])
    lines: dict[str, list[tuple[str, str, str | None, str]]] = {
        "auto": [("kies", "ruimte", "stimulerend", "proposed"), ("chef", "inspraak", "belemmerend", "proposed")],
        "bram": [("jammer", "vraagstuk", None, "accepted")],
    }
    for coder, codings in lines.items():
        rows = []
        for key, construct, condition, status in codings:
            start = body.index(SENTENCES[key])
            quote = f'"start": {start}, "end": {start + len(SENTENCES[key])}, "quote": "{SENTENCES[key]}"'
            named = f'"condition": "{condition}", ' if condition else ""
            rows.append(f'{{{quote}, "construct": "{construct}", {named}"status": "{status}", "why": "indicator `kiest`"}}\n')
        file(folder, coder).parent.mkdir(parents=True, exist_ok=True)
        file(folder, coder).write_text("".join(rows), encoding="utf-8")


def file(folder: pathlib.Path, coder: str) -> pathlib.Path:
    """Return the coding file of a coder."""
    return path_of(folder, "oven", coder)


def session(folder: pathlib.Path, *, blind: bool = False) -> Session:
    """Return a session of anna in the interview."""
    return _opened(folder, folder / "transcripts" / "oven.txt", None, "anna", {}, bare=False, blind=blind)[0]


def codings(folder: pathlib.Path, coder: str) -> list[tuple[str, str, str | None, str]]:
    """Return the codings of a coder as they are on disk: quote, construct, condition, status."""
    from qualcode.store.codings import read

    path = file(folder, coder)
    return [(one.quote, one.construct, one.condition, one.status) for one in read(path, folder, "oven")[0]] if path.exists() else []


def short(coding: Coding | None) -> tuple[str, str] | None:
    """Return by what a coding is recognised: its words and its construct."""
    return (coding.quote, coding.construct) if coding else None

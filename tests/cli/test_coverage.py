"""Tests of `qualcode guide --coverage`: every format to the letter."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from qualcode.study.library import available
from tests import asked
from tests.conftest import Run

Command = Callable[..., Run]
READING = (
    "✓ gevraagd en beantwoord; ○ gevraagd, maar met hooguit een paar woorden beantwoord; · niet gevraagd. "
    "Getallen zijn aantallen interviews. Het programma herkent vragen aan hun woorden en kan er een missen."
)


@pytest.fixture(autouse=True)
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the study, and go there."""
    asked.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_table(run: Command) -> None:
    """On the terminal questions are set against cases, and below that stands what is missing."""
    shown = run("guide", "--coverage")
    assert (shown.code, shown.err) == (0, "")
    assert [line.rstrip() for line in shown.out.splitlines() if not line.startswith("✓ gevraagd")] == [
        "Wat er gevraagd is: Bakken",
        "aantallen interviews. Het programma herkent vragen aan hun woorden en kan er een missen.",
        "     Vraag                                        Bakkerij Zon (2)  Molen Noord (1)  Samen",
        "1.1  Hoe ging je eerste week in de bakkerij?      ✓1 ○1             ✓1               ✓2 ○1",
        "1.2  Wat gebeurde er als het deeg mislukte?       ✓1 ○1             ·                ✓1 ○1",
        "2.1  Wanneer kreeg je een compliment van [baas]?  ○1                ·                ○1",
        "2.2  Waar sta je over vijf jaar?                  ·                 ·                ·",
        "",
        "Nooit gevraagd",
        "- Waar sta je over vijf jaar?",
        "",
        "Constructen zonder vraag",
        "- Geld",
    ]


def test_markdown(run: Command) -> None:
    """Markdown is the same page; a column of a single interview needs no numbers."""
    assert run("guide", "bakken", "--coverage", "--by", "transcript", "--format", "md") == Run(
        0,
        f"""\
# Wat er gevraagd is: Bakken

*Vragen in twee bakkerijen*

*{READING}*

|  | Vraag | a | b | c | Samen |
|---|---|---|---|---|---|
| 1.1 | Hoe ging je eerste week in de bakkerij? | ✓ | ○ | ✓ | ✓2 ○1 |
| 1.2 | Wat gebeurde er als het deeg mislukte? | ○ | ✓ | · | ✓1 ○1 |
| 2.1 | Wanneer kreeg je een compliment van \\[baas\\]? | ○ | · | · | ○1 |
| 2.2 | Waar sta je over vijf jaar? | · | · | · | · |

## Nooit gevraagd

- Waar sta je over vijf jaar?

## Constructen zonder vraag

- Geld
""",
        "",
    )


def test_csv(run: Command, study: pathlib.Path) -> None:
    """CSV has a row per question and case; in a file it has the mark by which Excel knows UTF-8."""
    expected = """\
section,question,ask,bedrijf,interviews,asked,answered
start,begin,Hoe ging je eerste week in {plek}?,Bakkerij Zon,2,2,1
start,begin,Hoe ging je eerste week in {plek}?,Molen Noord,1,1,1
start,fouten,Wat gebeurde er als het deeg mislukte?,Bakkerij Zon,2,2,1
start,fouten,Wat gebeurde er als het deeg mislukte?,Molen Noord,1,0,0
slot,compliment,Wanneer kreeg je een compliment van {baas}?,Bakkerij Zon,2,1,0
slot,compliment,Wanneer kreeg je een compliment van {baas}?,Molen Noord,1,0,0
slot,toekomst,Waar sta je over vijf jaar?,Bakkerij Zon,2,0,0
slot,toekomst,Waar sta je over vijf jaar?,Molen Noord,1,0,0
"""
    assert run("guide", "--coverage", "--format", "csv") == Run(0, expected, "")
    assert run("guide", "--coverage", "-o", "dekking.csv") == Run(0, "", "wrote dekking.csv\n")
    assert (study / "dekking.csv").read_text("utf-8") == "\ufeff" + expected


def test_json(run: Command) -> None:
    """JSON has what became of each question per case, and what is missing by its id."""
    found = json.loads(run("guide", "--coverage", "--format", "json").out)
    assert {name: found[name] for name in ("guide", "by", "interviews", "never_asked", "constructs_without_question")} == {
        "guide": "bakken",
        "by": "bedrijf",
        "interviews": {"Bakkerij Zon": 2, "Molen Noord": 1},
        "never_asked": ["toekomst"],
        "constructs_without_question": ["geld"],
    }
    assert found["questions"][2] == {
        "section": "slot",
        "question": "compliment",
        "ask": "Wanneer kreeg je een compliment van {baas}?",
        "cases": {"Bakkerij Zon": {"asked": 1, "answered": 0}, "Molen Noord": {"asked": 0, "answered": 0}},
    }
    assert len(found["questions"]) == 4
    assert json.loads(run("guide", "--coverage", "--json").out) == found


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("-o", "dekking.xlsx"), "cannot tell from `dekking.xlsx` what to write", "end the name in .csv, .md or .json, or add --format"),
        (("--by", "rl"), "no transcript has an attribute `rl`", "known are: `bedrijf`, `transcript`"),
        (("--study", "leeg"), "no study.yaml `leeg`", "make one with: qualcode init, or name the folder: --study DIR"),
    ],
)
def test_refused(run: Command, words: tuple[str, ...], message: str, hint: str) -> None:
    """What cannot be shown is refused in one line with a hint."""
    assert run("guide", "bakken", "--coverage", *words) == Run(2, "", f"qualcode: {message}\n    hint: {hint}\n")


def test_guide_of_another_study(run: Command) -> None:
    """A guide of the library that this study does not use has no coverage here."""
    refused = run("guide", "werkplekleren", "--coverage")
    assert refused == Run(2, "", "qualcode: the study has no guide `werkplekleren`\n    hint: name one of: bakken\n")


def test_no_guide(run: Command, study: pathlib.Path) -> None:
    """A study without a guide is told how to name one."""
    (study / "study.yaml").write_text("study: kaal\n", encoding="utf-8")
    (study / "guides/bakken.yaml").unlink()
    hint = "    hint: name one in study.yaml: `guides: [leren-van-fouten]`\n"
    assert run("guide", "werkplekleren", "--coverage") == Run(2, "", f"qualcode: the study has no guide `werkplekleren`\n{hint}")
    assert run("guide", "--coverage") == Run(2, "", f"qualcode: which guide?\n    hint: name one: {', '.join(available('guides', study))}\n")


def test_leak(run: Command, study: pathlib.Path) -> None:
    """A number of somebody in a question is not shown."""
    path = study / "guides/bakken.yaml"
    path.write_text(path.read_text("utf-8").replace("Waar sta je over vijf jaar?", "Mag ik jan@example.nl mailen?"), encoding="utf-8")
    refused = run("guide", "--coverage")
    assert (refused.code, refused.out) == (1, "")
    assert "`jan@example.nl` is somebody's e-mailadres (name-leak)" in refused.err

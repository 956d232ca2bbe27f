"""Surveys: which columns are asked, which are facts, and which rows are respondents."""

from __future__ import annotations

import csv
import io
import pathlib
from collections.abc import Sequence

import pytest

from tests.exchange.transcripts import made, sources

OPEN = ["Dat mijn chef de tijd nam.", "Niets.", "Samen eten", "Meelopen met Riet, een week lang."]
IDS = [f'{{"ImportId":"QID{n}"}}' for n in range(4)]


def table(path: pathlib.Path, rows: Sequence[Sequence[str]]) -> pathlib.Path:
    """Write rows separated by commas."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return sources.text(path, text.getvalue())


@pytest.mark.parametrize(
    ("head", "cells", "asked"),
    [
        ("Wat hielp u?", OPEN, True),
        ("Wat hielp u [Open]", ["Tijd", "Tijd", "", "Rust"], True),
        ("Wat hielp u (open vraag)", ["Tijd", "Tijd", "", "Rust"], True),
        ("Toelichting", ["Omdat wij elkaar hier goed kennen", "Zomaar eens iets anders gaan doen", "", ""], True),
        ("Opmerkingen", ["geen", "geen", "nee", ""], False),
        ("Hoe lang werkt u hier?", ["3", "12,5", "4 jaar", "> 20"], False),
        ("Wanneer begon u?", ["2019-03-01", "1-4-2020", "2021", ""], False),
        ("Leert u elke week?", ["Ja", "Nee", "nee", "Weet niet"], False),
        ("Bent u tevreden?", ["Zeer tevreden", "Niet tevreden, niet ontevreden", "Helemaal niet", "Tevreden"], False),
        ("Waar werkt u?", ["in de werkplaats", "op kantoor", "In de werkplaats", "op kantoor"], False),
        ("Wat is uw functie?", ["lasser", "planner", "chef", "monteur"], False),
        ("Wat mist u?", ["meer tijd", "een goede chef", "meer tijd", "rust"], True),
        ("Wat nog meer?", ["", "", "", ""], False),
    ],
)
def test_columns(tmp_path: pathlib.Path, head: str, cells: list[str], asked: bool) -> None:
    """A column is a question when its answers were written, and a fact when they were chosen, whatever the heading ends with."""
    rows = [("Wat leerde u?", head), *zip(OPEN, cells, strict=True)]
    read = sources.import_(table(tmp_path / "a.csv", rows), tmp_path / "uit")
    said = {one.speech(turn) for one in read.transcripts for turn in one.turns}
    assert (head in said) == asked
    assert {cell for cell in cells if cell} <= (said if asked else {value for one in read.transcripts for value in one.attributes.values()})
    questions = f"questions are `Wat leerde u?`, `{head}`" if asked else f"the question is `Wat leerde u?`; a fact is `{head}`"
    assert read.lines == [f"0: warning: {questions}"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_qualtrics(tmp_path: pathlib.Path, suffix: str) -> None:
    """Of three rows of headings the second holds the questions; none is a respondent."""
    rows = [
        ["ResponseId", "Q1", "Q2", "Q3"],
        ["Response ID", "Wat is uw functie?", "Wat leerde u?", "Wat hielp u?"],
        IDS,
        ["R_1", "lasser", "Lassen, van Dirk.", ""],
        ["R_2", "planner", "", ""],
        ["R_3", "planner", "Bellen.", "Dat ik het mocht vragen."],
    ]
    path = table(tmp_path / "a.csv", rows) if suffix == "csv" else made.spreadsheet(tmp_path / "a.xlsx", rows)
    read = sources.import_(path, tmp_path / "uit")
    assert sorted(one.name for one in (tmp_path / "uit").iterdir()) == ["a-001.txt", "a-003.txt"]
    assert [[(turn.speaker, one.speech(turn)) for turn in one.turns] for one in read.transcripts] == [
        [("Interviewer", "Wat leerde u?"), ("Respondent", "Lassen, van Dirk.")],
        [("Interviewer", "Wat leerde u?"), ("Respondent", "Bellen."), ("Interviewer", "Wat hielp u?"), ("Respondent", "Dat ik het mocht vragen.")],
    ]
    assert read.transcripts[0].attributes == {"bron": path.name, "response-id": "R_1", "wat-is-uw-functie": "lasser"}
    assert read.lines == [
        "0: warning: questions are `Wat leerde u?`, `Wat hielp u?`; facts are `Response ID`, `Wat is uw functie?`",
        "5: warning: row 5 answers no open question; no transcript is made of it",
    ]


def test_qualtrics_by_code(tmp_path: pathlib.Path) -> None:
    """A column of Qualtrics can be named by its code; with only a row of ids below the codes these are what is asked."""
    rows = [["ResponseId", "Q1"], IDS[:2], ["R_1", "Lassen, van Dirk."]]
    read = sources.import_(table(tmp_path / "a.csv", rows), tmp_path / "uit", questions=("q1",))
    assert (read.turns, read.lines) == ([("Interviewer", "Q1"), ("Respondent", "Lassen, van Dirk.")], [])

"""Tests of `qualcode participants`: every format to the letter."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import docx
import pytest

from tests.conftest import Run

Command = Callable[..., Run]
STUDY = """\
study: proef
title: Proef
attributes:
  bedrijf: {label: Bedrijf}
  sector: {label: Sector, values: [zorg, bouw], of: case}
  leeftijd: {label: Leeftijd, values: [45-, 45+]}
  rol: {label: Rol, values: [medewerker, leidinggevende, hr]}
selection:
  - {where: {rol: medewerker, leeftijd: 45+}, people: 5}
  - {where: {leeftijd: 45-}, people: 3}
  - {where: {rol: leidinggevende}, people: 2}
"""
INTERVIEWS = (
    ("Zon", "medewerker", "45+", 2),
    ("Zon", "leidinggevende", "45+", 3),
    ("Maan", "medewerker", "45-", 1),
    ("Maan", "leidinggevende", "45+", 1),
)
RARE = "Rollen die op één plek bij minder dan twee mensen voorkomen, zijn vervangen door ‘geïnterviewde’: zo is niemand aan een rol te herkennen."


@pytest.fixture(autouse=True)
def folder_of_study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of a study with five people in one place and two in another, and go there."""
    (tmp_path / "study.yaml").write_text(STUDY, encoding="utf-8")
    (tmp_path / "transcripts").mkdir()
    for n, (case, role, age, many) in enumerate(INTERVIEWS):
        speakers = "".join(f"Spreker {m}: Goed.\n\n" for m in range(many))
        known = "\n".join(f"  Spreker {m}: respondent" for m in range(many))
        text = f"---\nbedrijf: {case}\nsector: zorg\nrol: {role}\nleeftijd: {age}\nspeakers:\n{known}\n---\n{speakers}"
        (tmp_path / f"transcripts/{n}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_table(run: Command) -> None:
    """On the terminal stand the cases with their totals, the spread, and who is still missing."""
    shown = run("participants")
    assert (shown.code, shown.err) == (0, "")
    assert [line.rstrip() for line in shown.out.splitlines()] == [
        "Wie we spraken",
        "Bedrijf  Sector  Geïnterviewden                                                 Gesprekken  Personen",
        "Maan     zorg    twee geïnterviewden                                                     2         2",
        "Zon      zorg    drie leidinggevenden en twee medewerkers                                2         5",
        "Totaal           drie leidinggevenden, twee geïnterviewden en twee medewerkers           4         7",
        *(RARE[:120].rsplit(" ", 1)[0], RARE[len(RARE[:120].rsplit(" ", 1)[0]) + 1 :]),
        "",
        "Verdeling",
        "Kenmerk   Waarde          Personen  Casussen",
        "Sector    zorg                   7         2",
        "Sector    bouw                   0",
        "Leeftijd  45- of 45+             7",
        "Rol       medewerker             3",
        "Rol       leidinggevende         4",
        "Rol       hr                     0",
        "Vorm van het gesprek  Gesprekken",
        "Individueel                    2",
        "Met zijn tweeën                1",
        "Met drie of meer               1",
        "Waarden die minder dan twee mensen hebben, zijn bij elkaar geteld.",
        "",
        "Wie nog ontbreekt",
        "- Sector bouw: nog niemand",
        "- Rol hr: nog niemand",
        "- medewerker, 45+: twee van de vijf",
        "- 45-: minder dan twee van de drie",
    ]


def test_markdown(run: Command) -> None:
    """Markdown is the same page."""
    lines = run("participants", "--format", "md").out.splitlines()
    assert lines[:9] == [
        "# Wie we spraken",
        "",
        "*Proef*",
        "",
        "| Bedrijf | Sector | Geïnterviewden | Gesprekken | Personen |",
        "|---|---|---|---:|---:|",
        "| Maan | zorg | twee geïnterviewden | 2 | 2 |",
        "| Zon | zorg | drie leidinggevenden en twee medewerkers | 2 | 5 |",
        "| Totaal |  | drie leidinggevenden, twee geïnterviewden en twee medewerkers | 4 | 7 |",
    ]


def test_csv(run: Command) -> None:
    """CSV has a row per case and role, per value, per form and per wish; a number that points to somebody is left out."""
    assert run("participants", "--format", "csv") == Run(
        0,
        """\
part,name,value,number,wanted
case,Maan,,2,
case,Zon,leidinggevende,3,
case,Zon,medewerker,2,
attribute,sector,zorg,7,
attribute,sector,bouw,0,
attribute,leeftijd,45- / 45+,7,
attribute,rol,medewerker,3,
attribute,rol,leidinggevende,4,
attribute,rol,hr,0,
interviews,form,individueel,2,
interviews,form,duo,1,
interviews,form,groep,1,
wanted,rol + leeftijd,medewerker + 45+,2,5
wanted,leeftijd,45-,,3
wanted,rol,leidinggevende,4,2
""",
        "",
    )


def test_json(run: Command, folder_of_study: pathlib.Path) -> None:
    """JSON has the same, and -o writes it to a file of that kind."""
    assert run("participants", "-o", "wie.json") == Run(0, "", "wrote wie.json\n")
    found = json.loads((folder_of_study / "wie.json").read_text("utf-8"))
    assert found["cases"][1] == {"bedrijf": "Zon", "sector": "zorg", "roles": {"leidinggevende": 3, "medewerker": 2}, "interviews": 2, "people": 5}
    assert (found["by"], found["people"], found["forms"]) == ("bedrijf", 7, {"individueel": 2, "duo": 1, "groep": 1})
    assert found["attributes"][2] == {"attribute": "leeftijd", "values": ["45-", "45+"], "people": 7}
    assert [wish["people"] for wish in found["wanted"]] == [2, None, 4]


def test_word(run: Command, folder_of_study: pathlib.Path) -> None:
    """A Word file for the appendix of a report goes to the folder of what is rendered."""
    assert run("participants", "--format", "docx") == Run(0, "", "wrote build/deelnemers.docx\n")
    tables = docx.Document(str(folder_of_study / "build/deelnemers.docx")).tables
    assert [len(table.rows) for table in tables] == [4, 7, 4]


def test_nothing_to_spread_over(run: Command, folder_of_study: pathlib.Path) -> None:
    """Without allowed values and wishes nothing is said about who is missing."""
    (folder_of_study / "study.yaml").write_text("study: proef\nprivacy: {min_group: 1}\n", encoding="utf-8")
    assert [line.strip() for line in run("participants").out.splitlines()][-5:] == [
        "Verdeling",
        "Vorm van het gesprek  Gesprekken",
        "Individueel                    2",
        "Met zijn tweeën                1",
        "Met drie of meer               1",
    ]


def test_all_found(run: Command, folder_of_study: pathlib.Path) -> None:
    """When everybody was found who was sought, that is said."""
    (folder_of_study / "study.yaml").write_text("study: proef\nattributes: {rol: {}}\nselection: [{where: {rol: medewerker}}]\n", encoding="utf-8")
    assert run("participants").out.endswith("Wie nog ontbreekt\nIedereen die de onderzoekers wilden spreken, is gesproken.\n")


@pytest.mark.parametrize("name", ["wie.xlsx", "wie", "wie.table"])
def test_unknown_kind(run: Command, name: str) -> None:
    """A file that does not say what it is, is not written."""
    hint = "    hint: end the name in .csv, .md, .json or .docx, or add --format\n"
    assert run("participants", "-o", name) == Run(2, "", f"qualcode: cannot tell from `{name}` what to write\n{hint}")


def test_no_transcripts(run: Command, folder_of_study: pathlib.Path) -> None:
    """A study of nobody says so."""
    for path in (folder_of_study / "transcripts").iterdir():
        path.unlink()
    hint = "    hint: put interviews in its folder transcripts/, as text files (.txt)\n"
    assert run("participants") == Run(2, "", f"qualcode: the study has no transcripts\n{hint}")


def test_leak(run: Command, folder_of_study: pathlib.Path) -> None:
    """A case that is somebody's number is not shown."""
    path = folder_of_study / "transcripts/0.txt"
    path.write_text(path.read_text("utf-8").replace("bedrijf: Zon", "bedrijf: jan@example.nl"), encoding="utf-8")
    refused = run("participants", "--format", "csv")
    assert (refused.code, refused.out) == (1, "")
    assert "`jan@example.nl` is somebody's e-mailadres (name-leak)" in refused.err

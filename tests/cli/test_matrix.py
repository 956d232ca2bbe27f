"""Tests of `qualcode matrix`: every format to the letter, on a study that can be counted by hand."""

from __future__ import annotations

import io
import json
import pathlib
from collections.abc import Callable

import openpyxl
import pytest

from tests import tiny
from tests.conftest import Run

Command = Callable[..., Run]
MOLEN = "Molen *Noord* | <West>"
COUNTS = """\
bedrijf,vraagstuk,inwerken,vervolg,ruimte:stimulerend,ruimte:belemmerend,ruimte:onbeslist,inspraak:stimulerend,inspraak:belemmerend
Bakkerij Zon,1,1,1,1,1,0,0,1
Molen *Noord* | <West>,0,0,0,0,0,1,0,0
"""


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("bakers")
def test_table(run: Command) -> None:
    """A matrix is shown with the cases across when there are fewer cases than themes; empty cells are dots."""
    shown = run("matrix")
    assert [line.rstrip() for line in shown.out.splitlines()] == [
        "           Bakkerij Zon  Molen *Noord* | <West>",
        "Vraagstuk       1                  ·",
        "Inwerken        1                  ·",
        "Vervolg         1                  ·",
        "Ruimte        +1 −1                ?1",
        "Inspraak        −1                 ·",
    ]
    assert (shown.code, shown.err) == (0, "")


@pytest.mark.usefixtures("bakers")
def test_csv(run: Command) -> None:
    """CSV has a row per case and a column per theme and condition."""
    assert run("matrix", "--format", "csv") == Run(0, COUNTS, "")


@pytest.mark.usefixtures("bakers")
def test_markdown(run: Command) -> None:
    """A Markdown table is what a person reads, with names escaped."""
    assert run("matrix", "--format", "md", "--columns", "condities") == Run(
        0, "| Bakkerij | Ruimte | Inspraak |\n|---|---|---|\n| Bakkerij Zon | +1 −1 | −1 |\n| Molen \\*Noord\\* \\| \\<West\\> | ?1 | · |\n", ""
    )


@pytest.mark.usefixtures("bakers")
def test_json(run: Command) -> None:
    """JSON has themes with their labels and a row per case."""
    assert json.loads(run("matrix", "--format", "json", "--columns", "condities", "--cells", "people").out) == {
        "by": "bedrijf",
        "cells": "people",
        "themes": [{"id": "ruimte", "label": "Ruimte"}, {"id": "inspraak", "label": "Inspraak"}],
        "rows": [{"bedrijf": "Bakkerij Zon", "ruimte": 2, "inspraak": 1}, {"bedrijf": MOLEN, "ruimte": 1, "inspraak": 0}],
    }


def test_xlsx(run: Command, bakers: pathlib.Path) -> None:
    """A spreadsheet is chosen by the name after -o, and holds the same figures."""
    assert run("matrix", "-o", "uit/overzicht.xlsx") == Run(0, "", f"wrote {pathlib.Path('uit/overzicht.xlsx')}\n")
    sheet = openpyxl.load_workbook(io.BytesIO((bakers / "uit" / "overzicht.xlsx").read_bytes()))["matrix"]
    assert list(sheet.iter_rows(min_row=3, values_only=True)) == [("Bakkerij Zon", 1, 1, 1, 1, 1, 0, 0, 1), (MOLEN, 0, 0, 0, 0, 0, 1, 0, 0)]


def test_csv_file(run: Command, bakers: pathlib.Path) -> None:
    """A CSV file begins with the mark by which a spreadsheet knows UTF-8, and an ending in capitals is known too."""
    assert run("matrix", "-o", "overzicht.CSV").code == 0
    assert (bakers / "overzicht.CSV").read_bytes() == b"\xef\xbb\xbf" + COUNTS.encode()


def test_format_before_name(run: Command, bakers: pathlib.Path) -> None:
    """The format that is asked for goes before what the name says."""
    assert run("matrix", "-o", "overzicht.txt", "--format", "csv").code == 0
    assert (bakers / "overzicht.txt").read_bytes() == b"\xef\xbb\xbf" + COUNTS.encode()


def test_heat_map(run: Command, bakers: pathlib.Path) -> None:
    """A heat map is written as dots or as lines by the name after -o, and as lines also shown."""
    assert run("matrix", "-o", "kaart.png") == Run(0, "", "wrote kaart.png\n")
    assert (bakers / "kaart.png").read_bytes().startswith(b"\x89PNG")
    assert run("matrix", "-o", "kaart.svg", "--cells", "people") == Run(0, "", "wrote kaart.svg\n")
    drawn = (bakers / "kaart.svg").read_text(encoding="utf-8")
    assert "<title>Aantal personen per onderwerp en bakkerij</title>" in drawn
    assert run("matrix", "--format", "svg", "--cells", "people") == Run(0, drawn, "")


@pytest.mark.parametrize("format", ["csv", "md", "html", "docx", "xlsx", "svg", "png", "json"])
def test_same_bytes(run: Command, bakers: pathlib.Path, format: str) -> None:
    """The same study gives the same bytes."""
    for name in ("een", "twee"):
        assert run("matrix", "-o", f"{name}.{format}").code == 0
    assert (bakers / f"een.{format}").read_bytes() == (bakers / f"twee.{format}").read_bytes()


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["--cells", "balance", "--columns", "condities"], "bedrijf,ruimte,inspraak\nBakkerij Zon,0,-1\nMolen *Noord* | <West>,0,\n"),
        (["--by", "rol", "--cells", "people", "--columns", "condities"], "rol,ruimte,inspraak\nleidinggevende,1,0\nmedewerker,2,1\n"),
        (["--columns", "kring", "--by", "rol"], "rol,zelf:stimulerend,zelf:belemmerend,team:stimulerend,team:belemmerend\n"
         "leidinggevende,0,0,0,0\nmedewerker,1,0,0,1\n"),
        (["--by", "datum", "--columns", "condities", "--cells", "people"],
         "datum,ruimte,inspraak\n(geen datum),1,0\n2026-03-02,1,1\n2026-04-11,1,0\n"),
        (["--by", "transcript", "--columns", "condities", "--cells", "people"], "transcript,ruimte,inspraak\na,1,1\nb,1,0\nc,1,0\n"),
        (["--columns", "condities", "--cells", "cases", "--totals"],
         "bedrijf,ruimte,inspraak,total\nBakkerij Zon,1,1,1\nMolen *Noord* | <West>,1,0,1\ntotal,2,1,2\n"),
        (["--columns", "rol", "--by", "condities", "--sort", "name"],
         "condities,leidinggevende:stimulerend,leidinggevende:belemmerend,medewerker:stimulerend,medewerker:belemmerend,medewerker:onbeslist\n"
         "inspraak,0,0,0,1,0\nruimte,0,1,1,0,1\n"),
        (["--cells", "share", "--columns", "conditions", "--where", "rol=medewerker and not construct:inspraak"],
         "bedrijf,stimulerend:%,stimulerend:n,belemmerend:%,belemmerend:n,onbeslist:%,onbeslist:n\n"
         "Bakkerij Zon,100.0,1,0.0,0,0.0,0\nMolen *Noord* | <West>,0.0,0,0.0,0,100.0,1\n"),
        (["--where", "machine", "--columns", "condities", "--cells", "people"],
         "bedrijf,ruimte,inspraak\nBakkerij Zon,0,0\nMolen *Noord* | <West>,1,0\n"),
        (["--where", "coder:anna", "--columns", "condities", "--cells", "count"],
         "bedrijf,ruimte:stimulerend,ruimte:belemmerend,inspraak:stimulerend,inspraak:belemmerend\n"
         "Bakkerij Zon,1,0,0,0\nMolen *Noord* | <West>,0,0,0,0\n"),
        (["--by", "condities", "--columns", "condities"], "condities,ruimte,inspraak\nruimte,3,0\ninspraak,0,1\n"),
        (["--by", "condities", "--columns", "condities", "--within", "turn"], "condities,ruimte,inspraak\nruimte,3,1\ninspraak,1,1\n"),
        (["--by", "condities", "--columns", "condities", "--within", "transcript", "--cells", "cases"],
         "condities,ruimte,inspraak\nruimte,2,1\ninspraak,1,1\n"),
        (["--compare", "medewerker,leidinggevende", "--columns", "condities"],
         "condities,medewerker:%,medewerker:n,leidinggevende:%,leidinggevende:n,verschil:punten,verschil:h\n"
         "ruimte,100.0,2,100.0,1,0.0,0.0\ninspraak,50.0,1,0.0,0,50.0,1.570796\n"),
        (["--cells", "summary", "--columns", "aspecten"],
         "bedrijf,vraagstuk,inwerken,vervolg\nBakkerij Zon,De vroege dienst is *niet* te vullen.,,\nMolen *Noord* | <West>,,,\n"),
        (["--cells", "quotes", "--columns", "condities"],
         'bedrijf,ruimte,inspraak\n'
         'Bakkerij Zon,"“Ik mag zelf bepalen in welke volgorde ik de ovens vul.” (geïnterviewde, A)\n'
         '“Zelf kiezen mocht ik toen niets.” (geïnterviewde, A)","“Bij drukte vraagt niemand wat je ervan vindt.” (geïnterviewde, A)"\n'
         'Molen *Noord* | <West>,"“Bij ons beslist de machine.” (geïnterviewde, B)",\n'),
    ],
)  # fmt: skip
def test_choices(run: Command, words: list[str], rows: str) -> None:
    """Every choice of rows, columns and cells gives the figures and texts that can be looked up by hand."""
    assert run("matrix", "--format", "csv", *words) == Run(0, rows, "")


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--by", "bedrif"], "no transcript has an attribute `bedrif`\n    hint: did you mean `bedrijf`?"),
        (["--columns", "kringen"], "`kringen` is not a group or facet of the study's codebooks\n    hint: did you mean `kring`?"),
        (["--cells", "summary", "--by", "rol"], "summaries are written per bedrijf, not per rol\n    hint: use --by bedrijf, or --cells quotes"),
        (["--format", "png"], "a picture of dots cannot be shown here\n    hint: write it to a file: -o matrix.png"),
        (["--format", "svg", "--cells", "quotes"], "cells with quotes cannot be a heat map\n"
         "    hint: add --cells count, balance, people or cases, or write a spreadsheet: -o matrix.xlsx"),
        (["-o", "kaart.png", "--cells", "summary", "--columns", "aspecten"], "cells with summary cannot be a heat map\n"
         "    hint: add --cells count, balance, people or cases, or write a spreadsheet: -o matrix.xlsx"),
        (["--format", "xlsx"], "a spreadsheet cannot be shown here\n    hint: write it to a file: -o matrix.xlsx"),
        (
            ["-o", "x.txt"],
            "cannot tell from `x.txt` what to write\n"
            "    hint: end the name in .csv, .md, .html, .docx, .xlsx, .svg, .png or .json, or add --format",
        ),
        (["-o", "codings", "--format", "csv"],
         "cannot write `codings`: is a directory\n    hint: check that the folder exists, is yours and has room"),
        (["--where", "rol=medwerker"],
         "no transcript whose `rol` is `medwerker`\n    rol=medwerker\n    ^\n    hint: did you mean `medewerker`?"),
        (["--where", "rol=medewerker and"],
         "something to look for is missing here\n    rol=medewerker and\n                      ^\n    hint: see: qualcode find --help"),
        (["--within", "turn"], "--within is for constructs against constructs\n    hint: add: --by constructs --columns constructs"),
        (["--by", "constructs", "--totals"], "constructs that occur together have no totals\n    hint: leave out --totals"),
        (["--by", "constructs", "--cells", "quotes"],
         "constructs that occur together have no cells of `quotes`\n    hint: use --cells count, people or cases"),
        (["--compare", "medewerker,baas"],
         "`medewerker,baas` are not two values of one attribute\n    hint: write: --compare ONE,OTHER; rol has: leidinggevende, medewerker"),
        (["--compare", "medewerker,leidinggevende", "--totals"],
         "groups are compared by people\n    hint: leave out --cells, --within and --totals"),
        (["--sort", "ruimten"], "cannot sort by `ruimten`\n    hint: did you mean `ruimte`?"),
        (["--format", "docx"], "a Word file cannot be shown here\n    hint: write it to a file: -o matrix.docx"),
        (["--study", "codings"], "no study.yaml `codings`\n    hint: make one with: qualcode init, or name the folder: --study DIR"),
    ],
)  # fmt: skip
def test_refusals(run: Command, words: list[str], said: str) -> None:
    """What cannot be done is refused with code 2, a reason, and what to do instead; nothing is printed."""
    assert run("matrix", *words) == Run(2, "", f"qualcode: {said}\n")


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(("option", "value", "known"), [("--cells", "quote", "'quotes'"), ("--format", "pdf", "'xlsx'")])
def test_unknown_choice(run: Command, option: str, value: str, known: str) -> None:
    """A value that is not in the list of an option is refused with the list."""
    refused = run("matrix", option, value)
    assert (refused.code, refused.out, known in refused.err) == (2, "", True)


def test_study_with_errors(run: Command, bakers: pathlib.Path) -> None:
    """In a study with errors nothing is counted: the errors are shown, and the code is 1."""
    coding = '{"start": 35, "end": 40, "quote": "weg", "construct": "ruimte"}\n'
    (bakers / "codings" / "c" / "auto.jsonl").write_text(coding, encoding="utf-8")
    refused = run("matrix")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.splitlines()[0] == "codings/c/auto.jsonl:1: error: the quote no longer stands at 35-40 of transcripts/c.txt (quote)"


def test_from_elsewhere(run: Command, bakers: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --study the matrix is that of another folder."""
    monkeypatch.chdir("/")
    assert run("matrix", "--study", str(bakers), "--format", "csv").out == COUNTS


def test_bare_transcripts(run: Command, folder: pathlib.Path) -> None:
    """Transcripts without a study are rows by themselves, also when one of them is not coded.

    === codebooks/klein.yaml
    codebook: klein
    title: Klein
    constructs:
      - {id: ruimte, label: Ruimte}
    === een.txt
    ---
    codebook: klein
    ---
    Interviewer: En?

    Respondent: Zelf kiezen mag.
    === twee.txt
    ---
    codebook: klein
    ---
    Respondent: Nou.
    === codings/een/auto.jsonl
    {"start": 30, "end": 46, "quote": "Zelf kiezen mag.", "construct": "ruimte", "condition": "stimulerend"}
    """
    expected = Run(0, "transcript,ruimte:stimulerend,ruimte:belemmerend\neen,1,0\ntwee,0,0\n", "")
    assert run("matrix", "een.txt", "twee.txt", "--format", "csv") == expected
    assert run("matrix", "een.txt", "twee.txt", "--format", "csv", "--by", "transcript") == expected


def test_nothing_coded(run: Command, bakers: pathlib.Path) -> None:
    """Without codings there are rows of empty cells, and a note of what to do; summaries need no codings."""
    for path in bakers.glob("codings/*/*.jsonl"):
        path.unlink()
    assert run("matrix", "--columns", "condities", "--format", "md") == Run(
        0,
        "| Bakkerij | Ruimte | Inspraak |\n|---|---|---|\n| Bakkerij Zon | · | · |\n| Molen \\*Noord\\* \\| \\<West\\> | · | · |\n",
        "nothing is coded yet; run: qualcode code\n",
    )
    assert run("matrix", "--cells", "summary", "--format", "md").err == ""


@pytest.mark.parametrize("format", ["table", "csv", "md", "html", "json"])
def test_no_transcripts(run: Command, folder: pathlib.Path, format: str) -> None:
    """A study without transcripts gives a matrix without rows, in every format.

    === study.yaml
    study: leeg
    """
    assert run("matrix", "--format", format).code == 0


def test_bare_without_codebook(folder: pathlib.Path, run: Command) -> None:
    """A bare transcript that names no codebook has no themes; the codebook can be given.

    === x.txt
    Interviewer: Hoe is het?

    Respondent: Er is te weinig tijd om in te werken.
    """
    refused = run("matrix", "x.txt")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "qualcode: no codebook is named")
    assert run("matrix", "x.txt", "--codebook", "werkplekleren").code == 0


def test_counts_from_the_cache(run: Command, bakers: pathlib.Path) -> None:
    """Counts that were kept are those of the study as it is: the same when nothing changed, others when something did."""
    before = [run("matrix", "--format", "csv", *words) for words in ([], [], ["--where", "rol=medewerker"])]
    assert before[0] == before[1] == Run(0, COUNTS, "")
    path = bakers / "codings" / "c" / "auto.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"ruimte"', '"inspraak"'), encoding="utf-8")
    assert run("matrix", "--format", "csv", "--columns", "condities", "--cells", "people").out.splitlines()[2] == f"{MOLEN},0,1"
    path.write_text('{"start": 35, "end": 38, "quote": "Wij", "construct": "ruimte"}\n', encoding="utf-8")
    assert run("matrix").code == 1


def test_only_rejected(run: Command, bakers: pathlib.Path) -> None:
    """Codings that were all rejected count nothing, but there are some."""
    for path in bakers.glob("codings/*/*.jsonl"):
        path.unlink()
    line = '{"start": 35, "end": 62, "quote": "Bij ons beslist de machine.", "construct": "ruimte", "status": "rejected"}\n'
    (bakers / "codings" / "c" / "auto.jsonl").write_text(line, encoding="utf-8")
    for _ in range(2):
        assert run("matrix", "--columns", "condities", "--cells", "people", "--format", "csv") == Run(
            0, f"bedrijf,ruimte,inspraak\nBakkerij Zon,0,0\n{MOLEN},0,0\n", ""
        )


@pytest.mark.usefixtures("bakers")
def test_framework_leaks_nothing(run: Command, bakers: pathlib.Path) -> None:
    """A name or number in a summary stops every matrix that would show it."""
    path = bakers / "cases" / "zon.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("te vullen.", "te vullen, bel 06-12345678."), encoding="utf-8")
    refused = run("matrix", "--cells", "framework")
    assert (refused.code, "name-leak" in refused.err, "06-12345678" in refused.out) == (1, True, False)

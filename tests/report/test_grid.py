"""Tests of a matrix as text, CSV, Markdown and JSON."""

from __future__ import annotations

import csv
import io
import json

import docx
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.contrast import contrast
from qualcode.analysis.cooccurrence import cooccurrence
from qualcode.analysis.matrix import Matrix, matrix
from qualcode.model.study import Study
from qualcode.report import html, word
from qualcode.report.blocks import Paragraph, Table
from qualcode.report.grid import Grid, document, grid, to_csv, to_json, to_markdown
from qualcode.report.listing import harmless
from tests.nouns import codebook, fragment, study, transcript

FRAGMENTS = [
    fragment("a", "rust", "stimulerend", start=1, score=0.9),
    fragment("a", "rust", "stimulerend", quote="Fijn\nhier.", start=2),
    fragment("a", "rust", "belemmerend", quote="Nee | nooit.", start=3, score=0.1),
    fragment("a", "rust", start=4, score=0.1),
    fragment("b", "ruimte", "belemmerend", speaker="Jan"),
    fragment("b", "ruimte", "belemmerend", start=50, speaker="Els"),
    fragment("b", "vraagstuk"),
]


def _tiny() -> Study:
    """Return a study of two companies, one about which little is said, and a third about which nothing is."""
    companies = {"a": "Zon", "b": "Maan & <Zoon>", "c": "=Ster"}
    return study([transcript(name, {"bedrijf": company}) for name, company in companies.items()])


def _matrix(cells: str = "count", columns: str = "constructs") -> Matrix:
    return matrix(_tiny(), FRAGMENTS, cells=cells, columns=columns)


def test_grid_of_counts() -> None:
    """A count cell shows each condition with its sign, and an empty cell is a dot."""
    assert grid(_matrix()) == Grid(
        ("Bedrijf", "Rust", "Ruimte", "Vraagstuk"),
        (("=Ster", "·", "·", "·"), ("Maan & <Zoon>", "·", "−2", "1"), ("Zon", "+2 −1 ?1", "·", "·")),
    )


def test_grid_of_balances() -> None:
    """A balance has its sign, with a real minus."""
    assert [row[1:] for row in grid(_matrix("balance")).rows] == [("·", "·", "·"), ("·", "−2", "·"), ("+1", "·", "·")]


def test_grid_of_a_balance_of_nought() -> None:
    """A theme with as much for as against does not look like one that nobody spoke of."""
    fragments = [fragment("a", "rust", condition, start=n) for n, condition in enumerate(["stimulerend", "belemmerend"])]
    (row,) = grid(matrix(study([transcript("a")]), fragments, cells="balance")).rows
    assert row[1] != row[2]


def test_grid_of_conditions() -> None:
    """Columns of conditions show plain numbers."""
    shown = grid(_matrix(columns="conditions"))
    assert (shown.headers, shown.rows[2]) == (("Bedrijf", "Stimulerend", "Belemmerend", "Onbeslist"), ("Zon", "2", "1", "1"))


def test_grid_of_other_conditions() -> None:
    """A condition without a sign of its own is written out."""
    book = codebook(conditions=["kans", "risico"])
    shown = grid(matrix(study([transcript("a")], book), [fragment("a", "rust", "kans"), fragment("a", "rust", "risico", start=9)]))
    assert shown.rows == (("a", "kans 1 risico 1", "·", "·"),)


def test_csv() -> None:
    """CSV has a column per theme and condition, whole numbers, and a nought where nothing was said."""
    assert to_csv(_matrix()) == (
        "bedrijf,rust:stimulerend,rust:belemmerend,rust:onbeslist,ruimte:stimulerend,ruimte:belemmerend,vraagstuk\n"
        "'=Ster,0,0,0,0,0,0\n"
        "Maan & <Zoon>,0,0,0,0,2,1\n"
        "Zon,2,1,1,0,0,0\n"
    )


def test_csv_of_balances() -> None:
    """A negative balance stays a number in CSV."""
    assert to_csv(_matrix("balance")) == "bedrijf,rust,ruimte,vraagstuk\n'=Ster,,,\nMaan & <Zoon>,,-2,\nZon,1,,\n"


def test_csv_of_quotes() -> None:
    """Quotes stand in one CSV field, whatever line ends and commas they hold."""
    rows = list(csv.reader(io.StringIO(to_csv(_matrix("quotes")))))
    assert rows[3] == ["Zon", "“Dat gaat goed.” (geïnterviewde, C)\n“Fijn\nhier.” (geïnterviewde, C)", "", ""]


def test_csv_of_an_attribute_like_a_formula() -> None:
    """The head of the rows is made harmless too: an attribute can have any name."""
    assert to_csv(matrix(study([transcript("a", {"=1+1": "x"})]), [], by="=1+1", columns="aspecten")) == "'=1+1,vraagstuk\nx,0\n"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_harmless(text: str) -> None:
    """A text that a spreadsheet would take for a formula is marked with an apostrophe."""
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Zon", "a=b", "1-2", "“=1+1”", "'=1"])
def test_harmless_already(text: str) -> None:
    """A text that no spreadsheet takes for a formula stays as it is."""
    assert harmless(text) == text


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("cells", ["count", "quotes", "summary"])
def test_no_formula_in_csv(text: str, cells: str) -> None:
    """No field of a CSV file begins like a formula, be it the name of a case, a quote or a summary."""
    cases = [{"case": text.strip(), "summaries": {"rust": text.strip()}}]
    made = study([transcript("a", {"bedrijf": text.strip()})], cases=cases)
    said = [fragment("a", "rust", "stimulerend", quote=text.strip())]
    fields = [field for row in csv.reader(io.StringIO(to_csv(matrix(made, said, cells=cells)))) for field in row]
    assert [field for field in fields if field.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_markdown() -> None:
    """A Markdown table has the cells that a person reads, with its special characters escaped."""
    assert to_markdown(_matrix()) == (
        "| Bedrijf | Rust | Ruimte | Vraagstuk |\n"
        "|---|---|---|---|\n"
        "| =Ster | · | · | · |\n"
        "| Maan & \\<Zoon\\> | · | −2 | 1 |\n"
        "| Zon | +2 −1 ?1 | · | · |\n"
    )


def test_markdown_of_quotes() -> None:
    """Quotes in a Markdown table stay in their cell."""
    fragments = [fragment("a", "rust", quote="Nee | nooit.\n*Echt*.")]
    lines = to_markdown(matrix(study([transcript("a")]), fragments, cells="quotes")).splitlines()
    assert lines[2] == r"| a | “Nee \| nooit. \*Echt\*.” (geïnterviewde) | · | · |"


def test_json() -> None:
    """JSON holds what is shown, the themes with their labels, and an object per row."""
    assert json.loads(to_json(_matrix())) == {
        "by": "bedrijf",
        "cells": "count",
        "themes": [{"id": "rust", "label": "Rust"}, {"id": "ruimte", "label": "Ruimte"}, {"id": "vraagstuk", "label": "Vraagstuk"}],
        "rows": [
            {"bedrijf": name, **dict(zip(list(_matrix().table.columns), counts, strict=True))}
            for name, counts in (("=Ster", [0] * 6), ("Maan & <Zoon>", [0, 0, 0, 0, 2, 1]), ("Zon", [2, 1, 1, 0, 0, 0]))
        ],
    }


def test_json_of_conditions() -> None:
    """What is undecided has a name in JSON, in the themes and in the rows."""
    document = json.loads(to_json(_matrix(columns="conditions")))
    assert (document["themes"][2], document["rows"][2]["onbeslist"]) == ({"id": "onbeslist", "label": "Onbeslist"}, 1)


def test_json_is_text_as_written() -> None:
    """JSON keeps letters with accents and emoji as they are, and ends with a line end."""
    written = to_json(matrix(study([transcript("a", {"bedrijf": "Café 🍞"})]), []))
    assert ("Café 🍞" in written, written[-2:]) == (True, "}\n")


def test_json_when_a_theme_is_called_like_the_attribute() -> None:
    """A row keeps its name when a construct has the same id as the attribute."""
    book = codebook(constructs=[{"id": "rol", "label": "Rol"}], groups=[])
    document = json.loads(to_json(matrix(study([transcript("a", {"rol": "hr"})], book), [], by="rol", cells="people")))
    assert "hr" in document["rows"][0].values()


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=3, unique=True), st.sampled_from(["count", "quotes", "people"]))
def test_formats_agree(names: list[str], cells: str) -> None:
    """CSV and JSON of any case names hold the same rows."""
    made = study([transcript(f"t{n}", {"bedrijf": name}) for n, name in enumerate(names)])
    said = [fragment(f"t{n}", "rust", "stimulerend", quote=name) for n, name in enumerate(names)]
    table = matrix(made, said, cells=cells)
    rows = [[str(value) for value in row.values()] for row in json.loads(to_json(table))["rows"]]
    assert list(csv.reader(io.StringIO(to_csv(table))))[1:] == [[harmless(field) for field in row] for row in rows]


def test_grid_of_shares() -> None:
    """A share is a percentage with how many fragments it is, and the total is all."""
    shown = grid(matrix(_tiny(), FRAGMENTS, cells="share", totals=True))
    assert shown.headers == ("Bedrijf", "Rust", "Ruimte", "Vraagstuk", "Totaal")
    assert shown.rows[1:] == (
        ("Maan & <Zoon>", "·", "67% (2)", "33% (1)", "100% (3)"),
        ("Zon", "100% (4)", "·", "·", "100% (4)"),
        ("Totaal", "57% (4)", "29% (2)", "14% (1)", "100% (7)"),
    )


def test_programs_read_percentages() -> None:
    """In CSV and JSON a share is a percentage, beside the number of fragments."""
    table = matrix(_tiny(), FRAGMENTS, cells="share", columns="condities")
    assert to_csv(table) == ("bedrijf,rust:%,rust:n,ruimte:%,ruimte:n\n'=Ster,,0,,0\nMaan & <Zoon>,0.0,0,100.0,2\nZon,100.0,4,0.0,0\n")
    assert json.loads(to_json(table))["rows"][2] == {"bedrijf": "Zon", "rust:%": 100.0, "rust:n": 4, "ruimte:%": 0.0, "ruimte:n": 0}


def test_grid_of_a_contrast() -> None:
    """Two groups stand beside each other with the people of each, the difference in points and its size, both with their sign."""
    made = study([transcript(name, {"rol": role}) for name, role in (("a", "hr"), ("b", "kok"), ("c", "kok"))])
    shown = grid(contrast(made, FRAGMENTS, "hr,kok"))
    assert shown.headers == ("Thema", "hr (n = 1)", "kok (n = 2)", "Verschil (punten)", "Cohens h")
    assert shown.rows == (
        ("Rust", "100% (1)", "·", "+100", "+3,14"),
        ("Ruimte", "·", "·", "0", "0,00"),
        ("Vraagstuk", "·", "50% (1)", "−50", "−1,57"),
    )


def test_notes_in_markdown() -> None:
    """What a reader should know of a matrix stands below it, in Markdown and in JSON."""
    table = cooccurrence(_tiny(), FRAGMENTS)
    assert to_markdown(table).splitlines()[-1].startswith("*Hoe vaak twee thema's in één zin samen voorkomen;")
    assert json.loads(to_json(table))["notes"] == list(table.notes)


def _wide(count: int) -> Matrix:
    """Return a matrix of two companies and as many themes."""
    book = codebook(groups=[], constructs=[{"id": f"t{n}", "label": f"Thema {n}"} for n in range(count)])
    made = study([transcript(f"x{n}", {"bedrijf": f"B{n}"}) for n in range(9)], book)
    return matrix(made, [fragment("x0", "t0", "stimulerend")])


@pytest.mark.parametrize(
    ("columns", "landscape", "tables"), [(1, False, [1]), (6, False, [6]), (7, True, [7]), (23, True, [10, 10, 3]), (300, True, [10] * 30)]
)
def test_document(columns: int, landscape: bool, tables: list[int]) -> None:
    """A wide matrix lies on its side; one that is wider than that is told in several tables, each with the names of the rows."""
    made = document(_tiny(), _wide(columns))
    found = [block for block in made.blocks if isinstance(block, Table)]
    assert (made.landscape, [len(table.headers) - 1 for table in found]) == (landscape, tables)
    assert {table.headers[0] for table in found} == {"Bedrijf"}
    assert {tuple(row[0] for row in table.rows) for table in found} == {tuple(f"B{n}" for n in range(9))}
    assert found[0].rows[0][1] == "+1"


def test_a_whole_document() -> None:
    """For the screen a matrix stays one table, however wide."""
    assert [len(block.headers) for block in document(_tiny(), _wide(300), whole=True).blocks if isinstance(block, Table)] == [301]


def test_document_explains_signs() -> None:
    """Signs are explained below the table, and only those that are there."""
    notes = [block.text for block in document(_tiny(), _matrix()).blocks if isinstance(block, Paragraph)]
    assert notes == ["+ stimulerend; − belemmerend; ? onbeslist."]
    assert [block for block in document(_tiny(), _matrix("people")).blocks if isinstance(block, Paragraph)] == []


def test_document_title() -> None:
    """A document is called by its rows and what its cells hold."""
    assert document(_tiny(), _matrix("people")).title == "Bedrijf × personen"


@pytest.mark.parametrize("name", ["a/b\\c: *d* <e> & \"f\" 'g'", "🙂", "x" * 300, "]]>", "{{ 7 * 7 }}", "=1+1"])
def test_names_in_documents(name: str) -> None:
    """Whatever a case is called, it stands as it is in HTML and Word, and breaks neither."""
    made = study([transcript("a", {"bedrijf": name})])
    table = matrix(made, [fragment("a", "rust", quote=name)], cells="quotes", columns="condities")
    page = lxml.html.fromstring(html.render(document(made, table, whole=True)))
    assert name in [cell.text_content() for cell in page.iter("td", "th")]
    cells = [cell.text for one in docx.Document(io.BytesIO(word.render(document(made, table)))).tables for row in one.rows for cell in row.cells]
    assert name in cells

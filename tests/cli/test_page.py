"""Figures as a page on the terminal."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.cli.page import emit, kind_of, print_page
from qualcode.errors import QualcodeError
from qualcode.report.blocks import Block, Bullets, Document, Heading, Paragraph, Room, Table


def _document(*blocks: Block) -> Document:
    return Document("Titel", "", "", "", blocks)


def test_page(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings, text, lists and tables are printed as they are, brackets and all; numbers stand to the right."""
    table = Table(("Wie", "Hoeveel"), (("[bold]Zon[/bold]", 2), ("Maan", 10), ("", "")), (0.5, 0.5))
    print_page(_document(Paragraph("Tekst [x]."), Heading("Kop"), Bullets(("een :smile:",)), table, Room(3)))
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "Titel",
        "Tekst [x].",
        "",
        "Kop",
        "- een :smile:",
        "Wie               Hoeveel",
        "[bold]Zon[/bold]        2",
        "Maan                   10",
        "",
    ]


def test_many_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal a table is as wide as its columns need, so that no number is broken."""
    names = tuple(f"Kolom{n}" for n in range(30))
    print_page(_document(Table(names, (tuple(range(1000, 1030)),), (1.0,) * 30)))
    assert capsys.readouterr().out.splitlines()[2].split() == [str(n) for n in range(1000, 1030)]


@pytest.mark.parametrize(
    ("format", "output", "kind"),
    [(None, None, "table"), ("csv", None, "csv"), ("md", "x.csv", "md"), (None, "x.CSV", "csv"), ("table", "x.txt", "table")],
)
def test_kind(format: str | None, output: str | None, kind: str) -> None:
    """What is asked for goes before what the name of the file says."""
    assert kind_of(format, pathlib.Path(output) if output else None, ("table", "csv", "md")) == kind


def test_no_kind() -> None:
    """A name that says nothing is refused."""
    with pytest.raises(QualcodeError) as error:
        kind_of(None, pathlib.Path("x.txt"), ("table", "csv", "md"))
    assert error.value.hint == "end the name in .csv or .md, or add --format"


def test_table_in_a_file(tmp_path: pathlib.Path) -> None:
    """A table that is written to a file is Markdown."""
    emit("table", tmp_path / "x.txt", _document(Paragraph("Een.")), csv=str, json=str)
    assert (tmp_path / "x.txt").read_text("utf-8") == "# Titel\n\nEen.\n"

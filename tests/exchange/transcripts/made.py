"""Interviews in binary files, made with the libraries: Word, LibreOffice, rich text, PDF, spreadsheets."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

from tests.exchange.transcripts.sources import TALK


def word(path: pathlib.Path, *, bold: bool = False) -> pathlib.Path:
    """Write the talk as a Word file, the speaker in bold without a colon when `bold` is set."""
    import docx

    document = docx.Document()
    for speaker, said in TALK:
        paragraph = document.add_paragraph()
        paragraph.add_run(speaker if bold else f"{speaker}:").bold = bold
        paragraph.add_run(f" {said}")
    document.save(str(path))
    return path


def word_paragraphs(path: pathlib.Path, *paragraphs: str) -> pathlib.Path:
    """Write a Word file; what stands between asterisks is bold, a line break inside a paragraph stays one."""
    import docx

    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for n, part in enumerate(text.split("*")):
            if part:
                paragraph.add_run(part).bold = n % 2 == 1
    document.save(str(path))
    return path


def word_table(path: pathlib.Path, rows: Sequence[Sequence[str]]) -> pathlib.Path:
    """Write a Word file with a table."""
    import docx

    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def opendocument(path: pathlib.Path) -> pathlib.Path:
    """Write the talk as a text of LibreOffice, with a table below it."""
    from odfdo import Document, Paragraph, Table

    document = Document("text")
    document.body.clear()
    for speaker, said in TALK:
        document.body.append(Paragraph(f"{speaker}: {said}"))
    table = Table("Vragen", width=2, height=2)
    table.set_values([["Vraag", "Antwoord"], ["Nog iets?", "Nee hoor."]])
    document.body.append(table)
    document.save(str(path))
    return path


def rich(path: pathlib.Path) -> pathlib.Path:
    """Write the talk as rich text."""
    lines = "".join(rf"\b {speaker}:\b0  {said}, caf\'e9\par" + "\n" for speaker, said in TALK)
    path.write_bytes(b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + lines.encode("ascii") + b"}")
    return path


def pdf(path: pathlib.Path, *, text: bool = True, password: str = "") -> pathlib.Path:
    """Write the talk as a PDF, or one without text, or one with a password."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(width=500, height=500)
    if text:
        facts = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        font = DictionaryObject({NameObject(key): NameObject(value) for key, value in facts.items()})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
        content = DecodedStreamObject()
        shown = "".join(f"({speaker}: {said}) Tj 0 -14 Td " for speaker, said in TALK)
        content.set_data(f"BT /F1 10 Tf 20 450 Td {shown} ET".encode("ascii"))
        page[NameObject("/Contents")] = content
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(str(path))
    return path


def spreadsheet(path: pathlib.Path, rows: Sequence[Sequence[object]]) -> pathlib.Path:
    """Write a spreadsheet."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


SURVEY = [
    ("id", "functie", "Wat hielp u?", "Sinds"),
    ("a-1", "lasser", "Dat mijn chef de tijd nam.", 2019),
    ("a-2", "=1+1", "Niets.", None),
]


def all_of(folder: pathlib.Path) -> list[pathlib.Path]:
    """Write one of each in a folder."""
    return [
        word(folder / "a.docx"),
        word(folder / "b.docx", bold=True),
        opendocument(folder / "c.odt"),
        rich(folder / "d.rtf"),
        pdf(folder / "e.pdf"),
        spreadsheet(folder / "f.xlsx", SURVEY),
    ]

"""Tests of reports in Word: real styles, header and footer, and what a word processor makes of them."""

from __future__ import annotations

import datetime as dt
import io
import pathlib
import shutil
import subprocess
import zipfile

import docx
import pytest
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from qualcode.coding.merge import fragments
from qualcode.report import word
from qualcode.report.blocks import Block, Bullets, Document, Facts, Heading, Paragraph, Period, Quote, Room, Table, Timeline
from qualcode.report.findings import findings
from qualcode.report.kinds import casusverslag
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from tests import tiny

BLOCKS: tuple[Block, ...] = (
    Facts((("Omvang", "12"), ("Sector", "zorg"))),
    Heading("Vraagstuk"),
    Paragraph("Een alinea."),
    Paragraph("Een opmerking.", note=True),
    Quote("Goed zo.", "Een kok zei:"),
    Heading("Condities", 2),
    Table(("Thema", "Aantal"), (("Rust", 2), ("Ruimte", 1)), (0.75, 0.25)),
    Heading("Diep", 3),
    Bullets(("een", "twee")),
)


def _document(*blocks: Block, title: str = "Casusverslag Zon", subtitle: str = "Proef", authors: str = "An en Bo") -> Document:
    return Document(title, subtitle, title, authors, blocks or BLOCKS)


def _opened(document: Document) -> Word:
    return docx.Document(io.BytesIO(word.render(document)))


def test_styles() -> None:
    """Every part of a report has a real style, so that a table of contents and a house style work."""
    paragraphs = [(p.style.name if p.style else "", p.text) for p in _opened(_document()).paragraphs]
    assert paragraphs == [
        ("Title", "Casusverslag Zon"),
        ("Subtitle", "Proef · An en Bo"),
        ("After Table", ""),
        ("Heading 1", "Vraagstuk"),
        ("Normal", "Een alinea."),
        ("Remark", "Een opmerking."),
        ("Speaker", "Een kok zei:"),
        ("Quote", "“Goed zo.”"),
        ("Heading 2", "Condities"),
        ("After Table", ""),
        ("Heading 3", "Diep"),
        ("List Bullet", "een"),
        ("List Bullet", "twee"),
    ]


def test_every_style_exists() -> None:
    """No paragraph refers to a style that the document does not have."""
    opened = _opened(_document())
    used = {element.get(qn("w:val")) for element in opened.element.body.iter(qn("w:pStyle"))}
    assert used - {style.style_id for style in opened.styles} == set()


def test_no_subtitle() -> None:
    """A report on bare transcripts has no line below its title."""
    paragraphs = _opened(_document(Paragraph("Een."), subtitle="", authors="")).paragraphs
    assert [p.text for p in paragraphs] == ["Casusverslag Zon", "Een."]


def test_facts() -> None:
    """Facts are a table of two columns with the names in bold."""
    table = _opened(_document()).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Omvang", "12"], ["Sector", "zorg"]]
    assert {row.cells[0].paragraphs[0].style.name for row in table.rows if row.cells[0].paragraphs[0].style} == {"Table Head"}


def test_table() -> None:
    """Tables hold their figures as text, set to the right below a header that is too."""
    table = _opened(_document()).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Thema", "Aantal"], ["Rust", "2"], ["Ruimte", "1"]]
    aligned = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert aligned == [[None, WD_ALIGN_PARAGRAPH.RIGHT]] * 3


def test_table_header_repeats() -> None:
    """The header row of a table, and only that, comes back on every page; no row breaks over two pages."""
    rows = _opened(_document()).tables[1].rows
    assert [row._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False]
    assert [row._tr.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows] == [True] * 3


def test_table_widths() -> None:
    """The widths of a table are its shares of sixteen centimetres."""
    cells = _opened(_document()).tables[1].rows[1].cells
    assert [round((cell.width or 0) / 360_000, 2) for cell in cells] == [12.0, 4.0]


def test_header() -> None:
    """The header names the report."""
    assert _opened(_document()).sections[0].header.paragraphs[0].text == "Casusverslag Zon"


def test_page_numbers() -> None:
    """The footer counts pages with fields that the word processor fills in."""
    footer = _opened(_document()).sections[0].footer.paragraphs[0]
    assert footer.text == "Pagina 1 van 1"
    assert [code.text for code in footer._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    kinds = [char.get(qn("w:fldCharType")) for char in footer._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"] * 2


def test_page() -> None:
    """Pages are A4."""
    section = _opened(_document()).sections[0]
    assert [round((length or 0) / 360_000, 1) for length in (section.page_width, section.page_height)] == [21.0, 29.7]


def test_language() -> None:
    """The text is Dutch for the spelling checker, in the styles and in the properties."""
    opened = _opened(_document())
    languages = opened.styles["Normal"].element.rPr.findall(qn("w:lang"))
    assert [language.get(qn("w:val")) for language in languages] == ["nl-NL"]
    assert opened.core_properties.language == "nl-NL"


def test_properties() -> None:
    """Title, subject and authors are those of the report; the dates do not depend on the clock."""
    core = _opened(_document()).core_properties
    assert (core.title, core.subject, core.author, core.last_modified_by, core.comments) == ("Casusverslag Zon", "Proef", "An en Bo", "An en Bo", "")
    assert {moment and moment.replace(tzinfo=None) for moment in (core.created, core.modified)} == {dt.datetime(2020, 1, 1)}


def test_properties_without_authors() -> None:
    """A report without authors is by qualcode."""
    assert _opened(_document(authors="")).core_properties.author == "qualcode"


def test_long_properties() -> None:
    """A title too long for a property is cut there, not in the text."""
    opened = _opened(_document(title="a" * 300, subtitle="b" * 300, authors="c" * 300))
    core = opened.core_properties
    assert (core.title, core.subject, core.author) == ("a" * 255, "b" * 255, "c" * 255)
    assert opened.paragraphs[0].text == "a" * 300


def test_same_bytes() -> None:
    """The same report gives the same bytes, and everything in the file has one fixed date."""
    first = word.render(_document())
    assert first == word.render(_document())
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_reports_do_not_share_anything() -> None:
    """A report is the same whether or not another was made before it."""
    before = word.render(_document())
    word.render(_document(Paragraph("Een."), title="Iets anders"))
    assert word.render(_document()) == before


ODD = "Zon\x00\x07\x0b\x0c\x1f\ufffe\uffff"


def test_control_characters() -> None:
    """Characters that XML does not allow are dropped, wherever they stand."""
    blocks = (Heading(ODD), Paragraph(ODD), Quote(ODD, ODD), Facts(((ODD, ODD),)), Table((ODD,), ((ODD,),), (1.0,)), Bullets((ODD,)))
    opened = _opened(_document(*blocks, title=ODD, subtitle=ODD, authors=ODD))
    texts = {p.text.strip("“”") for p in opened.paragraphs} | {cell.text for table in opened.tables for row in table.rows for cell in row.cells}
    assert texts == {"Zon", "Zon · Zon", ""}
    assert (opened.core_properties.title, opened.sections[0].header.paragraphs[0].text) == ("Zon", "Zon")


@pytest.mark.parametrize("text", ["A & B <C> \"D\" 'E'", "Café 🍞", "regel een\nregel twee", "tab\tin", "  ruimte  "])
def test_texts_come_back(text: str) -> None:
    """Text comes back from a Word file as it was, with marks, emoji, line ends, tabs and spaces."""
    assert _opened(_document(Paragraph(text))).paragraphs[-1].text == text


ORDER = {
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout"
    " tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku"
    " wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w"
    " kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
}


@pytest.mark.parametrize("kind", ORDER)
def test_order_of_properties(kind: str) -> None:
    """Properties stand in the order of the schema (ECMA-376, part 1): a strict reader calls a file with another order damaged."""
    opened = _opened(_document())
    order = ORDER[kind].split()
    found = [element for root in (opened.element, opened.styles.element) for element in root.iter(qn(f"w:{kind}"))]
    assert found
    for element in found:
        children = [child.tag.rpartition("}")[2] for child in element]
        assert children == sorted(children, key=order.index)


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice (soffice) or pdftotext is not installed")
def test_word_processor(tmp_path: pathlib.Path) -> None:
    """LibreOffice opens a report and prints it with title, header, headings in order, quotes and page numbers."""
    tiny.write(tmp_path)
    study, _ = load_study(tmp_path)
    document = casusverslag.build(findings(study, fragments(study, load_codings(study)[0]), by="bedrijf").of_case("Bakkerij Zon"))
    (tmp_path / "zon.docx").write_bytes(word.render(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "zon.docx")]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    shown = subprocess.run(["pdftotext", "-layout", str(tmp_path / "zon.pdf"), "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert [line for line in lines if line in set(headings) and line not in ("Ruimte", "Inspraak")] == [
        "Vraagstuk en aanleiding",
        "Inwerken",
        "Stimulerende condities",
        "Belemmerende condities",
        "Vervolg en borging",
        "Verantwoording",
    ]
    assert lines.count("Casusverslag Bakkerij Zon") >= 2  # the title, and the header of each page
    assert "“Ik mag zelf bepalen in welke volgorde ik de ovens vul.” BAK-01.4" in lines
    pages = shown.count("\f")
    assert [f"Pagina {n + 1} van {pages}" in lines for n in range(pages)] == [True] * pages


def _pages(document: Document) -> list[float]:
    section = _opened(document).sections[0]
    return [round((length or 0) / 360_000, 1) for length in (section.page_width, section.page_height)]


def test_a3() -> None:
    """A hand-out for the table is on A3, lying down when it is wide."""
    blocks = (Paragraph("Een."),)
    assert _pages(Document("T", "", "T", "", blocks, paper="A3")) == [29.7, 42.0]
    assert _pages(Document("T", "", "T", "", blocks, landscape=True, paper="A3")) == [42.0, 29.7]
    assert _pages(Document("T", "", "T", "", blocks, landscape=True)) == [29.7, 21.0]


def test_rows_to_write_in() -> None:
    """The rows of a table to write in have at least the height that is asked for, the header has not."""
    rows = _opened(_document(Table(("Stap", "Wat"), (("1", ""), ("2", "")), (0.5, 0.5), heights=(1.5, 3.0)))).tables[0].rows
    assert [row.height and round(row.height / 360_000, 2) for row in rows] == [None, 1.5, 3.0]


def test_room_stays_with_its_question() -> None:
    """Lines to write on begin on the page of the heading above them, with all that is between."""
    paragraphs = _opened(_document(Paragraph("Los."), Heading("Vraag"), Bullets(("a", "b")), Room(2), Paragraph("Daarna."))).paragraphs
    kept = [(p.text, p.paragraph_format.keep_with_next) for p in paragraphs[2:]]
    assert kept == [("Los.", None), ("Vraag", None), ("a", True), ("b", True), ("", None), ("", None), ("Daarna.", None)]


def test_timeline() -> None:
    """A timeline has a column per period with an arrow to the next, and room below."""
    table = _opened(_document(Timeline((Period("1  Start", "toen", ("Begin", "Verder")), Period("2  Nu")), 9.0))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["1  Start\u00a0➔\ntoen", "2  Nu"], ["Begin\nVerder", ""]]
    assert [row.height and round(row.height / 360_000, 2) for row in table.rows] == [None, 9.0]
    styles = [p.style.name for p in table.rows[0].cells[0].paragraphs if p.style]
    assert styles == ["Timeline Head", "Timeline When"]

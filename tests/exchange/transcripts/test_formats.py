"""Files that a library opens: Word, LibreOffice, rich text, PDF and spreadsheets."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest

from tests.exchange.transcripts import made, sources
from tests.exchange.transcripts.sources import TALK


@pytest.fixture
def out(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return a folder for what is made."""
    return tmp_path / "uit"


@pytest.mark.parametrize("make", [made.word, lambda path: made.word(path, bold=True)], ids=["colon", "bold"])
def test_word(tmp_path: pathlib.Path, out: pathlib.Path, make: Callable[[pathlib.Path], pathlib.Path]) -> None:
    """A Word file gives its turns, also when only bold type tells the speaker."""
    assert sources.import_(make(tmp_path / "a.docx"), out).turns == TALK


def test_word_in_one_paragraph(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """A whole interview in one paragraph with line breaks, a comment and a text box loses nothing."""
    import docx

    document = docx.Document()
    document.sections[0].header.add_paragraph("Vertrouwelijk gesprek")
    paragraph = document.add_paragraph("Interviewer: Hoe ging het?")
    paragraph.add_run().add_break()
    run = paragraph.add_run("Respondent: Goed, dat ziet u.")
    document.add_comment(run, text="lacht")
    document.save(str(tmp_path / "a.docx"))
    read = sources.import_(tmp_path / "a.docx", out)
    assert read.turns == [("Interviewer", "Hoe ging het?"), ("Respondent", "Goed, dat ziet u. [opmerking: lacht]")]
    assert read.transcripts[0].body.split("\n")[:2] == ["", "Vertrouwelijk gesprek"]


def test_word_of_teams(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """Teams writes name, time and words in one paragraph, the name in bold."""
    import docx

    document = docx.Document()
    for name, time, words in (("Tessa Pol", "0:03", "Hoe was het?"), ("Hanneke van der Graaf", "0:07", "Let op: dat is letterlijk zo.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"\u00a0\u00a0 {time}").add_break()
        paragraph.add_run(words)
    document.save(str(tmp_path / "a.docx"))
    read = sources.import_(tmp_path / "a.docx", out)
    assert read.turns == [("Tessa Pol", "Hoe was het?"), ("Hanneke van der Graaf", "Let op: dat is letterlijk zo.")]
    assert read.facts == {"bron": "a.docx"}
    assert read.transcripts[0].body.splitlines()[1] == "Tessa Pol: [00:00:03] Hoe was het?"


def test_word_with_changes(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """What was inserted with tracked changes is said, what was struck out is not."""
    import docx
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    paragraph = document.add_paragraph("Respondent: Wij ")
    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>leren</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>werken</w:delText></w:r></w:del>"))
    document.save(str(tmp_path / "a.docx"))
    assert sources.import_(tmp_path / "a.docx", out).turns == [("Respondent", "Wij leren")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("Vraag", "Antwoord"), ("Hoe?", "Zo: met de hand."), ("Waarom?", "Daarom.")], ["Hoe?", "Zo: met de hand.", "Waarom?", "Daarom."]),
        (
            [("Wat leerde u vandaag?", "Lassen, en nog veel meer."), ("En gisteren dan?", "Niets.")],
            ["Wat leerde u vandaag?", "Lassen, en nog veel meer.", "En gisteren dan?", "Niets."],
        ),
    ],
)
def test_word_table(tmp_path: pathlib.Path, out: pathlib.Path, rows: list[tuple[str, str]], said: list[str]) -> None:
    """A table of questions and answers is asked by the interviewer and answered by the respondent."""
    labels = ["Interviewer", "Respondent"] * 2
    assert sources.import_(made.word_table(tmp_path / "a.docx", rows), out).turns == list(zip(labels, said, strict=True))


def test_word_table_with_speakers(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """A table of times, speakers and words is read by its columns."""
    rows = [("00:01", "Ina", "Hoe was dat?"), ("00:05", "Sjoerd", "Dat was mooi werk."), ("00:09", "Ina", "O?")]
    read = sources.import_(made.word_table(tmp_path / "a.docx", rows), out)
    assert read.turns == [("Ina", "Hoe was dat?"), ("Sjoerd", "Dat was mooi werk."), ("Ina", "O?")]


def test_word_tables_between_text(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """Tables and the text between them stay in their order."""
    import docx

    document = docx.Document()
    document.add_paragraph("Gesprek met de bakker")
    for asked, answered in (("Hoe begon u?", "Als hulp."), ("En nu?", "Als baas.")):
        document.add_paragraph(f"Deel over {answered.split()[-1]}")
        row = document.add_table(rows=1, cols=2).rows[0]
        row.cells[0].text, row.cells[1].text = asked, answered
    document.save(str(tmp_path / "a.docx"))
    read = sources.import_(tmp_path / "a.docx", out)
    assert (
        read.transcripts[0].body.split()
        == (
            "Gesprek met de bakker Deel over hulp. Interviewer: Hoe begon u? Respondent: Als hulp. "
            "Deel over baas. Interviewer: En nu? Respondent: Als baas."
        ).split()
    )
    assert [speaker for speaker, _ in read.turns] == ["Interviewer", "Respondent"] * 2


def test_opendocument_note(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """A footnote stands in brackets where it belongs; runs of spaces and tabs are kept apart."""
    from odfdo import Document, Element, Paragraph

    document = Document("text")
    document.body.clear()
    paragraph = Paragraph("Respondent: Toen kwam Riet")
    paragraph.insert_note(after="Riet", note_id="n1", citation="1", body="zijn zus")
    paragraph.append(Element.from_tag("<text:tab/>"))
    paragraph.append("langs.")
    document.body.append(paragraph)
    document.save(str(tmp_path / "a.odt"))
    assert [words.split() for _, words in sources.import_(tmp_path / "a.odt", out).turns] == ["Toen kwam Riet [voetnoot: zijn zus] langs.".split()]


def test_opendocument(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """A text of LibreOffice gives its turns, and those of its table."""
    read = sources.import_(made.opendocument(tmp_path / "a.odt"), out)
    assert read.turns == [*TALK[:2], ("Interviewer", "Heet?\n\nNog iets?"), ("Respondent", "Nee hoor.")]


def test_rich_text(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """Rich text gives its turns with their accents."""
    assert sources.import_(made.rich(tmp_path / "a.rtf"), out).turns == [(speaker, f"{said}, café") for speaker, said in TALK]


def test_pdf(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """A PDF gives its turns."""
    assert sources.import_(made.pdf(tmp_path / "a.pdf"), out).turns == TALK


def test_spreadsheet(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """A survey gives a transcript a row; a formula is not worked out."""
    sources.import_(made.spreadsheet(tmp_path / "a.xlsx", made.SURVEY), out)
    assert {path.name: path.read_text(encoding="utf-8") for path in sorted(out.iterdir())} == {
        "a-a-1.txt": (
            "---\nbron: a.xlsx\nid: a-1\nfunctie: lasser\nsinds: 2019\n---\n\nInterviewer: Wat hielp u?\n\nRespondent: Dat mijn chef de tijd nam.\n"
        ),
        "a-a-2.txt": "---\nbron: a.xlsx\nid: a-2\n---\n\nInterviewer: Wat hielp u?\n\nRespondent: Niets.\n",
    }


def test_page_with_table(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """A table on a web page is read by its columns; scripts and styles are no text, the title is a fact."""
    rows = "".join(
        f"<tr><td>{time}</td><td>{who}</td><td>{said}</td></tr>" for time, who, said in [("0:01", "Ina", "Hoe?"), ("0:04", "Bep", "Z&oacute;.")]
    )
    page = f"<title>Gesprek 4</title><script>let x = 1</script><style>p {{}}</style><table><tr><th>tijd<th>spreker<th>tekst</tr>{rows}</table>"
    read = sources.import_(sources.text(tmp_path / "a.html", page), out)
    assert (read.turns, read.facts) == ([("Ina", "Hoe?"), ("Bep", "Zó.")], {"bron": "a.html", "titel": "Gesprek 4"})
    assert read.transcripts[0].body == "\nIna: [00:00:01] Hoe?\n\nBep: [00:00:04] Zó.\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v SP1>Hoe?\n"),
        ("b.txt", "1\n00:00:01,000 --> 00:00:02,000\nSP1: Hoe?\n"),
        ("c.txt", "@UTF8\n@Begin\n*SP1:\tHoe? \x151000_2000\x15\n@End\n"),
        ("d.txt", '{"segments": [{"start": 1, "text": "Hoe?", "speaker": "SP1"}]}'),
        ("e.txt", "tijd\tspreker\ttekst\n0:01\tSP1\tHoe?\n"),
        ("f.txt", "<!DOCTYPE html><html><body><p>[0:01] SP1: Hoe?</p></body></html>"),
        ("g", "[0:01] SP1: Hoe?"),
        ("h.docx.txt", "{\\rtf1\\ansi [0:01] SP1: Hoe?\\par}"),
    ],
)
def test_by_content(tmp_path: pathlib.Path, out: pathlib.Path, name: str, content: str) -> None:
    """A text is read as what it looks like, whatever its suffix says."""
    read = sources.import_(sources.text(tmp_path / name, content), out)
    assert read.transcripts[0].body == "\nSP1: [00:00:01] Hoe?\n"


def test_times_of_another_shape(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    """What stands where a time should stand, and cells of other columns, are kept in brackets."""
    path = sources.text(tmp_path / "a.csv", "tijd;spreker;tekst;gebaar\nlater;Ina;Hoe?;wijst\n0:09;Bep;Zo.;\n")
    assert sources.import_(path, out).turns == [("Ina", "[later] Hoe? [gebaar: wijst]"), ("Bep", "Zo.")]

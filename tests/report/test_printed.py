"""What is printed, in every kind, and the last look before it."""

from __future__ import annotations

import io
import pathlib

import docx
import pytest
from docx.shared import Twips

from qualcode.errors import ProblemsError
from qualcode.report.blocks import Document, Heading, Paragraph, Period, Table, Timeline
from qualcode.report.printed import Kind, printed
from qualcode.study.load import load_study

LINE = Timeline((Period("1  <Start>", "toen", ("Begin", "Verder")), Period("2  Nu")), 9.0)
DOCUMENT = Document("Tijdlijn", "Proef", "Tijdlijn", "", (LINE, Table(("A",), (("1",),), (1.0,), heights=(2.5,))), landscape=True, paper="A3")


def test_markdown(folder: pathlib.Path) -> None:
    """In Markdown a timeline is a table.

    === study.yaml
    study: proef
    """
    study, _ = load_study(folder)
    expected = """\
# Tijdlijn

*Proef*

| 1 \\<Start\\> ➔ | 2 Nu |
|---|---|
| toen |  |
| Begin; Verder |  |

| A |
|---|
| 1 |
"""
    assert printed(DOCUMENT, Kind.MD, study) == expected


def test_html(folder: pathlib.Path) -> None:
    """A web page is printed on the same paper, with the same heights.

    === study.yaml
    study: proef
    """
    study, _ = load_study(folder)
    page = printed(DOCUMENT, Kind.HTML, study)
    assert isinstance(page, str)
    assert "@page { size: A3 landscape } @media screen { body { max-width: 75rem } }" in page
    assert (
        '<ol class="timeline" style="min-height: 13.0cm"><li><div class="head"><b>1  &lt;Start&gt;</b><span>toen</span></div>'
        '<p>Begin</p><p>Verder</p></li><li><div class="head"><b>2  Nu</b></div></li></ol>' in page
    )
    assert '<tr style="height: 2.5cm"><td>1</td></tr>' in page


def test_a4_web_page(folder: pathlib.Path) -> None:
    """A page of ordinary size says nothing of its paper but what the style does.

    === study.yaml
    study: proef
    """
    page = printed(Document("T", "", "T", "", ()), Kind.HTML, load_study(folder)[0])
    assert isinstance(page, str)
    assert page.count("@page") == 1


def test_house_style(folder: pathlib.Path) -> None:
    """A Word file `templates/huisstijl.docx` gives Word documents their page.

    === study.yaml
    study: proef
    """
    (folder / "templates").mkdir()
    house = docx.Document()
    house.sections[0].page_width = Twips(8000)
    house.save(str(folder / "templates" / "huisstijl.docx"))
    made = printed(Document("T", "", "T", "", (Heading("Een"),)), Kind.DOCX, load_study(folder)[0])
    assert isinstance(made, bytes)
    assert docx.Document(io.BytesIO(made)).sections[0].page_width == Twips(8000)


@pytest.mark.parametrize("block", [Paragraph("Mail jan@example.nl"), Timeline((Period("Nu", "", ("Bel jan@example.nl",)),), 1.0)])
def test_leak(folder: pathlib.Path, block: Paragraph | Timeline) -> None:
    """What tells who somebody is, is not printed.

    === study.yaml
    study: proef
    """
    with pytest.raises(ProblemsError, match=r"T: error: `jan@example\.nl` is somebody's e-mailadres"):
        printed(Document("T", "", "T", "", (block,)), Kind.MD, load_study(folder)[0])

"""Tests of reports as HTML: one page that needs nothing else, in which no text is taken for markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from qualcode.report import html
from qualcode.report.blocks import Block, Box, Break, Bullets, Contents, Document, Facts, Figure, Heading, Paragraph, Quote, Room, Table

BLOCKS: tuple[Block, ...] = (
    Contents(),
    Facts((("Omvang", "12"),)),
    Heading("Een"),
    Paragraph("Tekst.", note=True),
    Heading("Twee", 2),
    Quote("Goed zo.", "Een kok zei:", "ZON-01.2"),
    Table(("Thema", "Aantal"), (("Rust", 2),), (0.5, 0.5)),
    Table(("Leeg",), (), (1.0,)),
    Bullets(("een", "twee")),
    Box("Uit de literatuur", ("Zie A.",)),
    Room(2),
    Figure("plaat", '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><title>Plaat</title></svg>', b"", "Een plaat", "Onderschrift"),
    Break(),
    Heading("Drie"),
    Paragraph("Einde."),
)


def _page(*blocks: Block, title: str = "Verslag") -> str:
    return html.render(Document(title, "Proef", "", "An", blocks or BLOCKS))


class _Reader(HTMLParser):
    """Gathers the tags and the text of a page, and whether every tag is closed."""

    VOID = frozenset(("meta", "hr", "br"))

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_every_block() -> None:
    """Each part of a report is there in its own element, and every element is closed."""
    reader = _read(_page())
    assert (reader.wrong, reader.open) == ([], [])
    for tag in ("nav", "h1", "h2", "h3", "table", "blockquote", "ul", "aside", "svg", "figcaption"):
        assert tag in reader.tags, tag
    assert [reader.tags.count(tag) for tag in ("h1", "h2", "hr", "tr")] == [1, 2, 2, 4]


def test_nothing_from_elsewhere() -> None:
    """The page asks nothing of any server."""
    assert re.findall(r"""(?:src|href)=["'](?!#)""", _page()) == []
    assert "@import" not in _page()
    assert "url(" not in _page()


def test_contents_lead_to_chapters() -> None:
    """Each line of the contents leads to a heading that is there."""
    page = _page()
    assert re.findall(r'href="#([^"]+)"', page) == re.findall(r'<h2 id="([^"]+)"', page) == ["hoofdstuk-1", "hoofdstuk-2"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_text_stays_text(text: str) -> None:
    """Whatever is written is shown as it was written, wherever it stands."""
    blocks = (
        Heading(text),
        Paragraph(text),
        Quote(text, text, text),
        Facts(((text, text),)),
        Table((text,), ((text,),), (1,)),
        Bullets((text,)),
        Box(text, (text,)),
    )
    reader = _read(_page(*blocks, title=text))
    assert (reader.wrong, reader.open) == ([], [])
    assert "".join(reader.text).count(text) >= len(blocks)

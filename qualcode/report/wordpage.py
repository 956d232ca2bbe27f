"""Pages of a Word document: which way they lie, the list of chapters, and pictures with words for who cannot see them."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

from qualcode.report.wordxml import add_field

_NARROW = Cm(1.8)


def turn(word: Word) -> None:
    """Lay the pages on their side, with narrower margins: such a page holds a wide table."""
    for section in word.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _NARROW


def enlarge(word: Word) -> None:
    """Make the pages twice as large: A3 for A4."""
    for section in word.sections:
        short, long = sorted((section.page_width or 0, section.page_height or 0))
        section.page_width, section.page_height = Emu(long), Emu(2 * short)


def width(word: Word) -> int:
    """Return the room between the margins, in EMU."""
    section = word.sections[0]
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def keep_with_heading(last: Any) -> None:
    """Keep a paragraph on the page of the heading above it, with all that stands between them."""
    above = last._p.getprevious()
    while above is not None and above.tag == qn("w:p"):
        properties = above.get_or_add_pPr()
        if (properties.style or "").startswith("Heading"):
            return  # a heading stays with what follows already
        properties.get_or_add_keepNext()
        above = above.getprevious()


def bookmark(paragraph: Any, n: int) -> None:
    """Mark the heading of chapter `n`, so that the list of chapters can point at it."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:name"), _name(n))
    for element in (start, end):
        element.set(qn("w:id"), str(n))
    first = paragraph._p.find(qn("w:r"))
    first.addprevious(start)
    paragraph._p.append(end)


def add_entry(paragraph: Any, n: int, title: str) -> None:
    """Fill a line of the list of chapters: title, leader and page, which leads there."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(n))
    paragraph.add_run(f"{n}  {title}\t")
    add_field(paragraph, f"PAGEREF {_name(n)} \\h")
    for run in paragraph._p.findall(qn("w:r")):
        link.append(run)
    paragraph._p.append(link)


def update_fields(word: Word) -> None:
    """Have the word processor fill in page numbers when it opens the document."""
    element = OxmlElement("w:updateFields")
    element.set(qn("w:val"), "true")
    word.settings.element.insert_element_before(element, *_AFTER_UPDATE)


_AFTER_UPDATE = tuple(
    f"w:{name}"
    for name in """hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping
    doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults
    doNotEmbedSmartTags decimalSymbol listSeparator""".split()
)


def describe(picture: Any, alt: str) -> None:
    """Give a picture the words that a screen reader says."""
    properties = picture._inline.docPr
    properties.set("descr", alt)


def _name(n: int) -> str:
    return f"_hoofdstuk{n}"

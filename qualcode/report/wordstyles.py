"""The house style of Word reports: one place for fonts, colours and distances."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from qualcode.report.wordxml import border_left, set_language

FONT = "Calibri"
INK, ACCENT, GREY = RGBColor(0x22, 0x22, 0x22), RGBColor(0x1F, 0x4E, 0x5F), RGBColor(0x59, 0x59, 0x59)
SHADE = "E4EDF0"
_MARGIN = Cm(2.5)


@cache
def empty() -> bytes:
    """Return a document without text that has the page, fonts, colours, language and styles of reports."""
    word = docx.Document()
    _apply(word)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _apply(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    styles = word.styles
    _font(styles["Normal"], 10.5)
    _space(styles["Normal"], after=6, line=1.15)
    set_language(styles["Normal"], "nl-NL")
    for name, size, before, after in (("Title", 22, 0, 4), ("Heading 1", 15, 16, 6), ("Heading 2", 12, 10, 3), ("Heading 3", 11, 8, 3)):
        _font(styles[name], size, colour=ACCENT, bold=True)
        _space(styles[name], before=before, after=after, line=1.0)
        styles[name].paragraph_format.keep_with_next = True
    _font(styles["Subtitle"], 11, colour=GREY, italic=True)
    _space(styles["Subtitle"], after=14)
    _font(styles["Header"], 9, colour=GREY)
    _font(styles["Footer"], 9, colour=GREY)
    _quote(styles["Quote"])
    _new(styles, "Speaker", 10.5, after=2).paragraph_format.keep_with_next = True
    _new(styles, "Remark", 10, after=6, colour=GREY, italic=True)
    _new(styles, "Table Text", 10, after=0)
    _new(styles, "Table Head", 10, after=0, bold=True)
    _new(styles, "After Table", 6, after=4)


def _quote(style: Any) -> None:
    _font(style, 10.5, italic=True)
    _space(style, after=8, line=1.15)
    style.paragraph_format.left_indent = Cm(0.8)
    style.paragraph_format.right_indent = Cm(0.8)
    style.paragraph_format.keep_together = True
    border_left(style, "8FB3BF")


def _new(styles: Any, name: str, size: float, *, after: float, colour: RGBColor = INK, bold: bool = False, italic: bool = False) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    _font(style, size, colour=colour, bold=bold, italic=italic)
    _space(style, after=after)
    return style


def _font(style: Any, size: float, *, colour: RGBColor = INK, bold: bool = False, italic: bool = False) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb, style.font.bold, style.font.italic = colour, bold, italic
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if key.endswith(("Theme", "theme")):  # theme fonts would go before the name
            del fonts.attrib[key]


def _space(style: Any, *, before: float = 0, after: float = 0, line: float | None = None) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if line:
        style.paragraph_format.line_spacing = line

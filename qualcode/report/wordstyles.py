"""The house style of Word reports: one place for fonts, colours and distances."""

from __future__ import annotations

import io
import pathlib
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Cm, Pt, RGBColor

from qualcode.errors import QualcodeError
from qualcode.report.wordxml import border_below, border_left, set_language

FONT = "Calibri"
INK, ACCENT, GREY, WHITE = RGBColor(0x22, 0x22, 0x22), RGBColor(0x1F, 0x4E, 0x5F), RGBColor(0x59, 0x59, 0x59), RGBColor(0xFF, 0xFF, 0xFF)
SHADE, DARK = "E4EDF0", "1F4E5F"
_MARGIN = Cm(2.5)
_LARGEST = 50_000_000  # bytes of an unpacked house style


def empty(reference: pathlib.Path | None = None) -> bytes:
    """Return a document without text that has the page, fonts, colours, language and styles of reports.

    With a `reference` these are those of that Word file, and ours where it has none. Raises QualcodeError when it cannot be read.
    """
    if reference is None:
        return _styled(None, "")
    try:
        return _styled(reference.read_bytes(), reference.name)
    except OSError as error:
        raise QualcodeError(f"`{reference.name}` cannot be read: {(error.strerror or str(error)).lower()}") from error


@cache
def _styled(raw: bytes | None, name: str) -> bytes:
    word = docx.Document() if raw is None else _opened(raw, name)
    _apply(word, ours=raw is None)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _opened(raw: bytes, name: str) -> Word:
    """Return a Word file without its text; raises QualcodeError when it is none, or one that would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if sum(info.file_size for info in package.infolist()) > _LARGEST:
                raise QualcodeError(f"`{name}` is too large for a house style", hint="save one with styles only, without pictures")
        word = docx.Document(io.BytesIO(raw))
    except (OSError, ValueError, KeyError, AttributeError, zipfile.BadZipFile, SyntaxError, NotImplementedError, PackageNotFoundError) as error:
        raise QualcodeError(f"`{name}` is not a Word file (.docx)", hint="save it again in Word, or take it out of templates/") from error
    for element in [one for one in word.element.body if not one.tag.endswith("}sectPr")]:
        word.element.body.remove(element)
    return word


def _apply(word: Word, *, ours: bool) -> None:
    """Set page and styles; of a reference document only the styles that are not there."""
    styles = word.styles
    if ours:
        section = word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
        _font(styles["Normal"], 10.5)
        _space(styles["Normal"], after=6, line=1.15)
        set_language(styles["Normal"], "nl-NL")
    known = set() if ours else {style.style_id for style in styles}
    for id, make in _STYLES.items():
        if id not in known:
            make(styles)


def _heading(styles: Any, name: str, size: float, before: float, after: float) -> None:
    style = _own(styles, name)
    _font(style, size, colour=ACCENT, bold=True)
    _space(style, before=before, after=after, line=1.0)
    style.paragraph_format.keep_with_next = True


def _small(styles: Any, name: str) -> None:
    _font(_own(styles, name), 9, colour=GREY)


def _subtitle(styles: Any) -> None:
    style = _own(styles, "Subtitle")
    _font(style, 11, colour=GREY, italic=True)
    _space(style, after=14)


def _own(styles: Any, name: str) -> Any:
    """Return a style by its name, made when the document lacks it."""
    try:
        return styles[name]
    except KeyError:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        return style


def _quote(styles: Any) -> None:
    style = _own(styles, "Quote")
    _font(style, 10.5, italic=True)
    _space(style, after=8, line=1.15)
    style.paragraph_format.left_indent = Cm(0.8)
    style.paragraph_format.right_indent = Cm(0.8)
    style.paragraph_format.keep_together = True
    border_left(style, "8FB3BF")


def _speaker(styles: Any) -> None:
    _new(styles, "Speaker", 10.5, after=2).paragraph_format.keep_with_next = True


def _remark(styles: Any) -> None:
    """Make the style of remarks, which are about what follows them."""
    _new(styles, "Remark", 10, after=6, colour=GREY, italic=True).paragraph_format.keep_with_next = True


def _chapter(styles: Any) -> None:
    style = _new(styles, "Chapter", 10.5, after=3)
    style.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _box(styles: Any, name: str, *, head: bool) -> None:
    style = _new(styles, name, 10, after=3, colour=ACCENT if head else INK, bold=head)
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.4)
    style.paragraph_format.keep_together = True
    style.paragraph_format.keep_with_next = head
    border_left(style, "1F4E5F", fill=SHADE)


def _fine(styles: Any, name: str, *, bold: bool) -> None:
    _space(_new(styles, name, 8, after=0, bold=bold), line=1.0)


def _picture(styles: Any) -> None:
    _new(styles, "Picture", 10.5, after=2).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _caption(styles: Any) -> None:
    style = _own(styles, "Caption")
    _font(style, 9, colour=GREY, italic=True)
    _space(style, after=10)


def _room(styles: Any) -> None:
    style = _new(styles, "Room", 14, after=0)
    _space(style, before=4, line=1.0)
    border_below(style, "999999")


def _place(styles: Any) -> None:
    style = styles.add_style("Place", WD_STYLE_TYPE.CHARACTER)
    style.font.name, style.font.size = FONT, Pt(8)
    style.font.color.rgb, style.font.italic = GREY, False


def _new(styles: Any, name: str, size: float, *, after: float, colour: RGBColor = INK, bold: bool = False, italic: bool = False) -> Any:
    style = _own(styles, name)
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


_STYLES: dict[str, Callable[[Any], object]] = {
    "Title": lambda s: _heading(s, "Title", 22, 0, 4),
    "Heading1": lambda s: _heading(s, "Heading 1", 15, 16, 6),
    "Heading2": lambda s: _heading(s, "Heading 2", 12, 10, 3),
    "Heading3": lambda s: _heading(s, "Heading 3", 11, 8, 3),
    "Subtitle": _subtitle,
    "Header": lambda s: _small(s, "Header"),
    "Footer": lambda s: _small(s, "Footer"),
    "Quote": _quote,
    "Speaker": _speaker,
    "Place": _place,
    "Remark": _remark,
    "ListBullet": lambda s: _own(s, "List Bullet"),
    "TableText": lambda s: _new(s, "Table Text", 10, after=0),
    "TableHead": lambda s: _new(s, "Table Head", 10, after=0, bold=True),
    "FineText": lambda s: _fine(s, "Fine Text", bold=False),
    "FineHead": lambda s: _fine(s, "Fine Head", bold=True),
    "AfterTable": lambda s: _new(s, "After Table", 6, after=4),
    "BoxHead": lambda s: _box(s, "Box Head", head=True),
    "Box": lambda s: _box(s, "Box", head=False),
    "Picture": _picture,
    "Caption": _caption,
    "Room": _room,
    "Chapter": _chapter,
    "TimelineHead": lambda s: _new(s, "Timeline Head", 18, after=0, colour=WHITE, bold=True),
    "TimelineWhen": lambda s: _new(s, "Timeline When", 13, after=4, colour=WHITE),
    "TimelineText": lambda s: _new(s, "Timeline Text", 13, after=2, colour=GREY),
}

"""The few parts of a Word document that python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element


def add_field(paragraph: Any, code: str) -> None:
    """Add a field such as PAGE, that Word fills in."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()._r
        if kind == "text":
            run.text = text
        elif kind:
            _child(run, "w:fldChar", fldCharType=kind)
        else:
            _child(run, "w:instrText").text = text


def set_language(style: Any, language: str) -> None:
    """Tell the spelling checker what language a style is in."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    _child(properties, "w:lang", val=language, eastAsia=language, bidi="ar-SA")


def border_left(style: Any, colour: str, *, fill: str = "") -> None:
    """Draw a line to the left of paragraphs of a style, and give them a background when `fill` is a colour (`E4EDF0`)."""
    _border(style, "left", colour, size="18", space="8")
    if fill:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
            shading.set(qn(f"w:{name}"), value)
        style.element.get_or_add_pPr().insert_element_before(shading, *_AFTER_SHADE)


def border_below(style: Any, colour: str) -> None:
    """Draw a line below each paragraph of a style."""
    _border(style, "bottom", colour, size="4", space="1")
    between = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    _child(between, "w:between", val="single", sz="4", space="1", color=colour)


_AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _border(style: Any, side: str, colour: str, *, size: str, space: str) -> None:
    properties = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    _child(borders, f"w:{side}", val="single", sz=size, space=space, color=colour)
    properties.insert_element_before(borders, "w:shd", *_AFTER_SHADE)


def shade(cell: Any, colour: str) -> None:
    """Give a table cell a background colour (`E4EDF0`)."""
    _child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour)


def repeat_header(row: Any) -> None:
    """Repeat a row on top of every page that the table runs on to."""
    keep_row_whole(row)
    _child(row._tr.get_or_add_trPr(), "w:tblHeader")


def keep_row_whole(row: Any) -> None:
    """Do not break a row over two pages."""
    _child(row._tr.get_or_add_trPr(), "w:cantSplit")


def set_cell_margins(table: Any) -> None:
    """Give the cells of a table some air, and thin grey lines."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if side in ("top", "bottom", "insideH"):
            _child(borders, f"w:{side}", val="single", sz="4", space="0", color="BFCDD2")
        else:
            _child(borders, f"w:{side}", val="nil")
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "50"), ("left", "90"), ("bottom", "50"), ("right", "90")):
        _child(margins, f"w:{side}", w=width, type="dxa")
    properties.insert_element_before(margins, "w:tblLook")


def rule_columns(table: Any) -> None:
    """Draw lines between and around the columns of a table too."""
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))
    for side in ("left", "right", "insideV"):
        line = borders.find(qn(f"w:{side}"))
        for name, value in (("val", "single"), ("sz", "8"), ("space", "0"), ("color", "8FB3BF")):
            line.set(qn(f"w:{name}"), value)

"""Write a report as a Word document with real styles; the same report gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import pathlib
import re
import zipfile
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from qualcode.report import dutch, wordstyles
from qualcode.report.blocks import Block, Box, Break, Bullets, Contents, Document, Facts, Figure, Heading, Paragraph, Quote, Room, Table, Timeline
from qualcode.report.wordpage import add_entry, bookmark, describe, enlarge, keep_with_heading, turn, update_fields, width
from qualcode.report.wordxml import add_field, keep_row_whole, repeat_header, rule_columns, set_cell_margins, shade

_EPOCH = dt.datetime(2020, 1, 1)
_LONGEST = 255  # characters of a property
_HIGHEST = Cm(22)  # of a picture
_WHOLE = 600  # characters of a cell whose row is not broken over pages
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(document: Document, *, reference: pathlib.Path | None = None) -> bytes:
    """Return a report as the bytes of a .docx file.

    `reference` is a .docx file whose page, header, footer and styles are taken over (house style); styles that it does not have
    are ours. Raises QualcodeError when it is no Word file.
    """
    word = docx.Document(io.BytesIO(wordstyles.empty(reference)))
    if document.paper == "A3":
        enlarge(word)
    if document.landscape:
        turn(word)
    _properties(word, document)
    _header_and_footer(word, document)
    _add(word, document.title, "Title")
    if document.subtitle:
        _add(word, " · ".join(filter(None, (document.subtitle, document.authors))), "Subtitle")
    listed = any(isinstance(block, Contents) for block in document.blocks)
    if listed:
        update_fields(word)
    chapter, after_break = 0, False
    for block in document.blocks:
        if isinstance(block, Contents):
            _contents(word, document.chapters)
        elif isinstance(block, Heading):
            heading = _add(word, block.text, f"Heading{block.level}")
            if after_break:
                heading.paragraph_format.page_break_before = True
            if listed and block.level == 1:
                bookmark(heading, chapter := chapter + 1)
        elif not isinstance(block, Break):
            _WRITERS[type(block)](word, block)
        after_break = isinstance(block, Break)
    buffer = io.BytesIO()
    word.save(buffer)
    return _same_bytes(buffer.getvalue())


def _properties(word: Word, document: Document) -> None:
    core = word.core_properties
    core.author = core.last_modified_by = _property(document.authors or "qualcode")
    core.title, core.subject, core.comments = _property(document.title), _property(document.subtitle), ""
    core.language = "nl-NL"
    core.created = core.modified = _EPOCH
    core.revision = 1


def _property(text: str) -> str:
    return _clean(text)[:_LONGEST]


def _header_and_footer(word: Word, document: Document) -> None:
    section = word.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    if not any(p.text.strip() for p in section.header.paragraphs) and not section.header.tables:
        header.text = _clean(document.header)
    if any(p.text.strip() for p in section.footer.paragraphs) or section.footer.tables:
        return  # a house style that has its own
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run(f"{dutch.PAGE} ")
    add_field(footer, "PAGE")
    footer.add_run(f" {dutch.OF} ")
    add_field(footer, "NUMPAGES")


def _add(word: Word, text: str, style: str) -> Any:
    """Add a paragraph with a style by its id; by name, python-docx would search all styles each time."""
    paragraph = word.add_paragraph(_clean(text))
    paragraph._p.style = style
    return paragraph


def _contents(word: Word, chapters: Sequence[str]) -> None:
    """Add a line for each chapter, with its page."""
    for n, title in enumerate(chapters, 1):
        add_entry(_add(word, "", "Chapter"), n, _clean(title))


def _paragraph(word: Word, block: Paragraph) -> None:
    _add(word, block.text, "Remark" if block.note else "Normal")


def _quote(word: Word, block: Quote) -> None:
    _add(word, block.source, "Speaker")
    quote = _add(word, f"“{block.text}”", "Quote")
    if block.id:
        quote.add_run(f" {_clean(block.id)}").style = "Place"


def _facts(word: Word, block: Facts) -> None:
    table = _new_table(word, len(block.rows), (0.28, 0.72))
    for row, (name, value) in zip(table.rows, block.rows, strict=True):
        cells = row.cells
        _fill(cells[0], name, style="TableHead")
        _fill(cells[1], value)
        keep_row_whole(row)
    _add(word, "", "AfterTable")


def _table(word: Word, block: Table) -> None:
    table = _new_table(word, len(block.rows) + 1, block.widths)
    rows = iter(table.rows)
    head = next(rows)
    repeat_header(head)
    style, bold = ("FineText", "FineHead") if block.fine else ("TableText", "TableHead")
    for cell, text, first in zip(head.cells, block.headers, block.rows[0] if block.rows else block.headers, strict=True):
        _fill(cell, text, style=bold, right=isinstance(first, int))
        shade(cell, wordstyles.SHADE)
    for row, values, height in zip_longest(rows, block.rows, block.heights):
        if max(len(str(value)) for value in values) <= _WHOLE:
            keep_row_whole(row)
        if height:
            row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        for n, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            _fill(cell, str(value), style=bold if block.fine and n == 0 else style, right=isinstance(value, int))
    _add(word, "", "AfterTable")


def _bullets(word: Word, block: Bullets) -> None:
    for item in block.items:
        _add(word, item, "ListBullet")


def _figure(word: Word, block: Figure) -> None:
    paragraph = _add(word, "", "Picture")
    picture = paragraph.add_run().add_picture(io.BytesIO(block.png))
    scale = min(1.0, width(word) / picture.width, _HIGHEST / picture.height)
    picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
    describe(picture, _clean(block.alt))
    if block.caption:
        _add(word, block.caption, "Caption")
        paragraph.paragraph_format.keep_with_next = True


def _box(word: Word, block: Box) -> None:
    _add(word, block.title, "BoxHead")
    for n, text in enumerate(block.paragraphs, 1):
        paragraph = _add(word, text, "Box")
        paragraph.paragraph_format.keep_with_next = n < len(block.paragraphs) or None


def _room(word: Word, block: Room) -> None:
    lines = [_add(word, "", "Room") for _ in range(block.lines)]
    if lines:
        keep_with_heading(lines[0])  # all of them would be too much for LibreOffice, which then leaves the heading alone


def _timeline(word: Word, block: Timeline) -> None:
    table = _new_table(word, 2, (1.0,) * len(block.periods))
    rule_columns(table)
    heads, rooms = table.rows
    for n, (period, head, room) in enumerate(zip(block.periods, heads.cells, rooms.cells, strict=True), 1):
        _fill(head, f"{period.label}\u00a0➔" if n < len(block.periods) else period.label, style="TimelineHead")
        if period.when:
            head.add_paragraph(_clean(period.when), style="Timeline When")
        shade(head, wordstyles.DARK)
        _fill(room, "\n".join(period.about), style="TimelineText")
    rooms.height, rooms.height_rule = Cm(block.height), WD_ROW_HEIGHT_RULE.AT_LEAST


_WRITERS: dict[type[Block], Callable[[Word, Any], None]] = {
    Paragraph: _paragraph,
    Quote: _quote,
    Facts: _facts,
    Table: _table,
    Bullets: _bullets,
    Figure: _figure,
    Box: _box,
    Room: _room,
    Timeline: _timeline,
}


def _new_table(word: Word, rows: int, shares: tuple[float, ...]) -> Any:
    table = word.add_table(rows, len(shares))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    set_cell_margins(table)
    room = width(word)
    widths = [int(room * share / sum(shares)) for share in shares]
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    for row in table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = wide
    return table


def _fill(cell: Any, text: str, *, style: str = "TableText", right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    paragraph.add_run(_clean(text))
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _clean(text: str) -> str:
    """Return text without the characters that XML does not allow."""
    return _CONTROL.sub("", text)


def _same_bytes(raw: bytes) -> bytes:
    """Return the same zip file with one fixed date on everything in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            new.writestr(info, old.read(name))
    return out.getvalue()

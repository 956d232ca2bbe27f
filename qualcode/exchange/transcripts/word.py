"""Read Word files (.docx): every paragraph in its order, also in tables, text boxes and tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcode.exchange.transcripts import archive, columns, layout
from qualcode.exchange.transcripts.said import Said, Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset({f"{_W}delText", f"{_W}instrText", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = {
    f"{_W}footnoteReference": ("footnotes", "voetnoot"),
    f"{_W}endnoteReference": ("endnotes", "eindnoot"),
    f"{_W}commentReference": ("comments", "opmerking"),
}
_STRONG = frozenset({"Strong", "Zwaar"})  # the style of characters that is bold, in English and Dutch
_BOLD_WORDS = 7  # at the start of a paragraph that can be a speaker


def read(source: Source) -> Iterator[Said]:
    """Yield who says what in a Word file; notes and comments stand in brackets where they belong."""
    archive.check(source)
    import docx

    document = docx.Document(str(source.path))
    notes = {kind: _notes(document, kind) for kind, _ in _NOTES.values()}
    for kind in ("header", "footer"):
        for text in dict.fromkeys(_edges(document, kind, notes)):
            yield Said(None, text, paragraph=True)
    lines: list[layout.Line] = []
    for block in _blocks(document.element.body):
        if block.tag == f"{_W}tbl":
            rows = [["\n".join(_text(p, notes) for p in cell.iter(f"{_W}p")).strip() for cell in _cells(row)] for row in block.iter(f"{_W}tr")]
            if max(map(len, rows), default=0) > 1:
                lines += [layout.Line("", one.line, said=one) for one in columns.said(rows, source)]
            else:
                lines += [layout.Line(cell, len(lines) + 1) for row in rows for cell in row]
            continue
        text = _text(block, notes)
        label = _label(block)
        parts = text.split("\n")
        bold = _bold_lines(block, len(parts))
        for n, part in enumerate(parts):
            lines.append(layout.Line(part, len(lines) + 1, label if n == 0 else "", bold=bold[n]))
        lines.append(layout.Line("", len(lines) + 1))
    yield from layout.recognise(lines, source)


def _blocks(body: Any) -> Iterator[Any]:
    """Yield paragraphs and tables, also those inside content controls; what stands in a text box comes with its paragraph."""
    for element in body:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag not in _SKIPPED and len(element):
            yield from _blocks(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == f"{_W}tc":
            yield element
        elif element.tag == f"{_W}sdt":
            yield from element.iter(f"{_W}tc")


def _text(paragraph: Any, notes: dict[str, dict[str, str]]) -> str:
    """Return the text of a paragraph with its tabs, line breaks and notes."""
    parts: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in _SIGNS and element.getparent().tag == f"{_W}r":
            parts.append(_SIGNS[element.tag])
        elif element.tag in _NOTES:
            kind, word = _NOTES[element.tag]
            if note := notes[kind].get(element.get(f"{_W}id") or ""):
                parts.append(f" [{word}: {note}]")
        elif element.tag not in _SKIPPED:
            if element.tag == f"{_W}p" and element is not paragraph:  # in a text box
                parts.append("\n")
            waiting += reversed(element)
    return "".join(parts)


def _label(paragraph: Any) -> str:
    """Return the bold words with which a paragraph begins when what follows is not bold, else nothing."""
    bold: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        text = "".join(t.text or "" for t in run.iter(f"{_W}t"))
        if (not text.strip() and bold) or _is_bold(run):
            bold.append(text)
        else:
            label = "".join(bold)
            return label if 0 < len(label.split()) <= _BOLD_WORDS else ""
    return ""


def _bold_lines(paragraph: Any, count: int) -> list[bool]:
    """Tell of each line of a paragraph whether all its words are bold; of none when a text box adds lines of its own."""
    words: list[list[bool]] = [[]]
    for run in paragraph.iter(f"{_W}r"):
        for element in run:
            if element.tag == f"{_W}t" and (element.text or "").strip():
                words[-1].append(_is_bold(run))
            elif _SIGNS.get(element.tag) == "\n":
                words.append([])
    return [bool(line) and all(line) for line in words] if len(words) == count else [False] * count


def _is_bold(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    if mark is not None:
        return mark.get(f"{_W}val") not in ("0", "false")
    style = run.find(f"{_W}rPr/{_W}rStyle")
    return style is not None and style.get(f"{_W}val") in _STRONG


def _notes(document: Any, kind: str) -> dict[str, str]:
    """Return the notes or comments of a document by id."""
    from docx.oxml import parse_xml

    found = {}
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                found[note.get(f"{_W}id") or ""] = " ".join(t.text or "" for t in note.iter(f"{_W}t")).strip()
    return found


def _edges(document: Any, kind: str, notes: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield the text of the headers or footers of all pages; a page number alone is none."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            for paragraph in parse_xml(relation.target_part.blob).iter(f"{_W}p"):
                text = _text(paragraph, notes).strip()
                if any(letter.isalpha() for letter in text):
                    yield text

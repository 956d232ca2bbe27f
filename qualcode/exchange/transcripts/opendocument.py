"""Read OpenDocument texts (.odt) of LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcode.exchange.transcripts import archive, columns, layout
from qualcode.exchange.transcripts.said import Said, Source

_TEXTS = frozenset({"text:p", "text:h"})
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_BRACKETS = {"text:note": "voetnoot", "office:annotation": "opmerking"}
_SKIPPED = frozenset({"text:tracked-changes", "text:note-citation", "dc:creator", "dc:date", "text:sequence-decls", "meta:creator-initials"})


def read(source: Source) -> Iterator[Said]:
    """Yield who says what in a text of LibreOffice; notes stand in brackets where they belong."""
    archive.check(source)
    import odfdo  # 20 ms, only for this kind of file

    document = odfdo.Document(str(source.path))
    lines: list[layout.Line] = []
    for block in _blocks(document.body):
        if block.tag == "table:table":
            rows = [[_cell(cell) for cell in row.children] for row in _rows(block)]
            if max(map(len, rows), default=0) > 1:
                lines += [layout.Line("", one.line, said=one) for one in columns.said(rows, source)]
            else:
                lines += [layout.Line(cell, len(lines) + 1) for row in rows for cell in row]
            continue
        lines += [layout.Line(part, len(lines) + 1) for part in _text(block).split("\n")]
        lines.append(layout.Line("", len(lines) + 1))
    yield from layout.recognise(lines, source)


def _blocks(body: Any) -> Iterator[Any]:
    for element in body.children:
        if element.tag in _TEXTS or element.tag == "table:table":
            yield element
        elif element.tag not in _SKIPPED:
            yield from _blocks(element)


def _rows(table: Any) -> Iterator[Any]:
    for element in table.children:
        if element.tag == "table:table-row":
            yield element
        elif element.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _rows(element)


def _cell(cell: Any) -> str:
    return "\n".join(_text(block) for block in _blocks(cell)).strip()


def _text(element: Any) -> str:
    """Return the text of an element, with what stands behind each element inside it."""
    parts = [element.text or ""]
    for inner in element.children:
        if inner.tag == "text:s":
            parts.append(" " * min(int(inner.get_attribute("text:c") or 1), 80))
        elif inner.tag in _BRACKETS:
            parts.append(f" [{_BRACKETS[inner.tag]}: {' '.join(_text(inner).split())}]")
        elif inner.tag not in _SKIPPED:
            parts.append(_SIGNS.get(inner.tag) or _text(inner) + ("\n" if inner.tag in _TEXTS else ""))
        parts.append(inner.tail or "")
    return "".join(parts)

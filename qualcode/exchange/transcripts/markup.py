"""Parse XML and HTML of strangers: no entities, no network, limits on depth and size."""

from __future__ import annotations

import re
from typing import Any

from qualcode.exchange.transcripts.said import Source

_BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li ul ol blockquote tr table section article body dt dd pre header footer".split())
_SILENT = frozenset({"script", "style", "template", "noscript"})


def xml(source: Source, raw: bytes) -> Any:
    """Return the root of an XML document; raises ProblemsError when it is broken or has a DOCTYPE."""
    from lxml import etree

    if b"<!DOCTYPE" in raw.replace(b"\x00", b""):
        raise source.refuse("is XML with a DOCTYPE, which may refer elsewhere", hint="export it again without a DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 0
        what = re.sub(r",? line \d.*", "", str(error)).lower()
        raise source.refuse(f"is not sound XML: {what}", line=line, hint="export it again") from error


def page(source: Source, text: str) -> tuple[list[str], list[list[list[str]]]]:
    """Return the lines of an HTML page and the rows of its tables with more than one column."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise source.refuse("is not a page that can be read", hint="save it as text") from error
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):  # the rest was not read
        raise source.refuse("is a page that is nested too deep", hint="save it as text")
    if root is None:
        raise source.refuse("is empty", hint="name a file that holds an interview")
    source.attribute("titel", root.findtext(".//title") or "")
    for element in [*root.iter(*_SILENT), *root.iter("title")]:
        _drop(element)
    tables = []
    for table in list(root.iter("table")):
        rows = [[_flat(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        if max(map(len, rows), default=0) > 1 and not list(table.iterancestors("table")) and not list(table.iterdescendants("table")):
            tables.append(rows)
            _drop(table)
    body = root.find("body")
    return lines_of(body if body is not None else root), tables


def _drop(element: Any) -> None:
    """Take an element out, but leave the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _flat(cell: Any) -> str:
    return "\n".join(line for line in lines_of(cell) if line)


def lines_of(root: Any) -> list[str]:
    """Return the text of an element, a line for each block; bold stays marked as `**…**`."""
    from lxml import etree

    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _BLOCKS or (tag == "br" and event == "start"):
            parts.append("\n")
        elif tag in ("td", "th"):
            parts.append("\t" if event == "end" else "")
        if event == "start" and element.get("data-timestamp") is None and element.text:
            parts.append(re.sub(r"\s+", " ", element.text))
        elif event == "start" and element.get("data-timestamp") is not None:
            parts.append(f"[{(element.text or '').strip()}]")
        if event == "end" and element.tail and element is not root:
            parts.append(re.sub(r"\s+", " ", element.tail))
    return [line.strip() for line in "".join(parts).split("\n")]

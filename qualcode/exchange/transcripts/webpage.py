"""Read web pages (.html) and the files of oTranscribe (.otr), which hold a web page in JSON."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.exchange.transcripts import columns, encoding, layout, markup
from qualcode.exchange.transcripts.recognised import parse
from qualcode.exchange.transcripts.said import Said, Source


def read(source: Source) -> Iterator[Said]:
    """Yield who says what on a web page; a table of several columns is read by its columns."""
    yield from _page(encoding.text(source), source)


def read_otranscribe(source: Source) -> Iterator[Said]:
    """Yield who says what in a file of oTranscribe."""
    found = parse(source)
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise source.refuse("is not a file of oTranscribe: it holds no `text`", hint="export it again, as .otr or as text")
    if isinstance(media := found.get("media"), str):
        source.attribute("opname", media)
    yield from _page(encoding.clean(found["text"]), source)


def _page(text: str, source: Source) -> Iterator[Said]:
    lines, tables = markup.page(source, text)
    if any(lines):
        yield from layout.recognise([layout.Line(line, n) for n, line in enumerate(lines, 1)], source)
    for rows in tables:
        yield from columns.said(rows, source)

"""Read the text of PDF files."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from qualcode.exchange.transcripts import encoding, layout
from qualcode.exchange.transcripts.said import Said, Source

_PAGES = 2000


def read(source: Source) -> Iterator[Said]:
    """Yield who says what in a PDF; a number alone at the top or foot of a page is left out."""
    raw = source.raw()
    if b"%PDF" not in raw[:1024]:
        raise source.refuse("is empty" if not raw.strip() else "is not a PDF", hint="export it again, or name a .docx or .txt file")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is told in our own words
    from pypdf import PdfReader

    reader = PdfReader(str(source.path))
    if reader.is_encrypted and not reader.decrypt(""):
        raise source.refuse("has a password", hint="save it without password")
    if len(reader.pages) > _PAGES:
        raise source.refuse(f"has over {_PAGES} pages", hint="split it")
    lines: list[layout.Line] = []
    for page in reader.pages:
        text = encoding.clean(page.extract_text() or "").strip("\n").split("\n")
        for n, line in enumerate(text):
            if not (n in (0, len(text) - 1) and re.fullmatch(r"\s*[-–]?\s*\d{1,4}\s*[-–]?\s*", line)):
                lines.append(layout.Line(line, len(lines) + 1))
    if not any(line.text.strip() for line in lines):
        raise source.refuse("holds no text, only pictures of it", hint="recognise the text first: ocrmypdf --language nld IN.pdf OUT.pdf")
    yield from layout.recognise(lines, source)

"""Read rich text (.rtf)."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.exchange.transcripts import encoding, layout
from qualcode.exchange.transcripts.said import Said, Source


def read(source: Source) -> Iterator[Said]:
    """Yield who says what in a rich text."""
    raw = source.raw()
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise source.refuse(
            "is empty" if not raw.strip() else "is not rich text: it does not begin with `{\\rtf`", hint="save it again as .rtf or .docx"
        )
    from striprtf.striprtf import rtf_to_text

    text = encoding.clean(rtf_to_text(raw.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    yield from layout.recognise(layout.of_text(text), source)

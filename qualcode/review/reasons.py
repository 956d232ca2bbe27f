"""Below the conversation: the codings on the selected words, and why they were proposed."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qualcode.model.coding import Coding
from qualcode.review.printable import printable
from qualcode.review.session import Session
from qualcode.review.signs import colour, sign
from qualcode.text import shorten

_WHY = 160  # characters of a reason of which the place in the codebook still shows


def reasons(session: Session) -> Content:
    """Return a line for each coding on the selected words: sign, construct, who, status, score, facets, reason, memo."""
    lines = [Content.assemble(*_parts(session, coding)) for coding in session.here()]
    return Content("\n").join(lines) if lines else Content.styled("no coding on these words", "dim")


def _parts(session: Session, coding: Coding) -> Iterator[tuple[str, str] | str]:
    construct = session.book.find(coding.construct)
    yield "> " if coding is session.current else "  "
    yield f"{sign(coding, session.book)} {printable(construct.label if construct else coding.construct)}", _style(coding, session)
    score = "" if coding.score is None else f" {coding.score:.2f}"
    yield f"  {coding.coder} {coding.status}{score}"
    for facet, value in sorted(coding.facets.items()):
        yield printable(f"  {facet}={value}")
    if coding.why:
        yield "  " + printable(_short(coding.why)), "dim"
    if coding.memo:
        yield "  memo: " + printable(shorten(coding.memo, _WHY)), "italic"


def _style(coding: Coding, session: Session) -> str:
    name = colour(coding, session.book)
    return f"bold ansi_{name}" if name else "bold"


def _short(why: str) -> str:
    """Return a reason with its middle left out when it is long: an indicator of many alternatives, and its place behind it."""
    return why if len(why) <= _WHY else f"{why[: _WHY // 2]}...{why[-_WHY // 2 :]}"

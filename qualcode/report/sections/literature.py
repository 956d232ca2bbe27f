"""What the literature says, beside the findings, and the list of publications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualcode.report import dutch
from qualcode.report.blocks import Block, Box, Bullets
from qualcode.report.findings import Findings


def box(findings: Findings, construct: str) -> Iterator[Block]:
    """Yield a box with what a construct means and who wrote about it; nothing when no publication is named."""
    known = findings.constructs.get(construct)
    publications = _publications(findings)
    named = [publications[id] for id in known.references if id in publications] if known else []
    if known and named:
        meaning = (" ".join(known.definition.split()),) if known.definition else ()
        yield Box(dutch.LITERATURE_BOX.format(known.label), (*meaning, *(f"{dutch.SEE} {text}" for text in named)))


def bibliography(findings: Findings, constructs: Iterable[str]) -> Iterator[Block]:
    """Yield the publications that some constructs refer to, by author."""
    publications = _publications(findings)
    ids = {id for construct in constructs if (known := findings.constructs.get(construct)) for id in known.references}
    if named := sorted((publications[id] for id in ids if id in publications), key=str.casefold):
        yield Bullets(tuple(named))


def _publications(findings: Findings) -> dict[str, str]:
    return {reference.id: " ".join(reference.text.split()) for book in findings.books for reference in book.references}

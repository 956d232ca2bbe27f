"""What helps and what hinders: themes ranked by people, with the best quotes."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings, people
from qualcode.report.quoting import Quotes

MOST_THEMES = 4


def ranking(findings: Findings, condition: str) -> list[str]:
    """Return the constructs about which something was said with a condition, by people, then by fragments, then by label."""
    found = {id: said for id in {f.construct for f in findings.fragments} if (said := findings.about(id, condition))}
    return sorted(found, key=lambda id: (-people(found[id]), -len(found[id]), findings.label(id)))


def conditions(findings: Findings, condition: str, quotes: Quotes, *, most: int = MOST_THEMES) -> Iterator[Block]:
    """Yield a table of the themes that help, or that hinder, and quotes on the first of them."""
    found = ranking(findings, condition)
    if not found:
        yield Paragraph(dutch.NOTHING_SAID, note=True)
        return
    said = {id: findings.about(id, condition) for id in found}
    rows = tuple((findings.label(id), len(said[id]), people(said[id]), sum(f.confirmed for f in said[id])) for id in found)
    columns = dutch.COLUMNS
    yield Table((columns["theme"], columns["fragments"], columns["people"], columns["confirmed"]), rows, (0.52, 0.16, 0.16, 0.16))
    for id in found[:most]:
        if chosen := list(quotes.best(id, condition)):
            yield Heading(findings.label(id), 2)
            yield from chosen

"""Steps to take, each with what was found for it and against it, or that nothing was found."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model.view import Evidence
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings
from qualcode.report.kinds.overzicht import marked
from qualcode.report.quoting import Quotes

_MOST = 2


def blocks(findings: Findings, view: Evidence) -> Iterator[Block]:
    """Yield a row per step with what each case says of it, and for each step the quotes or the lack of them."""
    steps = [construct for book in findings.study.codebooks.values() for _, _, construct in book.walk() if construct.group == view.group]
    by_case = {name: findings.of_case(name) for name in findings.cases}
    rows = tuple((one.label, *(marked(case, one.id) for case in by_case.values()), _verdict(findings, one.id)) for one in steps)
    size = 0.4 / max(1, len(by_case))
    yield Table((dutch.COLUMNS["step"], *by_case, dutch.COLUMNS["found"]), rows, (0.36, *(size for _ in by_case), 0.24))
    quotes = Quotes(findings)
    for step in steps:
        yield Heading(step.label)
        if step.definition:
            yield Paragraph(" ".join(step.definition.split()))
        chosen: list[Block] = [quote for condition in findings.conditions for quote in quotes.best(step.id, condition, most=_MOST)]
        yield from chosen or [Paragraph(dutch.NO_EVIDENCE, note=True)]


def _verdict(findings: Findings, construct: str) -> str:
    """Return whether what was found speaks for a step, against it, both, or is missing."""
    found = [bool(findings.about(construct, condition)) for condition in findings.conditions[:2]]
    if all(found) and found:
        return dutch.BOTH
    if any(found):
        return dutch.DONE if found[0] else dutch.NOT_DONE
    return dutch.MENTIONED if findings.about(construct) else dutch.MISSING

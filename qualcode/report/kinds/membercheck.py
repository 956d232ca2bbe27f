"""The membercheck: the casusverslag as it goes back to those it is about, with room for what they want to say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.report import dutch
from qualcode.report.blocks import Block, Bullets, Document, Facts, Heading, Paragraph, Quote, Room, Table
from qualcode.report.findings import Findings
from qualcode.report.kinds import casusverslag
from qualcode.report.kinds.casusverslag import one_line

_LINES = 3


def build(findings: Findings) -> Document:
    """Return the copy of a casusverslag that respondents check."""
    report = casusverslag.build(findings)
    title = f"{dutch.MEMBER_CHECK} {findings.name}"
    return replace(report, title=title, header=title, blocks=tuple(_blocks(findings, report)))


def _blocks(findings: Findings, report: Document) -> Iterator[Block]:
    for text in dutch.MEMBER_CHECK_OPENING:
        yield Paragraph(text)
    yield Bullets(dutch.MEMBER_CHECK_QUESTIONS)
    if facts := next((block for block in report.blocks if isinstance(block, Facts)), None):
        yield Heading(dutch.MEMBER_CHECK_FACTS)
        yield facts
        yield Room(1)
    written = [(one, summary) for one in findings.constructs.values() if (summary := findings.summary(one.id))]
    if written:
        yield Heading(dutch.MEMBER_CHECK_TEXTS)
    for construct, summary in written:
        yield Heading(dutch.HEADINGS.get(construct.id, construct.label), 2)
        yield Paragraph(one_line(summary.text))
        yield Paragraph(dutch.YOUR_REMARK, note=True)
        yield Room(_LINES)
    if quotes := [block for block in report.blocks if isinstance(block, Quote)]:
        yield Heading(dutch.MEMBER_CHECK_QUOTES)
        yield Paragraph(dutch.MEMBER_CHECK_QUOTED)
        rows = tuple((str(n), f"“{quote.text}”\n{quote.id}".rstrip(), "") for n, quote in enumerate(quotes, 1))
        yield Table((dutch.COLUMNS["number"], dutch.COLUMNS["quote"], dutch.COLUMNS["remark"]), rows, (0.07, 0.55, 0.38))
    yield Heading(dutch.AGREED)
    yield Facts(dutch.AGREEMENT)

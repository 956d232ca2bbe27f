"""The themarapport: what comes back in many cases, ranked, in the words of those who said it."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.report import dutch
from qualcode.report.blocks import Block, Bullets, Document, Heading, Paragraph
from qualcode.report.findings import Findings
from qualcode.report.quoting import Quotes
from qualcode.report.sections import drawings, literature, themes
from qualcode.report.sections.account import account


def build(findings: Findings) -> Document:
    """Return the report by theme of a whole study."""
    return Document(dutch.THEME_REPORT, findings.title, dutch.THEME_REPORT, findings.authors, tuple(_blocks(findings)))


def _blocks(findings: Findings) -> Iterator[Block]:
    quotes = Quotes(findings)
    ranked = themes.ranking(findings)
    yield Heading(dutch.RANKING)
    if ranked:
        yield Paragraph(dutch.RANKING_EXPLAINED)
        yield themes.table(findings, ranked)
        yield from drawings.balance(findings, ranked)
        yield from drawings.together(findings, ranked)
    else:
        yield Paragraph(dutch.NOTHING_CODED, note=True)
    if found := themes.contrasts(findings):
        yield Heading(dutch.CONTRASTS)
        yield Paragraph(dutch.SMALL_NUMBERS, note=True)
        yield Bullets(tuple(f"{findings.label(one.construct)}: {themes.sentence(one)}" for one in found))
    for id in ranked:
        yield from themes.theme(findings, id, quotes)
    if publications := list(literature.bibliography(findings, ranked)):
        yield Heading(dutch.LITERATURE)
        yield from publications
    yield Heading(dutch.ACCOUNT)
    yield from account(findings, quotes)

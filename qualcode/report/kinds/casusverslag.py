"""The casusverslag: what one company is about, in a fixed order of sections."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model.codebook import Construct
from qualcode.report import dutch
from qualcode.report.blocks import Block, Document, Facts, Heading, Paragraph
from qualcode.report.findings import Findings
from qualcode.report.quoting import Quotes
from qualcode.report.sections.account import account
from qualcode.report.sections.conditions import conditions

BESIDE_CONDITIONS, LAST = "voorwaarden", "vervolg"  # aspects that stand with the conditions, and behind them
_ORDER = ("sector", "omvang", "gesprekken", "periode", "bronnen")


def build(findings: Findings) -> Document:
    """Return the casusverslag of one case."""
    settings = findings.study.settings
    title = f"{dutch.CASE_REPORT} {findings.name}"
    return Document(title, findings.title if settings.file else "", title, findings.authors, tuple(_blocks(findings)))


def _blocks(findings: Findings) -> Iterator[Block]:
    quotes = Quotes(findings)
    if rows := tuple(facts(findings)):
        yield Facts(rows)
    for aspect in findings.aspects:
        if aspect.id not in (BESIDE_CONDITIONS, LAST):
            yield from _aspect(findings, aspect, quotes)
    if not findings.aspects:
        yield from _themes(findings)
    for n, condition in enumerate(findings.conditions):
        yield Heading(dutch.CONDITIONS.get(condition, condition.capitalize()))
        if n == 0 and (needed := findings.summary(BESIDE_CONDITIONS)):
            yield Paragraph(one_line(needed.text))
            yield from _doubt(findings, BESIDE_CONDITIONS)
        yield from conditions(findings, condition, quotes)
    for aspect in findings.aspects:
        if aspect.id == LAST:
            yield from _aspect(findings, aspect, quotes)
    yield Heading(dutch.ACCOUNT)
    yield from account(findings, quotes)


def facts(findings: Findings) -> Iterator[tuple[str, str]]:
    """Yield what is known about a case, in the order in which a reader wants it."""
    known = dict(findings.case.facts) if findings.case else {}
    if sectors := {t.attributes["sector"] for t in findings.transcripts if "sector" in t.attributes}:
        known.setdefault("sector", dutch.enumeration(sorted(sectors)))
    if people := dutch.roles(findings.roles):
        known["gesprekken"] = people
    if period := findings.study.settings.report.period or dutch.period([t.attributes.get("datum", "") for t in findings.transcripts]):
        known.setdefault("periode", period)
    for key in sorted(known, key=lambda k: (_ORDER.index(k) if k in _ORDER else len(_ORDER), k)):
        yield dutch.FACTS.get(key, key.replace("-", " ").capitalize()), known[key]


def one_line(text: str) -> str:
    """Return a text without its line ends."""
    return " ".join(text.split())


def _aspect(findings: Findings, aspect: Construct, quotes: Quotes) -> Iterator[Block]:
    yield Heading(dutch.HEADINGS.get(aspect.id, aspect.label))
    if summary := findings.summary(aspect.id):
        yield Paragraph(one_line(summary.text))
        yield from _doubt(findings, aspect.id)
        if one := next((one for one in summary.quotes if quotes.new(one.transcript, one.quote)), None):
            yield quotes.spoken(one.transcript, one.quote)
        return
    said = list(quotes.best(aspect.id))
    yield Paragraph(dutch.NO_SUMMARY + (" " + dutch.SAID_ABOUT if said else " " + dutch.NOTHING_SAID), note=True)
    yield from said


def _doubt(findings: Findings, construct: str) -> Iterator[Block]:
    """Yield a remark when a summary is stale."""
    if findings.outdated(construct):
        yield Paragraph(dutch.OUTDATED, note=True)


def _themes(findings: Findings) -> Iterator[Block]:
    written = [(construct, summary) for construct in findings.constructs.values() if (summary := findings.summary(construct.id))]
    if written:
        yield Heading(dutch.THEMES)
    for construct, summary in written:
        yield Heading(construct.label, 2)
        yield Paragraph(one_line(summary.text))
        yield from _doubt(findings, construct.id)

"""The terugkoppeling: a hand-out of what was heard, for a group that talks it through."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.report import dutch
from qualcode.report.blocks import Block, Bullets, Document, Heading, Paragraph, Room
from qualcode.report.findings import Findings, people
from qualcode.report.quoting import Quotes
from qualcode.report.sections import themes
from qualcode.report.sections.conditions import ranking

MOST, MOST_CONTRASTS, _LINES = 4, 3, 3


def build(findings: Findings) -> Document:
    """Return the hand-out for a group session."""
    return Document(dutch.FEEDBACK, findings.title, dutch.FEEDBACK, findings.authors, tuple(_blocks(findings)))


def _blocks(findings: Findings) -> Iterator[Block]:
    quotes = Quotes(findings)
    cases = dutch.amount(len(findings.cases), *dutch.case_nouns(findings.study, findings.by))
    yield Paragraph(f"We spraken met {dutch.roles(findings.roles)}, in {cases}. {dutch.FEEDBACK_OPENING}")
    for condition in findings.conditions:
        yield Heading(dutch.HEARD.get(condition, condition.capitalize()))
        found = ranking(findings, condition)[:MOST]
        if not found:
            yield Paragraph(dutch.NOTHING_SAID, note=True)
        for id in found:
            said = findings.about(id, condition)
            who = dutch.part(people(said), sum(findings.roles.values()), dutch.RESPONDENT, dutch.RESPONDENTS)
            where = dutch.part(len(findings.cases_of(said)), len(findings.cases), *dutch.case_nouns(findings.study, findings.by))
            yield Heading(findings.label(id), 2)
            yield Paragraph(f"Genoemd door {who}, in {where}.")
            yield from quotes.of(said, most=1)
    if found_contrasts := themes.contrasts(findings)[:MOST_CONTRASTS]:
        yield Heading(dutch.CONTRASTS)
        yield Bullets(tuple(f"{findings.label(one.construct)}: {themes.sentence(one)}" for one in found_contrasts))
        yield Paragraph(dutch.SMALL_NUMBERS, note=True)
    yield Heading(dutch.TO_DISCUSS)
    for question in dutch.DISCUSSION:
        yield Paragraph(question)
        yield Room(_LINES)

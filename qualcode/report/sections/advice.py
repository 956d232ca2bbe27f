"""Recommendations, each with the evidence that was found for it, or the lack of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.model.fragment import Fragment
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph
from qualcode.report.findings import Findings, people
from qualcode.report.quoting import ranked
from qualcode.report.sections import conditions

_MOST, _PLACES = 3, 4


def advice(findings: Findings) -> Iterator[Block]:
    """Yield what the researchers advise; where they wrote nothing, the themes that ask for advice, as a start."""
    written = findings.study.settings.report.recommendations
    for one in written:
        yield Heading(" ".join(one.text.split()), 2)
        yield Paragraph(evidence(findings, [fragment for id in one.constructs for fragment in findings.about(id)]))
    if written:
        return
    yield Paragraph(dutch.blank(dutch.ADVICE_BLANK), note=True)
    for condition in findings.conditions[:2]:
        for id in conditions.ranking(findings, condition)[:_MOST]:
            yield Heading(dutch.ADVICE.get(condition, "{}").format(findings.label(id)), 2)
            yield Paragraph(evidence(findings, findings.about(id, condition)))


def evidence(findings: Findings, said: Sequence[Fragment]) -> str:
    """Return how much was said, by how many, in how many cases, and the numbers of the best fragments."""
    if not said:
        return dutch.NO_EVIDENCE
    nouns = dutch.case_nouns(findings.study, findings.by)
    where = dutch.part(len(findings.cases_of(said)), len(findings.cases), *nouns)
    who = dutch.part(people(said), sum(findings.roles.values()), dutch.RESPONDENT, dutch.RESPONDENTS)
    places = dutch.enumeration([findings.numbers[one.id] for one in ranked(said)[:_PLACES]])
    return f"Onderbouwing: {dutch.amount(len(said), 'fragment', 'fragmenten')} van {who}, in {where}; zie {places}."

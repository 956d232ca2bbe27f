"""A story in fixed steps, such as SCISSOR: per conversation what was said of each step."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.coding import numbering
from qualcode.model.view import Steps
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings
from qualcode.report.views.placed import cell, facet_of, having, speaker


def blocks(findings: Findings, view: Steps) -> Iterator[Block]:
    """Yield a table of the steps for each conversation in which a step was told; steps that are missing stay visible."""
    facet = facet_of(findings, view.facet)
    told = having(findings, facet.id)
    numbers = numbering.transcripts(findings.study)
    if not told:
        yield Paragraph(dutch.NOTHING_PLACED.format(facet.label), note=True)
    for name in sorted({one.transcript for one in told}):
        case = findings.case_of(name)
        who = speaker(findings, name)
        yield Heading(f"{case + ': ' if case and not findings.name else ''}{who} ({numbers[name]})")
        of_one = [one for one in told if one.transcript == name]
        rows = tuple((value.label, cell(findings, (one for one in of_one if one.facets[facet.id] == value.id))) for value in facet.values)
        yield Table((facet.label, dutch.COLUMNS["told"]), rows, (0.24, 0.76))

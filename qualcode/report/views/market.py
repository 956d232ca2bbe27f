"""A market place of expertise: what is offered, what is asked for, and where the two meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.model.fragment import Fragment
from qualcode.model.view import Market
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings, people
from qualcode.report.views.placed import cell, facet_of, having

SEVERAL = 2  # people who offer the same
_MOST = 2


def blocks(findings: Findings, view: Market) -> Iterator[Block]:
    """Yield all subjects with how many offer and ask for them, and the four lists: by several, with demand, for what is coming, demand only."""
    subject = facet_of(findings, view.subject)
    said = [one for one in having(findings, view.facet) if one.facets.get(view.subject)]
    if not said:
        yield Paragraph(dutch.NOTHING_PLACED.format(facet_of(findings, view.facet).label), note=True)
        return
    offered, asked = ({value.id: _on(said, view, side, value.id) for value in subject.values} for side in (view.offer, view.demand))
    rows = [(value.label, people(offered[value.id]), people(asked[value.id])) for value in subject.values if offered[value.id] or asked[value.id]]
    yield Table((subject.label, dutch.COLUMNS["offer"], dutch.COLUMNS["demand"]), tuple(rows), (0.6, 0.2, 0.2))
    lists = (
        [value for value in subject.values if people(offered[value.id]) >= SEVERAL],
        [value for value in subject.values if offered[value.id] and asked[value.id]],
        [value for value in subject.values if offered[value.id] and value.id in view.coming],
        [value for value in subject.values if asked[value.id] and not offered[value.id]],
    )
    for head, values in zip(dutch.MARKET, lists, strict=True):
        yield Heading(head)
        if not values:
            yield Paragraph(dutch.NOTHING_HERE, note=True)
            continue
        shown = [(value.label, cell(findings, offered[value.id], most=_MOST), cell(findings, asked[value.id], most=_MOST)) for value in values]
        yield Table((subject.label, dutch.COLUMNS["offer"], dutch.COLUMNS["demand"]), tuple(shown), (0.22, 0.39, 0.39))


def _on(said: Sequence[Fragment], view: Market, side: str, subject: str) -> list[Fragment]:
    return [one for one in said if one.facets[view.facet] == side and one.facets[view.subject] == subject]

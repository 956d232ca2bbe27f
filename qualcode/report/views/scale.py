"""Cases and people between the two ends of a facet whose values are in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from qualcode.coding import numbering
from qualcode.model.codebook import Facet
from qualcode.model.fragment import Fragment
from qualcode.model.view import Scale
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings
from qualcode.report.quoting import Quotes
from qualcode.report.views.placed import facet_of, having, speaker

_MOST = 2


def blocks(findings: Findings, view: Scale) -> Iterator[Block]:
    """Yield how often each value was given per case and per conversation, with the place of each, and quotes for the values."""
    facet = facet_of(findings, view.facet)
    said = having(findings, facet.id)
    if not said:
        yield Paragraph(dutch.NOTHING_PLACED.format(facet.label), note=True)
        return
    yield Paragraph(dutch.ON_A_SCALE.format(facet.values[0].label, facet.values[-1].label), note=True)
    cases = [(name, [one for one in said if findings.case_of(one.transcript) == name]) for name in findings.cases]
    yield _table(findings.study.label(findings.by), facet, cases)
    numbers = numbering.transcripts(findings.study)
    people = [(name, [one for one in said if one.transcript == name]) for name in sorted({one.transcript for one in said})]
    yield Heading(dutch.PER_TALK)
    yield _table(dutch.COLUMNS["talk"], facet, [(f"{numbers[name]} {speaker(findings, name)}", found) for name, found in people])
    quotes = Quotes(findings)
    for value in facet.values:
        if chosen := list(quotes.of((one for one in said if one.facets[facet.id] == value.id), most=_MOST)):
            yield Heading(value.label)
            yield from chosen


def _table(head: str, facet: Facet, rows: Iterable[tuple[str, list[Fragment]]]) -> Table:
    shown: list[tuple[str | int, ...]] = []
    for name, said in rows:
        counts = Counter(one.facets[facet.id] for one in said)
        shown.append((name, *(counts[value.id] for value in facet.values), place(facet, said)))
    size = 0.5 / len(facet.values)
    return Table((head, *(value.label for value in facet.values), dutch.COLUMNS["place"]), tuple(shown), (0.3, *(size for _ in facet.values), 0.2))


def place(facet: Facet, said: Iterable[Fragment]) -> str:
    """Return the value around which half of what was said lies (the median, the lower of two); a dash when nothing was said."""
    ranks = {value.id: n for n, value in enumerate(facet.values)}
    found = sorted(ranks[one.facets[facet.id]] for one in said)
    return facet.values[found[(len(found) - 1) // 2]].label if found else "–"

"""What became of each thing in each case, such as instruments that were used or left aside, with what people said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.model.codebook import Facet
from qualcode.model.fragment import Fragment
from qualcode.model.view import Use
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings
from qualcode.report.quoting import Quotes
from qualcode.report.views.placed import facet_of, having

_MOST = 3


def blocks(findings: Findings, view: Use) -> Iterator[Block]:
    """Yield a row per thing and a column per case with what was said of it, and quotes as remarks for each thing."""
    rows, values = facet_of(findings, view.rows), facet_of(findings, view.value)
    said = [one for one in having(findings, rows.id) if one.facets.get(values.id)]
    if not said:
        yield Paragraph(dutch.NOTHING_PLACED.format(f"{rows.label} × {values.label}"), note=True)
        return
    table = []
    for row in rows.values:
        about = [one for one in said if one.facets[rows.id] == row.id]
        if about:
            cases = [[one for one in about if findings.case_of(one.transcript) == case] for case in findings.cases]
            table.append((row.label, *(_cell(values, one) for one in cases)))
    size = 0.76 / len(findings.cases)
    yield Table((rows.label, *findings.cases), tuple(table), (0.24, *(size for _ in findings.cases)), fine=True)
    quotes = Quotes(findings)
    for row in rows.values:
        chosen = list(quotes.of((one for one in said if one.facets[rows.id] == row.id), most=_MOST))
        if chosen:
            yield Heading(row.label)
            yield from chosen


def _cell(values: Facet, said: Sequence[Fragment]) -> str:
    """Return each value that was given, with how often when that is more than once."""
    counts = Counter(one.facets[values.id] for one in said)
    shown = [f"{value.label.lower()}{f' ({counts[value.id]})' if counts[value.id] > 1 else ''}" for value in values.values if counts[value.id]]
    return "\n".join(shown) or "–"

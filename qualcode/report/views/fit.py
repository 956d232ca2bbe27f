"""What happened against what was done about it: how often, and where the reaction did not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.model.view import Fit
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings
from qualcode.report.quoting import Quotes
from qualcode.report.views.placed import facet_of, having, labels

FITTING = "✓"
_MOST = 3


def blocks(findings: Findings, view: Fit) -> Iterator[Block]:
    """Yield the counts of both facets together, those that fit marked, and quotes for each pair that does not."""
    rows, columns = facet_of(findings, view.rows), facet_of(findings, view.columns)
    both = [one for one in having(findings, rows.id) if one.facets.get(columns.id)]
    if not both:
        yield Paragraph(dutch.NOTHING_PLACED.format(f"{rows.label} × {columns.label}"), note=True)
        return
    counts = Counter((one.facets[rows.id], one.facets[columns.id]) for one in both)
    fits = {(row, column) for row, fitting in view.fits.items() for column in fitting}
    table = [(row.label, *(_cell(counts[row.id, column.id], fits=(row.id, column.id) in fits) for column in columns.values)) for row in rows.values]
    yield Paragraph(dutch.FITTING.format(FITTING), note=True)
    yield Table((rows.label, *(value.label for value in columns.values)), tuple(table), (0.22, *(0.78 / len(columns.values) for _ in columns.values)))
    fitting = sum(n for pair, n in counts.items() if pair in fits)
    judged = sum(n for (row, _), n in counts.items() if row in view.fits)
    yield Paragraph(dutch.fitted(fitting, judged))
    quotes, names, reactions = Quotes(findings), labels(rows.values), labels(columns.values)
    misfits = sorted((pair for pair in counts if pair not in fits and pair[0] in view.fits), key=lambda pair: (-counts[pair], pair))
    if misfits:
        yield Heading(dutch.MISFITS)
    for row, column in misfits:
        said = [one for one in both if (one.facets[rows.id], one.facets[columns.id]) == (row, column)]
        if chosen := list(quotes.of(said, most=_MOST)):
            yield Heading(f"{names[row]} → {reactions[column].lower()}", 2)
            yield from chosen


def _cell(n: int, *, fits: bool) -> str:
    return " ".join(filter(None, (str(n) if n else "–", FITTING if fits else "")))

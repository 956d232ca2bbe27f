"""The overzicht: all cases beside each other, on pages that lie on their side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.model.codebook import Construct
from qualcode.model.fragment import UNDECIDED
from qualcode.report import dutch
from qualcode.report.blocks import Block, Break, Document, Heading, Paragraph, Table
from qualcode.report.findings import Findings
from qualcode.report.kinds.casusverslag import one_line
from qualcode.report.sections import drawings

ACROSS = 6  # themes beside each other that can still be read
_FIRST = 0.14  # of the width, for what names a row
MOST_CASES = 10


def build(findings: Findings) -> Document:
    """Return the overview of all cases."""
    blocks = tuple(blocks_of(findings))
    return Document(f"{dutch.OVERVIEW} {findings.title}", dutch.OVERVIEW_SUB, dutch.OVERVIEW, findings.authors, blocks, landscape=True)


def blocks_of(findings: Findings) -> Iterator[Block]:
    """Yield the cases against what was summarised about them, and against the conditions."""
    written = [one for one in findings.constructs.values() if any(findings.summary(one.id, case) for case in findings.cases)]
    if written:
        yield Heading(dutch.CASES_AND_ASPECTS)
        for start in range(0, len(written), ACROSS):
            yield summaries(findings, written[start : start + ACROSS])
    else:
        yield Paragraph(dutch.NO_SUMMARIES, note=True)
    if findings.themes and findings.fragments:
        yield Break()
        yield Heading(dutch.CASES_AND_CONDITIONS)
        yield Paragraph(dutch.MARKS_EXPLAINED, note=True)
        yield counts(findings)
        yield from drawings.heat(findings, [one.id for one in findings.themes if findings.about(one.id)])


def summaries(findings: Findings, constructs: Sequence[Construct]) -> Table:
    """Return a row per case with what the researcher wrote about each construct."""
    heads = (findings.study.label(findings.by), *(construct.label for construct in constructs))
    rows = []
    for case in findings.cases:
        texts = [_summary(findings, one.id, case) for one in constructs]
        rows.append((case, *texts))
    return Table(heads, tuple(rows), (_FIRST, *((1 - _FIRST) / len(constructs) for _ in constructs)), fine=True)


def _summary(findings: Findings, construct: str, case: str) -> str:
    summary = findings.summary(construct, case)
    text = one_line(summary.text) if summary else "–"
    return f"{text} ({dutch.STALE})" if findings.outdated(construct, case) else text


def counts(findings: Findings) -> Table:
    """Return a row per theme with the fragments of each case (`+3 −1`); of many cases only the totals."""
    few = len(findings.cases) <= MOST_CASES
    cases = findings.cases if few else ()
    heads = (dutch.COLUMNS["theme"], *cases, dutch.COLUMNS["total"])
    by_case = {case: findings.of_case(case) for case in cases}
    said = [one for one in findings.themes if findings.about(one.id)]
    rows = [(one.label, *(marked(by_case[case], one.id) for case in cases), marked(findings, one.id)) for one in said]
    return Table(heads, tuple(rows), (0.2, *(0.8 / (len(cases) + 1) for _ in range(len(cases) + 1))), fine=True)


def marked(findings: Findings, construct: str) -> str:
    """Return the numbers of fragments by condition: `+3 −1`; one number where there are no conditions, a dash where there is nothing."""
    said = findings.about(construct)
    if construct in {aspect.id for aspect in findings.aspects}:
        return str(len(said)) if said else "–"
    counts = Counter(one.condition for one in said)
    shown = [(dutch.MARKS.get(condition or UNDECIDED, f"{condition} "), counts[condition]) for condition in (*findings.conditions, None)]
    return " ".join(f"{mark}{n}" for mark, n in shown if n) or "–"

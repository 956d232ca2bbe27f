"""What views share: fragments with a value of a facet, and quotes in the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.model.codebook import Facet, Value
from qualcode.model.fragment import Fragment
from qualcode.report.findings import Findings
from qualcode.report.quoting import Quotes, ranked

MOST = 3  # quotes in a cell


def facet_of(findings: Findings, id: str) -> Facet:
    """Return a facet of the study's codebooks; that it is there was checked before."""
    return next(facet for book in findings.study.codebooks.values() for facet in book.facets if facet.id == id)


def having(findings: Findings, facet: str, value: str | None = None) -> list[Fragment]:
    """Return the fragments with a value of a facet, or with any."""
    return [one for one in findings.fragments if (one.facets.get(facet) == value if value else one.facets.get(facet))]


def cell(findings: Findings, fragments: Iterable[Fragment], *, most: int = MOST) -> str:
    """Return the best quotes of some fragments with their numbers, the same words once, one below the other; a dash when there are none."""
    words: dict[str, str] = {}
    for one in ranked(fragments):
        words.setdefault(" ".join(one.quote.split()), findings.numbers[one.id])
    shown = [f"“{quote}” ({number})" for quote, number in list(words.items())[:most]]
    return "\n".join([*shown, *([f"+ {len(words) - most}"] if len(words) > most else [])]) or "–"


def speaker(findings: Findings, transcript: str) -> str:
    """Return who speaks in a conversation, by role and letter of the case."""
    return Quotes(findings).speaker(transcript)


def labels(values: Iterable[Value]) -> dict[str, str]:
    """Return the label of each value by its id, in order."""
    return {value.id: value.label for value in values}

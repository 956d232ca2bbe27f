"""Stories in rings, from near by to far away, such as the circles of influence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from qualcode.model.codebook import Facet
from qualcode.model.fragment import Fragment
from qualcode.model.view import Circles
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings, people
from qualcode.report.pictures.picture import Picture
from qualcode.report.quoting import Quotes, ranked
from qualcode.report.sections.drawings import figure
from qualcode.report.views.placed import facet_of, having
from qualcode.text import shorten

_MOST, _THEMES, _STORIES, _LONG = 3, 3, 4, 60


def blocks(findings: Findings, view: Circles) -> Iterator[Block]:
    """Yield how many stories each ring holds and what they are about, and some of them."""
    facet = facet_of(findings, view.facet)
    said = {value.id: having(findings, facet.id, value.id) for value in facet.values}
    if not any(said.values()):
        yield Paragraph(dutch.NOTHING_PLACED.format(facet.label), note=True)
        return
    rows = tuple((value.label, len(said[value.id]), people(said[value.id]), _about(findings, said[value.id])) for value in facet.values)
    columns = dutch.COLUMNS
    yield Table((facet.label, columns["fragments"], columns["people"], columns["mostly"]), rows, (0.2, 0.14, 0.12, 0.54))
    yield from figure("cirkels", lambda: _drawn(findings, view, facet, said))
    quotes = Quotes(findings)
    for value in facet.values:
        if chosen := list(quotes.of(said[value.id], most=_MOST)):
            yield Heading(value.label)
            yield from chosen


def _drawn(findings: Findings, view: Circles, facet: Facet, said: Mapping[str, Sequence[Fragment]]) -> Picture:
    from qualcode.report.pictures import circles

    signs = dict(zip(findings.conditions, (True, False), strict=False))
    stories = [
        circles.Story(f"{findings.numbers[one.id]} {shorten(one.quote, _LONG)}", n, signs.get(one.condition or ""))
        for n, value in enumerate(facet.values)
        for one in ranked(said[value.id])[:_STORIES]
    ]
    return circles.circles(view.title, [value.label for value in facet.values], stories)


def _about(findings: Findings, said: Sequence[Fragment]) -> str:
    """Return the themes that come back most in some fragments."""
    counts = Counter(one.construct for one in said)
    most = sorted(counts, key=lambda id: (-counts[id], findings.label(id)))[:_THEMES]
    return ", ".join(f"{findings.label(id)} ({counts[id]})" for id in most) or "–"

"""Cases in four corners, by the balance of what was said on two axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.model.view import Axis, Quadrant
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings
from qualcode.report.pictures.picture import Picture
from qualcode.report.quoting import Quotes
from qualcode.report.sections.drawings import figure

_MOST = 1


@dataclass(frozen=True)
class Place:
    """Where a case stands: per axis how many fragments help and hinder."""

    case: str
    x: tuple[int, int]
    y: tuple[int, int]

    @property
    def at(self) -> tuple[float, float] | None:
        """Return the balance on both axes between -1 and 1 (what helps minus what hinders, by all that was said); None when one is silent."""
        if not (sum(self.x) and sum(self.y)):
            return None
        return tuple((helps - hinders) / (helps + hinders) for helps, hinders in (self.x, self.y))  # type: ignore[return-value]

    def corner(self, corners: Sequence[str]) -> str:
        """Return the name of the corner, of left above, right above, left below and right below; a balance of 0 is on no side."""
        if self.at is None or 0 in self.at:
            return dutch.BETWEEN if self.at else dutch.UNKNOWN
        x, y = self.at
        return corners[(x > 0) + 2 * (y < 0)]


def places(findings: Findings, view: Quadrant) -> list[Place]:
    """Return where each case stands."""
    found = []
    for name in findings.cases:
        case = findings.of_case(name)
        found.append(Place(name, _counts(case, view.x), _counts(case, view.y)))
    return found


def _counts(case: Findings, axis: Axis) -> tuple[int, int]:
    helps, hinders = (*case.conditions, "", "")[:2]
    return sum(len(case.about(id, helps)) for id in axis.constructs), sum(len(case.about(id, hinders)) for id in axis.constructs)


def blocks(findings: Findings, view: Quadrant) -> Iterator[Block]:
    """Yield where each case stands and by which numbers, and a quote for each axis."""
    found = places(findings, view)
    rows = tuple((one.case, _shown(one.x), _shown(one.y), one.corner(view.corners)) for one in found)
    heads = (findings.study.label(findings.by), view.x.label, view.y.label, dutch.COLUMNS["corner"])
    yield Paragraph(dutch.PER_AXIS, note=True)
    yield Table(heads, rows, (0.28, 0.18, 0.18, 0.36))
    yield from figure("kwadrant", lambda: _drawn(found, view))
    quotes = Quotes(findings)
    for one in found:
        case = findings.of_case(one.case)
        chosen = [quote for axis in (view.x, view.y) for quote in quotes.of([f for id in axis.constructs for f in case.about(id)], most=_MOST)]
        if chosen:
            yield Heading(f"{one.case}: {one.corner(view.corners)}", 2)
            yield from chosen


def _drawn(found: Sequence[Place], view: Quadrant) -> Picture:
    from qualcode.report.pictures import quadrant

    across, up = (quadrant.Axis(axis.label, *(f"{much} {axis.label.lower()}" for much in dutch.ENDS)) for axis in (view.x, view.y))
    points = [quadrant.Point(one.case, *one.at) for one in found if one.at]
    return quadrant.quadrant(view.title, across, up, points, corners=view.corners)


def _shown(counts: tuple[int, int]) -> str:
    helps, hinders = counts
    return f"+{helps} −{hinders}" if helps or hinders else "–"

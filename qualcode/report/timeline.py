"""The hand-out with a timeline: the phases of a guide side by side on A3, so that both can point at where they are."""

from __future__ import annotations

from qualcode.errors import QualcodeError
from qualcode.model.guide import Guide
from qualcode.model.study import Study
from qualcode.report import dutch
from qualcode.report.blocks import Document, Paragraph, Period, Timeline
from qualcode.report.fillins import FillIns

_ROOM = 17.0  # centimetres to write in below the phases, which leaves all on one page


def build(study: Study, guide: Guide, *, fill: FillIns) -> Document:
    """Return the timeline of a guide; raises QualcodeError when the guide has no phases."""
    if not guide.phases:
        hint = "add `phases: [{id: start, label: Start}, …]` to the guide, and `phase: start` to its sections"
        raise QualcodeError(f"guide `{guide.guide}` has no phases, so there is no timeline", hint=hint)
    about = study.settings.title if study.settings.file else ""
    title = dutch.TIMELINE["title"]
    periods = tuple(
        Period(
            f"{n}  {fill(phase.label)}",
            fill(phase.period),
            tuple(fill(section.title) for section in guide.sections if section.phase == phase.id),
        )
        for n, phase in enumerate(guide.phases, 1)
    )
    blocks = (Paragraph(dutch.TIMELINE["reading"], note=True), Timeline(periods, _ROOM))
    return Document(title, about or guide.title, f"{title} · {guide.title}", "", blocks, landscape=True, paper="A3")

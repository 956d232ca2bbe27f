"""Memos: what the researchers noted on the way, shown only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.coding.links import Links
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph
from qualcode.report.findings import Findings


def memos(findings: Findings) -> Iterator[Block]:
    """Yield the memos about a case, its interviews and its turns, or all of the study; each with its date, its coder and what it is about."""
    study = findings.study
    found = Links(study, ()).memos(findings.name) if findings.name else list(study.memos)
    if found:
        yield Heading(dutch.MEMOS)
    for memo in found:
        yield Heading(memo.title, 2)
        about = dutch.enumeration([findings.labels.get(name, name) for name in memo.about]) if memo.about else ""
        by = [dutch.date(memo.date), memo.coder or "", f"{dutch.ABOUT} {about}" if about else "", dutch.OPEN if memo.open else ""]
        if line := ", ".join(filter(None, by)):
            yield Paragraph(line, note=True)
        for paragraph in filter(str.strip, memo.text.split("\n\n")):
            yield Paragraph(" ".join(paragraph.split()))

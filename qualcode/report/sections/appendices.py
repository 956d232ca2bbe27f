"""Appendices: the conversations by role, the questions that were asked, and the tree of codes."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.coding import numbering
from qualcode.report import dutch
from qualcode.report.blocks import Block, Bullets, Heading, Table
from qualcode.report.findings import Findings


def participants(findings: Findings) -> Iterator[Block]:
    """Yield who was spoken to in each case, by role only, with the total."""
    rows = [(case, _about(findings, case), dutch.roles(findings.of_case(case).roles)) for case in findings.cases]
    rows.append((dutch.COLUMNS["total"], "", dutch.roles(findings.roles)))
    heads = (findings.study.label(findings.by), dutch.COLUMNS["about"], dutch.COLUMNS["people"])
    yield Table(heads, tuple(rows), (0.3, 0.34, 0.36))


def _about(findings: Findings, case: str) -> str:
    written = findings.written(case)
    facts = written.facts if written else {}
    sectors = sorted({t.attributes["sector"] for t in findings.of_case(case).transcripts if t.attributes.get("sector")})
    return "; ".join(
        filter(None, (facts.get("sector") or dutch.enumeration(sectors) if sectors or "sector" in facts else "", facts.get("omvang", "")))
    )


def conversations(findings: Findings) -> Iterator[Block]:
    """Yield a line per conversation: number, letter of the case, role class, month and words."""
    numbers = numbering.transcripts(findings.study)
    rows = tuple(
        (
            numbers[one.name],
            findings.attribution.letter(one.name) or "–",
            dutch.role(findings.attribution.role(one.name)),
            dutch.date(one.attributes.get("datum", "")[: len("2026-03")]) or "–",
            one.words(),
        )
        for one in findings.transcripts
    )
    heads = tuple(dutch.COLUMNS[name] for name in ("number", "case", "role", "month", "words"))
    yield Table(heads, rows, (0.2, 0.14, 0.32, 0.2, 0.14))


def guide(findings: Findings) -> Iterator[Block]:
    """Yield the questions of each guide by section."""
    for one in findings.guides:
        yield Heading(one.title, 3)
        for section in one.sections:
            if section.questions:
                yield Heading(section.title, 3)
                yield Bullets(tuple(" ".join(question.ask.split()) for question in section.questions))


def code_tree(findings: Findings) -> Iterator[Block]:
    """Yield each construct at its depth with what it means and how often it was found."""
    for book in findings.books:
        rows = tuple((f"{'– ' * depth}{c.label}", " ".join(c.definition.split()), len(findings.about(c.id))) for _, depth, c in book.walk())
        yield Table((dutch.COLUMNS["construct"], dutch.COLUMNS["meaning"], dutch.COLUMNS["fragments"]), rows, (0.26, 0.6, 0.14), fine=True)

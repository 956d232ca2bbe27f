"""Tests of memos in reports."""

from __future__ import annotations

from dataclasses import replace

from qualcode.model.memo import Memo
from qualcode.report.blocks import Heading, Paragraph
from qualcode.report.findings import findings
from qualcode.report.render import Job, Renderer
from qualcode.report.sections.memos import memos
from tests.nouns import study, transcript

ZON = Memo(title="Stilte", date="2026-03-02", coder="anna", about=("rust", "Zon"), open=True, text="Niemand zegt\niets.\n\nWaarom?")
MADE = replace(
    study([transcript("a", {"bedrijf": "Zon"}), transcript("b", {"bedrijf": "Maan"})]), memos=(ZON, Memo(title="Los", text="Een gedachte."))
)


def test_of_a_case() -> None:
    """A case has the memos about it, with date, coder, what they are about and whether they are open."""
    whole = findings(MADE, [], by="bedrijf")
    assert list(memos(whole.of_case("Zon"))) == [
        Heading("Memo’s van de onderzoekers"),
        Heading("Stilte", 2),
        Paragraph("2 maart 2026, anna, over Rust en Zon, nog open", note=True),
        Paragraph("Niemand zegt iets."),
        Paragraph("Waarom?"),
    ]
    assert list(memos(whole.of_case("Maan"))) == []
    assert [block.text for block in memos(whole) if isinstance(block, Heading)] == ["Memo’s van de onderzoekers", "Stilte", "Los"]


def test_only_when_asked_for() -> None:
    """Reports show memos only on request."""
    job = Job("casusverslag", "Zon", "zon")
    shown = ["Stilte" in str(Renderer(MADE, (), "bedrijf", ("md",), asked)(job)["zon.md"]) for asked in (False, True)]
    assert shown == [False, True]

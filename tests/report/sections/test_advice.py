"""Tests of recommendations and the evidence for them."""

from __future__ import annotations

from qualcode.report.blocks import Heading, Paragraph
from qualcode.report.findings import findings
from qualcode.report.sections.advice import advice
from tests.nouns import fragment, study, transcript

TALKS = [transcript(f"t{n}", {"bedrijf": f"Zaak {n}", "rol": "medewerker"}) for n in (1, 2)]
SAID = [fragment("t1", "rust", "stimulerend"), fragment("t2", "rust", "belemmerend"), fragment("t2", "ruimte", "belemmerend", start=20)]


def test_written() -> None:
    """What the researchers advise stands with how much was said about it, by how many, where."""
    advised = [{"text": "Maak tijd.", "constructs": ["rust", "ruimte"]}, {"text": "Vraag door.", "constructs": ["vraagstuk"]}]
    made = study(TALKS, report={"recommendations": advised})
    assert list(advice(findings(made, SAID, by="bedrijf"))) == [
        Heading("Maak tijd.", 2),
        Paragraph("Onderbouwing: drie fragmenten van beide geïnterviewden, in beide bedrijven; zie PRO-01.1, PRO-02.1 en PRO-02.1b."),
        Heading("Vraag door.", 2),
        Paragraph("Onderbouwing: hierover is in de gesprekken niets gevonden."),
    ]


def test_not_written() -> None:
    """Without advice of theirs there is a blank, and the themes that ask for it."""
    heads = [block.text for block in advice(findings(study(TALKS), SAID, by="bedrijf")) if isinstance(block, Heading)]
    assert heads == ["Behoud en versterk: Rust", "Pak aan: Ruimte", "Pak aan: Rust"]

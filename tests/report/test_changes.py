"""Tests of what changed between two states of a study."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.fragment import Fragment
from qualcode.report import changes
from qualcode.report.blocks import Block, Bullets, Document, Facts, Heading, Paragraph, Table
from qualcode.report.findings import Findings, findings
from tests.nouns import fragment, study, transcript

ZON, MAAN = (transcript(name, {"bedrijf": bedrijf}) for name, bedrijf in (("a", "Zon"), ("b", "Maan")))
BEFORE = [fragment("a", "rust", "stimulerend"), fragment("a", "ruimte", "belemmerend", start=30)]


def _found(talks: Sequence[object], said: Sequence[Fragment], summary: str = "") -> Findings:
    cases = [{"case": "Zon", "summaries": {"vraagstuk": summary}}] if summary else []
    return findings(study(talks, cases=cases), said, by="bedrijf")  # type: ignore[arg-type]


def _part(document: Document, heading: str) -> tuple[Block, ...]:
    start = document.blocks.index(Heading(heading)) + 1
    rest = document.blocks[start:]
    return rest[: next((n for n, block in enumerate(rest) if isinstance(block, Heading)), len(rest))]


def test_moved() -> None:
    """Each cell that is another is listed with what it was, new cases and lost ones too; the numbers stand on top."""
    old = _found([ZON], BEFORE)
    now = _found([ZON, MAAN], [BEFORE[0], fragment("a", "rust", "stimulerend", start=60, coders=("anna",)), fragment("b", "rust", None)])
    document = changes.build(old, now, revision="v1", reports=["zon.md"])
    assert document.blocks[0] == Facts((("Bedrijven", "1 → 2"), ("Gesprekken", "1 → 2"), ("Fragmenten", "2 → 3"), ("Bevestigd", "0 → 1")))
    (_, table) = _part(document, "Verschoven in de matrix")
    assert isinstance(table, Table)
    assert table.rows == (("Maan", "Rust", "–", "?1"), ("Zon", "Rust", "+1", "+2"), ("Zon", "Ruimte", "−1", "–"))
    assert _part(document, "Gesprekken") == (Bullets(("b (nieuw)",)),)
    assert _part(document, "Opnieuw gemaakt") == (Bullets(("zon.md",)),)


def test_summaries_and_talks() -> None:
    """Summaries and conversations that are new, changed or gone are named."""
    changed = transcript("a", {"bedrijf": "Zon"}, speech=(("Respondent", "Anders."),))
    one, two = _found([ZON, MAAN], [], "Oud."), _found([changed], [], "Nieuw.")
    assert _part(changes.build(one, two, revision="v1", reports=[]), "Samenvattingen") == (Bullets(("Zon: Vraagstuk (gewijzigd)",)),)
    assert _part(changes.build(one, two, revision="v1", reports=[]), "Gesprekken") == (Bullets(("a (gewijzigd)", "b (weg)")),)
    assert _part(changes.build(_found([ZON], []), two, revision="v1", reports=[]), "Samenvattingen") == (Bullets(("Zon: Vraagstuk (nieuw)",)),)


def test_nothing_changed() -> None:
    """When nothing changed that is what it says."""
    document = changes.build(_found([ZON], BEFORE), _found([ZON], BEFORE), revision="v1", reports=[])
    assert document.blocks[1:] == (Heading("Opnieuw gemaakt"), Paragraph("Geen verslag is anders geworden."))


def test_many_cells() -> None:
    """Of very many cells the first are listed, and how many more there are is said."""
    talks = [transcript(f"t{n}", {"bedrijf": f"Zaak {n:02}"}) for n in range(70)]
    document = changes.build(_found(talks, []), _found(talks, [fragment(one.name, "rust") for one in talks]), revision="v1", reports=[])
    (_, table, more) = _part(document, "Verschoven in de matrix")
    assert isinstance(table, Table)
    assert (len(table.rows), more) == (60, Paragraph("En nog tien cellen.", note=True))

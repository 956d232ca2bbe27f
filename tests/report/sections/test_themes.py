"""Tests of the themes: how many speak of them, and how roles differ."""

from __future__ import annotations

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.report.blocks import Box, Paragraph
from qualcode.report.findings import findings
from qualcode.report.quoting import Quotes
from qualcode.report.sections import themes
from tests.nouns import codebook, fragment, study, transcript

ROLES = ("leidinggevende", "leidinggevende", "medewerker", "medewerker", "medewerker", "hr")
REFERENCE = {"id": "a-2001", "text": "Auteur, A. (2001). Over rust."}
BOOK = codebook(
    groups=[],
    references=[REFERENCE],
    constructs=[
        {"id": "rust", "label": "Rust", "definition": "Of het rustig is.", "references": ["a-2001"]},
        {"id": "ruimte", "label": "Ruimte"},
        {"id": "steun", "label": "Steun"},
    ],
)


def _study(privacy: dict[str, int] | None = None) -> Study:
    return study([transcript(f"t{n}", {"bedrijf": f"Zaak {n // 3}", "rol": role}) for n, role in enumerate(ROLES)], BOOK, privacy=privacy or {})


def _said(construct: str, *names: int, condition: str | None = "stimulerend") -> list[Fragment]:
    return [fragment(f"t{n}", construct, condition) for n in names]


def test_ranking() -> None:
    """What is heard in most cases comes first, then what most people say; what nobody says does not count."""
    said = [*_said("rust", 0, 1, 2), *_said("ruimte", 0, 3)]
    assert themes.ranking(findings(_study(), said, by="bedrijf")) == ["ruimte", "rust"]


def test_told() -> None:
    """A theme is counted in words: cases, people, and conditions; and whether roles differ."""
    said = [*_said("rust", 0, 3, 4), *_said("rust", 5, condition="belemmerend"), *_said("rust", 2, condition=None)]
    assert list(themes.told(findings(_study(), said, by="bedrijf"), "rust")) == [
        "Dit komt ter sprake in beide bedrijven, bij vijf van de zes geïnterviewden.",
        "Het is drie keer stimulerend, één keer belemmerend en één keer zonder duidelijke richting.",
        "Medewerkers (alle drie) spreken er vaker over dan leidinggevenden (één van de twee).",
    ]


def test_contrast() -> None:
    """Roles that differ by a third or more are set against each other, with their numbers; a role of one person is not."""
    found = findings(_study(), [*_said("rust", 0, 1, 2, 5), *_said("ruimte", 0, 2)], by="bedrijf")
    assert [themes.sentence(one) for one in themes.contrasts(found)] == [
        "Leidinggevenden (beide) spreken er vaker over dan medewerkers (één van de drie)."
    ]


def test_no_contrast_that_tells_who() -> None:
    """Roles of fewer people than the study names are not set against each other."""
    found = findings(_study(privacy={"min_group": 3}), _said("rust", 0, 1), by="bedrijf")
    assert themes.contrasts(found) == []


def test_one_table_row_per_theme() -> None:
    """The table counts cases, people and fragments by condition."""
    said = [*_said("rust", 0, 1), *_said("rust", 1, condition="belemmerend"), *_said("rust", 5, condition=None)]
    table = themes.table(findings(_study(), said, by="bedrijf"), ["rust", "steun"])
    assert table.headers == ("Thema", "Bedrijven", "Personen", "+", "−", "?")
    assert table.rows == (("Rust", 2, 3, 2, 1, 1), ("Steun", 0, 0, 0, 0, 0))


def test_literature_beside_the_theme() -> None:
    """A theme whose construct names publications has a box with them; one that names none has not."""
    found = findings(_study(), [*_said("rust", 0), *_said("ruimte", 1)], by="bedrijf")
    blocks = list(themes.theme(found, "rust", Quotes(found)))
    assert blocks[-1] == Box("Uit de literatuur: Rust", ("Of het rustig is.", "Zie Auteur, A. (2001). Over rust."))
    assert [one for one in themes.theme(found, "ruimte", Quotes(found)) if isinstance(one, Box)] == []
    assert isinstance(blocks[1], Paragraph)

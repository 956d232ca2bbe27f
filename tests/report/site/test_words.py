"""Tests of the Dutch words of the page."""

from __future__ import annotations

import pytest

from qualcode.report.site import words


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("", ""),
        ("indicator `zelf & beslissen|kiezen` (codebooks/w.yaml:12)", "woorden als ‘zelf … beslissen/kiezen’"),
        ("indicator `geen .. tijd _ voor` (codebooks/w.yaml:1)", "woorden als ‘geen … tijd … voor’"),
        (f"indicator `paraaf & {'x' * 70}` (w.yaml:1)", "woorden als ‘paraaf …’"),
        ("question `waarom-meedoen` (0.48)", "antwoord op de vraag ‘waarom-meedoen’"),
        ("the interviewer's words", "de woorden van de interviewer"),
        ("like “Daar was ik blij mee.” (05-fabriek-kok)", "lijkt op “Daar was ik blij mee.” (WPL-05)"),
        ("like “Je houdt je mond; echt.” (codebooks/w.yaml)", "lijkt op “Je houdt je mond; echt.” (codeboek)"),
        ("indicator `a; b` (w.yaml:1); question `q` (0.5)", "woorden als ‘a; b’; antwoord op de vraag ‘q’"),
        ("coded before with `afwijk…`, `boven…`", "eerder zo gecodeerd bij de woorden ‘afwijk…, boven…’"),
        ("zo gedacht", "zo gedacht"),
    ],
)
def test_reason(why: str, said: str) -> None:
    """A reason is told in Dutch, with an interview by its number and never by its name; what a model wrote stays as it is."""
    assert words.reason(why, {"05-fabriek-kok": "WPL-05"}) == said


@pytest.mark.parametrize(
    ("total", "confirmed", "last"),
    [
        (0, 0, "Er is nog niets gecodeerd."),
        (1, 1, "Het fragment is door een onderzoeker bevestigd (codeurs: anna)."),
        (3, 3, "Alle fragmenten zijn door een onderzoeker bevestigd (codeurs: anna)."),
        (3, 1, "Daarvan is er 1 (33%) door een onderzoeker bevestigd (codeurs: anna)."),
        (4, 2, "Daarvan zijn er 2 (50%) door een onderzoeker bevestigd (codeurs: anna)."),
    ],
)
def test_account(total: int, confirmed: int, last: str) -> None:
    """How much a person confirmed is told as a number and a share."""
    said = words.account(talks=2, spoken=99, total=total, confirmed=confirmed, coders=["anna"], books=[("Bakken", "2.10")])
    assert said[:2] == [
        "Deze pagina berust op twee gesprekken (99 woorden).",
        "De gesprekken zijn gecodeerd met het codeboek ‘Bakken’ (versie 2.10).",
    ]
    assert last in said


def test_attributed() -> None:
    """The page says that rare roles are hidden where they are, and what a letter is where there are letters."""
    assert len(words.attributed(several=False, hidden=None)) == 1
    assert words.attributed(several=True, hidden=2)[1:] == [
        "De letter erachter is die van de casus.",
        "Rollen die in een casus bij minder dan twee mensen voorkomen, zijn vervangen door ‘geïnterviewde’: zo is niemand aan een rol te herkennen.",
    ]

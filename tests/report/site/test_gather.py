"""Tests of what stands on the page: who is named, which signs there are, and where passages are."""

from __future__ import annotations

from qualcode.model.coding import Coding
from qualcode.report.site.gather import gather
from tests import nouns

TWO = [("Interviewer", "Hoe gaat het?"), ("Kees", "Goed."), ("Truus", "Best.")]


def test_nobody_is_named() -> None:
    """Neither labels of speakers nor names of interviews are on the page: people have a role, and a number where several speak."""
    study = nouns.study([nouns.transcript("01-kok-kees", {"bedrijf": "Zon", "rol": "kok"}, speech=TWO)])
    page = gather(study, [], [], by="bedrijf")
    assert [turn.speaker for turn in page.talks[0].turns] == ["interviewer", "kok 1", "kok 2"]
    assert (page.talks[0].number, page.talks[0].speaker) == ("PRO-01", "kok")
    assert not [text for text in page.texts() if "kees" in text.casefold()]


def test_interviews_as_cases() -> None:
    """Where each interview is a case by itself, it is called by its number."""
    page = gather(nouns.study([nouns.transcript("01-kok-kees"), nouns.transcript("02-bakker")]), [], [], by="transcript")
    assert (page.by, page.cases) == ("Gesprek", (("PRO-01", "A"), ("PRO-02", "B")))


def test_rare_roles_are_hidden() -> None:
    """A role that one person of a case has is not told, and the account says so."""
    talks = [nouns.transcript("a", {"bedrijf": "Zon", "rol": "kok"}), nouns.transcript("b", {"bedrijf": "Maan", "rol": "kok"})]
    page = gather(nouns.study(talks), [], [], by="bedrijf")
    assert [(talk.role, talk.speaker) for talk in page.talks] == [("geïnterviewde", "geïnterviewde, B"), ("geïnterviewde", "geïnterviewde, A")]
    assert page.account[-1].startswith("Rollen die in een casus")


def test_signs() -> None:
    """Conditions have a sign and a place; a construct that carries none has neither sign nor doubt."""
    study = nouns.study([nouns.transcript("a")])
    found = [nouns.fragment("a", "rust", "belemmerend"), nouns.fragment("a", "ruimte"), nouns.fragment("a", "vraagstuk")]
    page = gather(study, found, [], by="transcript")
    assert [(page.signs[one.sign].label, page.signs[one.sign].mark) for one in page.passages] == [
        ("belemmerend", "−"),
        ("onbeslist", "?"),
        ("zonder richting", ""),
    ]


def test_own_conditions() -> None:
    """The first conditions of a codebook with its own words are + and −, further ones have their first letter."""
    book = nouns.codebook(conditions=["kans", "risico", "wens"])
    page = gather(nouns.study([nouns.transcript("a")], book), [], [], by="transcript")
    assert [(sign.mark, sign.kind) for sign in page.signs] == [("+", "c0"), ("−", "c1"), ("W", "c2"), ("?", "open"), ("", "plain")]


def test_counts() -> None:
    """Each case and theme counts its own passages by sign."""
    talks = [nouns.transcript("a", {"bedrijf": "Zon"}), nouns.transcript("b", {"bedrijf": "Maan"})]
    found = [nouns.fragment("a", "rust", "stimulerend"), nouns.fragment("a", "rust", start=3), nouns.fragment("b", "ruimte", "stimulerend")]
    page = gather(nouns.study(talks), found, [], by="bedrijf")
    assert page.cases == (("Maan", "A"), ("Zon", "B"))
    assert dict(page.counts) == {(1, 0): [(0, 1), (2, 1)], (0, 1): [(0, 1)]}


def test_sections_follow_groups_and_trees() -> None:
    """Themes stand below their group and below the theme above them, whatever the order in the codebook."""
    tree = [
        {"id": "x", "label": "X", "group": "aspecten"},
        {"id": "a", "label": "A", "group": "condities", "constructs": [{"id": "b", "label": "B"}]},
        {"id": "los", "label": "Los"},
    ]
    page = gather(nouns.study([nouns.transcript("a")], nouns.codebook(constructs=tree)), [], [], by="transcript")
    assert [(one.construct.id, one.depth, one.parent) for one in page.themes] == [("a", 0, -1), ("b", 1, 0), ("x", 0, -1), ("los", 0, -1)]
    assert [(one.label, one.themes) for one in page.sections] == [("Condities", range(2)), ("Aspecten", range(2, 3)), ("Boek", range(3, 4))]


def test_pieces() -> None:
    """A passage over several turns has a piece in each, and its quote leaves out the labels between them."""
    talk = nouns.transcript("a", speech=TWO)
    quote = talk.body[talk.body.index("het") : talk.body.index("Best") + 4]
    one = nouns.fragment("a", "rust", quote=quote, start=talk.body.index("het"))
    passage = gather(nouns.study([talk]), [one], [], by="transcript").passages[0]
    assert passage.pieces == ((0, 9, 13), (1, 0, 5), (2, 0, 4))
    assert passage.quote == "het? — Goed. — Best"


def test_reasons_and_facets() -> None:
    """A passage has the reason of the coding that leads, and its facets by their labels."""
    one = nouns.fragment("a", "rust", facets={"soort": "klein"})
    why = [Coding("a", "auto", 0, 5, "Dat", "rust", why="the interviewer's words", id=one.id)]
    passage = gather(nouns.study([nouns.transcript("a")]), [one], why, by="transcript").passages[0]
    assert (passage.why, passage.facets, passage.coders) == ("de woorden van de interviewer", ("Soort: Klein",), ("het programma",))


def test_summaries_are_no_quotes() -> None:
    """An interview that was written down as a summary is marked as one."""
    talks = [nouns.transcript("a", {"weergave": "Samenvatting"}), nouns.transcript("b", {"weergave": "woordelijk"})]
    assert [talk.summarised for talk in gather(nouns.study(talks), [], [], by="transcript").talks] == [True, False]

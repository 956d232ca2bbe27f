"""Tests of lists of quotes: what a reader is told of each, and words in their context."""

from __future__ import annotations

from qualcode.coding.search import pattern
from qualcode.model.fragment import Fragment
from qualcode.report.blocks import Heading, Quote
from qualcode.report.quotes import AROUND, Quotes, document, listing, paths, texts
from tests.nouns import codebook, fragment, study, transcript

BOOK = codebook(
    constructs=[
        {"id": "leren", "label": "Leren", "group": "condities", "constructs": [{"id": "tijd", "label": "Tijd", "group": "condities"}]},
        {"id": "vraagstuk", "label": "Vraagstuk", "group": "aspecten"},
    ]
)
LONG = "Wij hebben hier al jaren achter elkaar veel te weinig mensen en dus ook veel te weinig tijd voor elkaar, "
SAID = LONG + "en dat is in de zomer nog veel erger dan in de winter, vooral met Pasen. Geen tijd.\nVoor niks."
ZON = transcript("zon", {"bedrijf": "De Zon", "rol": "monteur"}, speech=[("Interviewer", "Hoe gaat het?"), ("Respondent", SAID)])
BAKERS = study([ZON], BOOK, privacy={"min_group": 1})


def said(words: str, construct: str = "tijd", condition: str | None = None, *, soort: str = "", coders: tuple[str, ...] = ("auto",)) -> Fragment:
    """Return a fragment of words that are said."""
    facets = {"soort": soort} if soort else {}
    return fragment("zon", construct, condition, quote=words, start=ZON.body.index(words), facets=facets, coders=coders)


MAKER = Quotes(BAKERS, lambda one: "accepted" if one.confirmed else "proposed")


def test_paths() -> None:
    """A code is told with what it is under."""
    assert paths(BAKERS) == {"leren": "Leren", "tijd": "Leren > Tijd", "vraagstuk": "Vraagstuk"}


def test_row() -> None:
    """A row tells id, place, role, code from the root down, condition, facets, coders, attributes and the words on one line."""
    (one,) = MAKER.rows([said("Geen tijd.\nVoor niks.", condition="belemmerend", soort="klein", coders=("anna", "bram"))])
    start = ZON.body.index("Geen")
    assert (one.id, one.transcript, one.place) == (f"zon/{start}/tijd", "zon", str(ZON.at(start)))
    assert (one.speaker, one.code, one.condition, one.status) == ("monteur", "Leren > Tijd", "belemmerend", "accepted")
    assert (one.facets, one.coders, one.attributes["rol"]) == ({"soort": "klein"}, ("anna", "bram"), "monteur")
    assert (one.before, one.quote, one.after) == ("", "Geen tijd. Voor niks.", "")


def test_keywords() -> None:
    """A keyword is shown once for each place in a fragment, in order, with whole words of the same turn around it."""
    first, last = said(LONG.strip()), said("Geen tijd.\nVoor niks.")
    rows = list(MAKER.keywords([last, first], [pattern("tijd"), pattern("ti*")]))
    assert [(one.before, one.quote, one.after) for one in rows] == [
        (
            "… elkaar veel te weinig mensen en dus ook veel te weinig ",
            "tijd",
            " voor elkaar, en dat is in de zomer nog veel erger dan in de …",
        ),
        ("… nog veel erger dan in de winter, vooral met Pasen. Geen ", "tijd", ". Voor niks."),
    ]
    assert all(len(one.before) <= AROUND + 3 and len(one.after) <= AROUND + 3 for one in rows)


def test_listing() -> None:
    """A table has a column per facet and attribute; with a keyword what stands around it has columns of its own."""
    one = said("Geen tijd.\nVoor niks.", condition="belemmerend", soort="klein", coders=("anna", "bram"))
    table = listing(BAKERS, MAKER.rows([one]))
    row = dict(zip([column.name for column in table.columns], table.rows[0], strict=True))
    start = ZON.body.index("Geen")
    assert row == {
        "id": f"zon/{start}/tijd",
        "transcript": "zon",
        "place": str(ZON.at(start)),
        "speaker": "monteur",
        "code": "Leren > Tijd",
        "condition": "belemmerend",
        "facet:soort": "klein",
        "quote": "Geen tijd. Voor niks.",
        "coders": "anna, bram",
        "status": "accepted",
        "construct": "tijd",
        "attribute:bedrijf": "De Zon",
        "attribute:rol": "monteur",
    }
    words = listing(BAKERS, MAKER.keywords([one], [pattern("tijd")]), keyword=True)
    assert [column.label for column in words.columns if column.wide] == ["Ervoor", "Woord", "Erna"]
    assert words.rows[0][7:10] == ("… nog veel erger dan in de winter, vooral met Pasen. Geen", "tijd", ". Voor niks.")


def test_document() -> None:
    """A document has a heading per code in the order of the codebook, and under it each quote with who said it and its id; the name of no file."""
    rows = MAKER.rows([said("Geen tijd.", "vraagstuk"), said("Geen tijd.", condition="belemmerend", soort="klein")])
    made = document(BAKERS, rows, "tijd and rol=monteur")
    assert (made.title, made.subtitle) == ("Citaten", "tijd and rol=monteur")
    assert made.blocks == (
        Heading("Leren > Tijd"),
        Quote("Geen tijd.", "monteur · belemmerend · soort: klein · zon/218/"),
        Heading("Vraagstuk"),
        Quote("Geen tijd.", "monteur · zon/218/"),
    )


def test_all_that_can_tell_who_it_is_is_looked_at() -> None:
    """The words, what stands around them, the speaker, facets and attributes are what the guard looks at."""
    (one,) = MAKER.keywords([said("Geen tijd.", soort="klein")], [pattern("tijd")])
    assert list(texts([one])) == ["tijd", one.before, one.after, "monteur", "klein", "De Zon"]

"""Tests of the kinds of view: what each shows of a small study, counted by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from pydantic import TypeAdapter

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.view import View
from qualcode.report import views
from qualcode.report.blocks import Block, Figure, Heading, Paragraph, Quote, Table
from qualcode.report.findings import findings
from tests.nouns import codebook, fragment, study, transcript


def _facet(id: str, *values: str, ordered: bool = False) -> Mapping[str, object]:
    return {"id": id, "label": id.capitalize(), "ordered": ordered, "values": [{"id": value, "label": value.capitalize()} for value in values]}


BOOK = codebook(
    groups=[{"id": "condities", "label": "Condities"}, {"id": "stappen", "label": "Stappen"}],
    facets=[
        _facet("stap", "situatie", "besluit", ordered=True),
        _facet("fout", "slordig", "proef"),
        _facet("reactie", "praten", "straffen", "danken"),
        _facet("kring", "zelf", "team", "buiten", ordered=True),
        _facet("kant", "aanbod", "vraag"),
        _facet("onderwerp", "lassen", "plannen", "praten", "rekenen"),
    ],
    constructs=[
        {"id": "rust", "label": "Rust", "group": "condities"},
        {"id": "ruimte", "label": "Ruimte", "group": "condities"},
        {"id": "vieren", "label": "Vieren", "group": "stappen", "definition": "Of het gevierd wordt."},
        {"id": "vragen", "label": "Vragen", "group": "stappen"},
    ],
)
KINDS: dict[str, dict[str, object]] = {
    "steps": {"facet": "stap"},
    "fit": {"rows": "fout", "columns": "reactie", "fits": {"slordig": ["praten"], "proef": ["danken"]}},
    "quadrant": {
        "x": {"label": "Ruimte", "constructs": ["ruimte"]},
        "y": {"label": "Rust", "constructs": ["rust"]},
        "corners": ["boven links", "boven rechts", "onder links", "onder rechts"],
    },
    "scale": {"facet": "kring"},
    "circles": {"facet": "kring"},
    "market": {"facet": "kant", "offer": "aanbod", "demand": "vraag", "subject": "onderwerp", "coming": ["plannen"]},
    "use": {"rows": "onderwerp", "value": "reactie"},
    "evidence": {"group": "stappen"},
}


def _study() -> Study:
    return study([transcript(f"t{n}", {"bedrijf": bedrijf, "rol": "medewerker"}) for n, bedrijf in enumerate(("Zon", "Zon", "Maan"))], BOOK)


def _blocks(kind: str, said: Sequence[Fragment], made: Study | None = None) -> list[Block]:
    view: View = TypeAdapter(View).validate_python({"id": "x", "title": "X", "kind": kind, **KINDS[kind]})
    return list(views.build(findings(made or _study(), said, by="bedrijf"), view).blocks)


def _said(n: int, construct: str = "rust", condition: str | None = None, *, quote: str = "Zo ging dat.", start: int = 0, **facets: str) -> Fragment:
    return fragment(f"t{n}", construct, condition, facets=facets, quote=quote, start=start)


def _tables(blocks: Sequence[Block]) -> list[tuple[tuple[str | int, ...], ...]]:
    return [block.rows for block in blocks if isinstance(block, Table)]


def test_steps() -> None:
    """Each conversation has a table of all steps, in order; a step that nobody told of is a dash."""
    blocks = _blocks("steps", [_said(2, stap="besluit", quote="Ik belde."), _said(0, stap="situatie", quote="Het liep mis.")])
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Zon: medewerker (B) (PRO-01)", "Maan: geïnterviewde (A) (PRO-03)"]
    assert _tables(blocks) == [
        (("Situatie", "“Het liep mis.” (PRO-01.1)"), ("Besluit", "–")),
        (("Situatie", "–"), ("Besluit", "“Ik belde.” (PRO-03.1)")),
    ]


def test_fit() -> None:
    """Pairs are counted, those that fit are marked, and those that do not are shown with what was said, the most frequent first."""
    pairs = [("slordig", "straffen"), ("slordig", "praten"), ("slordig", "straffen"), ("proef", "praten")]
    blocks = _blocks("fit", [_said(n % 3, fout=fout, reactie=reactie, quote=f"Keer {n}.", start=n) for n, (fout, reactie) in enumerate(pairs)])
    assert _tables(blocks) == [(("Slordig", "1 ✓", "2", "–"), ("Proef", "1", "–", "– ✓"))]
    assert Paragraph("Bij één van de vier keer paste de reactie.") in blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Waar de reactie niet paste", "Slordig → straffen", "Proef → praten"]
    assert [block.text for block in blocks if isinstance(block, Quote)] == ["Keer 0.", "Keer 2.", "Keer 3."]


@pytest.mark.parametrize(
    ("ruimte", "rust", "corner"),
    [
        ("stimulerend", "stimulerend", "boven rechts"),
        ("belemmerend", "stimulerend", "boven links"),
        ("belemmerend", "belemmerend", "onder links"),
        ("stimulerend", "belemmerend", "onder rechts"),
        ("stimulerend", None, "te weinig gezegd"),
    ],
)
def test_quadrant(ruimte: str, rust: str | None, corner: str) -> None:
    """A case stands in the corner of what prevails on both axes; when one axis is silent nobody knows."""
    said = [_said(0, "ruimte", ruimte), *([_said(1, "rust", rust)] if rust else [])]
    (rows,) = _tables(_blocks("quadrant", said))
    assert [row[3] for row in rows] == ["te weinig gezegd", corner]


def test_quadrant_in_balance() -> None:
    """A case of which as much helps as hinders on an axis stands between the corners."""
    said = [_said(0, "ruimte", "stimulerend"), _said(1, "ruimte", "belemmerend"), _said(0, "rust", "stimulerend")]
    assert _tables(_blocks("quadrant", said))[0][1] == ("Zon", "+1 −1", "+1 −0", "ertussenin")


def test_scale() -> None:
    """Each case and each conversation has its counts per value and the value in the middle of them."""
    said = [_said(0, kring="zelf"), _said(1, kring="team"), _said(1, kring="buiten", start=20), _said(2, kring="buiten")]
    cases, people = _tables(_blocks("scale", said))
    assert cases == (("Maan", 0, 0, 1, "Buiten"), ("Zon", 1, 1, 1, "Team"))
    assert [row[1:] for row in people] == [(1, 0, 0, "Zelf"), (0, 1, 1, "Team"), (0, 0, 1, "Buiten")]


def test_circles() -> None:
    """Each ring holds its stories, how many people tell them, and what they are mostly about; empty rings stay visible."""
    far = _said(2, "ruimte", kring="buiten", quote="Ver weg.")
    said = [_said(0, kring="zelf"), _said(0, "ruimte", kring="zelf", start=20), _said(1, kring="zelf"), far]
    blocks = _blocks("circles", said)
    assert _tables(blocks) == [(("Zelf", 3, 2, "Rust (2), Ruimte (1)"), ("Team", 0, 0, "–"), ("Buiten", 1, 1, "Ruimte (1)"))]
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Zelf", "Buiten"]


def test_market() -> None:
    """The four lists: offered by several, offered with demand, offered for what is coming, and asked for in vain."""
    said = [
        _said(0, kant="aanbod", onderwerp="lassen"),
        _said(1, kant="aanbod", onderwerp="lassen"),
        _said(2, kant="vraag", onderwerp="lassen"),
        _said(0, kant="aanbod", onderwerp="plannen", start=20),
        _said(2, kant="vraag", onderwerp="rekenen", start=20),
        _said(2, kant="vraag", start=40),
    ]
    blocks = _blocks("market", said)
    every, several, wanted, coming, lacking = _tables(blocks)
    assert every == (("Lassen", 2, 1), ("Plannen", 1, 0), ("Rekenen", 0, 1))
    assert [[row[0] for row in rows] for rows in (several, wanted, coming, lacking)] == [["Lassen"], ["Lassen"], ["Plannen"], ["Rekenen"]]


def test_market_with_empty_lists() -> None:
    """A list with nothing in it says so."""
    blocks = _blocks("market", [_said(0, kant="vraag", onderwerp="lassen")])
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["Niets gevonden."] * 3


def test_use() -> None:
    """Each thing has what became of it per case, how often when more than once, and what people said of it; what nobody named is left out."""
    said = [
        _said(0, onderwerp="lassen", reactie="danken", quote="Fijn."),
        _said(1, onderwerp="lassen", reactie="danken", quote="Heel fijn."),
        _said(1, onderwerp="lassen", reactie="straffen", start=20, quote="Nooit meer."),
        _said(2, onderwerp="plannen", reactie="praten"),
        _said(2, onderwerp="rekenen", start=20),
    ]
    blocks = _blocks("use", said)
    assert _tables(blocks) == [(("Lassen", "–", "straffen\ndanken (2)"), ("Plannen", "praten", "–"))]
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Lassen", "Plannen"]


def test_evidence() -> None:
    """Each step says what each case tells of it and whether that speaks for it; one without evidence says so."""
    blocks = _blocks("evidence", [_said(0, "vieren", "stimulerend"), _said(2, "vieren", "belemmerend")])
    assert _tables(blocks) == [(("Vieren", "−1", "+1", "zowel voor als tegen"), ("Vragen", "–", "–", "niets gevonden"))]
    assert blocks[-1] == Paragraph("Onderbouwing: hierover is in de gesprekken niets gevonden.", note=True)
    assert Paragraph("Of het gevierd wordt.") in blocks


@pytest.mark.parametrize("kind", ["circles", "quadrant"])
def test_picture(kind: str) -> None:
    """Circles and quadrants are drawn too, with words for who cannot see them."""
    said = [_said(n, construct, "stimulerend", kring="zelf") for n in (0, 2) for construct in ("rust", "ruimte")]
    (drawn,) = [block for block in _blocks(kind, said) if isinstance(block, Figure)]
    assert drawn.png.startswith(b"\x89PNG")
    assert drawn.alt.startswith("X. ")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"quadrant", "evidence"}))
def test_nothing_placed(kind: str) -> None:
    """A view of facets that no fragment has a value of says so in one line."""
    assert [type(block) for block in _blocks(kind, [_said(0)])] == [Paragraph]

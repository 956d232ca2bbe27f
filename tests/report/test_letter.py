"""Letters: what is known stands in them, what is not is a blank that is told of, and a study may have words of its own."""

from __future__ import annotations

import pathlib
from dataclasses import replace
from typing import Any

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.guide import Guide
from qualcode.model.study import Study
from qualcode.report.blocks import Block, Box, Bullets, Facts, Heading, Paragraph, Table
from qualcode.report.guard import texts
from qualcode.report.letter import LETTERS, SETTABLE, build, resolved
from tests.nouns import study as made

GUIDE = Guide.model_validate(
    {
        "guide": "g",
        "title": "G",
        "duration": 90,
        "phases": [{"id": "toen", "label": "Toen"}, {"id": "nu", "label": "Nu"}],
        "fill_ins": [{"id": "plek", "label": "Plek"}],
        "sections": [
            {"id": "hoi", "title": "Kennismaken"},
            {"id": "werk", "title": "Werk in {plek}", "constructs": ["rust"]},
            {"id": "leren", "title": "Leren", "questions": [{"id": "v", "ask": "Hoe?", "constructs": ["ruimte"]}]},
        ],
    }
)
LETTER_SETTINGS = {
    "about": "hoe bakkers leren",
    "client": "de bond",
    "contact": "An",
    "email": "an@example.nl",
    "telephone": "06-12345678",
    "date": "2026-03-02",
    "location": "de *bakkerij*",
    "interviews": 4,
    "reply_by": "1 februari",
    "recording": "Die wissen we.",
    "retention": "vijf jaar",
    "withdraw": "tot mei",
    "feedback": "Een verslag.",
    "gains": ["een verslag", "tips"],
    "stages": [{"label": "Bellen", "period": "2026-01", "text": "We bellen."}, {"label": "Praten", "period": "maart"}],
    "groups": {
        "leiding": {"label": "de leiding", "time": 45, "text": "Je stem telt.", "prepare": ["een besluit"]},
        "samen": {"form": "groep", "date": "mei"},
    },
}
REPORT = {"organisation": "De Leerlijn", "authors": ["An", "Bo"]}


def _study(**settings: Any) -> Study:
    usual: dict[str, Any] = {
        "title": "Brood",
        "report": REPORT,
        "letters": LETTER_SETTINGS,
        "fill_ins": {"plek": "de zaak"},
        "attributes": {"rol": {"values": ["medewerker", "hr"]}},
    }
    return made([], **(usual | settings))


def _blocks(kind: str, study: Study | None = None, *, guide: Guide | None = GUIDE, group: str | None = None, **given: str) -> tuple[Block, ...]:
    study = resolved(study or _study(), group=group, given=given)
    letter = build(study, guide, kind, group=group)
    assert letter.blanks == ()
    return letter.document.blocks


def _below(blocks: tuple[Block, ...], heading: str) -> list[Block]:
    """Return the blocks below a heading, up to the next."""
    start = blocks.index(Heading(heading)) + 1
    end = next((n for n, block in enumerate(blocks[start:], start) if isinstance(block, Heading)), len(blocks))
    return list(blocks[start:end])


def test_information() -> None:
    """The information letter says who asks what of whom, how the study runs, and what becomes of the words."""
    blocks = _blocks("informatiebrief")
    assert blocks[:2] == (
        Paragraph("Beste deelnemer,"),
        Paragraph(
            "De Leerlijn onderzoekt hoe bakkers leren. Dat gebeurt op verzoek van de bond. Graag horen we ook jouw ervaringen. In deze brief staat "
            "wat we je willen vragen en hoe we omgaan met wat je ons vertelt. Zo kun je rustig beslissen of je meedoet."
        ),
    )
    asked = _below(blocks, "Wat we van je vragen")
    groups = (
        ("De leiding", "Een gesprek", "ongeveer drie kwartier", "2 maart 2026"),
        ("Samen", "Een groepsgesprek", "ongeveer anderhalf uur", "mei"),
    )
    assert isinstance(asked[1], Table)
    assert asked[1].rows == groups
    assert asked[3] == Bullets(("Werk in de zaak", "Leren"))
    (runs,) = _below(blocks, "Hoe het onderzoek loopt")
    assert isinstance(runs, Table)
    assert runs.rows == (("1 Bellen", "januari 2026", "We bellen."), ("2 Praten", "maart", ""))
    assert _below(blocks, "Opnemen en uitschrijven") == [Paragraph("We nemen het gesprek alleen op als jij dat goedvindt. Die wissen we.")]
    assert _below(blocks, "Meedoen, of eerst iets vragen?") == [
        Paragraph("Laat het vóór 1 februari weten aan An: an@example.nl of 06-12345678."),
        Paragraph("Met vriendelijke groet,"),
        Paragraph("An en Bo"),
        Paragraph("De Leerlijn"),
    ]


def test_information_for_a_group() -> None:
    """What a group says goes before what is said to everybody, and what is given before both."""
    blocks = _blocks("informatiebrief", group="leiding", location="thuis")
    assert Paragraph("Je stem telt.") in blocks
    facts = Facts((("Wat", "Een gesprek"), ("Duur", "ongeveer drie kwartier"), ("Wanneer", "2 maart 2026"), ("Waar", "thuis")))
    assert _below(blocks, "Wat we van je vragen")[0] == facts


@pytest.mark.parametrize(
    ("privacy", "said", "not_said"),
    [
        ({}, ["buiten het onderzoek bewaard", "minstens twee mensen met die rol"], ["namen staan zoals ze zijn genoemd"]),
        ({"min_group": "4"}, ["minstens vier mensen met die rol"], []),
        ({"min_group": "1"}, ["hooguit een rol bij, zoals ‘een medewerker’."], ["minstens"]),
        ({"pseudonyms": "false"}, ["namen staan zoals ze zijn genoemd"], ["buiten het onderzoek bewaard"]),
    ],
)
def test_confidentiality(privacy: dict[str, str], said: list[str], not_said: list[str]) -> None:
    """What a letter promises is what the study's privacy settings do."""
    blocks = _blocks("informatiebrief", _study(privacy=privacy))
    text = " ".join(block.text for block in _below(blocks, "Vertrouwelijk") if isinstance(block, Paragraph))
    assert [words for words in said if words not in text] == []
    assert [words for words in not_said if words in text] == []


def test_invitations() -> None:
    """Somebody alone is asked to talk about the topics; a group hears what was found and goes on from there."""
    alone, group = _blocks("uitnodiging"), _blocks("uitnodiging", group="samen")
    assert _below(alone, "Waar het over gaat")[0] == Bullets(("Werk in de zaak", "Leren"))
    assert len(_below(group, "Wat we gaan doen")) == 2
    assert [block.rows[0][1] for block in (*alone, *group) if isinstance(block, Facts)] == ["Een gesprek", "Een groepsgesprek"]
    titles = [build(resolved(_study(), group=one, given={}), GUIDE, "uitnodiging", group=one).document.title for one in (None, "samen")]
    assert titles == ["Uitnodiging voor een gesprek", "Uitnodiging voor een groepsgesprek"]


def test_preparation() -> None:
    """To prepare, a group has questions of its own, else there are three for everybody; the timeline is told of when there is one."""
    assert _below(_blocks("voorbereiding", group="leiding"), "Denk alvast eens aan")[0] == Bullets(("een besluit",))
    (first, _) = _below(_blocks("voorbereiding"), "Denk alvast eens aan")
    assert isinstance(first, Bullets)
    assert len(first.items) == 3
    told = "Op tafel ligt een groot vel met een tijdlijn: toen en nu. Je kunt aanwijzen over welk stuk je vertelt, en erop schrijven als je wilt."
    assert _below(_blocks("voorbereiding"), "Waar we het over hebben") == [Bullets(("Werk in de zaak", "Leren")), Paragraph(told)]
    without = GUIDE.model_copy(update={"phases": ()})
    assert _below(_blocks("voorbereiding", guide=without), "Waar we het over hebben") == [Bullets(("Werk in de zaak", "Leren"))]


def test_flyer() -> None:
    """The flyer says what it brings, what is asked of whom, and shows the steps of the study side by side."""
    blocks = _blocks("flyer")
    boxes = [block for block in blocks if isinstance(block, Box)]
    assert [box.title for box in boxes] == ["Wat hebben jullie eraan?", "Interesse?"]
    assert boxes[0].paragraphs == ("een verslag", "tips")
    facts = (
        ("Gesprekken", "hooguit vier"),
        ("Met wie", "medewerkers en HR-adviseurs"),
        ("Hoe lang", "ongeveer anderhalf uur per gesprek"),
        ("Wanneer", "2 maart 2026"),
        ("Waar", "de *bakkerij*"),
    )
    assert _below(blocks, "Wat we van jullie vragen")[0] == Facts(facts)
    (flow, _) = _below(blocks, "Zo loopt het")
    assert isinstance(flow, Table)
    assert (flow.headers, flow.rows) == (("1 Bellen ➔", "2 Praten"), (("januari 2026", "maart"), ("We bellen.", "")))


def test_consent() -> None:
    """The consent form has a box to tick for each thing, and room to sign for both."""
    tables = [block for block in _blocks("toestemming") if isinstance(block, Table)]
    assert [row[0] for row in tables[0].rows] == ["☐"] * 6
    assert tables[1].rows == (("Naam", "", ""), ("Datum", "", ""), ("Handtekening", "", ""))
    assert tables[1].heights == (1.5, 1.5, 1.5)


@pytest.mark.parametrize("kind", LETTERS)
def test_blanks(kind: str) -> None:
    """With nothing written down a letter has marked blanks, and tells of those that it shows, each once; the rest of it stands."""
    letter = build(resolved(made([]), given={}), None, kind)
    text = " ".join(texts(letter.document))
    assert len(set(letter.blanks)) == len(letter.blanks) >= 6
    assert "contact" in letter.blanks
    assert "telephone" not in letter.blanks
    assert len({part.split("…]")[0] for part in text.split("[… ")[1:]}) >= 5
    assert "{" not in text


@pytest.mark.parametrize("kind", LETTERS)
def test_nothing_but_facts_is_lost(kind: str) -> None:
    """A letter is written the same each time, and values stand in it letter by letter."""
    study = resolved(_study(), given={"location": "<b>*_`|# x"})
    letter = build(study, GUIDE, kind)
    assert build(study, GUIDE, kind) == letter
    assert ("<b>*_`|# x" in " ".join(texts(letter.document))) == (kind not in ("informatiebrief", "toestemming"))


def test_own_template(tmp_path: pathlib.Path) -> None:
    """A template of the study goes before the shipped one; what it asks that is not there is refused with its line."""
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates" / "letter-uitnodiging.md.j2"
    own.write_text("# Kom je?\n\nDag {{ name }}, {{ date }} in {{ location }}.\n", encoding="utf-8")
    study = replace(resolved(_study(), given={}), root=tmp_path)
    letter = build(study, GUIDE, "uitnodiging", name="Noor")
    assert (letter.document.title, letter.document.subtitle, letter.document.header) == ("Kom je?", "De Leerlijn", "Uitnodiging")
    assert letter.document.blocks == ((Paragraph("Dag Noor, 2 maart 2026 in de *bakkerij*."),))
    own.write_text("Dag\n{{ naam }}\n", encoding="utf-8")
    with pytest.raises(QualcodeError, match=r"templates/letter-uitnodiging\.md\.j2:2: 'naam' is undefined"):
        build(study, GUIDE, "uitnodiging")


def test_settable() -> None:
    """These facts can be given for one letter."""
    names = "about client contact email telephone time date location interviews reply_by recording retention withdraw feedback"
    assert names.split() == list(SETTABLE)

"""The printed guide and the timeline: every block, in order."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.guide import Guide
from qualcode.report import guide as printed_guide
from qualcode.report import timeline as printed_timeline
from qualcode.report.blocks import Box, Bullets, Document, Facts, Heading, Paragraph, Period, Room, Table, Timeline
from qualcode.report.fillins import FillIns
from tests.nouns import study

GUIDE = Guide.model_validate(
    {
        "guide": "klein",
        "title": "Klein",
        "duration": 30,
        "fill_ins": [{"id": "naam", "label": "Naam"}],
        "introduction": "Hallo.\n\nIk ben {naam}.",
        "phases": [{"id": "toen", "label": "Toen", "period": "voor {naam}"}, {"id": "nu", "label": "Nu"}],
        "sections": [
            {
                "id": "start",
                "title": "Start met {naam}",
                "minutes": 10,
                "phase": "toen",
                "note": "N.B. Rustig aan.",
                "constructs": ["rust", "ruimte"],
                "questions": [
                    {
                        "id": "v1",
                        "ask": "Hoe gaat het?",
                        "probes": ["Waarom?", "Met wie, {naam}?"],
                        "fallback": ["En thuis?", "En hier?"],
                        "note": "Niet haasten.",
                        "also": ["Gaat het?"],
                    },
                    {"id": "v2", "ask": "En verder?", "constructs": ["rust"], "facets": {"scissor": "s"}},
                ],
            },
            {"id": "eind", "title": "Eind", "minutes": 1, "phase": "nu"},
        ],
        "methods": [
            {"id": "los", "title": "Los", "steps": [{"id": "a", "label": "A", "ask": "Wat?"}]},
            {"id": "scissor", "title": "SCISSOR", "note": "Zeven stappen.", "steps": [{"id": "s", "label": "Situatie", "ask": "Wat deed {naam}?"}]},
        ],
        "closing": "Dag.",
    }
)
BARE = Guide.model_validate({"guide": "kaal", "title": "Kaal", "sections": [{"id": "a", "title": "A", "questions": [{"id": "v", "ask": "Hoe?"}]}]})
READING = "De genummerde vragen stel je altijd. Met de punten eronder vraag je door; wat cursief staat, is voor als het gesprek stilvalt."
FACTS = Facts(
    (
        ("Rol (geen naam)", "\u00a0"),
        ("Datum, tijd en plaats", "\u00a0"),
        ("Interviewer", "\u00a0"),
        ("Gesprek opnemen", "☐ akkoord   ☐ liever niet"),
    )
)


def _printed(guide: Guide, **settings: object) -> Document:
    labels = settings.pop("labels", None)
    assert labels is None or isinstance(labels, dict)
    made = study([], title="Proef", report={"authors": ["An", "Bo"]})
    return printed_guide.build(made, guide, fill=FillIns(guide, {"naam": "Noor"}), labels=labels, room=2)


def test_guide() -> None:
    """A guide is printed with an overview of its time, each question with what helps to ask it and room to write, and methods as tables."""
    document = _printed(GUIDE)
    assert (document.title, document.subtitle, document.header) == ("Klein", "Interviewleidraad · Proef · 30 minuten", "Interviewleidraad Klein")
    assert document.authors == "An en Bo"
    assert document.blocks == (
        FACTS,
        Table(
            ("Blok", "Op de tijdlijn", "Minuten", "Klaar na"),
            (("1  Start met Noor", "Toen", 10, 10), ("2  Eind", "Nu", 1, 11)),
            (0.46, 0.26, 0.14, 0.14),
        ),
        Paragraph(READING, note=True),
        Heading("Introductie"),
        Paragraph("Hallo."),
        Paragraph("Ik ben Noor."),
        Heading("1  Start met Noor"),
        Paragraph("10 minuten · tijdlijn: Toen (voor Noor)", note=True),
        Box("Voor de interviewer", ("Rustig aan.",)),
        Heading("1.1  Hoe gaat het?", 2),
        Bullets(("Waarom?", "Met wie, Noor?")),
        Paragraph("Als het stilvalt: En thuis? / En hier?", note=True),
        Paragraph("N.B. Niet haasten.", note=True),
        Room(2),
        Heading("1.2  En verder?", 2),
        Room(2),
        Heading("SCISSOR", 2),
        Paragraph("Zeven stappen.", note=True),
        Table(("Stap", "Vraag", "Aantekeningen"), (("1  Situatie", "Wat deed Noor?", ""),), (0.22, 0.4, 0.38), heights=(1.8,)),
        Heading("2  Eind"),
        Paragraph("1 minuut · tijdlijn: Nu", note=True),
        Heading("Los", 2),
        Table(("Stap", "Vraag", "Aantekeningen"), (("1  A", "Wat?", ""),), (0.22, 0.4, 0.38), heights=(1.8,)),
        Heading("Afsluiting"),
        Paragraph("Dag."),
    )


def test_constructs() -> None:
    """With labels each section says what it informs, and a question that differs from its section says so too."""
    notes = [block.text for block in _printed(GUIDE, labels={"rust": "Rust"}).blocks if isinstance(block, Paragraph) and block.note]
    assert [note for note in notes if note.startswith("Geeft")] == ["Geeft zicht op: Rust en ruimte.", "Geeft zicht op: Rust."]


def test_for_the_respondent() -> None:
    """What a respondent writes on has what is said and asked, and nothing that is for the interviewer."""
    document = printed_guide.build(study([], title="Proef"), GUIDE, fill=FillIns(GUIDE, {"naam": "Noor"}), room=2, respondent=True)
    assert (document.title, document.subtitle, document.header) == ("Klein", "Proef · 30 minuten", "Klein")
    assert document.blocks == (
        Paragraph("Hallo."),
        Paragraph("Ik ben Noor."),
        Heading("1  Start met Noor"),
        Heading("1.1  Hoe gaat het?", 2),
        Bullets(("Waarom?", "Met wie, Noor?")),
        Room(2),
        Heading("1.2  En verder?", 2),
        Room(2),
        Heading("SCISSOR", 2),
        Table(("Stap", "Vraag", "Aantekeningen"), (("1  Situatie", "Wat deed Noor?", ""),), (0.22, 0.4, 0.38), heights=(1.8,)),
        Heading("2  Eind"),
        Heading("Los", 2),
        Table(("Stap", "Vraag", "Aantekeningen"), (("1  A", "Wat?", ""),), (0.22, 0.4, 0.38), heights=(1.8,)),
        Heading("Afsluiting"),
        Paragraph("Dag."),
    )


def test_shared_probes() -> None:
    """A question that shares the probes of another is printed with these before its own."""
    asked = [{"id": "a", "ask": "A?", "probes": ["Wie?"]}, {"id": "b", "ask": "B?", "probes_of": "a", "probes": ["En toen?"]}]
    guide = Guide.model_validate({"guide": "g", "title": "G", "sections": [{"id": "s", "title": "S", "questions": asked}]})
    assert [block.items for block in _printed(guide).blocks if isinstance(block, Bullets)] == [("Wie?",), ("Wie?", "En toen?")]


def test_bare_guide() -> None:
    """A guide without times, phases and introduction is printed without an overview of them."""
    assert _printed(BARE).blocks == (FACTS, Heading("1  A"), Heading("1.1  Hoe?", 2), Room(2))


def test_times_without_phases() -> None:
    """A guide without phases has no column for them."""
    guide = Guide.model_validate({"guide": "g", "title": "G", "sections": [{"id": "a", "title": "A", "minutes": 5}, {"id": "b", "title": "B"}]})
    assert _printed(guide).blocks[1] == Table(("Blok", "Minuten", "Klaar na"), (("1  A", 5, 5), ("2  B", 0, 5)), (0.7, 0.15, 0.15))


def test_timeline() -> None:
    """The timeline has the phases with the sections about them, on A3 lying down."""
    document = printed_timeline.build(study([], title="Proef"), GUIDE, fill=FillIns(GUIDE, {"naam": "Noor"}))
    assert (document.title, document.subtitle, document.paper, document.landscape) == ("Tijdlijn", "Proef", "A3", True)
    assert document.blocks == (
        Paragraph("Wijs aan over welk stuk je vertelt. Schrijf of teken er gerust bij.", note=True),
        Timeline((Period("1  Toen", "voor Noor", ("Start met Noor",)), Period("2  Nu", "", ("Eind",))), 17.0),
    )


def test_no_phases() -> None:
    """A guide without phases has no timeline."""
    with pytest.raises(QualcodeError, match="guide `kaal` has no phases, so there is no timeline"):
        printed_timeline.build(study([]), BARE, fill=FillIns(BARE, {}))

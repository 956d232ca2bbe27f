"""Word files in which bold asks and plain answers."""

from __future__ import annotations

import pathlib

import pytest

from tests.exchange.transcripts import made, sources

GUESS = "names no speakers; what is bold is taken for the interviewer's words, the rest for the respondent's"
ASKED = [
    ("Interviewer", "Hoe leer je hier?"),
    ("Respondent", "Door te doen.\n\nEn door te vragen."),
    ("Interviewer", "Vertel eens van je chef."),
    ("Respondent", "Die is streng."),
    ("Interviewer", "En helpt dat?"),
    ("Respondent", "Soms."),
]


@pytest.mark.parametrize(
    "above",
    [[], ["Bakkerij De Korenaar"], ["*Gesprek met een bakker*"], ["*Gesprek met een bakker*", "In de kantine.", "-----"]],
)
def test_bold_asks(tmp_path: pathlib.Path, above: list[str]) -> None:
    """Bold paragraphs are the interviewer's and plain ones the respondent's, which is reported; a title is nobody's."""
    paragraphs = [
        "*Hoe leer* *je hier?*",
        "Door te doen.",
        "En door te vragen.",
        "*Vertel eens van je chef.*",
        "Die is streng.",
        "*En helpt dat?* ",
        "Soms.",
    ]
    read = sources.import_(made.word_paragraphs(tmp_path / "a.docx", *above, *paragraphs), tmp_path / "uit")
    assert read.turns == ASKED
    (text,) = (path.read_text(encoding="utf-8") for path in (tmp_path / "uit").iterdir())
    assert all(line.strip("*") in text for line in above if line != "-----")
    assert read.lines == [f"{2 * len(above) + 1}: warning: {GUESS}"]


def test_line_breaks(tmp_path: pathlib.Path) -> None:
    """A question and its answer can share a paragraph."""
    path = made.word_paragraphs(tmp_path / "a.docx", "*Wat leer je?*\nBakken.", "*Van wie?*\nVan Riet.", "*En nu?*\nNu niets.\nHelaas.")
    read = sources.import_(path, tmp_path / "uit")
    assert read.turns == [
        ("Interviewer", "Wat leer je?"),
        ("Respondent", "Bakken."),
        ("Interviewer", "Van wie?"),
        ("Respondent", "Van Riet."),
        ("Interviewer", "En nu?"),
        ("Respondent", "Nu niets.\nHelaas."),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["*Wat leer je?*", "Bakken.", "*Van wie?*", "Van Riet."],
        ["*Inleiding*", "Ik bak.", "*Opleiding*", "Bij Riet.", "*Wat nu?*", "Niets."],
        ["Ik *bak* hier?", "Al lang.", "Bij *Riet*?", "Ja.", "En *nu*?", "Niets."],
    ],
)
def test_bold_means_something_else(tmp_path: pathlib.Path, paragraphs: list[str]) -> None:
    """Two questions are too few, headings ask nothing, and a bold word is not a bold paragraph."""
    read = sources.import_(made.word_paragraphs(tmp_path / "a.docx", *paragraphs), tmp_path / "uit")
    assert read.turns == [("Spreker", "\n\n".join(paragraphs).replace("*", ""))]


def test_labels_go_before_bold(tmp_path: pathlib.Path) -> None:
    """Where labels say who speaks, bold says nothing; nor where the user said it."""
    labelled = ["*Bas: Wat leer je?*", "Riet: Bakken?", "*Bas: Van wie?*", "Riet: Van jou.", "*Riet: En nu?*", "Bas: Niets."]
    read = sources.import_(made.word_paragraphs(tmp_path / "a.docx", *labelled), tmp_path / "uit", "Bas=interviewer")
    assert [speaker for speaker, _ in read.turns] == ["Interviewer", "Riet", "Interviewer", "Riet", "Interviewer"]
    assert read.lines == []
    plain = [line.replace("Bas: ", "").replace("Riet: ", "") for line in labelled]
    read = sources.import_(made.word_paragraphs(tmp_path / "b.docx", *plain), tmp_path / "uit2", "Spreker=respondent")
    assert [speaker for speaker, _ in read.turns] == ["Respondent"]

"""What Teams writes round a conversation: facts and notes, not speech."""

from __future__ import annotations

import pathlib

import pytest

from tests.exchange.transcripts import made, sources

TEAMS = [
    "Kennismaking-20260303_090312-Opname van vergadering",
    "3 maart 2026, 09:03AM",
    "32m 10s",
    "*Zand, Tessa van 't* heeft transcriptie gestart",
    "*Zand, Tessa van 't*   0:04\nHoe leer je hier?",
    "*Korver, Hanneke*   0:09\nDoor te doen.",
    "*Zand, Tessa van 't*   0:15\nEn verder?",
    "*Korver, Hanneke*   1:02\nVerder niets.",
    "*Zand, Tessa van 't* heeft de transcriptie gestopt",
]
WHO = ("Zand, Tessa van 't=interviewer", "Korver, Hanneke=respondent")


@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_teams(tmp_path: pathlib.Path, suffix: str) -> None:
    """Moment and length become front matter, who started and stopped stands in brackets, and nobody says the title."""
    path = tmp_path / f"a.{suffix}"
    if suffix == "docx":
        made.word_paragraphs(path, *TEAMS)
    else:
        sources.text(path, "\n\n".join(TEAMS).replace("*", ""))
    read = sources.import_(path, tmp_path / "uit", *WHO)
    assert read.turns == [
        ("Interviewer", "Hoe leer je hier?"),
        ("Respondent", "Door te doen."),
        ("Interviewer", "En verder?"),
        ("Respondent", "Verder niets.\n\n[Zand, Tessa van 't heeft de transcriptie gestopt]"),
    ]
    assert read.facts == {"bron": path.name, "datum": "2026-03-03", "tijd": "09:03", "duur": "32m 10s"}
    assert read.lines == []
    text = (tmp_path / "uit" / "a.txt").read_text(encoding="utf-8")
    above = text.partition("---\n")[2].partition("---\n")[2].partition("[00:00:04]")[0]
    assert above.split("\n") == ["", TEAMS[0], "", "[Zand, Tessa van 't heeft transcriptie gestart]", "", "Interviewer: "]


@pytest.mark.parametrize(
    ("line", "date", "time"),
    [
        ("3 maart 2026, 09:03AM", "2026-03-03", "09:03"),
        ("12 okt. 2025 om 14.30 uur", "2025-10-12", "14:30"),
        ("dinsdag 3 maart 2026 09:03", "2026-03-03", "09:03"),
        ("March 3, 2026, 2:30PM", "2026-03-03", "14:30"),
        ("March 3, 2026, 12:05\u202fa.m.", "2026-03-03", "00:05"),
        ("3-3-2026 12:05 pm", "2026-03-03", "12:05"),
        ("2026-03-03 09:03:12", "2026-03-03", "09:03"),
    ],
)
def test_moments(tmp_path: pathlib.Path, line: str, date: str, time: str) -> None:
    """A date with a time is known in the ways in which programs write it."""
    read = sources.import_(sources.text(tmp_path / "a.txt", f"{line}\n1u 5m\n\nInterviewer: Ja?\nRespondent: Nee.\n"), tmp_path / "uit")
    assert read.facts == {"bron": "a.txt", "datum": date, "tijd": time, "duur": "1u 5m"}
    assert read.turns == [("Interviewer", "Ja?"), ("Respondent", "Nee.")]


@pytest.mark.parametrize(
    "line",
    [
        "31 februari 2026, 09:03",
        "3 maart 2026, 25:03",
        "3 maart 2026, 09:03 en dat was vroeg",
        "32m 10s",
        "ze heeft transcriptie gestart",
        "Tessa heeft transcriptie gestart en dat was goed",
    ],
)
def test_what_is_said(tmp_path: pathlib.Path, line: str) -> None:
    """A line that only resembles these is what somebody says."""
    read = sources.import_(sources.text(tmp_path / "a.txt", f"Interviewer: Ja?\nRespondent: Nee.\n{line}\n"), tmp_path / "uit")
    assert read.turns == [("Interviewer", "Ja?"), ("Respondent", f"Nee.\n{line}")]
    assert read.facts == {"bron": "a.txt"}


def test_several_moments(tmp_path: pathlib.Path) -> None:
    """Moments that come back belong to what is said at each; none is taken."""
    text = "Interviewer: Schrijf je op wat je leert?\nRespondent: Kijk maar.\n3 maart 2026, 09:03\nGelast.\n4 maart 2026, 10:00\nGeslepen.\n"
    read = sources.import_(sources.text(tmp_path / "a.txt", text), tmp_path / "uit")
    assert read.turns[1] == ("Respondent", "Kijk maar.\n3 maart 2026, 09:03\nGelast.\n4 maart 2026, 10:00\nGeslepen.")

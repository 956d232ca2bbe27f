"""Codings shown in the text they are about."""

from __future__ import annotations

import pytest
from rich.console import Console

from qualcode.cli import explain
from qualcode.coding.proposal import Proposal, Suggestion
from qualcode.model.coding import Coding
from tests.nouns import transcript

TALK = transcript(
    "01",
    speech=(
        ("Interviewer", "Hoe gaat het?"),
        ("Interviewer", "En met het leren?"),
        ("Respondent", "Goed. Er is geen tijd. Wij zijn met weinig."),
        ("Interviewer", "Verder nog iets?"),
        ("Respondent", "Nee hoor."),
    ),
)
LABELS = {"leertijd": "Leertijd", "druk": "Druk [hoog]"}


def proposal(quote: str, construct: str, condition: str | None, words: str = "", why: str = "indicator `tijd`", *others: Suggestion) -> Proposal:
    """Return a proposal for words of the interview, with the words of its indicator."""
    start = TALK.body.index(quote)
    at = TALK.body.index(words) if words else 0
    coding = Coding("01", "auto", start, start + len(quote), quote, construct, condition, score=0.5, why=why)
    return Proposal(coding, (at, at + len(words)) if words else None, others)


FOUND = [
    proposal("Er is geen tijd.", "leertijd", "belemmerend", "geen tijd"),
    proposal("Er is geen tijd.", "druk", None, "", "the sentence beside it", Suggestion("leertijd", "stimulerend", 0.25)),
    proposal("Er is geen tijd. Wij zijn met weinig.", "druk", "stimulerend", "", f"indicator `{'ab|' * 30}c` (codebooks/klein.yaml:4)"),
]


def lines(capsys: pytest.CaptureFixture[str], *found: Proposal) -> list[str]:
    """Return the lines that are printed, without spaces at their end."""
    explain.print_text(TALK, found, LABELS)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_in_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Each answer with fragments stands after its last question; a fragment's brackets close with the numbers of its reasons.

    Of an indicator of many alternatives only the beginning is shown.
    """
    assert lines(capsys, *FOUND) == [
        "transcripts/01.txt",
        "",
        "    3  Interviewer: En met het leren?",
        "    5  Respondent: Goed. [[Er is geen tijd.]¹·² Wij zijn met weinig.]³",
        "    1  − Leertijd 0.50  indicator `tijd`",
        "    2  ? Druk [hoog] 0.50  the sentence beside it; or: Leertijd +0.25",
        f"    3  + Druk [hoog] 0.50  indicator `{('ab|' * 30)[:50]}…`",
        "       (codebooks/klein.yaml:4)",
    ]


def test_nothing_found(capsys: pytest.CaptureFixture[str]) -> None:
    """An interview without fragments says so."""
    assert lines(capsys) == ["transcripts/01.txt", "nothing found"]


def test_colours(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a fragment has the colour of its condition, and the indicator's words are bold and underlined."""
    monkeypatch.setattr(explain, "console", lambda: Console(force_terminal=True, color_system="standard", no_color=False, width=100, highlight=False))
    explain.print_text(TALK, FOUND[:1], LABELS)
    assert "\x1b[31mEr is \x1b[0m\x1b[1;4;31mgeen tijd\x1b[0m\x1b[31m.\x1b[0m\x1b[1m]¹\x1b[0m" in capsys.readouterr().out

"""Codings as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qualcode.cli.fragments import print_codings
from qualcode.coding.proposal import Proposal, Suggestion
from qualcode.model.coding import Coding
from tests.nouns import transcript

LONG = "Ik liep eerst een maand mee met een ervaren collega, en toen mocht ik het zelf proberen, met hem ernaast."
TRANSCRIPT = transcript("01", speech=(("Interviewer", "Hoe ging dat?"), ("Respondent", f"Daar was geen tijd voor. {LONG}")))
LABELS = {"tijd": "Tijd [om te leren] :clock1:"}


def coding(quote: str, construct: str = "tijd", condition: str | None = None, score: float | None = 0.456) -> Coding:
    """Return a coding of words of the transcript."""
    start = TRANSCRIPT.body.index(quote)
    return Coding("01", "auto", start, start + len(quote), quote, construct, condition, score=score, why="indicator `tijd`")


def printed(
    capsys: pytest.CaptureFixture[str], *codings: Coding, others: tuple[Suggestion, ...] = (), labels: Mapping[str, str] = LABELS
) -> list[str]:
    """Return the lines that are printed about codings, without spaces at their end."""
    print_codings(TRANSCRIPT, [Proposal(coding, None, others) for coding in codings], labels)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(("condition", "mark"), [("stimulerend", "+"), ("belemmerend", "−"), (None, " ")])
def test_table(capsys: pytest.CaptureFixture[str], condition: str | None, mark: str) -> None:
    """A coding is a row: its line in the file, the construct's label as it is written, the condition as a mark, words and score."""
    assert printed(capsys, coding("Daar was geen tijd voor.", condition=condition)) == [
        "line  construct                       words                     score",
        f"   3  Tijd [om te leren] :clock1:  {mark}  Daar was geen tijd voor.   0.46",
    ]


def test_own_conditions(capsys: pytest.CaptureFixture[str]) -> None:
    """A condition of the codebook's own has no mark, a construct without label shows its id, and no score is nought."""
    assert printed(capsys, coding("Daar was geen tijd voor.", "ruimte", "neutraal", None))[1] == "   3  ruimte        Daar was geen tijd voor.   0.00"


def test_long_quote(capsys: pytest.CaptureFixture[str]) -> None:
    """A long quote is cut at a word."""
    lines = printed(capsys, coding(LONG))
    assert [line for line in lines if "…" in line] != []
    assert "ernaast" not in " ".join(lines)


def test_suggestions(capsys: pytest.CaptureFixture[str]) -> None:
    """Other constructs stand below the words, best first, with their condition and score."""
    others = Suggestion("tijd", "belemmerend", 0.41), Suggestion("ruimte", None, 0.2)
    lines = printed(capsys, coding("Daar was geen tijd voor."), others=others)
    assert lines[2].strip() == "or: Tijd [om te leren] :clock1: −0.41, ruimte 0.20"


def test_nothing_found(capsys: pytest.CaptureFixture[str]) -> None:
    """A transcript without codings says so."""
    assert printed(capsys) == ["transcripts/01.txt: nothing found"]

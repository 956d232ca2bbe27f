"""How problems and notes look: plain text, one problem a line, and the same facts for people and programs."""

from __future__ import annotations

import json

import pytest
import typer

from qualcode.cli import say
from qualcode.errors import Level, Location, Problem

PROBLEM = Problem(Location("transcripts/01.txt", 3, 5), "is wrong", "rule", "do this\nor that")
WARNING = Problem(Location("study.yaml"), "is odd", "rule", level=Level.WARNING)
PRINTED = """\
transcripts/01.txt:3:5: error: is wrong (rule)
    hint: do this
          or that
study.yaml: warning: is odd (rule)
"""


def test_problems(capsys: pytest.CaptureFixture[str]) -> None:
    """A problem is a line as `str` gives it, with its hint indented below, on the side channel."""
    say.problems([PROBLEM, WARNING])
    assert capsys.readouterr() == ("", PRINTED)
    assert PRINTED.splitlines()[0] == str(PROBLEM)


def test_problems_as_output(capsys: pytest.CaptureFixture[str]) -> None:
    """Where problems are what was asked for, they are printed on the main channel."""
    say.problems([PROBLEM, WARNING], err=False)
    assert capsys.readouterr() == (PRINTED, "")


def test_github(capsys: pytest.CaptureFixture[str]) -> None:
    """For GitHub a problem is one line, with line and column one where it has none."""
    say.github([PROBLEM, WARNING])
    assert capsys.readouterr().out == (
        "::error file=transcripts/01.txt,line=3,col=5::is wrong (rule) - do this%0Aor that\n::warning file=study.yaml,line=1,col=1::is odd (rule)\n"
    )


def test_github_marks(capsys: pytest.CaptureFixture[str]) -> None:
    """Marks that mean something in a workflow command are written so that GitHub shows them as they are."""
    say.github([Problem(Location("transcripts/a,b:c 100%.txt", 1, 1), "100%: a, b\r\n", "rule")])
    assert capsys.readouterr().out == "::error file=transcripts/a%2Cb%3Ac 100%25.txt,line=1,col=1::100%25: a, b%0D%0A (rule)\n"


def test_problem_dict() -> None:
    """As plain data a problem has its place flat beside the rest."""
    assert say.problem_dict(PROBLEM) == {
        "file": "transcripts/01.txt",
        "line": 3,
        "col": 5,
        "message": "is wrong",
        "rule": "rule",
        "hint": "do this\nor that",
        "level": "error",
    }


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON is indented, keeps its letters and can be read back."""
    say.as_json([{"é": "…"}])
    printed = capsys.readouterr().out
    assert (printed, json.loads(printed)) == ('[\n  {\n    "é": "…"\n  }\n]\n', [{"é": "…"}])


def test_note(capsys: pytest.CaptureFixture[str]) -> None:
    """A note goes to the side channel, so that output can be piped."""
    typer.echo("output")
    say.note("a note")
    assert capsys.readouterr() == ("output\n", "a note\n")


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [(0, ("coding",), "0 codings"), (1, ("coding",), "1 coding"), (2, ("coding",), "2 codings"), (2, ("verslag", "verslagen"), "2 verslagen")],
)
def test_count(number: int, words: tuple[str, ...], said: str) -> None:
    """A count is said in the singular or plural."""
    assert say.count(number, *words) == said

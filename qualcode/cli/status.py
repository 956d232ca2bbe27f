"""`qualcode status`: a whole study at a glance."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from qualcode.analysis.status import Progress, Status
from qualcode.analysis.status import status as measure
from qualcode.check import run
from qualcode.cli import say
from qualcode.cli.open import StudyOption, open_study
from qualcode.errors import Level

EXAMPLE = "Example: qualcode status"
_WIDE = 14


def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    study: StudyOption = None,
) -> None:
    """Show a whole study at a glance, and what to do next."""
    opened = open_study(study)
    found = {problem for problem in [*opened.problems, *run(opened.study, opened.codings)] if problem.level is Level.ERROR}
    figures = measure(opened.study, opened.codings, errors=len(found))
    if as_json:
        say.as_json(asdict(figures))
        return
    typer.echo(figures.study)
    for name, said in _lines(figures):
        typer.echo(f"  {name:<{_WIDE}}{said}")
    typer.echo(f"next: {figures.next}")


def _lines(of: Status) -> list[tuple[str, str]]:
    """Return what is said of each side of a study, that which is nothing left out."""
    agree = "" if of.alpha is None else f", alpha {of.alpha:.2f}"
    lines = [
        ("transcripts", f"{of.transcripts} ({of.words:,} words), {say.count(of.cases, 'case')}"),
        ("coded", f"{_of(of.coded, of.transcripts)} transcripts, {say.count(of.fragments, 'fragment')}"),
        ("confirmed", f"{_of(of.confirmed, of.transcripts)} transcripts, {_of(of.confirmed_fragments, of.fragments)} fragments"),
        ("double coded", f"{_of(of.double, of.transcripts)} transcripts{agree}"),
        *((one.coder, _progress(one)) for one in of.coders),
        ("to decide", f"{say.count(of.open_consensus, 'fragment')} of the consensus" if of.open_consensus else ""),
        ("stale", f"{say.count(of.stale, 'coding')} no longer on the words that were coded" if of.stale else ""),
        ("consensus", f"of {say.count(of.behind, 'transcript')} is behind what people coded" if of.behind else ""),
        ("memos", f"{of.memos}, {of.open_memos} open" if of.memos else ""),
        ("errors", f"{of.errors}" if of.errors else ""),
    ]
    return [(name, said) for name, said in lines if said]


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.0%})" if whole else "0 of 0"


def _progress(one: Progress) -> str:
    open_ = f", {one.open} open" if one.open else ""
    return f"{say.count(one.codings, 'coding')} in {say.count(one.transcripts, 'transcript')}{open_}"

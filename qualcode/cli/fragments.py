"""Codings as a person reads them: place, construct, condition, words and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qualcode.coding.proposal import Proposal
from qualcode.model.transcript import Transcript
from qualcode.report.dutch import MARKS
from qualcode.text import shorten

STYLES = {"stimulerend": "green", "belemmerend": "red"}
WIDE = 100


def print_codings(transcript: Transcript, proposals: Sequence[Proposal], labels: Mapping[str, str]) -> None:
    """Print what is proposed for a transcript as a table, with other constructs that a fragment may be about below its words."""
    out = console()
    if not proposals:
        out.print(f"{transcript.file}: nothing found")
        return
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column("line", justify="right", style="dim")
    narrow = out.width < WIDE
    table.add_column("construct", no_wrap=not narrow, max_width=out.width // 4 if narrow else None)
    table.add_column("", width=1)
    table.add_column("words", ratio=1)
    table.add_column("score", justify="right", style="dim")
    for proposal in proposals:
        coding = proposal.coding
        style = STYLES.get(coding.condition or "", "")
        words = Text(shorten(coding.quote, out.width * 2 // 3), style=style)
        if proposal.others:
            words.append(f"\n{others(proposal, labels)}", style="dim")
        mark = Text(MARKS.get(coding.condition or "", " "), style=style)
        line = str(transcript.at(coding.start).line)
        table.add_row(line, labels.get(coding.construct, coding.construct), mark, words, f"{coding.score or 0:.2f}")
    out.print(table)


def console() -> Console:
    """Return where people read; a label may hold square brackets, and what goes to a file is as wide as a page."""
    made = Console(highlight=False, markup=False, emoji=False)
    if not made.is_terminal:
        made.width = WIDE
    return made


def others(proposal: Proposal, labels: Mapping[str, str]) -> str:
    """Return the other constructs that a fragment may be about, best first."""
    named = [f"{labels.get(id, id)} {MARKS.get(condition or '', '')}{score:.2f}" for id, condition, score in proposal.others]
    return "or: " + ", ".join(named)

"""Codings as a person reads them: place, construct, condition, words and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript
from qualcode.report.dutch import MARKS
from qualcode.text import shorten

STYLES = {"stimulerend": "green", "belemmerend": "red"}
WIDE = 100


def print_codings(transcript: Transcript, codings: Sequence[Coding], labels: Mapping[str, str], *, explain: bool) -> None:
    """Print the codings of a transcript as a table; with explain, the reason stands below each quote."""
    console = Console(highlight=False, markup=False, emoji=False)  # a label may hold square brackets
    if not console.is_terminal:
        console.width = WIDE
    if not codings:
        console.print(f"{transcript.file}: nothing found")
        return
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column("line", justify="right", style="dim")
    narrow = console.width < WIDE
    table.add_column("construct", no_wrap=not narrow, max_width=console.width // 4 if narrow else None)
    table.add_column("", width=1)
    table.add_column("words", ratio=1)
    table.add_column("score", justify="right", style="dim")
    for coding in codings:
        style = STYLES.get(coding.condition or "", "")
        words = Text(" ".join(coding.quote.split()) if explain else shorten(coding.quote, console.width * 2 // 3), style=style)
        if explain:
            words.append(f"\n↳ {coding.why}", style="dim")
        mark = Text(MARKS.get(coding.condition or "", " "), style=style)
        line = str(transcript.at(coding.start).line)
        table.add_row(line, labels.get(coding.construct, coding.construct), mark, words, f"{coding.score or 0:.2f}")
    console.print(table)

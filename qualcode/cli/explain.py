"""Codings in the text they are about: fragments between brackets and in colour, with the reason for each below the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from qualcode.cli.fragments import STYLES, console, others
from qualcode.coding.proposal import Proposal
from qualcode.model.transcript import Transcript, Turn
from qualcode.report.dutch import MARKS

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNDECIDED = "yellow"
_LEFT = 5  # columns before the text
_LONG = re.compile(r"(`[^`]{50})[^`]{5,}`")  # an indicator of many alternatives; its place is named too


def print_text(transcript: Transcript, proposals: Sequence[Proposal], labels: Mapping[str, str]) -> None:
    """Print the answers in which something was found, each after its question, and why; codings are numbered through the interview."""
    out = console()
    out.print(Text(transcript.file, style="bold"))
    numbered = list(enumerate(proposals, 1))
    asked: Turn | None = None
    for turn in transcript.turns:
        here = [(n, one) for n, one in numbered if turn.start <= one.coding.start < turn.end]
        if turn.interviewer:
            asked = turn
        elif here:
            out.print()
            if asked:
                out.print(_turn(transcript, asked, Text(transcript.speech(asked), style="dim")))
            asked = None
            out.print(_turn(transcript, turn, Text.assemble(*_marked(transcript, turn, here))))
            for n, one in here:
                out.print(_row(str(n), _reason(one, labels), indent=2))
    if not proposals:
        out.print("nothing found")


def _turn(transcript: Transcript, turn: Turn, speech: Text) -> Table:
    return _row(str(transcript.at(turn.start).line), Text.assemble((f"{turn.speaker}: ", "dim"), speech))


def _row(left: str, text: Text, *, indent: int = 0) -> Table:
    """Return text beside a narrow column, so that its lines stay below each other."""
    row = Table.grid(padding=(0, 2, 0, indent))
    row.add_column(width=_LEFT, justify="right", style="dim")
    row.add_column(ratio=1)
    row.add_row(left, text)
    return row


def _marked(transcript: Transcript, turn: Turn, here: Sequence[tuple[int, Proposal]]) -> Iterator[tuple[str, str]]:
    """Yield the pieces of an answer with their style: a bracket where a fragment begins, a bracket and its numbers where it ends."""
    spans: dict[tuple[int, int], list[int]] = {}  # several constructs may be about the same words
    for n, one in here:
        spans.setdefault((one.coding.start, one.coding.end), []).append(n)
    words = [one.words for _, one in here if one.words]
    cuts = sorted({turn.start, turn.end, *(place for span in (*spans, *words) for place in span)})
    for start, end in zip(cuts, [*cuts[1:], turn.end], strict=True):
        for (_, last), numbers in sorted(spans.items(), reverse=True):
            if last == start:
                yield "]" + "·".join(map(str, numbers)).translate(_RAISED), "bold"
        yield "[" * sum(first == start for first, _ in spans), "bold"
        inside = next((one.coding for _, one in here if one.coding.start <= start < one.coding.end), None)
        style = STYLES.get(inside.condition or "", _UNDECIDED) if inside else ""
        yield transcript.body[start:end], style + (" bold underline" if any(first <= start < last for first, last in words) else "")


def _reason(proposal: Proposal, labels: Mapping[str, str]) -> Text:
    coding = proposal.coding
    style = STYLES.get(coding.condition or "", _UNDECIDED)
    mark = MARKS.get(coding.condition or "", "?" if coding.condition is None else "")
    text = Text.assemble((f"{mark} {labels.get(coding.construct, coding.construct)}", style), (f" {coding.score or 0:.2f}", "dim"))
    text.append("  " + _LONG.sub(r"\1…`", coding.why), style="dim")
    if proposal.others:
        text.append(f"; {others(proposal, labels)}", style="dim")
    return text

"""Read tables in which a row is a piece of the conversation: oral history, Whisper's tsv, questions and answers in Word."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.exchange.transcripts import times
from qualcode.exchange.transcripts.labels import INTERVIEWER, RESPONDENT, folded, like_a_name, stands_for_somebody
from qualcode.exchange.transcripts.said import Said, Source

_TIMES = frozenset("time timestamp timecode tijd tijdcode tijdstip start begin starttime start_time in tc".split())
_ENDS = frozenset("end einde stop endtime end_time eind uit out".split())
_SPEAKERS = frozenset("speaker spreker wie naam persoon participant rol deelnemer speaker_name".split())
_WORDS = frozenset("text tekst words woorden content transcript transcriptie uitspraak utterance gesproken".split())
_ASKED = frozenset("vraag vragen question interviewer".split())
_ANSWERED = frozenset("antwoord antwoorden answer respondent".split())
_TIME = re.compile(rf"[\[(#]?(?:{times.CLOCK}(?:-\d)?)[\])#]?")
_NARROW = 3  # of the columns of a transcript without a heading


@dataclass(frozen=True)
class Shape:
    """Which column holds what; None where there is none. `asked` marks a table of questions (in `speaker`) and answers (in `words`)."""

    words: int
    speaker: int | None = None
    time: int | None = None
    end: int | None = None
    heading: bool = True
    asked: bool = False
    unit: float = 1.0


def shape(rows: Sequence[Sequence[str]]) -> Shape | None:
    """Return what the columns of a table are, None when its rows are no piece of a conversation."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return None
    keys = [folded(cell).replace(" ", "_") for cell in filled[0]]

    def column(known: frozenset[str]) -> int | None:
        return next((n for n, key in enumerate(keys) if key in known), None)

    words, speaker, time = column(_WORDS), column(_SPEAKERS), column(_TIMES)
    if words is not None and (speaker is not None or time is not None):
        whole = time is not None and all(len(row) <= time or not row[time].strip() or row[time].strip().isdigit() for row in filled[1:])
        return Shape(words, speaker, time, column(_ENDS), unit=0.001 if whole and column(_ENDS) is not None and speaker is None else 1.0)
    asked, answered = column(_ASKED), column(_ANSWERED)
    if asked is not None and answered is not None and len(keys) <= _NARROW:
        return Shape(answered, asked, asked=True)
    return _guess(filled)


def _guess(rows: Sequence[Sequence[str]]) -> Shape | None:
    """Return what the columns are by what stands in them, for a table without a heading."""
    width = max(map(len, rows))
    if not 1 < width <= _NARROW + 1:
        return None

    def share(n: int, fits: re.Pattern[str] | None) -> float:
        cells = [row[n].strip() for row in rows if len(row) > n and row[n].strip()]
        good = sum(bool(fits.fullmatch(cell)) if fits else like_a_name(cell) or stands_for_somebody(cell) for cell in cells)
        return good / len(cells) if cells else 0.0

    time = next((n for n in range(width) if share(n, _TIME) > 0.8), None)  # noqa: PLR2004
    end = next((n for n in range(width) if time is not None and n > time and share(n, _TIME) > 0.8), None)  # noqa: PLR2004
    speaker = next((n for n in range(width - 1) if n not in (time, end) and share(n, None) > 0.8), None)  # noqa: PLR2004
    names = {row[speaker].strip() for row in rows if speaker is not None and len(row) > speaker}
    if speaker is not None and len(rows) > 2 and len(names) * 2 > len(rows) + 1:  # noqa: PLR2004
        speaker = None
    left = [n for n in range(width) if n not in (time, end, speaker)]
    if (time is None and speaker is None) or not left:
        return None
    return Shape(left[-1], speaker, time, end, heading=False)


def said(rows: Sequence[Sequence[str]], source: Source) -> Iterator[Said]:
    """Yield who says what in the rows of a table; two columns of which nothing is known are questions and answers.

    Cells of other columns are kept in square brackets.
    """
    found = shape(rows)
    if found is None:
        found = Shape(1, 0, heading=False, asked=True) if max(map(len, rows), default=0) > 1 else Shape(0, heading=False)
    if found.asked:
        source.roles |= {folded("Interviewer"): INTERVIEWER, folded("Respondent"): RESPONDENT}
    unnamed, heading = 0, found.heading
    names: Sequence[str] = ()
    for n, row in enumerate(rows, 1):
        cells = [html.unescape(cell).strip() if "&" in cell else cell.strip() for cell in row]
        if not any(cells):
            continue
        if heading:
            names, heading = cells, False
            continue
        extra = [_extra(names, k, cell) for k, cell in enumerate(cells) if cell and k not in (found.words, found.speaker, found.time, found.end)]
        words = " ".join([_cell(cells, found.words), *extra]).strip()
        first = _cell(cells, found.speaker)
        if found.asked:
            if first:
                yield Said("Interviewer", first, line=n, paragraph=True)
            if words:
                yield Said("Respondent", words, line=n, paragraph=True)
            continue
        unnamed += found.speaker is not None and not first
        start, end = (_time(_cell(cells, k), found.unit) for k in (found.time, found.end))
        if start is None and (odd := _cell(cells, found.time)):
            words = f"[{odd}] {words}"
        yield Said(first, words, start, end, n)
    if unnamed:
        source.warn(f"{unnamed} row{'s' if unnamed > 1 else ''} without a speaker; taken for what the last one says", rule="speakers")


def _cell(cells: Sequence[str], n: int | None) -> str:
    return cells[n] if n is not None and n < len(cells) else ""


def _extra(names: Sequence[str], n: int, cell: str) -> str:
    return f"[{names[n]}: {cell}]" if n < len(names) and names[n] else f"[{cell}]"


def _time(cell: str, unit: float) -> float | None:
    cell = cell.strip("[]()<># ")
    return times.seconds(cell) if ":" in cell else times.within(cell, unit=unit) if cell else None

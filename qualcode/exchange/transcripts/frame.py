"""What a meeting program writes round a conversation: when it was, how long it took, and who had it written out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from qualcode.exchange.transcripts.labels import like_a_name
from qualcode.exchange.transcripts.said import Source

_MONTHS = (
    "januari jan january", "februari feb february", "maart mrt mar march", "april apr", "mei may", "juni jun june", "juli jul july",
    "augustus aug august", "september sep sept", "oktober okt oct october", "november nov", "december dec",
)  # fmt: skip
_MONTH = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})\.? (?P<month>{_NAMES})\.? (?P<year>\d{{4}})"
    rf"|(?P<month2>{_NAMES})\.? (?P<day2>\d{{1,2}}), (?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})"
    r"|(?P<day4>\d{1,2})-(?P<month4>\d{1,2})-(?P<year4>\d{4}))"
)
_MOMENT = re.compile(
    rf"(?:[a-z]{{3,6}}dag |[a-z]{{3,6}}day,? )?{_DATE},?(?: om| at)? "
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})? ?(?P<half>[ap]\.?m\.?)?(?: uur)?",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"(?=\d)(?:\d{1,2} ?[hu](?:ur)?)? ?(?:\d{1,3} ?m(?:in)?\.?)? ?(?:\d{1,2} ?s(?:ec)?\.?)?", re.IGNORECASE)
_WRITTEN = re.compile(
    r"(?P<name>.{1,80}?) (?:(?:heeft|had) (?:de )?transcriptie (?:gestart|gestopt|gepauzeerd|hervat|beëindigd)"
    r"|(?:started|stopped|paused|resumed) (?:the )?transcription)\.?",
    re.IGNORECASE,
)
_TOP = 8  # lines with text within which a meeting says when it was
_NOON = 12


def take(lines: Sequence[str], source: Source) -> list[str]:
    """Return lines without what the program wrote round them.

    Moment and length become `datum`, `tijd` and `duur`; who started or stopped the writing stands in brackets. A moment that is not
    above the conversation, or is one of several, stays in the text.
    """
    kept = list(lines)
    filled = [n for n, line in enumerate(lines) if line.strip()]
    moments = [n for n in filled if _moment(lines[n]) is not None]
    for n in filled:
        match = _WRITTEN.fullmatch(" ".join(lines[n].split()))
        if match and like_a_name(match["name"]):
            kept[n] = f"[{lines[n].strip()}]"
    if len(moments) == 1 and moments[0] in filled[:_TOP]:
        at = moments[0]
        moment = _moment(lines[at])
        assert moment is not None  # noqa: S101 - only moments are listed
        source.attribute("datum", moment.date().isoformat())
        source.attribute("tijd", f"{moment:%H:%M}")
        kept[at] = ""
        below = next((n for n in filled if n > at), at)
        if _LENGTH.fullmatch(lines[below].strip()):
            source.attribute("duur", lines[below])
            kept[below] = ""
    return kept


def _moment(line: str) -> dt.datetime | None:
    """Return the moment of a line that holds a date with a time and nothing else: `3 maart 2026, 09:03AM`."""
    match = _MOMENT.fullmatch(" ".join(line.split()))
    if match is None:
        return None
    year, month, day = ((match[part] or match[f"{part}2"] or match[f"{part}3"] or match[f"{part}4"]).casefold() for part in ("year", "month", "day"))
    hour, half = int(match["hour"]), (match["half"] or " ")[0].casefold()
    if hour == _NOON and half == "a":
        hour = 0
    elif hour < _NOON and half == "p":
        hour += _NOON
    try:
        return dt.datetime(int(year), _MONTH.get(month) or int(month), int(day), hour, int(match["minute"]))
    except ValueError:
        return None

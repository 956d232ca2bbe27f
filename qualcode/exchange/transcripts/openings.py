"""How programs dress up the start of a line: numbers, ranges of times, and brackets round who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from qualcode.exchange.transcripts import times
from qualcode.exchange.transcripts.labels import folded, like_a_name, role_of, stands_for_somebody
from qualcode.exchange.transcripts.said import Source

_TIME = rf"(?:[\[(<]{times.CLOCK}[\])>]|#\d{{2}}:\d{{2}}:\d{{2}}-\d#)"
_BRACKETED = re.compile(
    rf"(?P<before>\s*(?:{_TIME}[ \t]*)?)[\[(](?P<name>[^\W\d_][^\[\]():\n]{{0,50}}?)(?P<colon>[ \t]?:[\])]|[\])][ \t]?:|[\])])[ \t]*(?P<text>.*)",
    re.DOTALL,
)
_RANGE = re.compile(rf"\s*\[({times.CLOCK})[ \t]*-->[ \t]*{times.CLOCK}\][ \t]*(.*)", re.DOTALL)
_NUMBERED = re.compile(r"\s*(?P<number>\d{1,5})(?P<mark>[.)][ \t]*|[ \t]+)(?P<text>[^\d\s].*)", re.DOTALL)
_LABEL = re.compile(r"[\[(]?(?P<name>[^\W\d_][^:\n\[\]]{0,50}?)[\])]? ?:(?:\s|$)")
_OFTEN = 2  # times that somebody speaks


def plain(lines: Sequence[str], source: Source) -> list[str]:
    """Return lines of a text with their start as a transcript has it: `1  [SPEAKER_00]: ja` becomes `SPEAKER_00: ja`.

    Numbers that are taken off are reported.
    """
    bare = _without_numbers(lines, source)
    named = source.names | in_brackets(bare)
    return [_plain(line, named) for line in bare]


def _plain(line: str, named: Collection[str]) -> str:
    """Return a line with its label bare; a range of times before it becomes a time, before other words it stays."""
    match = _RANGE.fullmatch(line) if "-->" in line else None
    if match is None:
        return unbracketed(line, named)
    said = unbracketed(match[2], named)
    label = _LABEL.match(said)
    return start_of(f"{match[0][: match.start(2)]}{said}") if not said or (label and _speaks(label["name"])) else line


def start_of(line: str) -> str:
    """Return a line with the start of the range of times before it in place of the range: `[00:02.500 --> 00:04.000]` becomes `[00:00:02]`."""
    match = _RANGE.fullmatch(line) if "-->" in line else None
    time = times.seconds(match[1]) if match else None
    return line if match is None or time is None else f"{times.clock(time)} {match[2]}".rstrip()


def in_brackets(lines: Iterable[str]) -> frozenset[str]:
    """Return the folded names that stand in brackets before a colon more than once (`[Anna]: …`)."""
    matches = (_BRACKETED.match(line) for line in lines if "[" in line or "(" in line)
    met = Counter(folded(match["name"]) for match in matches if match and ":" in match["colon"] and like_a_name(match["name"]))
    return frozenset(name for name, count in met.items() if count >= _OFTEN)


def unbracketed(line: str, named: Collection[str]) -> str:
    """Return a line with a colon behind who speaks in place of brackets round it; a remark such as `[lacht]` stays as it is.

    `named` are folded names that are speakers for certain.
    """
    if "[" not in line and "(" not in line:
        return line
    match = _BRACKETED.match(line)
    if match is None:
        return line
    name = match["name"]
    telling = any(letter.isdigit() for letter in name) or len(role_of(name) and name) > len("int")  # `(R)` or `(onbekend)` may be a remark
    if folded(name) in named or (stands_for_somebody(name) and (telling or ":" in match["colon"])):
        return f"{match['before']}{name}: {match['text']}".rstrip(" ")
    return line


def _without_numbers(lines: Sequence[str], source: Source) -> list[str]:
    """Return lines without the numbers before them, when they count lines or turns."""
    matches = [_NUMBERED.match(line) for line in lines]
    met = [(match, label["name"]) for match in matches if match and (label := _LABEL.match(match["text"])) and _speaks(label["name"])]
    labels = [match for match, _ in met]
    numbers = [int(match["number"]) for match in labels]
    certain = len(met) > _OFTEN or any(stands_for_somebody(name) for _, name in met)  # `12 Mensen: …` may be what somebody says
    if not certain or any(later <= earlier for earlier, later in pairwise(numbers)):
        return list(lines)
    counted = [int(match["number"]) if match else None for match, line in zip(matches, lines, strict=True) if line.strip()]
    alike = len({match["mark"].strip() for match in matches if match}) == 1
    every = alike and None not in counted and len({n - (number or 0) for n, number in enumerate(counted)}) == 1
    source.warn("numbers before lines are left out", rule="layout", hint="keep the source when you refer to them")
    taken = matches if every else labels
    off = {id(match) for match in taken}
    return [match["text"] if match and id(match) in off else line for match, line in zip(matches, lines, strict=True)]


def _speaks(name: str) -> bool:
    return stands_for_somebody(name) or like_a_name(name)

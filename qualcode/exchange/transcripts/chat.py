"""Read transcripts in CHAT (.cha): `*INV:` lines, `@` headers, `%` lines about the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.exchange.transcripts import encoding, times
from qualcode.exchange.transcripts.labels import INTERVIEWER, RESPONDENT, folded
from qualcode.exchange.transcripts.said import Said, Source

_BULLET = re.compile(r"[\x15•](\d+)_(\d+)[\x15•]?")
_HEADERS = {"languages": "taal", "date": "datum", "location": "locatie", "media": "opname", "situation": "situatie", "participants": "aanwezigen"}
_MARKS = frozenset({"utf8", "begin", "end"})
_ASK = frozenset({"investigator", "interviewer"})
_ANSWER = frozenset({"participant", "respondent", "informant", "subject", "target_child", "adult"})


def read(source: Source) -> Iterator[Said]:
    """Yield who says what; `%` lines stand behind what they are about, in brackets."""
    raw = source.raw() if encoding.encoding(source).startswith("utf-8") else b""
    text = raw.decode("utf-8-sig", "replace") if raw else encoding.text(source)
    spoken = False
    for n, line in _whole(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        mark, name, rest = line[:1], *_parted(line[1:])
        if mark == "*" and name:
            bullet = _BULLET.search(rest)
            start, end = (times.within(int(bullet[k][:12]), unit=0.001) for k in (1, 2)) if bullet else (None, None)
            yield Said(name, _BULLET.sub("", rest), start, end, n)
            spoken = True
        elif mark == "@" and not spoken:
            _header(name, rest, source)
        elif mark in "@%" and line.strip() and folded(line.strip("@")) not in _MARKS:
            yield Said("" if spoken else None, f"[{' '.join(line.lstrip('@%').split())}]", line=n)
        elif line.strip() and folded(line.strip("@")) not in _MARKS:
            source.warn("a line without `*`, `%` or `@` before it; taken for what the last one says", line=n, rule="chat")
            yield Said("", line, line=n)


def _parted(line: str) -> tuple[str, str]:
    name, _, rest = line.partition(":")
    return name.strip(), rest.strip()


def _whole(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line with the lines that go on from it, which begin with a tab."""
    first, gathered = 0, ""
    for n, line in enumerate(lines, 1):
        if line.startswith("\t") and gathered:
            gathered += " " + line.strip()
            continue
        if gathered:
            yield first, gathered
        first, gathered = n, line.strip("\ufeff")
    if gathered:
        yield first, gathered


def _header(name: str, rest: str, source: Source) -> None:
    """Keep a header as an attribute; the participants say who asks and who answers."""
    key = folded(name)
    if key in _MARKS:
        return
    if key == "participants":
        for person in rest.split(","):
            words = person.split()
            role = words[-1].casefold() if len(words) > 1 else ""
            if role in _ASK | _ANSWER:
                source.roles[folded(words[0])] = INTERVIEWER if role in _ASK else RESPONDENT
    source.attribute(_HEADERS.get(key, re.sub(r"\W+", "-", key).strip("-") or "kop"), rest or name)

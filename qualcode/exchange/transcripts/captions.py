"""Read captions (.srt, .vtt of Teams, Zoom, Whisper) line by line, so that memory stays flat however long they are."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from qualcode.exchange.transcripts import encoding, openings, times
from qualcode.exchange.transcripts.labels import Labels, choose, folded, like_a_name, stands_for_somebody
from qualcode.exchange.transcripts.said import Said, Source

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})(?:\s.*)?")
_NUMBER = re.compile(r"\d+|(?=\S*\d)[\w{}.-]+(?:/[\d-]+)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>]*)>|</v>")
_TAGS = re.compile(r"</?(?:c|i|b|u|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\an?\d\}")
_LABEL = re.compile(r"\s*(?:[-–]\s*)?([^\W\d_][^:\n]{0,50}?) ?:(?:\s+|$)")
_STYLE = re.compile(r"[^\w]*|.*[{}].*|\s*[\w-]+\s*:[^:]*;?\s*|.*::cue.*")
_SAMPLED = 50_000  # lines from which it is learned who speaks


@dataclass
class _Cue:
    """The cue that is being read: its lines, times, and the line of the file on which its time stands."""

    lines: list[str] = field(default_factory=list)
    start: float | None = None
    end: float | None = None
    line: int = 0


def read(source: Source) -> Iterator[Said]:  # noqa: PLR0912 - a branch for each kind of line
    """Yield what is said in each cue; what stands in no cue is kept and reported."""
    first = list(islice(encoding.lines(source), _SAMPLED))
    named = source.names | openings.in_brackets(first)
    labels = _labels([openings.unbracketed(line, named) for line in first], source)
    cue, held, block, note, astray = _Cue(), "", "after", [""], 0
    for n, raw in enumerate(encoding.lines(source), 1):
        line = raw.strip("\ufeff").strip()
        if match := _TIMING.fullmatch(line):
            if not held and len(cue.lines) > 1 and cue.lines[-1].isdigit():  # no empty line between cues
                cue.lines.pop()
            elif held and not _NUMBER.fullmatch(held):
                astray += 1
                cue.lines.append(held)
            yield from _words(cue, labels, named)
            if block == "NOTE":
                yield _remark(note, n)
            cue, held, block = _Cue([], times.seconds(match[1]), times.seconds(match[2]), n), "", ""
        elif block == "NOTE":
            if line:
                note.append(line)
                continue
            yield _remark(note, n)
            block = "after"
        elif not line:
            block = "after"
        elif n == 1 and line.startswith("WEBVTT"):
            source.attribute("titel", line.removeprefix("WEBVTT").strip(" -\t"))
            block = "header"
        elif block == "header":
            _fact(line, source)
        elif block == "after" and line.partition(" ")[0] == "NOTE":
            yield from _words(cue, labels, named)
            cue, block, note = _Cue(line=cue.line), "NOTE", [line.removeprefix("NOTE").strip()]
        elif (block == "after" and line in ("STYLE", "REGION")) or (block == "STYLE" and _STYLE.fullmatch(line)):
            block = "STYLE"
        elif block == "after" and not held:
            held = line  # perhaps the number of the next cue
        else:
            astray += bool(held)
            cue.lines += [held, line] if held else [line]
            held, block = "", ""
    cue.lines += [held] if held else []
    yield from _words(cue, labels, named)
    if block == "NOTE":
        yield _remark(note, 0)
    _tell(astray, cue.line, source)


def _remark(note: list[str], line: int) -> Said:
    return Said(None, f"[opmerking: {' '.join(part for part in note if part)}]", line=line)


def _tell(astray: int, at: int, source: Source) -> None:
    if at == 0:
        source.warn("holds no cue with a time `00:00:01.000 --> 00:00:02.000`; read as plain words", rule="captions")
    elif astray:
        source.warn(f"{astray} line{'s' if astray > 1 else ''} outside a cue; kept where they stand", rule="captions")


def _fact(line: str, source: Source) -> None:
    key, colon, value = line.partition(":")
    if folded(key) in ("language", "taal"):
        source.attribute("taal", value)
    elif colon and folded(key) not in ("kind", "x-timestamp-map"):
        source.attribute("-".join(folded(key).split()) or "opmerking", value)
    elif not colon:
        source.attribute("opmerking", line)


def _words(cue: _Cue, labels: Labels, named: frozenset[str]) -> Iterator[Said]:
    """Yield who says what in one cue: voice tags, else labels, else whoever spoke last."""
    text = "\n".join(cue.lines)
    if "<" in text or "{" in text:
        text = _TAGS.sub("", text)
    when = (cue.start, cue.end, cue.line)
    if "<v" in text or "</v>" in text:
        speaker, here = "", 0
        for match in _VOICE.finditer(text):
            if said := text[here : match.start()].strip():
                yield Said(speaker, html.unescape(said).replace("\n", " "), *when)
            speaker, here = html.unescape(match[1] or "").strip(), match.end()
        if said := text[here:].strip():
            yield Said(speaker, html.unescape(said).replace("\n", " "), *when)
        return
    if "&" in text:
        text = html.unescape(text)
    for line in text.split("\n"):
        plain = openings.unbracketed(line, named)
        label = _LABEL.match(plain) if ":" in plain else None
        if label and label[1] in labels:
            yield Said(label[1], plain[label.end() :], *when, paragraph=label.end() == len(plain))
        elif line.strip():
            yield Said("", line, *when)


def _labels(lines: list[str], source: Source) -> Labels:
    """Return which names before a colon are speakers, from the first hours."""
    matches = (_LABEL.match(_TAGS.sub("", html.unescape(line))) for line in lines if ":" in line and "-->" not in line)
    met = [match[1] for match in matches if match]
    said = Counter(word for line in lines for word in line.split() if word.islower()) if met else Counter()
    return choose([name for name in met if like_a_name(name) or stands_for_somebody(name)], named=source.names, said=said)

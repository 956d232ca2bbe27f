"""Recognise who speaks in a text: labels, headings with times, radio captions, blocks, and what stands above the conversation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from qualcode.exchange.transcripts import emphasis, frame, header, openings, times
from qualcode.exchange.transcripts.labels import Labels, choose, folded, is_code, like_a_name, stands_for_somebody
from qualcode.exchange.transcripts.said import Said, Source

_TIME = rf"(?:[\[(<]?{times.CLOCK}[\])>]?|#\d{{2}}:\d{{2}}:\d{{2}}-\d#)"
_NAME = r"(?P<name>[^\W\d_][^:\n\t\"“”?!]{0,60}?)"
_BOLD = r"(?:\*\*|__)?"
_COLON = re.compile(rf"\s*(?:(?P<time>{_TIME})[ \t]*(?:[-–][ \t]*)?)?{_BOLD}{_NAME}{_BOLD}[ \t]?:{_BOLD}(?:[ \t]+|$)(?P<text>.*)", re.DOTALL)
_TIGHT = re.compile(rf"\s*(?:(?P<time>{_TIME})[ \t]*)?(?P<name>[^\W\d_][\w ]{{0,14}}):(?P<text>\S.*)", re.DOTALL)
_TIMED = re.compile(rf"\s*{_BOLD}{_NAME}{_BOLD}[ \t]*[\[(]?(?P<time>{times.CLOCK})[\])]?[ \t]*:?{_BOLD}[ \t]*(?P<text>)")
_BEFORE = re.compile(rf"\s*(?P<time>{_TIME})[ \t]+{_BOLD}{_NAME}{_BOLD}[ \t]*(?P<text>)")
_BARE = re.compile(rf"\s*(?:(?P<time>{_TIME})[ \t]*)?(?P<name>[^\W\d_]{{1,12}}[ _-]?\d{{0,3}})(?:[ \t]+(?P<text>.+))?", re.DOTALL)
_TAB = re.compile(rf"\s*(?:(?P<time>{_TIME})[ \t]*)?(?P<name>[^\W\d_][^\t:]{{0,40}}?) ?:?\t+(?P<text>.*)", re.DOTALL)
_OWN = re.compile(rf"\s*{_BOLD}(?P<name>[^\W\d_][^:\n\t]{{0,60}}?){_BOLD}\s*:?{_BOLD}(?P<text>)\s*")
_TOLD = 5  # labels in doubt that are named
_TITLE = 6  # words of a title at most
_LONG = 300  # characters from which a line may hold several turns
_INLINE = re.compile(r"(?<=[.?!…)\]\"”'’*\s])(?=(?P<name>[^\W\d_][\w.'’-]{0,40}(?: [\w.'’-]{1,40}){0,3}) ?:\s)")


@dataclass
class Line:
    """A line or paragraph of a text; `label` is what stands out at its start (bold, in a Word file), `bold` that all of it does.

    In the place of a row of a table stands what it is known to say, without text.
    """

    text: str
    number: int
    label: str = ""
    said: Said | None = None
    bold: bool = False


@dataclass
class _Turn:
    """Words that are being gathered until somebody else speaks."""

    speaker: str | None
    time: float | None
    line: int
    text: list[str] = field(default_factory=list)

    def said(self) -> Said:
        """Return what was gathered."""
        text = "\n".join(self.text).strip()
        if self.speaker is None:  # where facts stood are gaps
            text = re.sub(r"\n{3,}", "\n\n", text)
        return Said(self.speaker, text, self.time, line=self.line, paragraph=True)


def of_text(text: str) -> list[Line]:
    """Return the lines of a text."""
    return [Line(line, n) for n, line in enumerate(text.split("\n"), 1)]


def recognise(lines: Sequence[Line], source: Source) -> Iterator[Said]:
    """Yield who says what in the lines of a text; facts, roles and problems go to the source.

    What stands under nobody's name is kept: above the first speaker as text of nobody, below as what the last speaker says.
    """
    plain = frame.take(openings.plain([line.text for line in lines], source), source)
    lines = list(_with_labels(replace(line, text=text) for line, text in zip(lines, plain, strict=True)))
    top = header.length([line.text for line in lines])
    rest = header.take([line.text for line in lines[:top]], source)
    for n, text in rest:
        yield Said(None, text, line=lines[n].number, paragraph=True)
    header.know_roles("\n".join(line.text for line in lines[: top + 8] if "aangeduid" in line.text and len(line.text) < _LONG), source)
    talk = list(_split(lines[top:]))
    labels = _labels(talk, source)
    header.know_style("\n".join([*(text for _, text in rest), *_titles(talk, labels), *_stated(source)]), source)
    _doubt(talk, labels, source)
    for name, role in labels.roles.items():
        source.roles.setdefault(name, role)
    named = any(line.said for line in talk) or any(True for _ in _speaking(talk, labels))
    yield from (not named and emphasis.asked(talk, source)) or _turns(talk, labels, source, named=named)


def _doubt(lines: Sequence[Line], labels: Labels, source: Source) -> None:
    """Report the labels that look like names and were left in the text, the first few each on a line."""
    for name in labels.doubtful[:_TOLD]:
        hint = f'when somebody speaks there: --speaker "{name}=respondent"'
        where = next((line.number for line in lines if line.text.lstrip(" *[0123456789:]").startswith(name)), 0)
        source.warn(f"`{name}:` is taken for speech, not for a speaker", line=where, rule="speakers", hint=hint)
    if (more := len(labels.doubtful) - _TOLD) > 0:
        source.warn(f"{more} more such label{'s' if more > 1 else ''} taken for speech", rule="speakers")


def _titles(lines: Sequence[Line], labels: Labels) -> list[str]:
    """Return the short lines above the first speaker, at most three when nobody is recognised."""
    first = next((n for n in range(len(lines)) if _start(lines, n, labels)), None)
    above = [line.text for line in lines[:first] if line.text.strip()]
    return [text for text in (above[:3] if first is None else above[:20]) if len(text.split()) <= _TITLE]


def _stated(source: Source) -> list[str]:
    """Return what the header and the name of the file say of how literal the text is."""
    return [source.path.stem, *(source.attributes.get(key, "") for key in ("weergave", "toelichting", "transcriptie", "titel"))]


def _with_labels(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines in which a bold label ends in a colon, as a plain one does."""
    for line in lines:
        name = line.label.strip(" :\t")
        rest = line.text.strip()[len(line.label.strip()) :] if line.text.strip().startswith(line.label.strip()) else ""
        if (
            name
            and rest.strip()
            and times.alone(rest.strip().partition("\n")[0]) is None
            and ":" not in line.label
            and not rest.lstrip().startswith(":")
            and (like_a_name(name) or stands_for_somebody(name))
        ):
            yield Line(f"{name}: {rest.strip()}", line.number)
        else:
            yield line


def _split(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, a long one with several labels in it in parts: a whole interview in one paragraph."""
    for line in lines:
        if len(line.text) <= _LONG:
            yield line
            continue
        cuts = [0]
        first = _COLON.match(line.text)
        found = [(m.start(), m["name"]) for m in _INLINE.finditer(line.text)]
        often = Counter(folded(name) for _, name in found)
        known = {folded(first["name"])} if first else set()
        cuts += [at for at, name in found if stands_for_somebody(name) or folded(name) in known or (often[folded(name)] > 1 and like_a_name(name))]
        for start, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True):
            yield replace(line, text=line.text[start:end])


def _labels(lines: Sequence[Line], source: Source) -> Labels:
    """Return which names are speakers, from all places where one could stand."""
    met: list[str] = []
    headings: list[str] = []
    said: Counter[str] = Counter()
    after_time = False
    for n, line in enumerate(lines):
        text = line.text
        if not text.strip():
            continue
        said.update(word for word in re.findall(r"\b[^\W\d_]+\b", text) if word.islower())
        if (match := _COLON.match(text)) or ((match := _TIGHT.match(text)) and stands_for_somebody(match["name"])):
            met.append(match["name"])
        elif (match := _TIMED.fullmatch(text) or _BEFORE.fullmatch(text)) and like_a_name(match["name"]):
            headings.append(match["name"])
        elif (match := _TAB.match(text)) and (like_a_name(match["name"]) or stands_for_somebody(match["name"])):
            met.append(match["name"])
        elif (match := _OWN.fullmatch(text)) and (after_time or _block(lines, n) or stands_for_somebody(match["name"])):
            if like_a_name(match["name"]) or stands_for_somebody(match["name"]):
                met.append(match["name"])
        elif (match := _BARE.fullmatch(text)) and is_code(match["name"]) and any(c.isdigit() for c in match["name"]):
            met.append(match["name"])
        after_time = times.alone(text.strip()) is not None
    often = Counter(map(folded, headings))
    met += [name for name in headings if often[folded(name)] > 1 or len(headings) <= 4]  # noqa: PLR2004
    for name in source.names | set(source.roles):
        said.pop(name, None)
    return choose(met, named=source.names | set(source.roles), said=said)


def _block(lines: Sequence[Line], n: int) -> bool:
    """Tell whether a quoted block (`> …`) follows a line."""
    following = next((line.text for line in lines[n + 1 : n + 3] if line.text.strip()), "")
    return following.lstrip().startswith(">")


def _turns(lines: Sequence[Line], labels: Labels, source: Source, *, named: bool) -> Iterator[Said]:
    """Yield what is said under each label; when nobody is `named`, all of it is said by somebody unknown."""
    turn = _Turn(None if named else "", None, 0)
    pending: tuple[float, int] | None = None
    astray = 0
    for n, line in enumerate(lines):
        text = line.text.strip()
        if line.said:
            yield from [turn.said()] if turn.text or turn.speaker else []
            yield line.said
            turn = _Turn("", None, line.number)
            continue
        if header.line_is_rule(text):
            text = ""
        if alone := times.alone(text):
            if turn.text or turn.speaker:
                yield turn.said()
            turn = _Turn("" if turn.speaker else turn.speaker, alone[0], line.number)
            pending = (alone[0], line.number)
            continue
        match = _start(lines, n, labels)
        if match is not None:
            if turn.text or turn.speaker:
                yield turn.said()
            at = times.leading(f"[{match['time'].strip('[]()<>#')}]")[0] if match.groupdict().get("time") else None
            at = times.seconds(match["time"].strip("[]()<>#")) if at is None and match.groupdict().get("time") else at
            turn = _Turn(match["name"].strip(" *:"), at if at is not None else pending[0] if pending else None, line.number)
            text = (match["text"] or "").strip()
            if turn.time is None:
                turn.time, text = times.leading(text)
        elif pending and text and turn.speaker == "" and not text.startswith("["):
            astray += 1
            if astray == 1:
                source.warn("words under a time without a speaker; taken for what the last one says", line=line.number, rule="speakers")
        if text:
            pending = None
        turn.text.append(text.removeprefix(">").strip() if text.startswith(">") else openings.start_of(text))
    if turn.text or turn.speaker:
        yield turn.said()


def _speaking(lines: Sequence[Line], labels: Labels) -> Iterator[str]:
    """Yield the names that begin a turn somewhere."""
    for n in range(len(lines)):
        if match := _start(lines, n, labels):
            yield match["name"]


def _start(lines: Sequence[Line], n: int, labels: Labels) -> re.Match[str] | None:
    """Return how a speaker begins on a line (name, time, text), None when nobody does."""
    text = lines[n].text
    if not text.strip():
        return None
    for way in (_COLON, _TIGHT):
        if (match := way.match(text)) and match["name"] in labels:
            return match
    for way in (_TIMED, _BEFORE, _OWN):
        if (match := way.fullmatch(text)) and match["name"] in labels and (way is not _OWN or _alone(lines, n, match["name"])):
            return match
    if (match := _TAB.match(text)) and match["name"] in labels:
        return match
    if (match := _BARE.fullmatch(text)) and match["name"] in labels and is_code(match["name"]):
        return match
    return None


def _alone(lines: Sequence[Line], n: int, name: str) -> bool:
    """Tell whether a name on a line of its own is a heading: text follows, and it ends in no full stop."""
    following = next((line.text for line in lines[n + 1 :] if line.text.strip()), "")
    return bool(following) and not name.rstrip().endswith((".", ",", "?", "!"))

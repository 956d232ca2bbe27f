"""Put pseudonyms for names in a whole study, or the names back: transcripts, codings, cases and memos together."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.coding.merge import fragments
from qualcode.coding.stale import bases
from qualcode.coding.swap import Swap, Swapped, always, is_label, literal, restored, small_words, swaps
from qualcode.errors import Path, Problem, ProblemsError
from qualcode.model.coding import Coding
from qualcode.model.key import Key
from qualcode.model.study import Study
from qualcode.model.transcript import PSEUDONYMISED, Transcript
from qualcode.store import files
from qualcode.store.cases import rebased
from qualcode.store.codings import load_codings, write_changed
from qualcode.study import yamlfile
from qualcode.study.load import STUDY, with_names
from qualcode.study.transcript import parse
from qualcode.text import decode

FRONT = " front"
_MARK = f"{PSEUDONYMISED}: ja\n"
_OURS = frozenset(
    {"study", "language", "case", "role", "guides", "codebooks", "coders", "report", "privacy"}
)  # of study.yaml: no names of respondents
_CONTACT = frozenset({("letters", "contact"), ("letters", "email"), ("letters", "telephone")})  # of the researchers
Spans = Mapping[str, Sequence[tuple[int, int]]]
Places = dict[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Part:
    """A file of a study, or one side of it, whose words are replaced; `plain` tells where a pseudonym has no brackets."""

    name: str
    text: str
    plain: Callable[[str, int, int], bool]
    only: Callable[[int, int], bool] = lambda start, end: True  # noqa: ARG005
    unquoted: Sequence[tuple[int, int, Path]] = ()
    ordinary: Container[str] = ()


@dataclass(frozen=True)
class Change:
    """What becomes of one file: its new text, and for a transcript what happened to its body."""

    path: pathlib.Path
    text: str
    transcript: Transcript | None = None
    body: Swapped | None = None


@dataclass(frozen=True)
class Plan:
    """What is to be written, transcripts last; the key that goes with it; and how many names had to be guessed when put back."""

    changes: tuple[Change, ...]
    key: Key
    guessed: int = 0


def plan(study: Study, key: Key, spans: Spans, *, whole: bool = True, reverse: bool = False) -> Plan:
    """Return what becomes of a study.

    `spans` holds per transcript where names were found (code points in its body); names of the key are replaced wherever else
    they stand. When the `whole` text was searched for every kind of name, the front matter says so afterwards. With `reverse`
    the names are put back. Raises ProblemsError when a file cannot be read as what it is.
    """
    places: Places = {}
    changes = []
    guessed = 0
    ordinary = small_words(transcript.body for transcript in study.transcripts)
    for path in _others(study.root):
        swapped, unsure = _swapped(_part(path, study.root), key, places, reverse=reverse)
        changes.append(Change(path, swapped.text))
        guessed += unsure
    for transcript in study.transcripts:
        path = study.root / transcript.file
        text = _text(path)
        front = text[: len(text) - len(transcript.body)]
        above, unsure = _swapped(Part(transcript.file + FRONT, front, always), key, places, reverse=reverse)
        part = Part(transcript.file, transcript.body, is_label, ordinary=ordinary)
        body, more = _swapped(part, key, places, spans=spans.get(transcript.name, ()), reverse=reverse)
        changes.append(Change(path, _marked(above.text, whole=whole, reverse=reverse) + body.text, transcript, body))
        guessed += unsure + more
    return Plan(tuple(changes), replace(key, places={} if reverse else {**key.places, **places}), guessed)


def written(study: Study, codings: Iterable[Coding]) -> dict[str, str]:
    """Return what is written about transcripts, by its place: cases, memos, front matter, and the memos of codings."""
    texts = {path.relative_to(study.root).as_posix(): _text(path) for path in _others(study.root) if path.name != STUDY}
    return texts | {f"{coding.location} memo": coding.memo for coding in codings if coding.memo}


def _others(root: pathlib.Path) -> list[pathlib.Path]:
    """Return study.yaml, cases and memos; raises ProblemsError when the key cannot say where one of them is."""
    found, problems = with_names(sorted([root / STUDY, *(root / "cases").glob("*.yaml"), *(root / "memos").rglob("*.md")]), base=root)
    if problems:
        raise ProblemsError(problems)
    return found


def _text(path: pathlib.Path) -> str:
    """Return the text of a file; raises ProblemsError when it is none, for what cannot be read must not be written."""
    text, problems = decode(path.read_bytes(), path.name)
    if text is None:
        raise ProblemsError(problems)
    return text


def _part(path: pathlib.Path, root: pathlib.Path) -> Part:
    """Return a memo, whose pseudonyms all have brackets, or a file of YAML, where a value that gets some is put in quotation marks."""
    name, text = path.relative_to(root).as_posix(), _text(path)
    if path.suffix != ".yaml":
        return Part(name, text, _never)
    problems = yamlfile.parse(text, name)[2]
    if problems:
        raise ProblemsError(problems)
    values = yamlfile.unquoted(text)
    if path.name == STUDY:
        theirs = [(start, end) for start, end, key in values if key and key[0] not in _OURS and key not in _CONTACT]
        return Part(name, text, always, lambda start, end: any(first <= start and end <= last for first, last in theirs))
    case = next(((start, end) for start, end, key in values if key == ("case",)), (0, 0))
    return Part(name, text, lambda text, start, end: case[0] <= start and end <= case[1], unquoted=[one for one in values if one[2] != ("case",)])  # noqa: ARG005


def _swapped(part: Part, key: Key, places: Places, *, spans: Iterable[tuple[int, int]] = (), reverse: bool) -> tuple[Swapped, int]:
    """Return a part with its names replaced or put back, and how many were guessed; `places` is told what stands where afterwards."""
    before, guessed = restored(part.text, key.aliases, key.places.get(part.name, ()), plain=part.plain)
    if reverse:
        return Swapped(part.text, before), guessed
    forms = key.forms()
    new = swaps(part.text, [*spans, *literal(part.text, forms, ordinary=part.ordinary)], forms, plain=part.plain)
    new = [one for one in new if part.only(one.start, one.end) and not any(one.start < old.end and old.start < one.end for old in before)]
    there = [(one.start, one.alias.pseudonym, one.words) for one in before]
    there += [(one.start, one.alias.pseudonym, part.text[one.start : one.end]) for one in new]
    if there:
        places[part.name] = tuple((pseudonym, form) for _, pseudonym, form in sorted(there))
    return Swapped(part.text, [*new, *_quoted(part, new)]), 0


def _quoted(part: Part, new: Sequence[Swap]) -> Iterator[Swap]:
    """Yield the quotation marks for values of YAML in which a bracket was put."""
    for start, end, _ in part.unquoted:
        inside = [one for one in new if start <= one.start and one.end <= end]
        if inside:
            mark, double = ("'", "'") if "'" not in part.text[start:end] else ('"', '"\\')
            yield Swap(start, start, mark, inside[0].alias)
            yield Swap(end, end, mark, inside[0].alias)
            if mark == '"':
                yield from (Swap(n, n, "\\", inside[0].alias) for n in range(start, end) if part.text[n] in double)


def _marked(front: str, *, whole: bool, reverse: bool) -> str:
    """Return front matter that says that the names are gone, or no longer says so."""
    if not (whole or reverse):
        return front
    without = re.sub(rf"^{PSEUDONYMISED}:.*\n", "", front, flags=re.MULTILINE)
    if reverse or not without.startswith("---"):
        return without
    opening = without.index("\n") + 1
    return without[:opening] + _MARK + without[opening:] if without.count("---") > 1 else without


def write(study: Study, changes: Sequence[Change], key: Key, *, reverse: bool = False) -> int:
    """Write the changes: cases first, then codings and memos, transcripts last; returns how many files changed.

    A run that was killed is finished by the next: codings that stand in the new text already stay. Raises ProblemsError,
    before anything is written, when a coding file holds something that would be lost.
    """
    changes = _rebased(study, changes, key, reverse=reverse)
    cases = [change for change in changes if change.path.parent == study.root / "cases"]
    count = 0
    for look in (True, False):
        for change in changes:
            files.check_inside(change.path, study.root)
        if not look:
            count = sum(files.write(change.path, change.text) for change in cases)
        count += sum(_codings(study.root, change, key, look=look, reverse=reverse) for change in changes)
    return count + sum(files.write(change.path, change.text) for change in changes if change not in cases)


def _rebased(study: Study, changes: Sequence[Change], key: Key, *, reverse: bool) -> list[Change]:
    """Return the changes with summaries that still rest on their codings, whose words change along."""
    if not any(summary.basis for case in study.cases for summary in case.summaries.values()):
        return list(changes)
    codings = load_codings(study)[0]
    bodies = {change.transcript.name: (change.transcript.body, change.body) for change in changes if change.transcript and change.body}
    moved = [_moved(one, *bodies[one.transcript], key, reverse=reverse) for one in codings]
    parsed = [parse(change.text, name=change.transcript.name, file=change.transcript.file)[0] for change in changes if change.transcript]
    then = replace(study, transcripts=tuple(one for one in parsed if one))
    texts = {change.path.relative_to(study.root).as_posix(): change.text for change in changes if not change.transcript}
    texts = rebased(study, bases(study, fragments(study, codings)), bases(then, fragments(then, moved)), texts)
    return [replace(change, text=texts.get(change.path.relative_to(study.root).as_posix(), change.text)) for change in changes]


def _codings(root: pathlib.Path, change: Change, key: Key, *, look: bool, reverse: bool) -> int:
    """Move the codings of a transcript along; returns how many files changed."""
    transcript, body = change.transcript, change.body
    if transcript is None or body is None:
        return 0
    return write_changed(root, transcript, body.text, lambda one: _moved(one, transcript.body, body, key, reverse=reverse), look=look)


def _moved(coding: Coding, old: str, body: Swapped, key: Key, *, reverse: bool) -> Coding:
    """Return a coding with its place in the new text, and without names in what was written about it."""
    memo, why = (_without(text, key, reverse=reverse) for text in (coding.memo, coding.why))
    if not coding.stands_in(old):  # it stands in the new text already, or is stale
        stale = [] if coding.stands_in(body.text) else [_without(text, key, reverse=reverse) for text in (coding.quote, coding.before, coding.after)]
        quote, before, after = stale or (coding.quote, coding.before, coding.after)
        return replace(coding, memo=memo, why=why, quote=quote, before=before, after=after)
    start, end = body.start(coding.start), body.end(coding.end)
    return replace(coding, start=start, end=end, quote=body.text[start:end], memo=memo, why=why)


def _never(text: str, start: int, end: int) -> bool:  # noqa: ARG001
    return False


def _without(text: str, key: Key, *, reverse: bool) -> str:
    forms = key.forms()
    found = restored(text, key.aliases, (), plain=_never)[0] if reverse else swaps(text, literal(text, forms), forms, plain=_never)
    return Swapped(text, found).text


def check(problems: Sequence[Problem]) -> None:
    """Raise ProblemsError when a study was not read well enough to replace anything in it."""
    if broken := [
        problem for problem in problems if problem.rule in {"encoding", "coding", "conflict", "twice", "file"} and problem.level == "error"
    ]:
        raise ProblemsError(broken)

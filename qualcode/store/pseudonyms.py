"""Put pseudonyms for names in a whole study, or the names back: transcripts, codings, cases and memos together."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.coding.swap import Swap, Swapped, literal, restored, small_words, swaps
from qualcode.errors import Problem, ProblemsError
from qualcode.model.coding import Coding
from qualcode.model.key import Key
from qualcode.model.study import Study
from qualcode.model.transcript import PSEUDONYMISED, Transcript
from qualcode.store import files
from qualcode.store.codings import write_changed
from qualcode.study.load import with_names
from qualcode.text import decode

FRONT = " front"
_MARK = f"{PSEUDONYMISED}: ja\n"
Spans = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Part:
    """A file of a study, or one side of it, whose words are replaced."""

    name: str
    text: str
    yaml: bool


@dataclass(frozen=True)
class Change:
    """What becomes of one file: its new text, and for a transcript what happened to its body."""

    path: pathlib.Path
    text: str
    transcript: Transcript | None = None
    body: Swapped | None = None


def plan(study: Study, key: Key, spans: Spans, *, whole: bool = True, reverse: bool = False) -> tuple[list[Change], Key]:
    """Return what is to be written, transcripts last, and the key that goes with it.

    `spans` holds per transcript where names were found (code points in its body); names of the key are replaced wherever else
    they stand. When the `whole` text was searched for every kind of name, the front matter says so afterwards. With `reverse`
    the names are put back.
    """
    places: dict[str, tuple[tuple[str, str], ...]] = {}
    changes = []
    ordinary = small_words(transcript.body for transcript in study.transcripts)
    for path in _others(study.root):
        text = _text(path)
        part = Part(path.relative_to(study.root).as_posix(), text, path.suffix == ".yaml")
        swapped = _swapped(part, key, places, ordinary=ordinary, reverse=reverse)
        changes.append(Change(path, swapped.text))
    for transcript in study.transcripts:
        path = study.root / transcript.file
        text = _text(path)
        front = text[: len(text) - len(transcript.body)]
        above = _swapped(Part(transcript.file + FRONT, front, True), key, places, ordinary=ordinary, reverse=reverse)
        body = _swapped(
            Part(transcript.file, transcript.body, False), key, places, ordinary=ordinary, spans=spans.get(transcript.name, ()), reverse=reverse
        )
        changes.append(Change(path, _marked(above.text, whole=whole, reverse=reverse) + body.text, transcript, body))
    return changes, replace(key, places={} if reverse else {**key.places, **places})


def written(study: Study, codings: Iterable[Coding]) -> dict[str, str]:
    """Return what is written about transcripts, by its place: cases, memos, front matter, and the memos of codings."""
    texts = {path.relative_to(study.root).as_posix(): _text(path) for path in _others(study.root)}
    texts |= {one.file + FRONT: "\n".join(one.attributes.values()) for one in study.transcripts}
    return texts | {f"{coding.location} memo": coding.memo for coding in codings if coding.memo}


def _others(root: pathlib.Path) -> list[pathlib.Path]:
    """Return the cases and memos of a study; raises ProblemsError when the key cannot say where one of them is."""
    found, problems = with_names(sorted([*(root / "cases").glob("*.yaml"), *(root / "memos").rglob("*.md")]), base=root)
    if problems:
        raise ProblemsError(problems)
    return found


def _text(path: pathlib.Path) -> str:
    """Return the text of a file; raises ProblemsError when it is none, for what cannot be read must not be written."""
    text, problems = decode(path.read_bytes(), path.name)
    if text is None:
        raise ProblemsError(problems)
    return text


def _swapped(
    part: Part,
    key: Key,
    places: dict[str, tuple[tuple[str, str], ...]],
    *,
    ordinary: Container[str],
    spans: Iterable[tuple[int, int]] = (),
    reverse: bool,
) -> Swapped:
    """Return a part with its names replaced or put back; `places` is told what stands where afterwards."""
    before = restored(part.text, key.aliases, key.places.get(part.name, ()), yaml=part.yaml)
    if reverse:
        return Swapped(part.text, before)
    forms = key.forms()
    new = swaps(part.text, [*spans, *literal(part.text, forms, ordinary=ordinary)], forms, yaml=part.yaml)
    new = [one for one in new if not any(one.start < old.end and old.start < one.end for old in before)]
    there = [(one.start, one.alias.pseudonym, one.words) for one in before]
    there += [(one.start, one.alias.pseudonym, part.text[one.start : one.end]) for one in new]
    if there:
        places[part.name] = tuple((pseudonym, form) for _, pseudonym, form in sorted(there))
    return Swapped(part.text, new)


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
    """Write the changes: codings, cases and memos first, transcripts last; returns how many files changed.

    A run that was killed is finished by the next: codings that stand in the new text already stay. Raises ProblemsError,
    before anything is written, when a coding file holds something that would be lost.
    """
    for look in (True, False):
        for change in changes:
            files.check_inside(change.path, study.root)
        count = sum(_codings(study.root, change, key, look=look, reverse=reverse) for change in changes)
    return count + sum(files.write(change.path, change.text) for change in changes)


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


def _without(text: str, key: Key, *, reverse: bool) -> str:
    forms = key.forms()
    found: list[Swap] = restored(text, key.aliases, ()) if reverse else swaps(text, literal(text, forms), forms)
    return Swapped(text, found).text


def check(problems: Sequence[Problem]) -> None:
    """Raise ProblemsError when a study was not read well enough to replace anything in it."""
    if broken := [
        problem for problem in problems if problem.rule in {"encoding", "coding", "conflict", "twice", "file"} and problem.level == "error"
    ]:
        raise ProblemsError(broken)

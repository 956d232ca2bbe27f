"""Carry a change of a codebook through a study: codings first, then what refers to constructs, the codebook last.

Each file is written whole or not at all. What was done already is passed over, so that a change that was broken off half-way is
finished by asking for it again.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from qualcode.coding.recode import Target
from qualcode.errors import Location, Problem, ProblemsError, has_errors
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store import files, rows
from qualcode.store.codings import coding_files
from qualcode.store.lock import locked
from qualcode.study import library, references
from qualcode.study.load import STUDY
from qualcode.text import decode

_STRENGTH = ("accepted", "proposed", "rejected")


@dataclass(frozen=True)
class Recoded:
    """A coding file after a change: its text, how many codings changed, and which ids went up in which others."""

    text: str
    changed: int
    joined: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Change:
    """A file that a change of the codebook touches, how many codings it changes in it, and its new text where that is known now."""

    path: pathlib.Path
    file: str
    codings: int = 0
    text: str = ""
    new: bool = False


@dataclass(frozen=True)
class Plan:
    """All that a change of a codebook changes, in the order in which it is written, and what is odd on the way."""

    changes: Sequence[Change]
    problems: Sequence[Problem] = ()
    mentions: Sequence[Location] = ()


@dataclass(frozen=True)
class Asked:
    """A change of a codebook: its name, where codings go, the names that others take over, its new text, and the line for its log."""

    book: str
    target: Target
    named: Mapping[str, str]
    text: str
    line: str
    gone: bool = False  # whether the old names are no longer in the codebook
    bases: Mapping[str, str] = field(default_factory=dict)  # the fingerprints of summaries that are as right as they were, by the old ones


def recoded(raw: bytes, file: str, transcript: str, target: Target) -> Recoded:
    """Return a coding file with its codings sent to other constructs.

    Ids, unknown keys and lines that do not change stay to the letter; so does a line that is no coding, which is reported.
    Where one coder's codings of the same words become the same in construct, condition and facets, they become one.
    """
    text, problems = decode(raw, file)
    if text is None:
        return Recoded("", 0, problems=problems)
    lines: list[tuple[str, Coding | None]] = []
    changed = 0
    for number, line in enumerate(text.split("\n"), 1):
        coding, found = (
            rows.read(line, Location(file, number), transcript=transcript, coder=pathlib.PurePath(file).stem) if line.strip() else (None, [])
        )
        problems += found
        new = target(coding) if coding else None
        if coding and new and new != coding.construct:
            fields = {"id": coding.id, **json.loads(line), "construct": new}
            changed += 1
            line, coding = rows.encoded(fields), rows.read(rows.encoded(fields), coding.location, transcript=transcript, coder=coding.coder)[0]  # noqa: PLW2901
        if line.strip():
            lines.append((line, coding))
    if not changed:
        return Recoded(text, 0, problems=problems)
    kept, joined = _joined(lines)
    if all(coding for _, coding in kept):
        kept.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[1].construct, pair[1].id) if pair[1] else ())
    return Recoded("".join(line + "\n" for line, _ in kept), changed, joined, problems)


def _joined(lines: Sequence[tuple[str, Coding | None]]) -> tuple[list[tuple[str, Coding | None]], dict[str, str]]:
    """Return lines without those that say the same as another; the one that was decided stays, with the notes of all."""
    kept: list[tuple[str, Coding | None]] = []
    there: dict[object, int] = {}
    joined: dict[str, str] = {}
    for line, coding in lines:
        key = (coding.start, coding.end, coding.construct, coding.condition, tuple(sorted(coding.facets.items()))) if coding else None
        if coding is None or key not in there:
            there |= {key: len(kept)} if coding else {}
            kept.append((line, coding))
            continue
        n = there[key]
        other = kept[n][1]
        if other is None or other.id == coding.id:
            kept.append((line, coding))
            continue
        best, rest = sorted((other, coding), key=lambda one: (_STRENGTH.index(one.status), -(one.score or 0), one.id))
        memo = " ".join(dict.fromkeys(filter(None, (best.memo, rest.memo))))
        fields = json.loads(line if best is coding else kept[n][0])
        kept[n] = (rows.encoded({**fields, "memo": memo} if memo else fields), replace(best, memo=memo))
        joined = {**{old: best.id if new == rest.id else new for old, new in joined.items()}, rest.id: best.id}
    return kept, joined


def plan(study: Study, asked: Asked) -> Plan:
    """Return what a change of a codebook changes; raises ProblemsError when something in the way of it must be put right first."""
    changes, problems, joined = list[Change](), list[Problem](), dict[str, str]()
    for transcript, path in _coded(study, asked.book):
        one = recoded(path.read_bytes(), path.relative_to(study.root).as_posix(), transcript, asked.target)
        files.check_inside(path, study.root)
        problems += one.problems
        joined |= one.joined
        if one.changed:
            changes.append(Change(path, path.relative_to(study.root).as_posix(), one.changed))
    if stuck := [problem for problem in problems if problem.rule in ("conflict", "encoding")]:
        raise ProblemsError(stuck)
    more, trouble = _others(study, asked, joined)
    if has_errors(trouble):
        raise ProblemsError(trouble)
    mentions = list(references.mentions(asked.text, asked.named, f"codebooks/{asked.book}.yaml")) if asked.gone else []
    return Plan([*changes, *more], sorted(problems), mentions)


def write(study: Study, asked: Asked, made: Plan) -> None:
    """Write what was planned, each coding file as it is now; raises QualcodeError when one cannot be written."""
    transcripts = {path: transcript for transcript, path in _coded(study, asked.book)}
    with locked(study.root):
        for change in made.changes:
            files.check_inside(change.path, study.root)
            if change.path not in transcripts:
                files.write(change.path, change.text)
                continue
            with locked(change.path.parent):
                now = recoded(change.path.read_bytes(), change.file, transcripts[change.path], asked.target)
                if now.changed:
                    files.write(change.path, now.text)


def _coded(study: Study, book: str) -> list[tuple[str, pathlib.Path]]:
    """Return the coding files of the transcripts that use a codebook, or one that extends it."""
    using = {one.name for one in study.transcripts if (own := study.codebook_of(one)) and book in own.lineage}
    return [(transcript, path) for transcript, path in coding_files(study.root) if transcript in using]


def _others(study: Study, asked: Asked, joined: Mapping[str, str]) -> tuple[list[Change], list[Problem]]:
    """Return the changes of memos, cases, guides, study.yaml, the log and the codebook, in this order, and what is in their way."""
    root, changes, problems = study.root, list[Change](), list[Problem]()

    def rename(name: str) -> str | None:
        return asked.named.get(name) or next((new for old, new in joined.items() if len(name) > len("abc") and old.startswith(name.casefold())), None)

    def edit(path: pathlib.Path, change: Callable[[str], str], source: pathlib.Path | None = None) -> None:
        text, found = _text(source or path, root)
        problems.extend(found)
        new = change(text)
        if new != text and not has_errors(found):
            changes.append(Change(path, path.relative_to(root).as_posix(), 0, new, new=not path.exists()))

    for memo in study.memos:
        edit(root / memo.file, lambda text: references.in_memo(text, rename))
    for case in study.cases:
        problems += references.in_case(_text(root / case.file, root)[0], asked.named, case.file)[1]
        edit(root / case.file, partial(_case, asked, case.file))
    relatives = {None, *(name for own in study.codebooks.values() if asked.book in own.lineage for name in own.lineage)}
    for name, guide in study.guides.items():
        place = library.find("guides", name, root)
        if place and guide.codebook in relatives:
            edit(root / "guides" / f"{name}.yaml", lambda text: references.in_guide(text, asked.named), place[0])
    edit(root / STUDY, lambda text: references.in_settings(text, asked.named))
    book = root / "codebooks" / f"{asked.book}.yaml"
    log = book.with_suffix(".log.md")
    old = _text(log, root)[0] if log.is_file() else f"# Wijzigingen in codeboek {asked.book}\n\n"
    there = book.is_file() and _text(book, root)[0] == asked.text
    if asked.line not in old.splitlines() and not (there and not changes):
        changes.append(Change(log, log.relative_to(root).as_posix(), 0, old + asked.line + "\n", new=not log.is_file()))
    if not there:
        changes.append(Change(book, book.relative_to(root).as_posix(), 0, asked.text, new=not book.is_file()))
    return changes, problems


def _case(asked: Asked, file: str, text: str) -> str:
    text = references.in_case(text, asked.named, file)[0]
    for old, new in asked.bases.items():
        text = text.replace(old, new)
    return text


def _text(path: pathlib.Path, root: pathlib.Path) -> tuple[str, list[Problem]]:
    text, problems = decode(path.read_bytes(), path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)
    return text or "", [problem for problem in problems if problem.rule != "line-ends"]


def coders(changes: Iterable[Change]) -> Iterator[tuple[str, int, int]]:
    """Yield for each coder in whose files codings change how many files and codings these are, by name."""
    found: dict[str, list[int]] = {}
    for change in changes:
        if change.codings:
            found.setdefault(change.path.stem, []).append(change.codings)
    for coder, counts in sorted(found.items()):
        yield coder, len(counts), sum(counts)

"""Coding files: `codings/<transcript>/<coder>.jsonl`, one coding a line, sorted by place."""

from __future__ import annotations

import hashlib
import json
import pathlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from qualcode.errors import Level, Location, Problem, ProblemsError
from qualcode.model.coding import AUTO, MACHINES, NOBODY, Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store import files, rows
from qualcode.store.lock import locked
from qualcode.text import decode, normalise

_QUOTE_AND_CONSTRUCT = re.compile(rb'"quote": ("(?:[^"\\]|\\.)*"), "construct": "([^"\\]+)"')
_ESCAPED = b"\\u"
_ALIKE = {"s": "\u017f", "k": "\u212a", "i": "\u0130\u0131"}  # letters that are one of a-z in another case
Words = tuple[str, re.Pattern[str]]  # letters (a-z) that stand in some words, whatever their case; and what finds the words


def path_of(root: pathlib.Path, transcript: str, coder: str) -> pathlib.Path:
    """Return the file with the codings of one coder in one transcript."""
    return root / "codings" / transcript / f"{coder}.jsonl"


def coding_files(root: pathlib.Path, *, people: bool = False) -> list[tuple[str, pathlib.Path]]:
    """Return the coding files of a study, each with the name of its transcript, sorted.

    Those of every coder; with `people` no machine's, unless a person accepted some of them, and no consensus, which says nothing new.
    """
    folder = root / "codings"
    found = [path for path in sorted(folder.rglob("*.jsonl")) if not people or path.stem not in NOBODY or (path.stem in MACHINES and _decided(path))]
    return [(path.parent.relative_to(folder).as_posix(), path) for path in found]


def load_codings(
    study: Study,
    only: Iterable[tuple[str, pathlib.Path]] | None = None,
    *,
    about: Collection[str] | None = None,
    holding: Collection[Words] | None = None,
) -> tuple[list[Coding], list[Problem]]:
    """Read the codings of a study, sorted by file; problems name file and line.

    `only` names the files to read instead of all; `about` the constructs of which codings are wanted, so that lines on others
    need not be looked at; `holding` words, to have of each transcript only the constructs with a quote that holds some.
    """
    chosen = list(coding_files(study.root) if only is None else only)
    wanted = {} if holding is None else _wanted(chosen, about, holding)
    names = {transcript.name for transcript in study.transcripts}
    codings: list[Coding] = []
    problems: list[Problem] = []
    for transcript, path in chosen:
        if transcript in names:
            found, trouble = read(path, study.root, transcript, about=wanted.get(transcript, about))
            codings += found
            problems += trouble
        elif study.settings.file:
            file = path.relative_to(study.root).as_posix()
            hint = f"put transcripts/{transcript}.txt back, or move the folder along with the transcript's new name"
            problems.append(Problem(Location(file), f"no transcript is called `{transcript}`", "orphan", hint, Level.WARNING))
    return codings, problems


def _decided(path: pathlib.Path) -> bool:
    """Tell whether a person accepted something in a machine's file, without reading its lines one by one."""
    try:
        return b'"accepted"' in path.read_bytes()
    except OSError:
        return True  # reading it will say what is wrong


def read(path: pathlib.Path, root: pathlib.Path, transcript: str, *, about: Collection[str] | None = None) -> tuple[list[Coding], list[Problem]]:
    """Read one coding file; lines that cannot be understood, or repeat another, are reported and the others returned.

    With `about` only codings of these constructs are returned.
    """
    file, coder = path.relative_to(root).as_posix(), path.stem
    try:
        text, problems = decode(path.read_bytes(), file)
    except OSError as error:
        return [], [Problem(Location(file), f"cannot be read: {error.strerror}", "file")]
    codings: dict[str, Coding] = {}
    for number, line in enumerate((text or "").split("\n"), 1):
        if line.strip() and (about is None or _may_be(line, about)):
            coding, found = rows.read(line, Location(file, number), transcript=transcript, coder=coder)
            problems += found
            if coding is None or (about is not None and coding.construct not in about):
                continue
            if (first := codings.setdefault(coding.id, coding)) is not coding:
                message = f"the coding on line {first.location.line} is here again"
                problems.append(Problem(coding.location, message, "twice", "keep one of the two lines"))
    return list(codings.values()), problems


def _wanted(chosen: Iterable[tuple[str, pathlib.Path]], about: Collection[str] | None, words: Collection[Words]) -> dict[str, Collection[str] | None]:
    """Return for each transcript the constructs that are wanted and have a quote that holds some words, in the file of any coder."""
    found: dict[str, Collection[str] | None] = {}
    for transcript, path in chosen:
        before, here = found.get(transcript, set()), constructs_holding(path, words)
        found[transcript] = about if before is None or here is None else {id for id in (*before, *here) if about is None or id in about}
    return found


def constructs_holding(path: pathlib.Path, words: Collection[Words]) -> set[str] | None:
    """Return the constructs of which a quote in a coding file holds some words; None when that cannot be seen at a glance."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None  # reading it will say what is wrong
    alike = {other for letters, _ in words for letter in letters for other in _ALIKE.get(letter, "")}
    if _ESCAPED in raw or any(letter.encode() in raw for letter in alike):
        return None
    lower, found = raw.lower(), set()
    for letters, pattern in words:
        wanted, end = letters.encode(), 0
        while (at := lower.find(wanted, end)) >= 0:
            end = raw.find(b"\n", at)
            end = len(raw) if end < 0 else end
            match = _QUOTE_AND_CONSTRUCT.search(raw, raw.rfind(b"\n", 0, at) + 1, end)
            if match is None:
                return None
            try:
                quote, construct = json.loads(match[1]), match[2].decode()
            except ValueError:
                return None
            if pattern.search(normalise(quote)):
                found.add(normalise(construct))
    return found


def _may_be(line: str, about: Collection[str]) -> bool:
    """Tell whether a line can be about some constructs, without reading it: it holds the name of one, or is written in another way."""
    return not (line.startswith("{") and line.endswith("}")) or "\\" in line or any(id in line for id in about)


@dataclass(frozen=True)
class Written:
    """What became of a coding file: where it is, whether it changed, how many codings it was given and how many decided ones were kept."""

    path: pathlib.Path
    changed: bool
    count: int
    kept: int
    digest: str = ""


def write_proposals(root: pathlib.Path, transcript: Transcript, proposals: Iterable[Coding], *, coder: str = AUTO) -> Written:
    """Write what the rule coder or a model proposes, keeping what a person decided or noted in the old file.

    Raises ProblemsError, and writes nothing, when the old file holds something that would be lost.
    """
    path = path_of(root, transcript.name, coder)
    files.check_inside(path, root)
    new = {coding.id: coding for coding in proposals}
    count, lines = len(new), _lines(new.values(), transcript)
    with locked(path.parent):
        if path.is_file() and path.read_bytes() == lines:
            return Written(path, changed=False, count=count, kept=0, digest=digest(lines))
        decided = _decide(new, _whole(path, root, transcript.name) if path.exists() else [])
        if decided:
            lines = _lines(new.values(), transcript)
        return Written(path, files.write(path, lines), count, decided, digest(lines))


def _whole(path: pathlib.Path, root: pathlib.Path, transcript: str) -> list[Coding]:
    """Return the codings of a file that is to be written again; raises ProblemsError when something in it would be lost."""
    old, problems = read(path, root, transcript)
    if lost := [problem for problem in problems if problem.rule != "line-ends"]:
        raise ProblemsError(lost)
    return old


def _decide(new: dict[str, Coding], old: Iterable[Coding]) -> int:
    """Put what a person decided or noted in the place of the same proposals; returns how many they are."""
    decided = {coding.id: coding for coding in old if coding.status != "proposed" or coding.memo}
    places = {(coding.start, coding.end, coding.construct): coding for coding in new.values()}
    for id, coding in decided.items():
        again = places.get((coding.start, coding.end, coding.construct), coding)  # an anchored one has the id of its old place
        new.pop(again.id, None)
        new[id] = replace(coding, score=again.score, why=again.why)
    return len(decided)


def write_anchored(root: pathlib.Path, transcript: Transcript, coder: str, moved: Mapping[str, tuple[int, int]]) -> bool:
    """Give the codings with these ids their new start and end (code points in the body), and the words that stand there.

    All else in the coder's file stays, the ids too. Returns whether the file changed; raises ProblemsError, and writes
    nothing, when it holds something that would be lost.
    """
    return write_edited(root, transcript, coder, lambda old: [_placed(one, transcript, *moved[one.id]) if one.id in moved else one for one in old])


def _placed(coding: Coding, transcript: Transcript, start: int, end: int) -> Coding:
    return replace(coding, start=start, end=end, quote=transcript.body[start:end])


def write_edited(
    root: pathlib.Path, transcript: Transcript, coder: str, edit: Callable[[list[Coding]], list[Coding] | None], *, look: bool = False
) -> bool:
    """Put what `edit` makes of a coder's codings in the place of the old ones; returns whether anything changes.

    When it makes nothing of them (None) the file stays to the letter; with `look` nothing is written. Raises ProblemsError,
    and writes nothing, when the file holds something that would be lost.
    """
    path = path_of(root, transcript.name, coder)
    files.check_inside(path, root)
    with locked(path.parent):
        old = _whole(path, root, transcript.name) if path.exists() else []
        new = edit(old)
        return new is not None and (look or files.write(path, _lines(new, transcript)))


def write_changed(root: pathlib.Path, transcript: Transcript, body: str, change: Callable[[Coding], Coding], *, look: bool = False) -> int:
    """Write all coding files of a transcript with each coding changed, to go with its new body; returns how many files changed.

    With `look` nothing is written. Raises ProblemsError when a file holds something that would be lost.
    """
    folder = path_of(root, transcript.name, AUTO).parent
    count = 0
    with locked(folder):
        for path in sorted(folder.glob("*.jsonl")):
            files.check_inside(path, root)
            lines = _lines(map(change, _whole(path, root, transcript.name)), replace(transcript, body=body))
            count += not look and files.write(path, lines)
    return count


def digest(content: bytes) -> str:
    """Return by what the content of a coding file is known again."""
    return hashlib.sha256(content).hexdigest()


def _lines(codings: Iterable[Coding], transcript: Transcript) -> bytes:
    ordered = sorted(codings, key=lambda c: (c.start, c.end, c.construct, c.id))
    return "".join(rows.row(coding, transcript.body) + "\n" for coding in ordered).encode()

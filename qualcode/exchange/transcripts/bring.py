"""Bring files in: read, merge, name the speakers, write; whatever happens to one file, the next is read."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO

from qualcode.errors import Level, Location, Problem, ProblemsError
from qualcode.exchange.transcripts import columns, encoding, readers, speakers, survey, write
from qualcode.exchange.transcripts.header import MEANINGS
from qualcode.exchange.transcripts.labels import INTERVIEWER
from qualcode.exchange.transcripts.merge import Merger, Piece, Tally
from qualcode.exchange.transcripts.said import Said, Source
from qualcode.store.files import Outcome, write_pieces
from qualcode.text import slug

_IN_MEMORY = 16_000_000  # characters of a conversation that are kept in memory; more go to a temporary file
_STEP = 250_000  # characters after which progress is told
FIRST = 6  # turns that are shown of what is not written


@dataclass(frozen=True)
class Wishes:
    """What the user asked for, and where to write it.

    Labels by folded name of a speaker, facts for the front matter, columns of a survey, and the encoding of text (empty: as it looks).
    """

    out: pathlib.Path
    speakers: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    encoding: str = ""
    force: bool = False
    dry_run: bool = False
    taken: dict[pathlib.Path, str] = field(default_factory=dict)  # target to source, of this run


@dataclass
class Brought:
    """What became of a source: nothing (then `target` is None and the problems say why), or a transcript.

    `spoken` holds turns and words by label; `names` are the folded names in the source; `first` are the first turns of a
    dry run: label, time in seconds, words.
    """

    source: str
    problems: list[Problem]
    target: pathlib.Path | None = None
    outcome: Outcome | None = None
    spoken: dict[str, Tally] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    first: list[tuple[str, float | None, str]] = field(default_factory=list)

    @property
    def turns(self) -> int:
        """Return the number of turns."""
        return sum(tally.turns for tally in self.spoken.values())

    @property
    def words(self) -> int:
        """Return the number of words spoken."""
        return sum(tally.words for tally in self.spoken.values())


def bring(path: pathlib.Path, file: str, wishes: Wishes, *, tick: Callable[[], None] = lambda: None) -> Iterator[Brought]:
    """Bring in one file and yield what became of it, for a survey of each respondent; `file` is its path as the user knows it.

    Raises QualcodeError when the target folder cannot be written.
    """
    source = Source(path, file, frozenset(wishes.speakers), wishes.encoding)
    name = slug(path.stem)
    try:
        suffix = readers.kind(source)
        rows = readers.rows(source, suffix) if suffix in readers.TABLES else None
        if rows is None:
            yield _one(source, name, readers.read(source, suffix), wishes, tick)
        elif columns.shape(rows) and not (wishes.questions or wishes.attributes):
            yield _one(source, name, columns.said(rows, source), wishes, tick)
        else:
            taken: set[str] = set()
            for person in survey.answers(rows, source, questions=wishes.questions, attributes=wishes.attributes):
                each = Source(path, file, source.names, attributes=dict(person.attributes), problems=source.problems)
                source.problems = []  # what is known of the table by now is told with the first respondent behind it
                own = person.name if person.name not in taken else f"{person.name}-{person.said[0].line - 1:03}"
                taken.add(own)
                yield _one(each, f"{name}-{own}", iter(person.said), wishes, tick)
            if source.problems:
                yield Brought(file, source.problems)
    except ProblemsError as error:
        yield Brought(file, [*source.problems, *error.problems])
    except OSError as error:
        yield Brought(file, [_unreadable(path, file, error)])


def _unreadable(path: pathlib.Path, file: str, error: OSError) -> Problem:
    if path.is_dir():
        return Problem(Location(file), "is a folder, not a file", "file", f"name the files in it: {file.rstrip('/')}/*")
    if isinstance(error, FileNotFoundError):
        return Problem(Location(file), "does not exist", "file", "check the spelling of the path")
    return Problem(Location(file), f"cannot be read: {(error.strerror or str(error)).lower()}", "file")


def _one(source: Source, name: str, said: Iterator[Said], wishes: Wishes, tick: Callable[[], None]) -> Brought:
    """Merge and write one conversation; it is kept aside first, since the front matter depends on all of it."""
    merger = Merger(source)
    with SpooledTemporaryFile(_IN_MEMORY, mode="w+", encoding="utf-8", newline="\n") as aside:
        done = 0
        for piece in merger.pieces(said):
            aside.write(json.dumps(piece, ensure_ascii=False) + "\n")
            done += len(piece.text)
            if done > _STEP:
                done = 0
                tick()
        cast = speakers.cast(merger.tallies, wishes.speakers, source.roles)
        brought = Brought(source.file, source.problems, wishes.out / f"{name}.txt", roles=cast.roles)
        brought.names = frozenset({*merger.tallies, *(speakers.label(tally.name).casefold() for tally in merger.tallies.values())})
        for key, tally in merger.tallies.items():
            label = cast.labels[key]
            spoken = brought.spoken.setdefault(label, Tally(label))
            spoken.turns, spoken.words = spoken.turns + tally.turns, spoken.words + tally.words
            spoken.questions += tally.questions
        _nobody_asks(source, brought)
        if wishes.dry_run:
            brought.first = list(islice(_shown(aside, cast.labels), FIRST))
        else:
            front = write.front(_facts(source, wishes), cast.front)
            brought.outcome = _written(brought, [front], write.body(_pieces(aside), cast.labels), wishes)
    return brought


def _pieces(aside: IO[str]) -> Iterator[Piece]:
    aside.seek(0)
    for line in aside:
        yield Piece(*json.loads(line))


def _shown(aside: IO[str], labels: Mapping[str, str]) -> Iterator[tuple[str, float | None, str]]:
    """Yield label, time and the beginning of the words of each turn."""
    turn: tuple[str, float | None, str] | None = None
    for piece in _pieces(aside):
        if piece.joint == "":
            if turn:
                yield turn
            turn = (labels[piece.speaker], piece.time, piece.text)
        elif turn and len(turn[2]) < 500:  # noqa: PLR2004 - more is not shown
            turn = (turn[0], turn[1], f"{turn[2]} {piece.text}")
    if turn:
        yield turn


def _facts(source: Source, wishes: Wishes) -> dict[str, str]:
    """Return the front matter: what the user said goes before what the file says."""
    facts = {"bron": encoding.clean(source.path.name)} | {k: v for k, v in source.attributes.items() if k not in ("bron", "speakers")}
    facts |= wishes.facts
    if meaning := MEANINGS.get(wishes.facts.get("weergave", "")):
        facts["weergave-betekenis"] = meaning
    return facts


def _nobody_asks(source: Source, brought: Brought) -> None:
    if len(brought.spoken) > 1 and INTERVIEWER not in brought.roles.values():
        asks = max(brought.spoken.values(), key=lambda tally: tally.questions / max(tally.turns, 1))
        source.warn(
            "does not say who asks; all count as respondents", rule="speakers", hint=f'name the interviewer: --speaker "{asks.name}=interviewer"'
        )


def _written(brought: Brought, front: list[str], body: Iterator[str], wishes: Wishes) -> Outcome:
    target = brought.target
    assert target is not None  # noqa: S101 - only what has a target is written
    shown = target.as_posix()
    if target.exists() and target.resolve() == pathlib.Path(brought.source).resolve():
        message = "would be written over itself"
        brought.problems.append(Problem(Location(brought.source), message, "exists", "name another folder: --out transcripts"))
        return Outcome.KEPT

    if (other := wishes.taken.setdefault(target, brought.source)) != brought.source:
        message = f"would become `{shown}`, as `{other}` did"
        brought.problems.append(Problem(Location(brought.source), message, "exists", "give one of the two another name, or --out another folder"))
        return Outcome.KEPT

    def pieces() -> Iterator[str]:
        yield from front
        yield from body

    outcome = write_pieces(target, pieces(), replace=wishes.force)
    if outcome is Outcome.KEPT:
        hint = "give --force to replace it, or --out DIR for another folder"
        brought.problems.append(Problem(Location(brought.source), f"`{shown}` is there already with other content", "exists", hint))
    elif outcome is Outcome.REPLACED:
        hint = "when it was coded: qualcode anchor"
        brought.problems.append(Problem(Location(shown), "was replaced; its codings may stand at other places now", "replaced", hint, Level.WARNING))
    return outcome

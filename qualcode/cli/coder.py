"""Who codes, and in whose file: a person writes in a file of their own and decides about proposals, and touches nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.errors import QualcodeError
from qualcode.model.coding import NOBODY, SHORT, Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.text import nearest, on_one_line, shorten, surroundings

CoderOption = Annotated[
    str | None, typer.Option("--coder", metavar="NAME", help="Whose codings; default: the only coder in study.yaml.", show_default=False)
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", "-n", help="Show what would be done and write nothing.")]
_LEAST, _MOST = 4, 5  # digits of an id that are enough; codings that are named when they are not
_AROUND = 25  # code points beside a place that is listed
_NAME = re.compile(r"[^\W_]\w*(?:-\w+)*")


@dataclass(frozen=True)
class Chosen:
    """A coding that was named by its id, and the transcript that it is in."""

    coding: Coding
    transcript: Transcript

    def __str__(self) -> str:
        coding = self.coding
        condition = f", {coding.condition}" if coding.condition else ""
        return f"{coding.id[:SHORT]} {coding.construct}{condition} on “{shorten(coding.quote, 50)}” ({self.transcript.at(coding.start)})"


def coder_of(study: Study, name: str | None) -> str:
    """Return the person who codes; raises QualcodeError for a name that is none, or that study.yaml does not know."""
    known = list(study.settings.coders)
    if name is None:
        if len(known) != 1:
            raise QualcodeError("who codes?", hint=f"say so: --coder {known[0] if known else 'NAME'}")
        name = known[0]
    if not _NAME.fullmatch(name):
        raise QualcodeError(f"`{name}` cannot be the name of a coder", hint="use letters, digits and hyphens")
    if name in NOBODY:
        raise QualcodeError(f"`{name}` is no person", hint="its proposals are decided about with: qualcode accept, qualcode reject")
    if known and name not in known:
        raise QualcodeError(f"coder `{name}` is not in study.yaml", hint=f"{nearest(name, known)}; else add: coders: [{', '.join([*known, name])}]")
    return name


def chosen(study: Study, codings: Sequence[Coding], ids: Sequence[str]) -> list[Chosen]:
    """Return the codings with these ids or beginnings of them, each once; raises QualcodeError when one is not sure."""
    transcripts = {transcript.name: transcript for transcript in study.transcripts}
    found = {}
    for id in ids:
        coding = _with_id(codings, id)
        found[coding.transcript, coding.coder, coding.id] = Chosen(coding, transcripts[coding.transcript])
    return list(found.values())


def _with_id(codings: Sequence[Coding], id: str) -> Coding:
    wanted = id.casefold()
    if len(wanted) < _LEAST:
        raise QualcodeError(f"`{id}` is too short for an id", hint=f"write at least {_LEAST} characters of it")
    found = [coding for coding in codings if coding.id == id] or [coding for coding in codings if coding.id.casefold().startswith(wanted)]
    if not found:
        raise QualcodeError(f"no coding has the id `{id}`", hint="to see the ids: qualcode find QUERY")
    if len(found) > 1:
        listed = [f"{one.id} {one.construct} ({one.location})" for one in sorted(found, key=lambda c: c.id)[:_MOST]]
        raise QualcodeError(f"{say.count(len(found), 'coding')} have an id that begins with `{id}`", hint="write more of it:\n" + "\n".join(listed))
    return found[0]


def refuse_others(study: Study, found: Sequence[Chosen], coder: str | None, *, proposals: bool) -> None:
    """Raise QualcodeError when a coding is another person's, or a proposal where `proposals` may not be changed."""
    only = study.settings.coders[0] if len(study.settings.coders) == 1 else None
    who = coder_of(study, coder) if coder else only
    for one in found:
        id, owner = one.coding.id[:SHORT], one.coding.coder
        if owner in NOBODY and not proposals:
            raise QualcodeError(f"`{id}` is a proposal, not a coding of yours", hint=f"reject it: qualcode reject {id}")
        if owner not in NOBODY and owner != who:
            raise QualcodeError(f"`{id}` is a coding of {owner}", hint=f"only {owner} changes it: --coder {owner}")


def places_listed(transcript: Transcript, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield a numbered line for each place, with the words around it."""
    for n, (start, end) in enumerate(places, 1):
        turn = next(turn for turn in transcript.turns if turn.start <= start < turn.end)
        before, after = surroundings(transcript.speech(turn), start - turn.start, end - turn.start, most=_AROUND)
        yield f"{n}: {transcript.at(start)}: {before}{on_one_line(transcript.body[start:end])}{after}"

"""`qualcode merge`: a file of consensus from what people coded, and how git merges codings."""

from __future__ import annotations

import pathlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer

from qualcode.cli import say
from qualcode.cli.coder import DryRunOption
from qualcode.cli.open import StudyOption, open_study, study_root, transcript_named
from qualcode.coding.consensus import consensus, is_decided, people
from qualcode.coding.units import standing
from qualcode.errors import NOWHERE, Exit, Level, Problem, QualcodeError
from qualcode.model.coding import CONSENSUS, SHORT, Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store import gitsetup
from qualcode.store.codings import path_of, write_edited
from qualcode.text import shorten

EXAMPLE = "Example: qualcode merge --dry-run"
_TWO = 2


def merge(
    transcripts: Annotated[
        list[str] | None, typer.Argument(help="Names of transcripts, or their files; default: all that two people coded.", show_default=False)
    ] = None,
    dry_run: DryRunOption = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the codings of the consensus as JSON.")] = False,
    install: Annotated[bool, typer.Option("--install", help="Tell git in this clone to merge codings one by one, and stop.")] = False,
    study: StudyOption = None,
) -> None:
    """Bring the codings of people together in a file of consensus, with what is left to decide.

    What all who coded a transcript agree on is accepted in codings/<transcript>/consensus.jsonl; the rest is proposed there, with who
    said what, for you to accept or reject. Decisions stay. From then on the consensus counts in the place of what each person coded.
    """
    if install:
        _install(study_root(study))
        return
    opened = open_study(study)
    wanted = [transcript_named(opened.study.transcripts, name) for name in transcripts or ()] or list(opened.study.transcripts)
    trouble = [problem for problem in opened.problems if problem.level is Level.ERROR and problem.location.file.startswith("codings/")]
    both = [one for one in wanted if len({coding.coder for coding in people(_of(one, opened.codings))}) >= _TWO]
    if not both:
        raise QualcodeError("no transcript was coded by two people", hint="let a second person code one of: qualcode status")
    found: list[tuple[Transcript, list[Coding], bool]] = []
    for transcript in both:
        own = _of(transcript, opened.codings)
        if stale := standing([transcript], own)[1]:
            trouble.append(_stale(transcript, stale))
        elif not any(problem.location.file.startswith(f"codings/{transcript.name}/") for problem in trouble):
            found.append((transcript, *_write(opened.study, transcript, own, look=dry_run)))
    say.problems(trouble)
    if as_json:
        say.as_json([_fields(coding) for _, made, _ in found for coding in made])
    else:
        _show(opened.study, found, dry_run=dry_run)
    if trouble:
        raise typer.Exit(Exit.PROBLEMS)


def _install(root: pathlib.Path) -> None:
    gitsetup.name(root)
    if not gitsetup.register(root):
        raise QualcodeError(f"`{say.short(root)}` is not in git", hint="git init, then: qualcode merge --install")
    say.note("git merges codings here one by one (.gitattributes, and this clone's settings)")


def _of(transcript: Transcript, codings: Sequence[Coding]) -> list[Coding]:
    return [coding for coding in codings if coding.transcript == transcript.name]


def _write(study: Study, transcript: Transcript, codings: Sequence[Coding], *, look: bool) -> tuple[list[Coding], bool]:
    """Write the consensus on a transcript beside the decisions that its file holds now; returns it, and whether the file changes."""
    made: list[Coding] = []

    def edit(old: list[Coding]) -> list[Coding] | None:
        nonlocal made
        made = [replace(one, location=NOWHERE) for one in consensus([*people(codings), *old], order=study.settings.coders)]
        return None if made == [replace(one, location=NOWHERE) for one in old] else made

    changed = write_edited(study.root, transcript, CONSENSUS, edit, look=look)
    return made, changed


def _stale(transcript: Transcript, codings: Sequence[Coding]) -> Problem:
    message = f"{say.count(len(codings), 'coding')} of {transcript.file} no longer {'stands' if len(codings) == 1 else 'stand'} on its words"
    return Problem(codings[0].location, message, "quote", "find their places again first: qualcode anchor --write")


def _show(study: Study, found: Sequence[tuple[Transcript, list[Coding], bool]], *, dry_run: bool) -> None:
    total: Counter[str] = Counter()
    for transcript, made, changed in found:
        counts = Counter("decided" if is_decided(one) else "agreed" if one.status == "accepted" else "to decide" for one in made)
        total += counts
        file = path_of(study.root, transcript.name, CONSENSUS).relative_to(study.root).as_posix()
        said = ", ".join(f"{counts[kind]} {kind}" for kind in ("agreed", "to decide", "decided") if counts[kind])
        typer.echo(f"{file}: {said or 'nothing'}" + ("" if changed else " (unchanged)") + (" (not written)" if changed and dry_run else ""))
        for one in made:
            if one.status == "proposed":
                typer.echo(f"  {one.id[:SHORT]} {one.construct} on “{shorten(one.quote, 50)}” ({transcript.at(one.start)}): {one.why}")
    if total["to decide"]:
        say.note(f"{total['to decide']} to decide: qualcode accept ID [--condition ID], qualcode reject ID")


def _fields(coding: Coding) -> dict[str, Any]:
    keys = ("id", "transcript", "start", "end", "quote", "construct", "condition", "status", "why", "memo")
    return {**{key: getattr(coding, key) for key in keys}, "facets": dict(coding.facets), "decided": is_decided(coding)}

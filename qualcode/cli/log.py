"""`qualcode log`: who changed what and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Annotated, Any

import typer

from qualcode.cli import say
from qualcode.cli.open import StudyOption, open_study
from qualcode.coding import numbering
from qualcode.coding.events import Event, Kind
from qualcode.coding.links import LEAST, Link, Links
from qualcode.coding.links import Kind as Of
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store.gitsetup import in_git
from qualcode.store.log import Revision, Touched, revisions
from qualcode.text import nearest

EXAMPLE = "Example: qualcode log leertijd"


def log(
    name: Annotated[
        str,
        typer.Argument(metavar="[NAME]", help="A construct, a case, a transcript, a number (WPL-03.17) or the id of a coding.", show_default=False),
    ] = "",
    number: Annotated[int, typer.Option("--number", "-n", min=1, metavar="N", help="How many revisions to show at most.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Print revisions and what they changed as JSON.")] = False,
    study: StudyOption = None,
) -> None:
    """Tell who changed what and when: codings, constructs, cases and memos, from git.

    Without a name each revision is summed up; with one it is told what happened to it, in definitions too.
    """
    opened = open_study(study)
    if not in_git(opened.study.root):
        raise QualcodeError(
            f"`{say.short(opened.study.root)}` is not in git, so nothing is known of its past", hint="git init && git add . && git commit"
        )
    links = Links(opened.study, opened.codings)
    wanted = _wanted(opened.study, opened.codings, links.find(name), name) if name else None
    found: list[Revision] = []
    for revision in revisions(opened.study.root):
        if len(found) >= number:
            break
        one = replace(revision, touched=tuple(filter(None, (_chosen(touched, wanted) for touched in revision.touched))))
        found += [one] if one.touched else []
    if name and not found and links.find(name) is None:
        raise QualcodeError(f"`{name}` leads nowhere, now or in the past", hint=nearest(name, links.known()))
    if as_json:
        say.as_json([_fields(one) for one in found])
        return
    for one in found:
        typer.echo(f"{one.when[:16].replace('T', ' ')} {one.who}: {one.subject} ({one.commit})")
        for touched in one.touched:
            for line in _lines(touched) if wanted else [_summed(touched)]:
                typer.echo(f"    {touched.file}: {line}")
    if not found:
        say.note("nothing was committed about it yet")


def _wanted(study: Study, codings: Sequence[Coding], link: Link | None, name: str) -> Callable[[Event], bool]:
    """Return what tells whether an event is about the thing that was asked for; one that is gone is known by its own name only."""
    if link is None:
        begins = name.casefold()
        return lambda event: name in event.constructs or (len(begins) >= LEAST and event.coding.startswith(begins))
    if link.kind is Of.CASE:
        own = {one.name for one in study.transcripts if one.attributes.get(study.settings.case) == link.name}
        return lambda event: event.case == link.name or event.transcript in own or (event.memo and link.name in event.constructs)
    if link.kind is Of.TRANSCRIPT:
        return lambda event: event.transcript == link.name
    if link.kind is Of.TURN:
        (transcript,) = (one for one in study.transcripts if one.name == link.name)
        ids = {one.id for one in codings if one.transcript == link.name and numbering.turn(transcript, one.start) == link.turn}
        return lambda event: event.coding in ids
    if link.kind is Of.CODING:
        return lambda event: event.coding == link.name
    return lambda event: link.name in event.constructs


def _chosen(touched: Touched, wanted: Callable[[Event], bool] | None) -> Touched | None:
    events = touched.events if wanted is None else tuple(filter(wanted, touched.events))
    return replace(touched, events=events) if events else None


def _lines(touched: Touched) -> list[str]:
    return [event.words for event in touched.events]


def _summed(touched: Touched) -> str:
    if touched.events[0].memo:
        return touched.events[0].words
    counts = Counter(event.kind for event in touched.events)
    return ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])


def _fields(one: Revision) -> dict[str, Any]:
    events = [{"file": touched.file, **asdict(event), "constructs": sorted(event.constructs)} for touched in one.touched for event in touched.events]
    return {"commit": one.commit, "who": one.who, "when": one.when, "subject": one.subject, "events": events}

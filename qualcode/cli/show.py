"""`qualcode show`: one fragment, with all that is known about it."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli import say
from qualcode.cli.open import CodebookOption, StudyOption, open_sound
from qualcode.coding.lookup import Found, lookup
from qualcode.coding.merge import fragments
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store.history import Change, changes
from qualcode.store.rows import fields_of

if TYPE_CHECKING:
    from rich.text import Text

EXAMPLE = "Example: qualcode show WPL-03.17"
_TOLD = ("construct", "condition", "facets", "status", "score", "memo")  # of which a change is said in full
Histories = dict[str, list[Change] | None]


def show(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The number of a fragment, or the beginning of a coding's id.")],
    transcripts: Annotated[
        list[pathlib.Path] | None, typer.Argument(help="Bare transcripts without a study; default: the whole study.", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """Show all that is known about one fragment: its words, who coded it and why, and what became of it in git."""
    opened = open_sound(study, transcripts or (), codebook)
    found = lookup(opened.study, opened.codings, fragments(opened.study, opened.codings), number)
    histories = {coding.id: changes(opened.study.root, coding) for coding in found.codings}
    if json:
        say.as_json(_plain(opened.study, found, histories))
    else:
        _print(opened.study, found, histories)


def _print(study: Study, found: Found, histories: Histories) -> None:
    from rich.table import Table
    from rich.text import Text

    from qualcode.cli.fragments import STYLES, console
    from qualcode.report.dutch import MARKS

    out, label = console(), found.path[-1].label if found.path else found.lead.construct
    place, condition = found.transcript.at(found.lead.start), _condition(found)
    mark = MARKS.get(condition or "", "")
    out.print(Text.assemble((found.number or found.lead.id, "bold"), f"  {mark} {label}" if mark else f"  {label}"))
    out.print(Text(f"{place.file}:{place.line}"))
    if not found.fragment:
        out.print(Text(f"does not count: {_why_not(found)}", style="yellow"))
    out.print()
    for text in _spoken(found, STYLES.get(condition or "", "bold")):
        out.print(text)
    out.print()
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for name, fact in _facts(study, found, histories):
        table.add_row(name, Text(fact))
    out.print(table)


def _spoken(found: Found, style: str) -> Iterator[Text]:
    """Yield the question and the answer with the words of the fragment in brackets and colour."""
    from rich.text import Text

    if found.question:
        yield Text(f"{found.question.speaker}: {found.transcript.speech(found.question)}", style="dim")
    lead, body = found.lead, found.transcript.body
    if found.turn is None or lead.start < found.turn.start:  # outside all turns
        yield Text(f"[{lead.quote}]", style=style)
        return
    turn, end = found.turn, max(found.turn.end, lead.end)
    pieces = ((f"{turn.speaker}: ", "dim"), body[turn.start : lead.start], (f"[{body[lead.start : lead.end]}]", style), body[lead.end : end])
    yield Text.assemble(*pieces)


def _facts(study: Study, found: Found, histories: Histories) -> Iterator[tuple[str, str]]:
    """Yield what is known about a fragment as names and texts."""
    yield "role", study.role_of(found.transcript) or "unknown"
    yield "construct", " > ".join(one.label for one in found.path) + f" ({found.lead.construct})" if found.path else found.lead.construct
    if found.path and found.path[-1].definition:
        yield "", found.path[-1].definition
    yield "condition", _condition(found) or "none"
    for facet, value in sorted((found.fragment.facets if found.fragment else found.lead.facets).items()):
        yield "facet", f"{facet}: {value}"
    for n, one in enumerate(found.codings):
        yield "" if n else "coded by", _coder(one)
    for one in found.codings:
        if one.memo:
            yield "memo", f"{one.coder}: {one.memo}"
    yield from _history(found, histories)


def _coder(coding: Coding) -> str:
    parts = [coding.coder, coding.status, coding.condition or "", "" if coding.score is None else f"{coding.score:.2f}", coding.why]
    return "  ".join(filter(None, parts)) + f"  ({coding.location}, {coding.id[:8]})"


def _history(found: Found, histories: Histories) -> Iterator[tuple[str, str]]:
    if all(one is None for one in histories.values()):
        yield "history", "not in git, so nobody knows who changed what"
        return
    told = []
    for coding in found.codings:
        done = histories[coding.id] or []
        told += [(one.date, n, f"{one.date}  {one.author}  {coding.coder}: {what(one)}  ({one.commit})") for n, one in enumerate(done)]
        if not done or done[-1].after is None or _said(done[-1].after) != _said(coding):
            told.append(("~", 0, f"not committed yet  {coding.coder}: {what(Change('', '', '', done[-1].after if done else None, coding))}"))
    for n, (_, _, line) in enumerate(sorted(told)):
        yield "" if n else "history", line


def what(change: Change) -> str:
    """Return what a change did: `added`, `removed`, or `status proposed → accepted`."""
    if change.before is None or change.after is None:
        return "removed" if change.after is None else "added"
    before, after = _said(change.before), _said(change.after)
    told = [f"{key} {_short(before[key])} → {_short(after[key])}" for key in _TOLD if before[key] != after[key]]
    named = ["reason"] if before["why"] != after["why"] else []
    named += ["place"] if (before["start"], before["end"], before["quote"]) != (after["start"], after["end"], after["quote"]) else []
    return ", ".join([*told, *named]) or "written anew"


def _said(coding: Coding) -> dict[str, Any]:
    return fields_of(coding) | {"before": "", "after": ""}


def _short(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in value.items()) or "none"
    return "none" if value in (None, "") else str(value)


def _condition(found: Found) -> str | None:
    return found.fragment.condition if found.fragment else found.lead.condition


def _why_not(found: Found) -> str:
    return "it is rejected" if found.lead.status == "rejected" else "a person decided on these words"


def _plain(study: Study, found: Found, histories: Histories) -> dict[str, Any]:
    """Return all that is known as plain data."""
    place, construct = found.transcript.at(found.lead.start), found.path[-1] if found.path else None
    in_git = any(one is not None for one in histories.values())
    return {
        "number": found.number or None,
        "id": found.lead.id,
        "transcript": found.transcript.name,
        "file": place.file,
        "line": place.line,
        "col": place.col,
        "role": study.role_of(found.transcript),
        "question": found.transcript.speech(found.question) if found.question else None,
        "turn": found.transcript.speech(found.turn) if found.turn else None,
        "quote": found.lead.quote,
        "construct": {
            "id": found.lead.construct,
            "label": construct.label if construct else found.lead.construct,
            "path": [one.id for one in found.path],
            "definition": construct.definition if construct else "",
        },
        "condition": _condition(found),
        "facets": dict(sorted((found.fragment.facets if found.fragment else found.lead.facets).items())),
        "counts": found.fragment is not None,
        "confirmed": bool(found.fragment and found.fragment.confirmed),
        "codings": [{"coder": one.coder, "file": one.location.file, "line": one.location.line, **fields_of(one)} for one in found.codings],
        "history": [
            {"date": change.date, "author": change.author, "commit": change.commit, "coder": coding.coder, "id": coding.id, "what": what(change)}
            for coding in found.codings
            for change in histories[coding.id] or []
        ]
        if in_git
        else None,
    }

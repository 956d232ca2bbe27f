"""`qualcode anchor`: find codings again after a transcript was changed."""

from __future__ import annotations

import difflib
import pathlib
import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from qualcode.cli import say
from qualcode.cli.open import CodebookOption, StudyOption, open_study, transcript_named
from qualcode.cli.progress import progress
from qualcode.coding.anchor import SURE, Anchor, Outcome
from qualcode.errors import Exit, Problem, ProblemsError
from qualcode.model.transcript import Transcript
from qualcode.store import anchors
from qualcode.study.load import find_root
from qualcode.text import shorten

EXAMPLE = "Example: qualcode anchor, then: qualcode anchor --write"
_PLACES = 5  # that are named of an ambiguous coding


def anchor(
    transcripts: Annotated[
        list[str] | None, typer.Argument(help="Names of transcripts, or their files; default: all of the study.", show_default=False)
    ] = None,
    write: Annotated[bool, typer.Option("--write", "-w", help="Write the new places; without it they are only shown.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object per coding that was looked for.")] = False,
    study: StudyOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Find codings again after a transcript was changed, and show what became of each.

    A coding is exact, moved, fuzzy (its words were rewritten a little), ambiguous or lost. Only the first three are written;
    the others stay as they are, and `check` keeps telling of them, until you put them right by hand.
    """
    bare = [pathlib.Path(name) for name in transcripts or []] if study is None and find_root(pathlib.Path()) is None else []
    opened = open_study(study, bare, codebook)
    broken = [problem for problem in opened.problems if problem.rule in {"coding", "conflict", "twice", "encoding"} and problem.level == "error"]
    if broken:
        raise ProblemsError(broken)
    found: list[tuple[Transcript, list[Anchor]]] = []
    known = opened.study.transcripts
    wanted = [transcript_named(known, name) for name in (transcripts or () if not bare else ())] or known
    with progress("anchoring", len(wanted)) as step:
        for transcript in wanted:
            own = [coding for coding in opened.codings if coding.transcript == transcript.name]
            path = pathlib.Path(transcript.file) if bare else opened.study.root / transcript.file
            if here := anchors.find(transcript, path, own):
                found.append((transcript, here))
            step(1)
    if as_json:
        say.as_json([_fields(one) for _, here in found for one in here])
    else:
        _show(found)
    if write:
        files = sum(anchors.write(opened.study.root, transcript, here) for transcript, here in found)
        say.note(f"{say.count(files, 'file')} written")
    _report(found, written=write)


def _show(found: Sequence[tuple[Transcript, list[Anchor]]]) -> None:
    for transcript, here in found:
        counts = Counter(one.outcome for one in here)
        typer.echo(f"{transcript.file}: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome]))
        for one in here:
            if one.outcome is Outcome.FUZZY:
                typer.echo(f"  {one.coding.location}: {one.coding.construct}, {one.score:.2f} alike, now at {transcript.at(one.start)}")
                typer.echo("    " + _difference(one.coding.quote, transcript.body[one.start : one.end]))


def _difference(old: str, new: str) -> str:
    """Return a quote with the words that went in [-red-] and those that came in {+green+}."""
    was, now = re.findall(r"\S+", old), re.findall(r"\S+", new)
    shown = []
    for tag, first, last, other, end in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            shown.append(shorten(" ".join(was[first:last]), 60))
            continue
        if first < last:
            shown.append(typer.style(f"[-{' '.join(was[first:last])}-]", fg="red"))
        if other < end:
            shown.append(typer.style(f"{{+{' '.join(now[other:end])}+}}", fg="green"))
    return " ".join(shown)


def _report(found: Sequence[tuple[Transcript, list[Anchor]]], *, written: bool) -> None:
    """Tell of the codings that a person must see to; the process fails while there is something to do."""
    unsure = [(transcript, one) for transcript, here in found for one in here if one.outcome not in SURE]
    sure = sum(one.outcome in SURE for _, here in found for one in here)
    say.problems([_problem(transcript, one) for transcript, one in unsure])
    if sure and not written:
        say.note(f"{say.count(sure, 'coding')} found again; to write the new places: qualcode anchor --write")
    if not found:
        say.note("every coding stands where it stood")
    if unsure or (sure and not written):
        raise typer.Exit(Exit.PROBLEMS)


def _problem(transcript: Transcript, one: Anchor) -> Problem:
    quote = shorten(one.coding.quote, 50)
    places = [f'{transcript.at(start)}: write "start": {start}, "end": {end}' for start, end in one.places[:_PLACES]]
    if one.outcome is Outcome.AMBIGUOUS:
        hint = "if it is the one at " + "\nif it is the one at ".join(places)
        return Problem(one.coding.location, f"`{quote}` may stand in {say.count(len(one.places), 'place')} now", "anchor", hint)
    hint = "code the new words again and delete this line, or restore the transcript"
    if one.coding.automatic and one.coding.status == "proposed" and not one.coding.memo:
        hint = f"it was a proposal; for new ones: qualcode code {transcript.file}"
    near = f" (most like it is `{shorten(transcript.body[slice(*one.places[0])], 40)}`, {one.score:.2f})" if one.places and one.score else ""
    return Problem(one.coding.location, f"`{quote}` is lost{near}", "anchor", hint)


def _fields(one: Anchor) -> dict[str, Any]:
    coding = one.coding
    old = {"id": coding.id, "transcript": coding.transcript, "coder": coding.coder, "file": coding.location.file, "line": coding.location.line}
    new = {
        "outcome": one.outcome,
        "score": one.score,
        "from": [coding.start, coding.end],
        "to": [one.start, one.end] if one.outcome in SURE else None,
    }
    return {**old, **new, "quote": coding.quote, "places": [list(place) for place in one.places]}

"""`qualcode recode`: change the constructs of a codebook, and with them all codings and all that refers to them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.coder import DryRunOption
from qualcode.cli.memos import dated
from qualcode.cli.open import StudyOption, open_study
from qualcode.cli.recodings import ASKED, HINTS, Book, Words
from qualcode.errors import Exit, Level, ProblemsError, QualcodeError, has_errors
from qualcode.model.codebook import Codebook
from qualcode.store import recode as store
from qualcode.store.recode import Asked
from qualcode.study import authored, yamlfile

EXAMPLE = "Example: qualcode recode merge uitleg voordoen --into instructie --dry-run"
_TWO = 2


class Verb(StrEnum):
    """What is done to constructs."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    RETIRE = "retire"


def recode(
    verb: Annotated[Verb, typer.Argument(metavar="rename|merge|split|move|retire", help="What to do.", show_default=False)],
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="The constructs; for rename the old id and the new.", show_default=False)],
    into: Annotated[
        list[str] | None, typer.Option("--into", metavar="ID...", help="What constructs are merged or split into.", show_default=False)
    ] = None,
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help="Another label, for rename and merge.", show_default=False)] = "",
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="condition|coder|QUERY", help="What a split goes by; a query of `find` for each construct.", show_default=False),
    ] = None,
    below: Annotated[str, typer.Option("--below", metavar="ID", help="Below which construct to move it.", show_default=False)] = "",
    top: Annotated[bool, typer.Option("--top", help="Move it to the top of the tree.")] = False,
    to: Annotated[str, typer.Option("--to", metavar="ID", help="Where the codings of a retired construct go.", show_default=False)] = "",
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The date in the log; default: today.", show_default=False)] = None,
    dry_run: DryRunOption = False,
    study: StudyOption = None,
) -> None:
    """Change the constructs of a codebook, and with them all codings and all that refers to them.

    rename OLD NEW [--label]; merge A B --into C; split A --into B C --by; move A --below B or --top; retire A [--to B]. Codings of all
    coders change, and guides, cases, recommendations and memos; ids and decisions stay. What was done is written in
    codebooks/<name>.log.md. Asked for again it finishes what was broken off; to undo it, use git.
    """
    opened = open_study(study)
    if broken := [problem for problem in opened.problems if problem.level is Level.ERROR and not problem.location.file.startswith("codings/")]:
        raise ProblemsError(broken)
    asked = ASKED[verb.value](Book(opened.study, opened.codings), _words(verb, names, into or [], label, by or [], below, to, top=top), dated(date))
    _sound(asked)
    made = store.plan(opened.study, asked)
    say.problems(made.problems)
    if not made.changes:
        say.note("nothing to change")
        return
    if not dry_run:
        store.write(opened.study, asked, made)
    _show(asked, made, dry_run=dry_run)
    if has_errors(list(made.problems)):
        raise typer.Exit(Exit.PROBLEMS)


def _words(verb: Verb, names: list[str], into: list[str], label: str, by: list[str], below: str, to: str, *, top: bool) -> Words:
    """Return what was asked for; raises QualcodeError when something is missing or too much."""
    if verb is Verb.SPLIT:  # `--into B C`: the shell gives only B to the option
        names, into = names[:1], [*into, *names[1:]]
    given = {"--into": bool(into), "--label": bool(label), "--by": bool(by), "--below or --top": bool(below) or top, "--to": bool(to)}
    needed, allowed, count = _SYNTAX[verb]
    for option, there in given.items():
        if there and option not in (*needed, *allowed):
            raise QualcodeError(f"{option} says nothing to {verb}", hint=HINTS[verb.value])
    if any(not given[option] for option in needed) or not count(len(names)) or (verb is Verb.MERGE and len(into) != 1) or (bool(below) and top):
        raise QualcodeError(f"that is not how to {verb}", hint=HINTS[verb.value])
    return Words(names, " ".join(label.split()), by, below, top, to, into)


_SYNTAX: dict[Verb, tuple[tuple[str, ...], tuple[str, ...], Callable[[int], bool]]] = {
    Verb.RENAME: ((), ("--label",), lambda n: n == _TWO),
    Verb.MERGE: (("--into",), ("--label",), lambda n: n >= 1),
    Verb.SPLIT: (("--into", "--by"), (), lambda n: n == 1),
    Verb.MOVE: (("--below or --top",), (), lambda n: n == 1),
    Verb.RETIRE: ((), ("--to",), lambda n: n == 1),
}


def _sound(asked: Asked) -> None:
    """Raise QualcodeError when the new text is no codebook: it must never be written then."""
    data, marks, problems = yamlfile.parse(asked.text, f"codebooks/{asked.book}.yaml")
    if data is None or problems or authored.build(Codebook, data, marks)[1]:
        raise QualcodeError(
            f"codebooks/{asked.book}.yaml is written in a way that cannot be changed by itself",
            hint="change it by hand, and only the codings with recode rename",
        )


def _show(asked: Asked, made: store.Plan, *, dry_run: bool) -> None:
    for change in made.changes:
        what = say.count(change.codings, "coding") if change.codings else "new" if change.new else "changed"
        typer.echo(f"{change.file}: {what}")
    typer.echo(asked.line)
    for coder, number, count in store.coders(made.changes):
        say.note(f"{say.count(count, 'coding')} of {coder} in {say.count(number, 'file')}")
    if any(change.new and change.path.suffix == ".yaml" for change in made.changes):
        say.note("what came with qualcode is copied to the study, and is your own from now on")
    for place in made.mentions:
        say.note(f"{place}: names it in a sentence; look whether that is still right")
    if dry_run:
        say.note("(not written)")

"""`qualcode pseudonymise`: replace names and numbers in a study by pseudonyms, or put them back."""

from __future__ import annotations

import pathlib
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import Opened, StudyOption, open_study
from qualcode.cli.progress import progress
from qualcode.coding.pseudonyms import Proposal, agreed, cases, people, propose, stands
from qualcode.errors import Exit, ProblemsError, QualcodeError
from qualcode.language.identifiers import Found, Kind, identifiers
from qualcode.model.key import Key
from qualcode.model.study import Study
from qualcode.store import key as keys
from qualcode.store import pseudonyms
from qualcode.store.lock import locked
from qualcode.study import yamlfile
from qualcode.text import decode, shorten

EXAMPLE = "Example: qualcode pseudonymise --dry-run"

_YES, _NO = {"y", "yes", "j", "ja"}, {"n", "nee", "no"}


def pseudonymise(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take every proposal without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show what would be replaced and write nothing.")] = False,
    reverse: Annotated[bool, typer.Option("--reverse", help="Put the names back, with the key.")] = False,
    kind: Annotated[list[Kind] | None, typer.Option("--kind", help="Only this kind; may be repeated.", show_default=False)] = None,
    names: Annotated[
        pathlib.Path | None,
        typer.Option("--names", metavar="FILE", help="Your own list, as YAML (`persoon: [Kees de Wit]`), outside the study.", show_default=False),
    ] = None,
    key: Annotated[
        pathlib.Path | None,
        typer.Option("--key", metavar="FILE", help="Where the key is kept; default: in your own data folder.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="With --dry-run: print the proposals as JSON.")] = False,
    study: StudyOption = None,
) -> None:
    """Replace names and numbers by pseudonyms, the same throughout the study; codings move along.

    Persons, companies, places, addresses and numbers are proposed one by one: press Enter to agree, n to leave a name as it is,
    or type another pseudonym. The key, which tells who is who, is kept outside the study and for your eyes only.
    """
    opened = open_study(study)
    pseudonyms.check(opened.problems)
    name = opened.study.settings.study
    path = keys.path_of(name, key)
    keys.refuse(path, opened.study.root)
    known = keys.load(path, name)
    if keys.of_another(known, opened.study.root):
        message = f"`{path}` is the key of another study that is also called `{name}`"
        raise QualcodeError(message, hint="give this one a name of its own in study.yaml, or another key: --key FILE")
    known = replace(known, root=str(opened.study.root.resolve()))
    if reverse:
        _reverse(opened.study, known, path, dry_run=dry_run)
        return
    found = _find(opened, kind or list(Kind), _own(names, opened.study.root) if names else {})
    proposals = propose(found, known, keep=opened.study.settings.privacy.keep)
    if as_json:
        say.as_json([{"kind": one.alias.kind, "pseudonym": one.alias.pseudonym, "forms": one.alias.forms, "count": one.count} for one in proposals])
    if not proposals and not as_json:
        say.note("no names that are not replaced already")
    if dry_run or not (yes or not proposals or sys.stdin.isatty()):
        if proposals and not as_json:
            _table(proposals)
        if not dry_run:
            raise QualcodeError("nothing was replaced: there is nobody to ask", hint="agree with everything: --yes, or look only: --dry-run")
        return
    taken, refused = (proposals, []) if yes else _ask(proposals, [text.casefold() for text, _ in found.values()])
    agreed_on = agreed(known, taken, refused=refused)
    spans = {one.name: [(name.start, name.end) for name in found[one.name][1]] for one in opened.study.transcripts}
    _write(opened.study, agreed_on, path, spans, whole=not kind)
    if yes and taken:
        _table(taken)
    _remind(opened.study, path)


def _own(path: pathlib.Path, root: pathlib.Path) -> Mapping[Kind, Sequence[str]]:
    """Return the names of a researcher's own list, by kind; raises when it lies in the study or cannot be understood."""
    keys.refuse_place(path, root)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise QualcodeError(f"`{path}` cannot be read: {(error.strerror or str(error)).lower()}") from error
    text, problems = decode(raw, str(path))
    data, _, more = yamlfile.parse(text or "", str(path))
    if problems or more:
        raise ProblemsError([*problems, *more])
    known = {str(one) for one in Kind}
    if not isinstance(data, dict) or not all(name in known and isinstance(found, list) for name, found in data.items()):
        raise QualcodeError(
            f"`{path}` is no list of names", hint="write a line for each kind: `persoon: [Kees de Wit, Hanneke]` (" + ", ".join(known) + ")"
        )
    return {Kind(name): [str(one) for one in found if one] for name, found in data.items()}


def _find(opened: Opened, kinds: Sequence[Kind], own: Mapping[Kind, Sequence[str]]) -> dict[str, tuple[str, list[Found]]]:
    """Return the text of each transcript and of all that is written about them, with the names and numbers of some kinds in it."""
    from qualcode.language.names import names  # lists of names, only here

    study = opened.study
    texts = {one.name: one.body for one in study.transcripts} | pseudonyms.written(study, opened.codings)
    found: dict[str, tuple[str, list[Found]]] = {}
    with progress("looking for names", len(texts)) as step:
        for place, text in texts.items():
            ones = [*identifiers(text), *names(text, known=own)]
            found[place] = text, sorted((one for one in ones if one.kind in kinds), key=lambda one: (one.start, -one.end))
            step(1)
    for transcript in study.transcripts:
        front = "\n".join(f"{value}." for value in transcript.attributes.values())
        ones = [*identifiers(front), *names(front, known=own), *cases(front, study), *people(transcript)]
        found[transcript.file + pseudonyms.FRONT] = front, [one for one in ones if one.kind in kinds]
    return found


def _table(proposals: Sequence[Proposal]) -> None:
    """Print the proposals, one a line."""
    from rich.console import Console
    from rich.table import Table

    table = Table("pseudonym", "for", "times", "first", box=None, pad_edge=False)
    for one in proposals:
        table.add_row(*(text.replace("[", r"\[") for text in (one.alias.pseudonym, ", ".join(one.alias.forms), str(one.count), shorten(one.example))))
    Console(highlight=False).print(table)


def _ask(proposals: Sequence[Proposal], texts: Sequence[str]) -> tuple[list[Proposal], list[Proposal]]:
    """Return the proposals that are agreed with, under another pseudonym if one was typed, and those that were refused."""
    taken: list[Proposal] = []
    refused: list[Proposal] = []
    for n, one in enumerate(proposals, 1):
        forms = ", ".join(typer.style(form, bold=True) for form in one.alias.forms)
        typer.echo(f"\n{n}/{len(proposals)}  {forms} ({one.alias.kind}, {one.why}, {one.count}×): …{one.example}…")
        while True:
            answer = typer.prompt("Enter to agree, n to leave it, or another pseudonym", default=one.alias.pseudonym, show_default=True).strip()
            name = f"[{answer.strip('[] ')}]"
            if answer.casefold() in _NO:
                refused.append(one)
            elif answer.casefold() in _YES or name == one.alias.pseudonym:
                taken.append(one)
            elif not re.search(r"\w", name):
                continue
            elif any(name == other.alias.pseudonym for other in taken) or not stands(name, texts):
                taken.append(replace(one, alias=replace(one.alias, pseudonym=name)))
            else:
                typer.echo(f"`{name.strip('[]')}` stands in the study already; take another")
                continue
            break
    return taken, refused


def _write(study: Study, key: Key, path: pathlib.Path, spans: Mapping[str, Sequence[tuple[int, int]]], *, whole: bool) -> None:
    with locked(study.root):
        plan = pseudonyms.plan(study, key, spans, whole=whole)
        keys.save(path, plan.key)  # first, so that whatever happens the names can be put back
        keys.remember(path, key.study)
        count = pseudonyms.write(study, plan.changes, plan.key)
    say.note(f"{say.count(len(key.aliases), 'pseudonym')}; {say.count(count, 'file')} written")


def _remind(study: Study, path: pathlib.Path) -> None:
    """Say what is left to do by hand."""
    say.note(f"the key is {path}: keep it safe, and never in the study")
    if any((folder / ".git").exists() for folder in (study.root.resolve(), *study.root.resolve().parents)):
        say.note("what was committed before still holds the names: share a new repository, or take them out of the history (git filter-repo)")
    if any((study.root / "build").rglob("*.*")):
        say.note("build/ holds what was made before: delete it, and make it again")


def _reverse(study: Study, key: Key, path: pathlib.Path, *, dry_run: bool) -> None:
    """Put the names back; the key stays, without the places that no longer hold."""
    if not key.aliases:
        raise QualcodeError(f"there is no key at `{path}`", hint="name the file that was made: --key FILE")
    plan = pseudonyms.plan(study, key, {}, reverse=True)
    if dry_run:
        say.note(f"would put back {say.count(len(key.aliases), 'name')} in {say.count(len(plan.changes), 'file')}")
        raise typer.Exit(Exit.FINE)
    with locked(study.root):
        count = pseudonyms.write(study, plan.changes, key, reverse=True)
        keys.save(path, plan.key)
    say.note(f"{say.count(count, 'file')} written: the names are back")
    if plan.guessed:
        say.note(f"{say.count(plan.guessed, 'place')} got the fullest form of a name, for the text was changed since: look them over")

"""Writing the summaries of a case: `qualcode matrix --edit` and `--accept`."""

from __future__ import annotations

import os
import pathlib
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import typer

from qualcode.analysis.cells import Counting, ranked
from qualcode.check.rules import cases as case_rule
from qualcode.check.rules import unknown
from qualcode.cli import say
from qualcode.cli.counted import Counted
from qualcode.coding.numbering import numbers
from qualcode.coding.stale import bases, basis, stale
from qualcode.errors import Problem, ProblemsError, QualcodeError, has_errors
from qualcode.model.attribution import Attribution
from qualcode.model.case import Case
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.report.dutch import MARKS, NOTHING_SAID
from qualcode.store.cases import CaseFile, case_file, write_bases
from qualcode.study import authored, casefile
from qualcode.text import nearest, shorten

MOST = 20  # fragments that are shown of a cell
_LONGEST = 400  # code points of a quote


def edit(counted: Counted, name: str, ids: Sequence[str], *, scaffold: bool, dry_run: bool) -> None:
    """Put the empty cells of a case in its file, with their fragments, and open it in an editor.

    Without a terminal or editor, and with `scaffold`, the file is only written. Raises ProblemsError when what was written in it
    cannot be read.
    """
    study = counted.study
    found = case_file(study, name)
    case = study.case(name)
    empty = [id for id in ids if not case or id not in case.summaries]
    there = casefile.ids(found.text)
    text, pieces = casefile.with_places(found.text, found.name, _entries(counted, name, [id for id in empty if id not in there]))
    if dry_run:
        typer.echo("".join(pieces), nl=False)
        say.note(f"{found.name}: {say.count(len(pieces), 'empty cell')} (not written)")
        return
    command = None if scaffold or not sys.stdin.isatty() else _editor()
    if command is None:
        found.write(text)
        told = f"{found.name}: {say.count(len(pieces), 'empty cell')} to write in"
        say.note(told if scaffold else f"{told}; set EDITOR to open it at once")
        return
    if found.path.exists() or pieces:
        found.write(text)
    _open(command, found.path, found, text)
    _edited(counted, name, found, case, pieces)


def accept(counted: Counted, name: str, ids: Sequence[str], *, dry_run: bool) -> None:
    """Say that summaries of a case are still right: from now on they were written on the codings that there are."""
    study = counted.study
    found, case = case_file(study, name), study.case(name)
    written = list(case.summaries) if case else []
    for id in ids:
        if id not in written:
            raise QualcodeError(
                f"{name} has no summary of `{id}`", hint=nearest(id, written) or f"write one: qualcode matrix --edit {shlex.quote(name)}"
            )
    outdated = stale(study, counted.every)
    now = {id: _basis(counted, name, id) for id in ids or written}
    changed = write_bases(found, now, look=dry_run) if now else False
    renewed = [id for id in now if (name, id) in outdated]
    unknown_ = [id for id in now if case and not case.summaries[id].basis]
    for id in renewed:
        say.note(f"{found.name}: `{id}` was stale and is right again{' (not written)' if dry_run else ''}")
    if unknown_:
        many = say.count(len(unknown_), "summary now knows its", "summaries now know their")
        say.note(f"{found.name}: {many} codings{' (not written)' if dry_run else ''}")
    if not changed:
        say.note(f"{found.name}: nothing to accept")


def _basis(counted: Counted, name: str, id: str) -> str:
    return bases(counted.study, counted.every).get((name, id), basis(()))


def _entries(counted: Counted, name: str, ids: Sequence[str]) -> list[casefile.Entry]:
    """Return what is to be put in for each construct: its label and counts, and its fragments, the strongest first."""
    study = counted.study
    labels, counting = {id: one.label for id, one in study.constructs().items()}, Counting(study)
    known, attribution = numbers(study, counted.every), Attribution(study, study.default_by())
    case = {transcript.name: study.value(transcript, study.settings.case) for transcript in study.transcripts}
    own: dict[str, list[Fragment]] = {}
    for fragment in counted.found:
        if case[fragment.transcript] == name:
            own.setdefault(fragment.construct, []).append(fragment)
    entries: list[casefile.Entry] = []
    for id in ids:
        strongest = ranked(own.get(id, ()))
        lines = [f"{labels[id]}: {counting.told(strongest) or NOTHING_SAID}"]
        for fragment in strongest[:MOST]:
            part = counting.part(fragment)
            sign = MARKS.get(part, part)
            who = attribution.speaker(fragment.transcript)
            lines.append(f"{known[fragment.id]} {sign + ' ' if sign else ''}{who}: “{shorten(fragment.quote, _LONGEST)}”")
        if len(strongest) > MOST:
            lines.append(f"… en nog {len(strongest) - MOST}: qualcode find {shlex.quote(f'construct:{id}')}")
        entries.append((id, lines))
    return entries


def _editor() -> list[str] | None:
    """Return the command that opens an editor, as the environment names it."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    return shlex.split(named, posix=os.name != "nt") or None


def _open(command: Sequence[str], path: pathlib.Path, found: CaseFile, text: str) -> None:
    """Open a file in an editor and wait; raises QualcodeError, with the file as it was when nothing was written in it, when that fails."""
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the editor that its user chose
        failed = f"the editor ended with code {code}" if code else ""
    except OSError as error:
        failed = f"cannot start the editor `{command[0]}`: {(error.strerror or str(error)).lower()}"
    if failed:
        if path.exists() and found.again().text == text:
            _restore(found)
        raise QualcodeError(failed, hint="name another: EDITOR=nano, or write the file only: --scaffold")


def _restore(found: CaseFile) -> None:
    if found.there:
        found.write(found.text)
    else:
        found.path.unlink(missing_ok=True)


def _edited(counted: Counted, name: str, found: CaseFile, before: Case | None, pieces: Sequence[str]) -> None:
    """Take out places that stayed empty, show what is wrong, and note for what was written on which codings it was."""
    now = found.again()
    if all(now.text.count(piece) == 1 for piece in pieces) and casefile.without(now.text, pieces).split() == found.text.split():
        _restore(found)
        say.note(f"{found.name}: nothing was written")
        return
    now.write(casefile.without(now.text, pieces))
    now = now.again()
    case, problems = authored.load(Case, now.path, now.name)
    if case is None or has_errors(problems):
        raise ProblemsError(sorted(problems))
    old = before.summaries if before else {}
    changed = [id for id, summary in case.summaries.items() if id not in old or old[id].text != summary.text]
    write_bases(now, {id: _basis(counted, name, id) for id in changed})
    say.note(f"{now.name}: {say.count(len(changed), 'summary', 'summaries')} written")
    again, _ = authored.load(Case, now.path, now.name)  # with its lines as they are now
    if wrong := _wrong(counted.study, again or case):
        raise ProblemsError(wrong)


def _wrong(study: Study, case: Case) -> list[Problem]:
    """Return what is wrong with a case: constructs that there are not, quotes that nobody said."""
    changed = replace(study, cases=(case,))
    return sorted(problem for rule in (case_rule, unknown) for problem in rule.find(changed, []) if problem.location.file == case.file)

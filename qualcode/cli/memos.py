"""`qualcode memos`: list what was written about constructs, cases and fragments, or begin a new memo."""

from __future__ import annotations

import pathlib
from datetime import date as calendar
from typing import Annotated, Any

import typer

from qualcode.cli import say
from qualcode.cli.coder import coder_of
from qualcode.cli.open import StudyOption, open_study
from qualcode.coding.links import Links
from qualcode.errors import Exit, QualcodeError, has_errors
from qualcode.model.memo import Memo
from qualcode.model.study import Study
from qualcode.store import files
from qualcode.study import memo as authored
from qualcode.text import nearest, normalise, shorten, slug

EXAMPLE = 'Example: qualcode memos --new "Stilte rond fouten" --about leertijd'


def memos(
    about: Annotated[
        list[str] | None,
        typer.Option("--about", metavar="NAME", help="A construct, case, transcript, number or id; may be repeated.", show_default=False),
    ] = None,
    open: Annotated[bool, typer.Option("--open", help="Only those that say `open: true`.")] = False,
    new: Annotated[str | None, typer.Option("--new", metavar="TITLE", help="Begin a memo with this title.", show_default=False)] = None,
    coder: Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Who writes it.", show_default=False)] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Its date; default: today.", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the memos with their texts as JSON.")] = False,
    study: StudyOption = None,
) -> None:
    """List the memos of a study, or begin a new one.

    Memos stand in memos/*.md. With --about those about any of the names: a construct with all below it, a case with its interviews.
    """
    opened = open_study(study)
    links = Links(opened.study, opened.codings)
    for name in about or ():
        if links.find(name) is None:
            raise QualcodeError(f"`{name}` leads nowhere", hint=nearest(name, links.known()))
    if new is not None:
        typer.echo(_begin(opened.study, normalise(new), about or [], coder=coder, date=date))
        return
    own = [problem for problem in opened.problems if problem.location.file.startswith("memos/")]
    say.problems(own)
    chosen = opened.study.memos if about is None else [one for one in opened.study.memos if any(one in links.memos(name) for name in about)]
    found = sorted((memo for memo in chosen if memo.open or not open), key=lambda memo: (memo.date, memo.file))
    if as_json:
        say.as_json([_fields(memo, links) for memo in found])
    else:
        for memo in found:
            typer.echo(_line(memo))
    say.note(say.count(len(found), "memo"))
    if has_errors(own):
        raise typer.Exit(Exit.PROBLEMS)


def dated(date: str | None) -> str:
    """Return a date as it was given, or that of today; raises QualcodeError for what is none."""
    try:
        return (calendar.fromisoformat(date) if date else calendar.today()).isoformat()
    except ValueError:
        raise QualcodeError(f"`{date}` is not a date", hint="write it as 2026-03-02") from None


def _begin(study: Study, title: str, about: list[str], *, coder: str | None, date: str | None) -> str:
    """Write a new memo and return its path as seen from here."""
    if not title.strip():
        raise QualcodeError("the title is empty", hint='say what it is about: --new "Stilte rond fouten"')
    title, day = " ".join(title.split()), dated(date)
    who = coder_of(study, coder) if coder or len(study.settings.coders) == 1 else None
    path = study.root / "memos" / f"{day}-{slug(title)}.md"
    files.check_inside(path, study.root)
    if files.write_pieces(path, [authored.written(title, date=day, coder=who, about=about)], replace=False) is not files.Outcome.NEW:
        raise QualcodeError(f"`{say.short(path)}` is there already", hint="write in it, or give the new one another title")
    return say.short(pathlib.Path(path))


def _line(memo: Memo) -> str:
    parts = [memo.date or "no date", shorten(memo.title), *([f"by {memo.coder}"] if memo.coder else []), *(["open"] if memo.open else [])]
    return f"{memo.file}: {', '.join(parts)}" + (f" → {', '.join(memo.about)}" if memo.about else "")


def _fields(memo: Memo, links: Links) -> dict[str, Any]:
    found = [(name, links.find(name)) for name in memo.about]
    about = [{"name": name, "kind": link.kind if link else None, "of": link.name if link else None} for name, link in found]
    return {"file": memo.file, **memo.model_dump(include={"title", "date", "coder", "open", "text"}), "about": about}

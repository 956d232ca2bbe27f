"""`qualcode tag`: code what a respondent says, from a shell, a script or an editor."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from qualcode.check.rules import codings as rules
from qualcode.cli import say
from qualcode.cli.coder import Chosen, CoderOption, DryRunOption, coder_of, places_listed
from qualcode.cli.open import CodebookOption, StudyOption, study_root, transcript_named
from qualcode.coding.said import nearest_said, places
from qualcode.errors import ProblemsError, QualcodeError, has_errors
from qualcode.model.coding import Coding, coding_id
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.codings import path_of, write_edited
from qualcode.study import load
from qualcode.text import nearest, normalise, shorten

EXAMPLE = 'Example: qualcode tag bakkerij --quote "geen tijd voor" --construct leertijd --coder anna'


def tag(
    transcript: Annotated[str, typer.Argument(help="The name or file of a transcript.", show_default=False)],
    quote: Annotated[str, typer.Option("--quote", metavar="TEXT", help="Words that a respondent says.", show_default=False)],
    construct: Annotated[str, typer.Option("--construct", metavar="ID", help="What they are about.", show_default=False)],
    condition: Annotated[
        str | None,
        typer.Option("--condition", metavar="ID", help="Whether that helps or hinders; default: the codebook's.", show_default=False),
    ] = None,
    facet: Annotated[
        list[str] | None, typer.Option("--facet", metavar="ID=VALUE", help="A value of a facet; may be repeated.", show_default=False)
    ] = None,
    memo: Annotated[str | None, typer.Option("--memo", metavar="TEXT", help="A note about this coding.", show_default=False)] = None,
    nth: Annotated[
        int | None, typer.Option("--nth", min=1, metavar="N", help="Which place, when the words are said more than once.", show_default=False)
    ] = None,
    coder: CoderOption = None,
    dry_run: DryRunOption = False,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """Code what a respondent says, in the file of the one who codes.

    The same coding again changes nothing; with another condition, facet or memo it gets these. Prints the id of the coding.
    """
    root = study_root(study)
    opened, _ = load.load_study(root, codebook=codebook)
    who = coder_of(opened, coder)
    where = transcript_named(opened.transcripts, transcript)
    start, end = _place(where, normalise(quote), nth)
    words = where.body[start:end]
    facets = _facets(facet or [])
    id = coding_id(where.name, who, start, end, construct, words)
    new = Coding(where.name, who, start, end, words, construct, _default(opened, where, construct), id=id)
    made = new

    def edit(old: list[Coding]) -> list[Coding] | None:
        nonlocal made
        there = next((one for one in old if (one.start, one.end, one.construct) == (start, end, construct)), None)
        base = there or new
        made = replace(base, status="accepted", condition=condition or base.condition, facets=facets or base.facets, memo=memo or base.memo)
        _check(opened, made)
        return None if made == there else [*(one for one in old if one is not there), made]

    changed = write_edited(root, where, who, edit, look=dry_run)
    typer.echo(made.id)
    file = path_of(root, where.name, who).relative_to(root).as_posix()
    say.note(f"{file}: {Chosen(made, where)}" + ("" if changed else " (unchanged)") + (" (not written)" if changed and dry_run else ""))


def _place(transcript: Transcript, quote: str, nth: int | None) -> tuple[int, int]:
    """Return where a quote stands; raises QualcodeError when nobody, the interviewer, or somebody more than once says it."""
    if not quote.strip():
        raise QualcodeError("the quote is empty", hint='write the words that are coded: --quote "…"')
    found = places(transcript, quote)
    if not found:
        raise _not_said(transcript, quote)
    if nth is None and len(found) > 1:
        listed = "\n".join(places_listed(transcript, found))
        raise QualcodeError(f"`{shorten(quote, 50)}` is said {len(found)} times", hint=f"choose one with --nth N, or quote more words:\n{listed}")
    if nth is not None and nth > len(found):
        raise QualcodeError(f"`{shorten(quote, 50)}` is said {say.count(len(found), 'time')}, so there is no --nth {nth}")
    return found[(nth or 1) - 1]


def _not_said(transcript: Transcript, quote: str) -> QualcodeError:
    short = shorten(quote, 50)
    if asked := places(transcript, quote, interviewer=True):
        message = f"`{short}` is said by the interviewer ({transcript.at(asked[0][0])})"
        return QualcodeError(message, hint="quote what the respondent says: the interviewer's words are not coded")
    near = nearest_said(transcript, quote)
    hint = "quote the words of one turn as they stand in the transcript"
    if near:
        hint = f"did you mean “{' '.join(transcript.body[slice(*near)].split())}” ({transcript.at(near[0])})?"
    return QualcodeError(f"no respondent says `{short}` in {transcript.file}", hint=hint)


def _facets(given: list[str]) -> dict[str, str]:
    for one in given:
        if not all(one.partition("=")):
            raise QualcodeError(f"`{one}` is not a facet with its value", hint="write: --facet ID=VALUE")
    return {id: value for id, _, value in (one.partition("=") for one in given)}


def _default(study: Study, transcript: Transcript, construct: str) -> str | None:
    book = study.codebook_of(transcript)
    found = book.find(construct) if book else None
    return found.condition if book and found and found.condition in book.conditions_of(found) else None


def _check(study: Study, coding: Coding) -> None:
    """Raise QualcodeError for a coding that `qualcode check` would not take, or with a construct that is retired."""
    book = study.codebook_of(next(one for one in study.transcripts if one.name == coding.transcript))
    if book is None:
        raise QualcodeError("no codebook is named", hint="add `codebook: …` to the front matter or to study.yaml, or: --codebook NAME")
    if (construct := book.find(coding.construct)) and construct.retired:
        left = [one.id for _, _, one in book.walk() if not one.retired]
        raise QualcodeError(f"`{coding.construct}` is retired, and no longer coded with", hint=nearest("", left))
    problems = list(rules.find(study, [coding]))
    if len(problems) == 1:
        raise QualcodeError(problems[0].message, hint=problems[0].hint)
    if has_errors(problems):
        raise ProblemsError(problems)

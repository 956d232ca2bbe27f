"""`qualcode letter`: letters to the people a study asks, from what study.yaml and its guide say."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.given import given
from qualcode.cli.open import StudyOption, study_root
from qualcode.cli.paper import kind_of, put
from qualcode.errors import ProblemsError, QualcodeError, has_errors
from qualcode.model.guide import Guide
from qualcode.model.study import Study
from qualcode.model.transcript import PSEUDONYMISED
from qualcode.report.letter import LETTERS, NUMBERS, SETTABLE, build, resolved
from qualcode.report.printed import Kind
from qualcode.study import load
from qualcode.text import nearest, slug

EXAMPLE = 'Example: qualcode letter informatiebrief --for leidinggevenden --set "date=2 maart 2026"'
_ELSEWHERE = {"organisation": "report: {organisation: …}", "researchers": "report: {authors: [Anna Wouda]}", "topics": "guides: [werkplekleren]"}
_LOOK = {"gains": "[…]", "time": "60", "interviews": "5"}  # of values that are no plain text
_DIGITS = 4  # of a number of minutes or interviews


def letter(
    kind: Annotated[str, typer.Argument(metavar="LETTER", help=", ".join(LETTERS[:-1]) + f" or {LETTERS[-1]}.", show_default=False)],
    group: Annotated[
        str | None, typer.Option("--for", metavar="GROUP", help="A group of `letters:` in study.yaml, with words of its own.", show_default=False)
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A fact for this letter only, or `name` to write to; may be repeated.", show_default=False),
    ] = None,
    format: Annotated[Kind | None, typer.Option(help="Default: what the name after -o says, else docx.", show_default=False)] = None,
    output: Annotated[
        pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: build/ in the study.", show_default=False)
    ] = None,
    study: StudyOption = None,
) -> None:
    """Write a letter to the people a study asks: information, invitation, preparation, flyer or consent form."""
    if kind not in LETTERS:
        raise QualcodeError(f"no letter is called `{kind}`", hint=nearest(kind, list(LETTERS)))
    written = kind_of(format, output)
    loaded, problems = load.load_study(study_root(study))
    if has_errors(problems):
        raise ProblemsError([problem for problem in problems if problem.level == "error"])
    groups = list(loaded.settings.letters.groups)
    if group is not None and group not in groups:
        hint = nearest(group, groups) or f"add it to study.yaml: `letters: {{groups: {{{group}: {{time: 60}}}}}}`"
        raise QualcodeError(f"no group of the letters is called `{group}`", hint=hint)
    facts = given(set_ or (), ["name", *SETTABLE], what="no fact of a letter")
    _whole(facts)
    made = resolved(loaded, group=group, given=facts)
    result = build(made, _guide(made, group), kind, group=group, name=facts.get("name", ""))
    put(result.document, written, made, output=output, name="-".join(filter(None, (kind, slug(group) if group else ""))))
    _tell(made, kind, result.blanks)


def _guide(study: Study, group: str | None) -> Guide | None:
    """Return the guide that a letter tells about: that of the group, else the first that study.yaml names, else the only one there is."""
    settings = study.settings
    name = (settings.letters.groups[group].guide if group else None) or next(iter(settings.guides), None)
    if name is None:
        return next(iter(study.guides.values())) if len(study.guides) == 1 else None
    return study.guides.get(name) or load.load_guide(name, study.root)[0]


def _whole(facts: dict[str, str]) -> None:
    for name in NUMBERS:
        value = facts.get(name, "1")
        if not (value.isascii() and value.isdigit() and int(value[:_DIGITS]) and len(value) <= _DIGITS):
            raise QualcodeError(f"`{name}` is a whole number, not `{value}`", hint=f"for example: --set {name}={_LOOK[name]}")


def _tell(study: Study, kind: str, blanks: tuple[str, ...]) -> None:
    """Say what was left blank, with the line for study.yaml, and when the letter promises what is not yet so."""
    if blanks:
        say.note(f"left blank: {', '.join(blanks)}")
        shapes = [f"{name}: {_LOOK.get(name, '…')}" for name in blanks if name not in _ELSEWHERE]
        lines = [*([f"letters: {{{', '.join(shapes)}}}"] if shapes else []), *(_ELSEWHERE[name] for name in blanks if name in _ELSEWHERE)]
        once = next((f', or once: --set "{name}=…"' for name in blanks if name in SETTABLE), "")
        say.note("    hint: in study.yaml: " + ", ".join(f"`{line}`" for line in lines) + once)
    named = sum(transcript.attributes.get(PSEUDONYMISED, "").casefold() != "ja" for transcript in study.transcripts)
    if study.settings.privacy.pseudonyms and named and kind in ("informatiebrief", "toestemming"):
        many = say.count(named, "transcript")
        hint = "run: qualcode pseudonymise, or say in study.yaml that they are not: `privacy: {pseudonyms: false}`"
        say.note(f"the letter says that names are replaced, which {many} {'does' if named == 1 else 'do'} not say\n    hint: {hint}")

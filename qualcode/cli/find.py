"""`qualcode find`: the quotes that a query asks for."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.check.rules import codings as rules
from qualcode.cli import output as to
from qualcode.cli import say
from qualcode.cli.open import CodebookOption, StudyOption, study_root
from qualcode.coding.merge import fragments, place, rejected
from qualcode.coding.query import Field, Query, parse
from qualcode.coding.search import Search, pattern
from qualcode.errors import ProblemsError, QualcodeError
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.store.codings import coding_files, load_codings
from qualcode.study import load

if TYPE_CHECKING:
    from qualcode.report import quotes

EXAMPLE = "Example: qualcode find 'construct:begeleiding and condition:belemmerend' -o citaten.xlsx"


class Format(StrEnum):
    """What a list of quotes is written as."""

    TABLE = "table"
    CSV = "csv"
    MD = "md"
    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"


def find(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='construct:, condition:, facet:ID=VALUE, coder:, …, ATTRIBUTE=VALUE, "words".', show_default=False)
    ],
    format: Annotated[Format | None, typer.Option(help="Default: what the name after -o says, else table.", show_default=False)] = None,
    output: Annotated[pathlib.Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)] = None,
    kwic: Annotated[bool, typer.Option("--kwic", help="Show each word that is looked for with what is said around it.")] = False,
    count: Annotated[bool, typer.Option("--count", help="Print only how many fragments there are.")] = False,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """List the quotes that a query asks for, with who said them and how they are coded.

    Terms are construct:ID (with all below it), condition:ID, facet:ID or facet:ID=VALUE, speaker:LABEL, coder:NAME, status:accepted,
    proposed or rejected, id:BEGINNING, ATTRIBUTE=VALUE, and words, between quotation marks when there are several; leer* finds leertijd.
    with:ID finds what shares a sentence with a fragment of another construct, near:ID what shares a turn. They are put together with
    and, or, not and parentheses. What counts is what the matrix counts; status:rejected also finds what a person rejected.
    """
    asked = parse(query)
    chosen = to.chosen(format, output, Format, example="citaten")
    made, search, found = _found(asked, study, codebook)
    if count:
        typer.echo(len(found))
        return
    _show(made, search, found, asked, kind=chosen, output=output, kwic=kwic)


def _found(asked: Query, folder: pathlib.Path | None, codebook: str | None) -> tuple[Study, Search, list[Fragment]]:
    """Return the study, the search and what it finds; raises ProblemsError when what decides that has errors."""
    study, problems = load.load_study(study_root(folder), codebook=codebook)
    written = coding_files(study.root)
    search = Search(asked, study, coders={path.stem for _, path in written})
    among = search.transcripts()
    wanted = [one for one in written if among is None or one[0] in among]
    codings, more = load_codings(study, wanted, about=search.constructs(), holding=search.words())
    found = problems + more + list(rules.find(study, codings))
    if errors := sorted({problem for problem in found if problem.level == "error"}):
        raise ProblemsError(errors)
    every = sorted([*fragments(study, codings), *rejected(study, codings)], key=place)
    return study, search, search.find(every, rejected={coding.id for coding in codings if coding.status == "rejected"})


def _show(study: Study, search: Search, found: Sequence[Fragment], asked: Query, *, kind: Format, output: pathlib.Path | None, kwic: bool) -> None:
    from qualcode.report import quotes
    from qualcode.report.guard import Guard

    maker = quotes.Quotes(study, search.status)
    if kwic:
        words = [pattern(term.value) for term in asked.terms(positive=True) if term.field is Field.WORDS]
        if not words:
            raise QualcodeError("there are no words to show in context", hint="""look for some: qualcode find '"geen tijd"' --kwic""")
        rows = list(maker.keywords(found, words))
    else:
        rows = list(maker.rows(found))
    Guard(study).check(quotes.texts(rows), "find")
    if kind is Format.TABLE and output is None:
        from qualcode.cli.quotes import print_keywords, print_quotes

        (print_keywords if kwic else print_quotes)(rows)
    else:
        to.put(_written(study, rows, asked, kind=kind, kwic=kwic, to_file=output is not None), output)
    several = say.count(len({fragment.transcript for fragment in found}), "transcript")
    say.note(f"{say.count(len(found), 'fragment')} in {several}" if found else "nothing found" + _meant(study, asked))


def _meant(study: Study, asked: Query) -> str:
    """Return how a construct is asked for, when its id was looked for among the words."""
    ids = {id.casefold(): id for id in study.constructs()}
    named = [ids[term.value.casefold()] for term in asked.terms() if term.field is Field.WORDS and term.value.casefold() in ids]
    return f"; the construct is asked for with: construct:{named[0]}" if named else ""


def _written(study: Study, rows: Sequence[quotes.Found], asked: Query, *, kind: Format, kwic: bool, to_file: bool) -> str | bytes:
    from qualcode.report import listing, quotes

    if kind is Format.DOCX:
        from qualcode.report import word

        return word.render(quotes.document(study, rows, " ".join(asked.text.split())))
    table = quotes.listing(study, rows, keyword=kwic)
    if kind is Format.XLSX:
        return listing.to_xlsx(table)
    if kind is Format.CSV:
        return ("\ufeff" if to_file else "") + listing.to_csv(table)  # Excel knows UTF-8 by the mark
    return listing.to_json(table) if kind is Format.JSON else listing.to_markdown(table)

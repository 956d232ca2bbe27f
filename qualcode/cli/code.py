"""`qualcode code`: tag the speech of respondents with constructs and conditions."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Sequence
from enum import StrEnum
from glob import glob
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import CodebookOption, StudyOption, inside, study_root
from qualcode.cli.progress import progress
from qualcode.errors import Exit, Problem, QualcodeError, has_errors
from qualcode.store.coder import WORTH, Coded, Job
from qualcode.store.coder import code as code_all
from qualcode.store.rows import fields_of
from qualcode.store.share import processes
from qualcode.store.teach import Teaching, load_teaching
from qualcode.study import library, load
from qualcode.text import nearest

EXAMPLE = "Example: qualcode code transcripts/01-bakker.txt --dry-run --explain"


class Format(StrEnum):
    """How codings are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def code(
    transcripts: Annotated[list[str] | None, typer.Argument(help="Transcripts to code; default: all of the study.", show_default=False)] = None,
    codebook: CodebookOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the codings and write nothing.")] = False,
    format: Annotated[Format, typer.Option(help="table for people, jsonl for programs (one coding a line).")] = Format.TABLE,
    explain: Annotated[bool, typer.Option("--explain", help="Show the fragments in the text, and why each was tagged.")] = False,
    suggestions: Annotated[
        int,
        typer.Option("--suggestions", "-s", min=0, metavar="N", help="Also show the N next best constructs of each fragment.", show_default=False),
    ] = 0,
    learn: Annotated[bool, typer.Option("--learn/--no-learn", help="Also learn from what people coded; off goes by the rules alone.")] = True,
    evaluate: Annotated[bool, typer.Option("--evaluate", help="Compare the coder with what people coded, and write nothing.")] = False,
    coder: Annotated[
        str | None,
        typer.Option("--coder", metavar="NAME", help="With --evaluate: whom to compare instead of the rules.", show_default=False),
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask a model instead, at an OpenAI-compatible address.", show_default=False)
    ] = None,
    model_name: Annotated[str, typer.Option(metavar="NAME", help="Which model the server should use.")] = "llama3.1",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="How many processes to use; 0: as many as are worth it.", show_default=False)
    ] = 0,
    allow_remote: Annotated[bool, typer.Option("--allow-remote", help="Let pseudonymised interviews leave this machine.")] = False,
    study: StudyOption = None,
) -> None:
    """Tag what respondents say and write the proposals to codings/<transcript>/auto.jsonl.

    With --model they go to model.jsonl instead. Proposals never touch what people coded: each person has a file of their
    own, and what was accepted or rejected in auto.jsonl stays.
    """
    root, paths, problems = _found(transcripts or [], codebook, study)
    folder, bare = root or load.bare_root(paths), root is None
    teaching = _teaching(folder, paths, codebook, bare=bare) if learn else None
    if evaluate or coder:
        from qualcode.cli import evaluate as against

        opened, found = load.load_part(folder, paths, bare=bare, codebook=codebook)
        say.problems(problems := [*problems, *found])
        if coder:
            against.evaluate_coder(opened, coder, as_json=format is Format.JSONL)
        else:
            against.evaluate(opened, teaching or _teaching(folder, paths, codebook, bare=bare), as_json=format is Format.JSONL)
        raise typer.Exit(Exit.PROBLEMS if has_errors(problems) else Exit.FINE)
    job = Job(folder, bare, codebook, teaching, not dry_run, bool(transcripts) or explain or format is Format.JSONL, suggestions)
    if model:
        from qualcode.cli.outside import ask

        outcomes = ask(job, paths, model, name=model_name, allow_remote=allow_remote)
    else:
        outcomes = code_all(job, paths, jobs=jobs or processes(len(paths), each=WORTH))
    say.problems(problems)
    told = set(problems)
    with progress("coding", len(paths)) as step:
        for outcome in outcomes:
            say.problems([problem for problem in outcome.problems if problem not in told])
            told.update(outcome.problems)
            for one in outcome.coded:
                _show(one, folder, format=format, explain=explain, suggestions=suggestions)
            step(outcome.size)
    if has_errors(list(told)):
        raise typer.Exit(Exit.PROBLEMS)


def _found(names: Sequence[str], codebook: str | None, folder: pathlib.Path | None) -> tuple[pathlib.Path | None, list[pathlib.Path], list[Problem]]:
    """Return the study's folder (None for bare transcripts), the transcripts to code, and what is odd about them."""
    paths = [path for name in names for path in _expand(name)]
    root = study_root(folder) if folder or not paths else load.find_root(paths[0].parent)
    if codebook and codebook not in (known := library.available("codebooks", root or pathlib.Path())):
        raise QualcodeError(f"no codebook is called `{codebook}`", hint=nearest(codebook, known))
    if root is None or (folder is None and paths and not inside(paths, root)):
        return None, *load.without_doubles(paths, load.bare_root(paths), base=pathlib.Path())
    if not names:
        return root, *load.transcript_paths(root)
    return root, *load.without_doubles([path.resolve() for path in paths], root, base=root)


def _teaching(root: pathlib.Path, paths: Sequence[pathlib.Path], codebook: str | None, *, bare: bool) -> Teaching:
    """Return all that people coded in the study, also when only some of its transcripts are to be coded now."""
    return load_teaching(root, paths if bare else load.transcript_paths(root)[0], bare=bare, codebook=codebook)


def _expand(name: str) -> list[pathlib.Path]:
    """Return the files a name stands for; `*.txt` is spelled out where the shell does not (Windows)."""
    path = pathlib.Path(name)
    if any(c in name for c in "*?[") and not path.exists():
        return sorted(map(pathlib.Path, glob(name, recursive=True))) or [path]  # noqa: PTH207 - Path.glob stumbles over `**.txt`
    return [path]


def _show(one: Coded, root: pathlib.Path, *, format: Format, explain: bool, suggestions: int) -> None:
    """Print what was found in one transcript, and what became of its file."""
    if one.transcript and format is Format.JSONL:
        for proposal in one.proposals:
            fields = {"transcript": one.name, **fields_of(proposal.coding)}
            if suggestions:
                fields["suggestions"] = [other._asdict() for other in proposal.others]
            typer.echo(json.dumps(fields, ensure_ascii=False))
    elif one.transcript and explain:
        from qualcode.cli.explain import print_text

        print_text(one.transcript, one.proposals, one.labels)
    elif one.transcript:
        from qualcode.cli.fragments import print_codings

        print_codings(one.transcript, one.proposals, one.labels)
    if written := one.written:
        kept = f", {written.kept} decided by a person kept" if written.kept else ""
        name = written.path.relative_to(root).as_posix() if written.path.is_relative_to(root) else str(written.path)
        say.note(f"{name}: {say.count(written.count, 'coding')}{kept}{'' if written.changed else ' (unchanged)'}")

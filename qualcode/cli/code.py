"""`qualcode code`: tag the speech of respondents with constructs and conditions."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from glob import glob
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli import show
from qualcode.cli.open import CodebookOption, StudyOption, inside, study_root
from qualcode.cli.progress import progress
from qualcode.errors import Exit, Level, Location, Problem, ProblemsError, QualcodeError, has_errors
from qualcode.model.coding import AUTO, MODEL
from qualcode.store.codings import load_codings, write_proposals
from qualcode.store.rows import fields_of
from qualcode.store.tagger import propose
from qualcode.store.teach import Teaching
from qualcode.study import load
from qualcode.text import nearest

if TYPE_CHECKING:
    from qualcode.model.coding import Coding
    from qualcode.model.study import Study
    from qualcode.model.transcript import Transcript

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
    explain: Annotated[bool, typer.Option("--explain", help="Show why each fragment was tagged.")] = False,
    learn: Annotated[bool, typer.Option("--learn/--no-learn", help="Also learn from what people coded; off goes by the rules alone.")] = True,
    evaluate: Annotated[bool, typer.Option("--evaluate", help="Compare the coder with what people coded, and write nothing.")] = False,
    model: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask a model instead, at an OpenAI-compatible address.", show_default=False)
    ] = None,
    model_name: Annotated[str, typer.Option(metavar="NAME", help="Which model the server should use.")] = "llama3.1",
    allow_remote: Annotated[bool, typer.Option("--allow-remote", help="Let pseudonymised interviews leave this machine.")] = False,
    study: StudyOption = None,
) -> None:
    """Tag what respondents say and write the proposals to codings/<transcript>/auto.jsonl.

    With --model they go to model.jsonl instead. Proposals never touch what people coded: each person has a file of their
    own, and what was accepted or rejected in auto.jsonl stays.
    """
    opened, problems = _load(transcripts or [], codebook, study)
    show.problems(problems)
    failed = has_errors(problems)
    if evaluate:
        from qualcode.cli.evaluate import evaluate as compare

        compare(opened, _teaching(opened, codebook, whole=not transcripts), as_json=format is Format.JSONL)
        raise typer.Exit(Exit.PROBLEMS if failed else Exit.FINE)
    if model:
        from qualcode.cli.outside import ask

        proposals: Iterator[tuple[Transcript, list[Coding] | None]] = ask(opened, model, name=model_name, allow_remote=allow_remote)
    else:
        proposals = propose(opened, _teaching(opened, codebook, whole=not transcripts) if learn else None)
    broken = {problem.location.file for problem in problems if problem.level is Level.ERROR}
    with progress("coding", len(opened.transcripts)) as step:
        for transcript, codings in proposals:
            sound = transcript.file not in broken and codings is not None
            shown = sound and _show(opened, transcript, codings or [], format=format, explain=explain, single=bool(transcripts))
            failed = not (shown and (dry_run or _write(opened, transcript, codings or [], coder=MODEL if model else AUTO))) or failed
            step()
    if failed:
        raise typer.Exit(Exit.PROBLEMS)


def _load(names: Sequence[str], codebook: str | None, folder: pathlib.Path | None) -> tuple[Study, list[Problem]]:
    paths = [path for name in names for path in _expand(name)]
    root = study_root(folder) if folder or not paths else load.find_root(paths[0].parent)
    if codebook and codebook not in (known := load.available("codebooks", root or pathlib.Path())):
        raise QualcodeError(f"no codebook is called `{codebook}`", hint=nearest(codebook, known))
    if root is None or (folder is None and paths and not inside(paths, root)):
        return load.load_bare(paths, codebook=codebook)
    return load.load_study(root, only=[path.resolve() for path in paths] if names else None, codebook=codebook)


def _teaching(study: Study, codebook: str | None, *, whole: bool) -> Teaching:
    """Return all that people coded in the study, also when only some of its transcripts are to be coded now."""
    everything = study if whole or not study.settings.file else load.load_study(study.root, codebook=codebook)[0]
    return Teaching(everything, load_codings(everything, people=True)[0])


def _expand(name: str) -> list[pathlib.Path]:
    """Return the files a name stands for; `*.txt` is spelled out where the shell does not (Windows)."""
    path = pathlib.Path(name)
    if any(c in name for c in "*?[") and not path.exists():
        return sorted(map(pathlib.Path, glob(name, recursive=True))) or [path]  # noqa: PTH207 - Path.glob stumbles over `**.txt`
    return [path]


def _show(study: Study, transcript: Transcript, codings: list[Coding], *, format: Format, explain: bool, single: bool) -> bool:
    """Print what was found in one transcript; returns False when it has no codebook."""
    book = study.codebook_of(transcript)
    if book is None:
        if not transcript.attributes.get("codebook") and not study.settings.codebooks:  # a name that leads nowhere was reported while loading
            known = ", ".join(load.available("codebooks", study.root))
            hint = f"add `codebook: …` to its front matter, or: --codebook NAME ({known})"
            show.problems([Problem(Location(transcript.file), "names no codebook", "codebook", hint)])
        return False
    if format is Format.JSONL:
        for coding in codings:
            typer.echo(json.dumps({"transcript": transcript.name, **fields_of(coding)}, ensure_ascii=False))
    elif single:
        from qualcode.cli.fragments import print_codings

        print_codings(transcript, codings, study.constructs(), explain=explain)
    return True


def _write(study: Study, transcript: Transcript, codings: list[Coding], *, coder: str) -> bool:
    """Write what was found in one transcript; returns False when that cannot be done."""
    try:
        written = write_proposals(study.root, transcript, codings, coder=coder)
    except ProblemsError as error:
        show.problems(error.problems)
        return False
    except QualcodeError as error:
        show.problems([Problem(Location(transcript.file), str(error), "file", error.hint, Level.ERROR)])
        return False
    kept = f", {written.kept} decided by a person kept" if written.kept else ""
    name = written.path.relative_to(study.root).as_posix() if written.path.is_relative_to(study.root) else str(written.path)
    show.note(f"{name}: {show.count(len(codings), 'coding')}{kept}{'' if written.changed else ' (unchanged)'}")
    return True

"""`qualcode review`: code on the whole screen."""

from __future__ import annotations

import pathlib
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli import say
from qualcode.cli.coder import CoderOption, coder_of
from qualcode.cli.open import CodebookOption, StudyOption, inside, study_root
from qualcode.errors import Exit, Level, Location, Problem, ProblemsError, QualcodeError, has_errors
from qualcode.model.coding import CONSENSUS
from qualcode.study import load
from qualcode.text import nearest

if TYPE_CHECKING:
    from qualcode.review.session import Session
    from qualcode.store.open_book import OpenBook

EXAMPLE = "Example: qualcode review 05-plaatwerkerij-leerling --coder anna"


def review(
    transcripts: Annotated[list[str] | None, typer.Argument(help="Transcripts to code; default: all of the study.", show_default=False)] = None,
    coder: CoderOption = None,
    blind: Annotated[bool, typer.Option("--blind", help="Hide proposals and what others coded.")] = False,
    adjudicate: Annotated[
        bool, typer.Option("--adjudicate", help="Decide what people differ on: only the consensus, of transcripts where it is open.")
    ] = False,
    codebook: CodebookOption = None,
    study: StudyOption = None,
) -> None:
    """Code on the whole screen, by keyboard or mouse.

    What a key does is on disk at once, in your own file and, for decisions on proposals, where they stand. Press ? for the keys.
    """
    root, paths = _named(transcripts or [], study)
    folder, bare = root or load.bare_root(paths), root is None
    names = {load.transcript_name(path, folder): path for path in paths}
    if adjudicate:
        names = _open_to_decide(folder, names)
    told: list[Problem] = []
    books: dict[str, OpenBook] = {}  # one for all transcripts, so that what is added in one is there in the next

    def opener(name: str) -> tuple[Session, list[Problem]]:
        session, problems = _opened(folder, names[name], codebook, coder, books, bare=bare, blind=blind, adjudicate=adjudicate)
        told.extend(problem for problem in problems if problem not in told)
        return session, problems

    _check_screen()
    from qualcode.review.app import start

    start(opener, list(names))
    say.problems(told)
    if has_errors(told):
        raise typer.Exit(Exit.PROBLEMS)


def _open_to_decide(root: pathlib.Path, names: dict[str, pathlib.Path]) -> dict[str, pathlib.Path]:
    """Return the transcripts in which people differ on something that nobody decided; raises QualcodeError when there are none."""
    from qualcode.store.codings import path_of, read

    files = {name: path_of(root, name, CONSENSUS) for name in names}
    open_ = {name: path for name, path in files.items() if path.is_file() and any(one.status == "proposed" for one in read(path, root, name)[0])}
    if not open_:
        raise QualcodeError("there is nothing to decide", hint="bring what people coded together first: qualcode merge")
    return {name: names[name] for name in open_}


def _named(names: list[str], folder: pathlib.Path | None) -> tuple[pathlib.Path | None, list[pathlib.Path]]:
    """Return the study's folder (None for bare transcripts) and the transcripts that are meant, by name or by file."""
    paths = [pathlib.Path(name) for name in names]
    root = study_root(folder) if folder or not names else load.find_root(paths[0].parent)
    if root is None or (folder is None and all(path.is_file() for path in paths) and paths and not inside(paths, root)):
        if lost := next((path for path in paths if not path.is_file()), None):
            raise QualcodeError(f"no transcript is called `{lost}`", hint="name its file, or go to the folder of the study")
        return None, paths
    known = {load.transcript_name(path, root): path for path in load.transcript_paths(root)[0]}
    if not known:
        raise QualcodeError("the study has no transcripts", hint="put them in transcripts/, or: qualcode import FILE")
    return root, [_path(name, known, root) for name in names] if names else list(known.values())


def _path(name: str, known: dict[str, pathlib.Path], root: pathlib.Path) -> pathlib.Path:
    path = pathlib.Path(name)
    found = known.get(name) or next((one for one in known.values() if one in (path.resolve(), root.resolve() / name)), None)
    if found is None:
        raise QualcodeError(f"no transcript is called `{name}`", hint=nearest(name, list(known)))
    return found


def _opened(
    root: pathlib.Path,
    path: pathlib.Path,
    codebook: str | None,
    coder: str | None,
    books: dict[str, OpenBook],
    *,
    bare: bool,
    blind: bool,
    adjudicate: bool = False,
) -> tuple[Session, list[Problem]]:
    """Return a session in one transcript, and what is wrong with its files."""
    from qualcode.review.session import Session
    from qualcode.store.codings import path_of
    from qualcode.store.lines import CodingFiles
    from qualcode.store.open_book import OpenBook

    study, problems = load.load_part(root, [path], bare=bare, codebook=codebook)
    who = coder_of(study, coder)
    if not study.transcripts:
        raise ProblemsError(problems)
    transcript = study.transcripts[0]
    book = study.codebook_of(transcript)
    if unknown := [problem for problem in problems if problem.rule == "unknown-codebook"]:
        raise ProblemsError(unknown)
    if book is None:
        raise QualcodeError("no codebook is named", hint="add `codebook: …` to the front matter or to study.yaml, or: --codebook NAME")
    shown = [CONSENSUS] if adjudicate else [who] if blind else None
    files = CodingFiles(root, transcript, shown, source=path)
    problems += files.problems
    if stale := files.stale():
        message = f"{say.count(stale, 'coding')} not shown: the words that were coded no longer stand there"
        place = Location(path_of(root, transcript.name, who).parent.relative_to(root).as_posix())
        problems.append(Problem(place, message, "quote", "find them again with: qualcode anchor", Level.WARNING))
    return Session(transcript, books.setdefault(book.codebook, OpenBook(book, root)), files, coder=who), problems


def _check_screen() -> None:
    """Raise QualcodeError when there is no terminal, or what draws on it is not installed."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # the screen is drawn on the last
        raise QualcodeError("review needs a terminal", hint="code from a shell or script with: qualcode tag, qualcode accept, qualcode reject")
    if find_spec("textual") is None:
        raise QualcodeError("review needs Textual, which is not installed", hint='pip install "qualcode[review]"')

"""What commands share: find the study, load it, and refuse to count in one that has errors."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from qualcode.errors import Problem, ProblemsError, QualcodeError, has_errors
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.codings import load_codings
from qualcode.study import library, load
from qualcode.text import nearest

StudyOption = Annotated[
    pathlib.Path | None,
    typer.Option("--study", metavar="DIR", help="The study's folder; default: the nearest study.yaml at or above here.", show_default=False),
]


CodebookOption = Annotated[
    str | None, typer.Option("--codebook", "-c", metavar="NAME", help="Codebook for transcripts that name none.", show_default=False)
]


@dataclass(frozen=True)
class Opened:
    """A study with its codings and the problems met while reading them."""

    study: Study
    codings: list[Coding]
    problems: list[Problem]


def study_root(folder: pathlib.Path | None) -> pathlib.Path:
    """Return the folder of the study; raises QualcodeError when there is none."""
    root = load.find_root(folder or pathlib.Path())
    if root is None or (folder is not None and root != folder.resolve()):
        where = f"`{folder}`" if folder else "here or above"
        raise QualcodeError(f"no study.yaml {where}", hint="make one with: qualcode init, or name the folder: --study DIR")
    return root


def inside(paths: Sequence[pathlib.Path], root: pathlib.Path) -> bool:
    """Tell whether all paths are transcripts of the study in a folder."""
    return all(path.resolve().is_relative_to(root / "transcripts") for path in paths)


def open_study(folder: pathlib.Path | None, transcripts: Sequence[pathlib.Path] = (), codebook: str | None = None) -> Opened:
    """Load a study with its codings, or bare transcripts as if they were one."""
    if transcripts:
        root = load.find_root(folder or transcripts[0].parent)
        if folder or (root and inside(transcripts, root)):
            message = f"`{transcripts[0]}` is named, but a study is opened as a whole"
            raise QualcodeError(message, hint="leave the transcript out, or copy it to a folder outside the study")
        study, problems = load.load_bare(transcripts, codebook=codebook)
    else:
        study, problems = load.load_study(study_root(folder), codebook=codebook)
    codings, more = load_codings(study)
    return Opened(study, codings, problems + more)


def open_sound(folder: pathlib.Path | None, transcripts: Sequence[pathlib.Path] = (), codebook: str | None = None) -> Opened:
    """Load a study to count in; raises ProblemsError when it has errors, for then no number could be trusted."""
    from qualcode.check import run  # not every command checks

    opened = open_study(folder, transcripts, codebook)
    found = opened.problems + run(opened.study, opened.codings, counting=True)
    if has_errors(found):
        raise ProblemsError([problem for problem in found if problem.level == "error"])
    return opened


def transcript_named(transcripts: Sequence[Transcript], name: str) -> Transcript:
    """Return the transcript with this name or file; raises QualcodeError with the nearest name when there is none."""
    by_name = {key: one for one in transcripts for key in (one.file, one.name)}
    found = by_name.get(name.removeprefix("./"))
    if found is None:
        raise QualcodeError(f"no transcript is called `{name}`", hint=nearest(name, [one.name for one in transcripts]))
    return found


def open_cases(
    folder: pathlib.Path | None, transcripts: Sequence[pathlib.Path] = (), codebook: str | None = None, *, by: str | None = None
) -> tuple[Opened, str]:
    """Load a study to show by case, with the attribute that makes cases: the one asked for, else that of the study.

    Raises QualcodeError when there are no transcripts, or none has that attribute; ProblemsError as `open_sound`.
    """
    opened = open_sound(folder, transcripts, codebook)
    if not opened.study.transcripts:
        raise QualcodeError("the study has no transcripts", hint="put interviews in its folder transcripts/, as text files (.txt)")
    by = by or opened.study.default_by()
    if not any(opened.study.value(transcript, by) for transcript in opened.study.transcripts):
        raise QualcodeError(f"no transcript has an attribute `{by}`", hint=nearest(by, opened.study.attribute_names()))
    return opened, by


def library_root(folder: pathlib.Path | None) -> pathlib.Path:
    """Return the study's folder for looking up guides and codebooks, or this folder when there is no study."""
    return study_root(folder) if folder else load.find_root(pathlib.Path()) or pathlib.Path()


def name_or_only(kind: str, name: str | None, folder: pathlib.Path | None) -> str:
    """Return the name given, else the first guide or codebook of the study; raises QualcodeError with those there are."""
    if name:
        return name.removesuffix(".yaml").rpartition("/")[2]
    root = library_root(folder)
    if (root / load.STUDY).is_file():
        study, _ = load.load_study(root, only=())
        if found := getattr(study, kind):
            return str(next(iter(found)))
    known = ", ".join(library.available(kind, root))
    raise QualcodeError(f"which {kind.removesuffix('s')}?", hint=f"name one: {known}")

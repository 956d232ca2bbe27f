"""Load a whole study, or a few bare transcripts as if they were one."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from qualcode.errors import Level, Location, Problem, ProblemsError, QualcodeError
from qualcode.model.case import Case
from qualcode.model.codebook import Codebook
from qualcode.model.guide import Guide
from qualcode.model.noun import Authored
from qualcode.model.study import Settings, Study
from qualcode.model.transcript import Transcript
from qualcode.study import authored, extend, library, transcript
from qualcode.study.memo import load_memos
from qualcode.text import nearest

STUDY = "study.yaml"
T = TypeVar("T", bound=Authored)
Read = Callable[[pathlib.Path, str, pathlib.Path], tuple[T | None, list[Problem]]]


def find_root(start: pathlib.Path) -> pathlib.Path | None:
    """Return the nearest folder at or above start that holds a study.yaml."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / STUDY).is_file()), None)


def load_study(root: pathlib.Path | str, *, only: Iterable[pathlib.Path] | None = None, codebook: str | None = None) -> tuple[Study, list[Problem]]:
    """Read the study in a folder with everything that its study.yaml and transcripts name.

    `only` names the transcripts to read instead of all (and no memos); `codebook` goes before those of study.yaml. Raises ProblemsError
    when study.yaml itself cannot be understood.
    """
    root = pathlib.Path(root)
    settings, problems = authored.load(Settings, root / STUDY, STUDY)
    if settings is None:
        raise ProblemsError(problems)
    if codebook:
        settings = settings.model_copy(update={"codebooks": (codebook, *(name for name in settings.codebooks if name != codebook))})
    if only is not None:
        return _study(root, settings, _transcripts(root, only, problems, base=root), problems), problems
    paths, odd = transcript_paths(root)
    problems += odd
    study = _study(root, settings, _transcripts(root, paths, problems, base=root), problems)
    memos, odd = load_memos(root)
    problems += odd
    return replace(study, memos=memos), problems


def load_transcripts(root: pathlib.Path) -> tuple[Study, list[Problem]]:
    """Read only the transcripts of a study, without its codebooks, guides and cases."""
    paths, problems = transcript_paths(root)
    return Study(root, Settings(study="los"), _transcripts(root, paths, problems, base=root)), problems


def load_bare(paths: Sequence[pathlib.Path], *, root: pathlib.Path | None = None, codebook: str | None = None) -> tuple[Study, list[Problem]]:
    """Read transcripts that belong to no study; the codebook is the given one, or what their front matter names.

    Their codings stand below `root`, by default beside the first of them.
    """
    root = root or bare_root(paths)
    problems: list[Problem] = []
    settings = Settings(study="los", codebooks=(codebook,) if codebook else ())
    return _study(root, settings, _transcripts(root, paths, problems, base=pathlib.Path()), problems), problems


def bare_root(paths: Sequence[pathlib.Path]) -> pathlib.Path:
    """Return the folder beside which the codings of transcripts without a study stand: that of the first."""
    root = paths[0].parent if paths else pathlib.Path()
    return root.parent if root.name == "transcripts" else root


def load_part(root: pathlib.Path, paths: Sequence[pathlib.Path], *, bare: bool, codebook: str | None = None) -> tuple[Study, list[Problem]]:
    """Read some transcripts, of the study in a folder or bare, with all that is needed to code them."""
    return load_bare(paths, root=root, codebook=codebook) if bare else load_study(root, only=paths, codebook=codebook)


def load_codebook(name: str, root: pathlib.Path) -> tuple[Codebook, list[Problem]]:
    """Read one codebook by name: the study's own, else the shipped one; raises QualcodeError when there is none."""
    return _one(extend.load, "codebooks", name, root)


def load_guide(name: str, root: pathlib.Path) -> tuple[Guide, list[Problem]]:
    """Read one guide by name: the study's own, else the shipped one; raises QualcodeError when there is none."""
    return _one(_read_guide, "guides", name, root)


def guide_for(codebook: str, root: pathlib.Path) -> str | None:
    """Return the guide to begin with for a codebook: the one of the same name, else the first that is made for it."""
    names = library.available("guides", root)
    return next((name for name in sorted(names, key=lambda name: (name != codebook, name)) if load_guide(name, root)[0].codebook == codebook), None)


def _one(read: Read[T], folder: str, name: str, root: pathlib.Path) -> tuple[T, list[Problem]]:
    found = library.find(folder, name, root)
    if found is None:
        raise QualcodeError(f"no {folder.removesuffix('s')} is called `{name}`", hint=nearest(name, library.available(folder, root)))
    noun, problems = read(*found, root)
    if noun is None:
        raise ProblemsError(problems)
    return noun, problems


def _read_guide(path: pathlib.Path, file: str, _root: pathlib.Path) -> tuple[Guide | None, list[Problem]]:
    return authored.load(Guide, path, file)


def transcript_name(path: pathlib.Path, root: pathlib.Path) -> str:
    """Return what codings call a transcript: its path below `transcripts/` without suffix."""
    folder = root / "transcripts"
    relative = path.relative_to(folder) if path.is_relative_to(folder) else pathlib.Path(path.name)
    return relative.with_suffix("").as_posix() if relative.name else "."  # a folder, which is refused when it is read


def transcript_paths(root: pathlib.Path) -> tuple[list[pathlib.Path], list[Problem]]:
    """Return the transcripts of a study; what else lies in their folder is reported, since nobody would miss it otherwise."""
    paths = sorted(
        path for path in (root / "transcripts").rglob("*") if not path.name.startswith(".") and (path.suffix == ".txt" or not path.is_dir())
    )
    hint = "save it as plain text (UTF-8)"
    others = [Location(path.relative_to(root).as_posix()) for path in paths if path.suffix != ".txt"]
    problems = [Problem(place, "is not read: a transcript is a .txt file", "file", hint, Level.WARNING) for place in others]
    found, odd = with_names([path for path in paths if path.suffix == ".txt"], base=root)
    return found, problems + odd


def with_names(paths: Iterable[pathlib.Path], *, base: pathlib.Path) -> tuple[list[pathlib.Path], list[Problem]]:
    """Return the paths that can be written down; a name that is no UTF-8 (from an old archive) stands in no coding and no key."""
    found, problems = [], []
    for path in paths:
        try:
            _shown(path, base).encode()
            found.append(path)
        except UnicodeEncodeError:
            problems.append(Problem(Location(_shown(path, base)), "has a name that is not UTF-8, and is not read", "file", "give it another name"))
    return found, problems


def without_doubles(paths: Iterable[pathlib.Path], root: pathlib.Path, *, base: pathlib.Path) -> tuple[list[pathlib.Path], list[Problem]]:
    """Return paths whose transcripts have names of their own; problems name each other file by its path below `base`."""
    single, problems = with_names(dict.fromkeys(paths), base=base)
    named: dict[str, pathlib.Path] = {}
    for path in single:
        name = transcript_name(path, root)
        if named.setdefault(name, path) != path:
            hint = "give one of the two another name, or code them one at a time in a folder of their own"
            message = f"transcript `{name}` is there already ({_shown(named[name], base)})"
            problems.append(Problem(Location(_shown(path, base)), message, "twice", hint))
    return list(named.values()), problems


def _shown(path: pathlib.Path, base: pathlib.Path) -> str:
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()


def _transcripts(root: pathlib.Path, paths: Iterable[pathlib.Path], problems: list[Problem], *, base: pathlib.Path) -> tuple[Transcript, ...]:
    """Read transcripts; problems name each file by its path below `base`."""
    loaded = []
    single, doubles = without_doubles(paths, root, base=base)
    problems += doubles
    for path in single:
        file = _shown(path, base)
        if path.is_symlink() and path.exists() and not path.resolve().is_relative_to(root.resolve()):
            problems.append(Problem(Location(file), "is a link to a file outside the study", "file", "copy the file into transcripts/"))
            continue
        one, found = transcript.load(path, name=transcript_name(path, root), file=file)
        problems += found
        if one is not None:
            loaded.append(one)
    return tuple(loaded)


def _study(root: pathlib.Path, settings: Settings, transcripts: tuple[Transcript, ...], problems: list[Problem]) -> Study:
    own = sorted((root / "guides").glob("*.yaml")) if settings.file else []
    guides = _named(_read_guide, "guides", root, settings, transcripts, [*settings.guides, *(p.stem for p in own)], problems)
    books = _named(extend.load, "codebooks", root, settings, transcripts, settings.codebooks, problems)
    for name in dict.fromkeys(name for book in books.values() for name in book.lineage):
        # a codebook's own guide helps to understand the questions, also when nobody names it
        if not any(guide.codebook == name for guide in guides.values()) and library.find("guides", name, root):
            guides |= _named(_read_guide, "guides", root, settings, (), [name], problems)
    cases = []
    for path in sorted((root / "cases").glob("*.yaml")) if settings.file else []:
        case, found = authored.load(Case, path, f"cases/{path.name}")
        problems += found
        if case is not None:
            cases.append(case)
    return Study(root, settings, transcripts, books, guides, tuple(cases))


def _named(
    read: Read[T],
    folder: str,
    root: pathlib.Path,
    settings: Settings,
    transcripts: Iterable[Transcript],
    names: Iterable[str],
    problems: list[Problem],
) -> dict[str, T]:
    """Load every guide or codebook that the settings or a transcript name, once each."""
    key = folder.removesuffix("s")
    wanted: dict[str, Location] = {name: settings.at(folder) for name in names}
    for one in transcripts:
        if name := one.attributes.get(key):
            wanted.setdefault(name, one.marks.at(key))
    loaded = {}
    for name, place in wanted.items():
        found = library.find(folder, name, root)
        if found is None:
            problems.append(Problem(place, f"no {key} is called `{name}`", f"unknown-{key}", nearest(name, library.available(folder, root))))
            continue
        noun, trouble = read(*found, root)
        problems += trouble
        if noun is not None:
            loaded[name] = noun
            said = str(getattr(noun, key))
            if said != name:
                problems.append(Problem(noun.at(key), f"`{key}: {said}` differs from its file name", "id", f"write `{key}: {name}`", Level.WARNING))
    return loaded

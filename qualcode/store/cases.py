"""Case files on disk: where that of a case is, and changes to its text, whole or not at all."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.coding.stale import basis
from qualcode.errors import ProblemsError, QualcodeError
from qualcode.model.study import Study
from qualcode.store import files
from qualcode.study import casefile
from qualcode.text import decode, nearest, slug

Bases = Mapping[tuple[str, str], str]
"""What the summary of each case and construct rests on."""


@dataclass(frozen=True)
class CaseFile:
    """The file of a case as it is on disk; `text` has `\\n` line ends, and is written with those that it had."""

    path: pathlib.Path
    name: str
    text: str
    windows: bool = False
    there: bool = True

    def write(self, text: str) -> bool:
        """Put another text in it; returns False when it held just that."""
        return files.write(self.path, text.replace("\n", "\r\n") if self.windows else text)

    def again(self) -> CaseFile:
        """Return it as it is now."""
        return _read(self.path, self.name)


def case_names(study: Study) -> list[str]:
    """Return the names of the cases that transcripts belong to, sorted."""
    case = study.settings.case
    return sorted({value for transcript in study.transcripts if (value := transcript.attributes.get(case))})


def case_file(study: Study, name: str) -> CaseFile:
    """Return the file of a case, a new one when it has none; raises QualcodeError when no transcript belongs to it."""
    if not study.settings.file:
        raise QualcodeError("bare transcripts have no case files", hint="make a study with: qualcode init")
    if name not in (known := case_names(study)):
        raise QualcodeError(f"no case is called `{name}`", hint=nearest(name, known))
    if case := study.case(name):
        return _read(study.root / case.file, case.file)
    taken = {case.file for case in study.cases}
    n, file = 1, f"cases/{slug(name)}.yaml"
    while file in taken or (study.root / file).exists():
        n += 1
        file = f"cases/{slug(name)}-{n}.yaml"
    return CaseFile(study.root / file, file, casefile.new(name), there=False)


def write_bases(found: CaseFile, bases: Mapping[str, str], *, look: bool = False) -> bool:
    """Write what summaries were written on; returns whether that changes the file. With `look` nothing is written."""
    text = casefile.with_basis(found.text, found.name, bases)
    return text != found.text and (look or found.write(text))


def rebased(study: Study, before: Bases, after: Bases, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the new texts of case files in which summaries that were right still are, after words were changed throughout a study.

    `before` and `after` are what summaries rest on then and now; `texts` has the new text of each file. Who was right already after
    the change, because it was begun before, is left so.
    """
    found = dict(texts)
    for case in study.cases:
        text = texts.get(case.file, "")
        name = casefile.case_of(text)
        now = {id: after.get((name, id), basis(())) for id in case.summaries}
        kept = {id for id, one in case.summaries.items() if one.basis and one.basis in (now[id], before.get((case.case, id), basis(())))}
        if kept:
            found[case.file] = casefile.with_basis(text, case.file, {id: now[id] for id in case.summaries if id in kept})
    return found


def _read(path: pathlib.Path, name: str) -> CaseFile:
    files.check_inside(path, path.parent.parent)
    raw = path.read_bytes()
    text, problems = decode(raw, name)
    if text is None:
        raise ProblemsError(problems)
    return CaseFile(path, name, text, windows=b"\r\n" in raw)

"""`qualcode guide --coverage`: which questions were asked, and which of those were answered."""

from __future__ import annotations

import pathlib

from qualcode.analysis.coverage import coverage
from qualcode.cli.open import study_root
from qualcode.cli.page import emit, kind_of
from qualcode.errors import ProblemsError, QualcodeError, has_errors
from qualcode.report import coverage as page
from qualcode.report.guard import Guard, texts
from qualcode.study import load

ON_A_LINE = 48
"""Characters of a question on the terminal."""


def print_coverage(name: str | None, folder: pathlib.Path | None, *, by: str | None, format: str | None, output: pathlib.Path | None) -> None:
    """Print or write the coverage of a guide of the study, by default its first."""
    kind = kind_of(format, output, ("table", "csv", "md", "json"))
    study, problems = load.load_study(study_root(folder))
    if has_errors(problems):
        raise ProblemsError([problem for problem in problems if problem.level == "error"])
    guide = study.guides.get(name) if name else next(iter(study.guides.values()), None)
    if guide is None:
        known = ", ".join(study.guides)
        message = f"the study has no guide `{name}`" if name else "the study has no guide"
        raise QualcodeError(message, hint=f"name one of: {known}" if known else "name one in study.yaml: `guides: [leren-van-fouten]`")
    found = coverage(study, guide, book=study.codebooks.get(guide.codebook or ""), by=by)
    document = page.build(study, found, most=ON_A_LINE) if kind == "table" and output is None else page.build(study, found)
    Guard(study).check(texts(page.build(study, found)), "coverage")
    emit(kind, output, document, csv=lambda: page.to_csv(found), json=lambda: page.to_json(found))

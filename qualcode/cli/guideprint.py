"""`qualcode guide --format docx`: a guide, or the timeline of its phases, on paper."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

from qualcode.check.rules import unknown
from qualcode.cli import say
from qualcode.cli.given import given
from qualcode.cli.paper import kind_of, put
from qualcode.errors import ProblemsError
from qualcode.model.guide import Guide
from qualcode.model.study import Settings, Study
from qualcode.report import guide as printed_guide
from qualcode.report import timeline as printed_timeline
from qualcode.report.fillins import FillIns
from qualcode.study import load


def print_on_paper(
    name: str,
    root: pathlib.Path,
    *,
    format: str | None,
    output: pathlib.Path | None,
    options: Sequence[str],
    handout: str | None,
    constructs: bool,
    room: int,
) -> None:
    """Write a guide or a hand-out of it (`tijdlijn` or `vragen`) to a file, and list the fill-ins that have no value."""
    kind = kind_of(format, output)
    guide, problems = load.load_guide(name, root)
    say.problems(problems)
    study = _study(root)
    fill = FillIns(guide, study.settings.fill_ins)
    fill.set(given(options, list(fill.known), what=f"no fill-in of guide `{guide.guide}`"))
    if handout == "tijdlijn":
        document = printed_timeline.build(study, guide, fill=fill)
    elif handout:
        document = printed_guide.build(study, guide, fill=fill, room=room, respondent=True)
    else:
        document = printed_guide.build(study, guide, fill=fill, labels=_labels(guide, root) if constructs else None, room=room)
    put(document, kind, study, output=output, name=f"{handout or 'leidraad'}-{guide.guide}")
    for one in fill.blanks:
        say.note(f"left blank: {one.id} ({one.label})")
    if fill.blanks:
        one = fill.blanks[0]
        say.note(f'    hint: --set "{one.id}={one.example or "…"}", or in study.yaml: `fill_ins: {{{one.id}: …}}`')


def _study(root: pathlib.Path) -> Study:
    """Return the study in a folder without its transcripts, or an empty one when there is none."""
    return load.load_study(root, only=())[0] if (root / load.STUDY).is_file() else Study(root, Settings(study="los"))


def _labels(guide: Guide, root: pathlib.Path) -> dict[str, str]:
    """Return the labels of the constructs of a guide's codebook; raises ProblemsError when the guide names one that is not there."""
    if guide.codebook is None:
        return {}
    book, _ = load.load_codebook(guide.codebook, root)
    both = Study(root, Settings(study="los"), codebooks={book.codebook: book}, guides={guide.guide: guide})
    if wrong := [problem for problem in unknown.find(both, ()) if problem.location.file == guide.file]:
        raise ProblemsError(wrong)
    return {construct.id: construct.label for _, _, construct in book.walk()}

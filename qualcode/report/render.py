"""Render many casusverslagen, shared out over the processors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.report import casusverslag
from qualcode.report.guard import Guard, texts
from qualcode.store.share import processes, share

_EACH = 6  # cases for which a process is worth its start
Rendered = dict[str, str | bytes]


@dataclass(frozen=True)
class Renderer:
    """Makes the casusverslag of a case by its name; kinds are `md` and `docx`."""

    study: Study
    fragments: Sequence[Fragment]
    by: str
    kinds: tuple[str, ...]

    @cached_property
    def guard(self) -> Guard:
        """Return what looks for names; made once in each process."""
        return Guard(self.study)

    def __call__(self, name: str) -> Rendered:
        """Return the casusverslag of one case by its kind; raises ProblemsError when it tells who somebody is."""
        document = casusverslag.build(self.study, self.fragments, name, by=self.by)
        self.guard.check(texts(document), f"report of {name}")
        made: Rendered = {}
        for kind in self.kinds:
            if kind == "docx":
                from qualcode.report import word

                made[kind] = word.render(document)
            else:
                from qualcode.report import markdown

                made[kind] = markdown.render(document, templates=self.study.root / "templates")
        return made


def render(study: Study, fragments: Sequence[Fragment], names: Sequence[str], *, by: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, Rendered]]:
    """Yield each case with its reports, in order."""
    made = share(Renderer, (study, fragments, by, kinds), names, jobs=processes(len(names), each=_EACH))
    yield from zip(names, made, strict=True)

"""unknown: what a codebook, guide or case refers to exists.

PASS  a question names `autonomie`, and a codebook of the study has it
FAIL  `constructs: [autonomy]`, a group, phase, question, fill-in, facet value, reference or condition that nobody defined
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.errors import Level, Location, Problem
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.guide import Guide, fill_ins
from qualcode.model.study import Study
from qualcode.text import nearest


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem for each name that leads nowhere."""
    for codebook in study.codebooks.values():
        yield from _codebook(codebook)
    for guide in study.guides.values():
        yield from _guide(guide, study)
        yield from _fill_ins(guide)
    asked = [one.id for guide in study.guides.values() for one in guide.fill_ins]
    for id in study.settings.fill_ins if study.guides else ():
        for problem in _known("fill-in", id, asked, study.settings.at("fill_ins", id)):
            yield replace(problem, level=Level.WARNING)  # a guide that is not here may ask for it
    known = list(study.constructs())
    for case in study.cases if known else ():  # without a codebook nothing can be said about them
        for id in case.summaries:
            yield from _known("construct", id, known, case.at("summaries", id))


def _known(what: str, name: str | None, known: Sequence[str], place: Location) -> Iterator[Problem]:
    if name is not None and name not in known:
        yield Problem(place, f"unknown {what} `{name}`", f"unknown-{what}", nearest(name, list(known)))


def _codebook(book: Codebook) -> Iterator[Problem]:
    groups, references = [group.id for group in book.groups], [reference.id for reference in book.references]
    for path, _, construct in book.walk():
        yield from _known("group", construct.group, groups, book.at(*path, "group"))
        yield from _known("condition", construct.condition, book.conditions, book.at(*path, "condition"))
        for n, id in enumerate(construct.references):
            yield from _known("reference", id, references, book.at(*path, "references", n))
        for n, example in enumerate(construct.examples):
            yield from _known("condition", example.condition, book.conditions, book.at(*path, "examples", n, "condition"))
        for n, indicator in enumerate(construct.indicators):
            yield from _known("condition", indicator.condition, book.conditions, book.at(*path, "indicators", n, "condition"))


def _guide(guide: Guide, study: Study) -> Iterator[Problem]:
    books = [book for book in study.codebooks.values() if guide.codebook in (None, *book.lineage)]
    if not books:  # a guide of another codebook than the study's is only looked at, not used
        return
    constructs = [id for book in books for id in book.ids()]
    facets = {facet.id: [value.id for value in facet.values] for book in books for facet in book.facets}
    phases = [phase.id for phase in guide.phases]
    for n, section in enumerate(guide.sections):
        yield from _known("phase", section.phase, phases, guide.at("sections", n, "phase"))
        for m, id in enumerate(section.constructs):
            yield from _known("construct", id, constructs, guide.at("sections", n, "constructs", m))
    questions = [question.id for _, _, question, _ in guide.questions()]
    for path, _, question, _ in guide.questions():
        others = [id for id in questions if id != question.id]
        yield from _known("question", question.probes_of, others, guide.at(*path, "probes_of"))
        for m, id in enumerate(question.constructs or ()):
            yield from _known("construct", id, constructs, guide.at(*path, "constructs", m))
        for facet, value in question.facets.items():
            yield from _known("facet", facet, list(facets), guide.at(*path, "facets", facet))
            if facet in facets:
                yield from _known("value", value, facets[facet], guide.at(*path, "facets", facet))


def _fill_ins(guide: Guide) -> Iterator[Problem]:
    """Yield a problem for each word between braces that nothing is filled in for."""
    known = [one.id for one in guide.fill_ins]
    for path, text in guide.texts():
        for id in dict.fromkeys(fill_ins(text)):
            if id not in known:
                hint = nearest(id, known) or f"add `fill_ins: [{{id: {id}, label: …}}]`"
                yield Problem(guide.at(*path), f"unknown fill-in `{id}`", "unknown-fill-in", hint)

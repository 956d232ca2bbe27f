"""twice: an id names one thing.

PASS  each construct, group, facet, reference, section, question and case has an id of its own; two codebooks extend the same one
FAIL  two constructs called `autonomie` in one codebook, or in two codebooks of one study
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.errors import Location, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study

Named = tuple[str, Location]


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem for each id that was used before."""
    constructs: list[Named] = []
    for book in study.codebooks.values():
        constructs += [(construct.id, book.at(*path, "id")) for path, _, construct in book.walk()]
        yield from _twice("group", [(group.id, book.at("groups", n, "id")) for n, group in enumerate(book.groups)])
        yield from _twice("facet", [(facet.id, book.at("facets", n, "id")) for n, facet in enumerate(book.facets)])
        yield from _twice("reference", [(ref.id, book.at("references", n, "id")) for n, ref in enumerate(book.references)])
    yield from _twice("construct", constructs)
    for guide in study.guides.values():
        yield from _twice("section", [(section.id, guide.at("sections", n, "id")) for n, section in enumerate(guide.sections)])
        yield from _twice("question", [(question.id, guide.at(*path, "id")) for path, _, question, _ in guide.questions()])
    yield from _twice("case", [(case.case, case.at("case")) for case in study.cases])


def _twice(what: str, named: Sequence[Named]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for id, place in named:
        if first.get(id, place) != place:  # what two codebooks take over from one stands at one place
            yield Problem(place, f"{what} `{id}` is there already ({first[id]})", "twice", "give one of the two another id")
        first.setdefault(id, place)

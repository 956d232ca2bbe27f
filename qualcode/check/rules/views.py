"""views: what a view of a codebook or of study.yaml looks at exists.

PASS  `{id: scissor, kind: steps, facet: scissor}`, and a codebook has that facet
FAIL  a view whose facet, value, group or construct is in no codebook of the study
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.errors import Location, Problem
from qualcode.model import view as viewing
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.view import Evidence, View
from qualcode.text import nearest

RULE = "view"


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem for each name in a view that leads nowhere."""
    if study.codebooks:
        for view in study.views().values():
            yield from lacking(study, view)


def lacking(study: Study, view: View) -> Iterator[Problem]:
    """Yield a problem for each facet, value, group or construct that a view needs and the study's codebooks do not have."""
    books = study.codebooks.values()
    facets = {facet.id: [value.id for value in facet.values] for book in books for facet in book.facets}
    for key, facet in viewing.facets(view):
        yield from _known("facet", facet, list(facets), study, view, key)
    for key, facet, value in viewing.values(view):
        if facet in facets:
            yield from _known(f"value of facet `{facet}`", value, facets[facet], study, view, key)
    for key, construct in viewing.constructs(view):
        yield from _known("construct", construct, list(study.constructs()), study, view, key)
    if isinstance(view, Evidence):
        yield from _known("group", view.group, [group.id for book in books for group in book.groups], study, view, "group")


def _known(what: str, name: str, known: Sequence[str], study: Study, view: View, key: str) -> Iterator[Problem]:
    if name not in known:
        yield Problem(_place(study, view, key), f"view `{view.id}` needs the {what} `{name}`, which is not there", RULE, nearest(name, list(known)))


def _place(study: Study, view: View, key: str) -> Location:
    """Return where a view was written: in study.yaml, or in the codebook that has it."""
    for owner, views in ((study.settings, study.settings.views), *((book, book.views) for book in study.codebooks.values())):
        for n, one in enumerate(views):
            if one is view:
                return owner.at("views", n, key)
    return Location("study.yaml")

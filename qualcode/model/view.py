"""Named views: ways of looking at what was coded, written as data in a codebook or in study.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from qualcode.model.noun import Id, Noun, Text


class _View(Noun):
    id: Id
    title: Text
    note: str = ""


class Steps(_View):
    """The values of a facet as the steps of a story, for each conversation: SCISSOR."""

    kind: Literal["steps"]
    facet: Id


class Fit(_View):
    """What happened against what was done about it, and where the two did not fit: kinds of mistakes and reactions."""

    kind: Literal["fit"]
    rows: Id
    columns: Id
    fits: dict[Id, tuple[Id, ...]]


class Axis(Noun):
    """One axis of a quadrant: the balance of some constructs."""

    label: Text
    constructs: tuple[Id, ...] = Field(min_length=1)


class Quadrant(_View):
    """Cases on two axes; `corners` are named left above, right above, left below, right below."""

    kind: Literal["quadrant"]
    x: Axis
    y: Axis
    corners: tuple[Text, Text, Text, Text]


class Scale(_View):
    """Cases and people between the two ends of an ordered facet."""

    kind: Literal["scale"]
    facet: Id


class Circles(_View):
    """Stories in rings, from near by to far away: an ordered facet."""

    kind: Literal["circles"]
    facet: Id


class Market(_View):
    """What people offer each other and what they ask for; `coming` are the subjects that coming changes ask for."""

    kind: Literal["market"]
    facet: Id
    offer: Id
    demand: Id
    subject: Id
    coming: tuple[Id, ...] = ()


class Evidence(_View):
    """The constructs of a group as steps to take, each with what was found for and against it, or nothing."""

    kind: Literal["evidence"]
    group: Id


class Use(_View):
    """What became of each thing in each case: instruments that were used, or not, with a remark."""

    kind: Literal["use"]
    rows: Id
    value: Id


View = Annotated[Steps | Fit | Quadrant | Scale | Circles | Market | Evidence | Use, Field(discriminator="kind")]


def facets(view: View) -> Iterator[tuple[str, str]]:
    """Yield the facets that a view needs, each with the key that names it."""
    match view:
        case Steps() | Scale() | Circles():
            yield "facet", view.facet
        case Market():
            yield from (("facet", view.facet), ("subject", view.subject))
        case Fit():
            yield from (("rows", view.rows), ("columns", view.columns))
        case Use():
            yield from (("rows", view.rows), ("value", view.value))


def values(view: View) -> Iterator[tuple[str, str, str]]:
    """Yield the values of facets that a view names: key, facet and value."""
    match view:
        case Market():
            yield from (("offer", view.facet, view.offer), ("demand", view.facet, view.demand))
            yield from (("coming", view.subject, value) for value in view.coming)
        case Fit():
            for row, columns in view.fits.items():
                yield "fits", view.rows, row
                yield from (("fits", view.columns, column) for column in columns)


def constructs(view: View) -> Iterator[tuple[str, str]]:
    """Yield the constructs that a view names, each with the key that names it."""
    if isinstance(view, Quadrant):
        yield from (("x", id) for id in view.x.constructs)
        yield from (("y", id) for id in view.y.constructs)

"""What the rows and the columns of a matrix can be, and where on them a fragment belongs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from qualcode.errors import QualcodeError
from qualcode.model.codebook import Construct
from qualcode.model.fragment import UNDECIDED, Fragment
from qualcode.model.study import Study
from qualcode.text import nearest

CONSTRUCTS, CONDITIONS, ROLE = "constructs", "conditions", "role"


class Kind(StrEnum):
    """What an axis is made of; written before a colon it says which of two things with one name is meant."""

    ATTRIBUTE = "attribute"
    GROUP = "group"
    FACET = "facet"
    CONSTRUCT = "construct"
    CONDITION = "condition"


@dataclass(frozen=True)
class Member:
    """One row or column: its id, what a reader sees, the conditions that its counts are split by, and what programs call one without id."""

    id: str
    label: str
    conditions: tuple[str, ...] = ()
    instead: str = ""

    @property
    def name(self) -> str:
        """Return what programs call it."""
        return self.id or self.instead


@dataclass(frozen=True)
class Axis:
    """The rows or the columns of a matrix.

    `members_of` returns the ids of the members that a fragment belongs to: none, one, or, where constructs are rolled up, more.
    """

    name: str
    label: str
    kind: Kind
    members: tuple[Member, ...]
    members_of: Callable[[Fragment], Sequence[str]]

    @property
    def of_constructs(self) -> bool:
        """Tell whether the members are constructs."""
        return self.kind in (Kind.CONSTRUCT, Kind.GROUP)


_ROWS = (Kind.ATTRIBUTE, Kind.GROUP, Kind.FACET, Kind.CONSTRUCT, Kind.CONDITION)
_COLUMNS = (Kind.GROUP, Kind.FACET, Kind.CONSTRUCT, Kind.CONDITION, Kind.ATTRIBUTE)


def rows(study: Study, name: str, *, rolled_up: bool = False) -> Axis:
    """Return what a name means for rows: an attribute before a part of a codebook; raises QualcodeError when it means nothing."""
    found = _found(study, name, _ROWS, rolled_up=rolled_up)
    if found is None:
        raise QualcodeError(f"no transcript has an attribute `{name}`", hint=nearest(name, _known(study, _ROWS)))
    return found


def columns(study: Study, name: str, *, rolled_up: bool = False) -> Axis:
    """Return what a name means for columns: a part of a codebook before an attribute; raises QualcodeError when it means nothing."""
    found = _found(study, name, _COLUMNS, rolled_up=rolled_up)
    if found is None:
        message = f"`{name}` is not a group or facet of the study's codebooks"
        raise QualcodeError(message, hint=nearest(name, _known(study, _COLUMNS)))
    return found


def _known(study: Study, kinds: Sequence[Kind]) -> list[str]:
    """Return the names that an axis can have, the likeliest first; constructs only where they are few enough to be listed."""
    names = {kind: list(_names(study, kind)) for kind in kinds}
    first, *others = kinds
    special = [CONSTRUCTS, CONDITIONS, ROLE]
    return [*([] if first is Kind.ATTRIBUTE else special), *names[first], *(name for kind in others for name in names[kind])] + (
        special if first is Kind.ATTRIBUTE else []
    )


def _names(study: Study, kind: Kind) -> Sequence[str]:
    books = study.codebooks.values()
    match kind:
        case Kind.ATTRIBUTE:
            return study.attribute_names()
        case Kind.GROUP:
            return list(dict.fromkeys(group.id for book in books for group in book.groups))
        case Kind.FACET:
            return list(dict.fromkeys(facet.id for book in books for facet in book.facets))
        case Kind.CONSTRUCT:
            return list(study.constructs())
        case Kind.CONDITION:
            return study.conditions()


def _found(study: Study, name: str, kinds: Sequence[Kind], *, rolled_up: bool) -> Axis | None:
    sign, _, bare = name.partition(":")
    if bare and sign in set(Kind):
        kind = Kind(sign)
        return _MAKE[kind](study, bare, rolled_up=rolled_up) if bare in _names(study, kind) else None
    if name == CONSTRUCTS:
        return _constructs(study, name, Kind.CONSTRUCT, list(study.constructs()), name, rolled_up=rolled_up)
    if name == CONDITIONS:
        return _conditions(study, name, (*study.conditions(), ""))
    if name == ROLE and ROLE not in study.attribute_names():
        return _valued(study, ROLE, study.label(study.settings.role), {one.name: study.role_of(one) for one in study.transcripts})
    return next((_MAKE[kind](study, name, rolled_up=rolled_up) for kind in kinds if name in _names(study, kind)), None)


def _attribute(study: Study, name: str, *, rolled_up: bool) -> Axis:  # noqa: ARG001 - all are made alike
    return _valued(study, name, study.label(name), {one.name: study.value(one, name) for one in study.transcripts})


def _valued(study: Study, name: str, label: str, values: Mapping[str, str]) -> Axis:
    """Return an axis of the values that transcripts have, sorted; those without one come first."""
    without = f"(geen {name})"
    members = [Member(value, value or without, study.conditions(), without) for value in sorted(set(values.values()))]
    own = {transcript: (value,) for transcript, value in values.items()}
    return Axis(name, label, Kind.ATTRIBUTE, tuple(members), lambda fragment: own[fragment.transcript])


def _facet(study: Study, name: str, *, rolled_up: bool) -> Axis:  # noqa: ARG001
    """Return an axis of the values of a facet; what can carry no condition is left out, for it is not undecided either."""
    carried = study.carried()
    facets = [facet for book in study.codebooks.values() for facet in book.facets if facet.id == name]
    members = {value.id: Member(value.id, value.label, study.conditions()) for facet in reversed(facets) for value in facet.values}
    order = [id for facet in facets for value in facet.values if (id := value.id) in members]

    def members_of(fragment: Fragment) -> Sequence[str]:
        value = fragment.facets.get(name)
        return (value,) if value in members and carried.get(fragment.construct) else ()

    return Axis(name, facets[0].label, Kind.FACET, tuple(members[id] for id in dict.fromkeys(order)), members_of)


def _condition(study: Study, name: str, *, rolled_up: bool) -> Axis:  # noqa: ARG001
    return _conditions(study, name, (name,))


def _conditions(study: Study, name: str, wanted: Sequence[str]) -> Axis:
    """Return an axis of conditions, the empty one for what is undecided."""
    carried = study.carried()
    members = tuple(Member(one, (one or UNDECIDED).capitalize(), instead=UNDECIDED) for one in wanted)

    def members_of(fragment: Fragment) -> Sequence[str]:
        condition = fragment.condition or ""
        return (condition,) if condition in wanted and carried.get(fragment.construct) else ()

    return Axis(name, "Conditie", Kind.CONDITION, members, members_of)


def _group(study: Study, name: str, *, rolled_up: bool) -> Axis:
    books = study.codebooks.values()
    ids = [id for book in books for id in book.ids(name)]
    label = next(group.label for book in books for group in book.groups if group.id == name)
    return _constructs(study, name, Kind.GROUP, ids, label, rolled_up=rolled_up)


def _construct(study: Study, name: str, *, rolled_up: bool) -> Axis:
    """Return an axis of a construct and what is below it: all, each by itself, or rolled up its children."""
    construct = study.constructs()[name]
    ids = [name, *(child.id for child in construct.constructs)] if rolled_up else list(study.subtrees()[name])
    return _constructs(study, name, Kind.CONSTRUCT, ids, construct.label, rolled_up=rolled_up)


def _constructs(study: Study, name: str, kind: Kind, ids: Sequence[str], label: str, *, rolled_up: bool) -> Axis:
    """Return an axis of constructs; rolled up, a fragment also belongs to the constructs above its own."""
    every: Mapping[str, Construct] = study.constructs()
    carried, subtrees = study.carried(), study.subtrees()
    below = {id: subtrees[id] if rolled_up else (id,) for id in dict.fromkeys(ids)}
    members = [Member(id, every[id].label, tuple(dict.fromkeys(c for one in ids_below for c in carried[one]))) for id, ids_below in below.items()]
    of: dict[str, tuple[str, ...]] = {}
    for id, ids_below in below.items():
        for one in ids_below:
            of[one] = (*of.get(one, ()), id)
    return Axis(name, "Thema" if name == CONSTRUCTS else label, kind, tuple(members), lambda fragment: of.get(fragment.construct, ()))


class _Maker(Protocol):
    def __call__(self, study: Study, name: str, *, rolled_up: bool) -> Axis: ...


_MAKE: Mapping[Kind, _Maker] = {
    Kind.ATTRIBUTE: _attribute,
    Kind.GROUP: _group,
    Kind.FACET: _facet,
    Kind.CONSTRUCT: _construct,
    Kind.CONDITION: _condition,
}

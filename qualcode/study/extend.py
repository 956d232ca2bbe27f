"""A codebook that extends another: what it takes over, adds and puts in place of what was there."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Sequence
from typing import TypeVar

from qualcode.errors import Marks, Path, Problem
from qualcode.model.codebook import Codebook, Construct, Facet, Group, Reference
from qualcode.model.view import View
from qualcode.study import authored, library
from qualcode.text import nearest

Part = TypeVar("Part", Group, Facet, Reference, View)
Origin = tuple[Marks, Path]
_DEEPEST = 20  # codebooks on top of each other


def load(path: pathlib.Path, file: str, root: pathlib.Path, *, after: Sequence[str] = ()) -> tuple[Codebook | None, list[Problem]]:
    """Read a codebook with all that it takes over from the one it extends; `after` names those that are waiting for it.

    Returns None when the file cannot be understood, with the problems of all files that were read.
    """
    book, problems = authored.load(Codebook, path, file)
    if book is None or book.extends is None:
        return book, problems
    place, chain = book.at("extends"), (*after, path.stem)
    if book.extends in chain:
        by = [f"`{name}`" for name in chain[chain.index(book.extends) + 1 :]]
        way = f" by way of {', '.join(by)}" if by else ""
        message = f"codebook `{book.extends}` extends itself{way}"
        return book, [*problems, Problem(place, message, "extends", "take `extends` out, or give the file a name of its own")]
    if len(chain) >= _DEEPEST:
        message = f"is the {_DEEPEST}th codebook of a row that extend each other"
        return book, [*problems, Problem(place, message, "extends", "let the first one extend the last one directly")]
    found = library.find("codebooks", book.extends, root)
    if found is None:
        hint = nearest(book.extends, [name for name in library.available("codebooks", root) if name != path.stem])
        return book, [*problems, Problem(place, f"no codebook is called `{book.extends}`", "unknown-codebook", hint)]
    base, more = load(*found, root, after=chain)
    return (merged(book, base) if base else book), problems + more


def merged(own: Codebook, base: Codebook) -> Codebook:
    """Return a codebook on top of another.

    Groups, facets, references and views of the base come first, one with the same id is replaced. Of a construct with an id of the
    base, wherever that stands in the tree, only what is written is replaced; other constructs are added below.
    """
    grafts: dict[Path, Origin] = {(): (own.marks, ())}
    parts: dict[str, object] = {
        "groups": _parts("groups", base.groups, own.groups, base, own, grafts),
        "facets": _parts("facets", base.facets, own.facets, base, own, grafts),
        "references": _parts("references", base.references, own.references, base, own, grafts),
        "views": _parts("views", base.views, own.views, base, own, grafts),
        "constructs": _Constructs(own, base, grafts).all(),
        "conditions": own.conditions if "conditions" in own.model_fields_set else base.conditions,
    }
    digest = hashlib.sha256(f"{own.digest} {base.digest}".encode()).hexdigest()
    return own.on(base, parts, Marks(own.file, digest=digest, grafts=grafts))


def _parts(key: str, theirs: Sequence[Part], ours: Sequence[Part], base: Codebook, own: Codebook, grafts: dict[Path, Origin]) -> tuple[Part, ...]:
    """Return the parts of both, each place noted: an own one stands where the one of that id stood."""
    first = {one.id: n for n, one in reversed(list(enumerate(ours)))}
    known = {one.id for one in theirs}
    places: list[tuple[Part, Origin]] = []
    for n, one in enumerate(theirs):
        at = first.get(one.id)
        places.append((one, (base.marks, (key, n))) if at is None else (ours[at], (own.marks, (key, at))))
    for n, one in enumerate(ours):
        if one.id not in known or n != first[one.id]:  # a second one of that id stays, to be told of by `check`
            places.append((one, (own.marks, (key, n))))
    grafts |= {(key, n): origin for n, (_, origin) in enumerate(places)}
    return tuple(one for one, _ in places)


class _Constructs:
    """Put the constructs of two codebooks together, noting where each came from."""

    def __init__(self, own: Codebook, base: Codebook, grafts: dict[Path, Origin]) -> None:
        self._own, self._base, self._grafts = own, base, grafts
        known = set(base.ids())
        self._over = {one.id: n for n, one in reversed(list(enumerate(own.constructs))) if one.id in known}

    def all(self) -> tuple[Construct, ...]:
        """Return the constructs of the base, some of them changed, and then those that are new."""
        made = [self._one(one, ("constructs", n), ("constructs", n)) for n, one in enumerate(self._base.constructs)]
        for n, one in enumerate(self._own.constructs):
            if self._over.get(one.id) != n:
                self._grafts["constructs", len(made)] = self._own.marks, ("constructs", n)
                made.append(one)
        return tuple(made)

    def _one(self, construct: Construct, here: Path, there: Path) -> Construct:
        """Return a construct of the base with its children; `here` is its path in what is made, `there` in the base."""
        self._grafts[here] = self._base.marks, there
        at = self._over.get(construct.id)
        changed = self._own.constructs[at] if at is not None else None
        written = changed.model_fields_set if changed else set()
        for key in written:
            self._grafts[*here, key] = self._own.marks, ("constructs", at or 0, key)
        update: dict[str, object] = {key: getattr(changed, key) for key in written}
        if "constructs" not in written:
            children = enumerate(construct.constructs)
            update["constructs"] = tuple(self._one(one, (*here, "constructs", n), (*there, "constructs", n)) for n, one in children)
        return construct.model_copy(update=update)

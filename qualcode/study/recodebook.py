"""Change constructs in the text of a codebook: rename, merge, move, add and retire them, with comments and order as they were."""

from __future__ import annotations

from typing import NamedTuple

from qualcode.errors import QualcodeError
from qualcode.study import yamledit
from qualcode.study.yamledit import Edit, Node, applied, end, line_end

_TAKEN_OVER = ("include", "exclude", "examples", "indicators", "references")  # of a construct that goes up in another


class _Place(NamedTuple):
    """Where a construct stands: its mapping, the key and the list that it is in, and its number there."""

    mapping: Node
    key: Node
    sequence: Node
    n: int
    above: tuple[str, ...]


def _places(text: str) -> dict[str, _Place]:
    """Return the place of every construct by its id; `above` are the ids of those that it is below."""
    found: dict[str, _Place] = {}

    def down(mapping: Node, above: tuple[str, ...]) -> None:
        for key, sequence in mapping.value:
            if key.value == "constructs" and yamledit.is_list(sequence):
                for n, one in enumerate(sequence.value):
                    id = str(getattr(yamledit.value(one, "id"), "value", ""))
                    found.setdefault(id, _Place(one, key, sequence, n, above))
                    down(one, (*above, id))

    down(yamledit.compose(text), ())
    return found


def ids(text: str) -> set[str]:
    """Return the ids of the constructs that are written in the text of a codebook."""
    return set(_places(text))


def renamed(text: str, old: str, new: str, *, label: str | None = None) -> str:
    """Return a codebook in which a construct has another id, and another label when one is given."""
    mapping = _places(text)[old].mapping
    text = applied(text, [yamledit.with_key(text, mapping, "id", yamledit.flow(new))])
    return relabelled(text, new, label) if label else text


def relabelled(text: str, id: str, label: str) -> str:
    """Return a codebook in which a construct has another label."""
    return applied(text, [yamledit.with_key(text, _places(text)[id].mapping, "label", yamledit.flow(label))])


def retired(text: str, id: str) -> str:
    """Return a codebook in which a construct is retired."""
    return applied(text, [yamledit.with_key(text, _places(text)[id].mapping, "retired", "true")])


def absorbed(text: str, id: str, into: str) -> str:
    """Return a codebook in which a construct is gone, and all by which it is recognised, and what is below it, is with another.

    Raises QualcodeError when it cannot be taken out of its lines.
    """
    if id in _places(text)[into].above:
        above = _places(text)[id].above
        text = moved(text, into, above[-1] if above else None)
    for below in [one for one, place in _places(text).items() if place.above[-1:] == (id,)]:
        text = moved(text, below, into)
    for key in _TAKEN_OVER:
        places = _places(text)
        here, there = (yamledit.value(places[one].mapping, key) for one in (id, into))
        known = yamledit.plain(there) if there is not None and yamledit.is_list(there) else []
        if here is not None and (items := [yamledit.flow(item) for item in yamledit.plain(here) or () if item not in known]):
            text = applied(text, [yamledit.with_items(text, places[into].mapping, key, items)])
    place = _places(text)[id]
    return applied(text, [yamledit.removed(text, place.key, place.sequence, place.n)])


def added(text: str, id: str, label: str, *, behind: str, definition: str = "") -> str:
    """Return a codebook with a new construct behind another, in the same group, that came from the material."""
    place = _places(text)[behind]
    group = yamledit.value(place.mapping, "group")
    fields = {"id": id, "label": label, **({"group": group.value} if group is not None else {}), "origin": "data"}
    if definition:
        fields["definition"] = definition
    if yamledit.is_flow(place.sequence) or yamledit.is_flow(place.mapping):
        if yamledit.is_flow(place.sequence):
            at, new = end(text, place.mapping), f", {yamledit.flow(fields)}"
        else:
            at, new = line_end(text, end(text, place.mapping)), " " * yamledit.dash(text, place.mapping) + f"- {yamledit.flow(fields)}\n"
    else:
        indent = " " * yamledit.dash(text, place.mapping)
        lines = [f"{indent}{'- ' if n == 0 else '  '}{key}: {yamledit.flow(item)}\n" for n, (key, item) in enumerate(fields.items())]
        at, new = yamledit.item_lines(text, place.mapping)[1], "".join(lines)
    if at and text[at - 1] != "\n" and not yamledit.is_flow(place.sequence):
        new = "\n" + new
    return applied(text, [Edit(at, at, new)])


def moved(text: str, id: str, below: str | None) -> str:
    """Return a codebook in which a construct, with all below it, stands last below another, or for None among those at the top.

    Raises QualcodeError when it would stand below itself, or its lines cannot be taken along.
    """
    text = text if text.endswith("\n") else text + "\n"
    places = _places(text)
    place = places[id]
    if below is not None and (below == id or id in places[below].above):
        raise QualcodeError(f"`{below}` is `{id}` or below it", hint="move that one first: qualcode recode move " + f"{below} --top")
    if place.above[-1:] == (() if below is None else (below,)):
        return text
    if yamledit.is_flow(place.sequence):
        raise QualcodeError(f"`{id}` stands between brackets with others", hint="write the constructs of that list on lines of their own (`- id: …`)")
    first, last = yamledit.item_lines(text, place.mapping)
    lines, indent = text[first:last], yamledit.dash(text, place.mapping)
    out = yamledit.removed(text, place.key, place.sequence, place.n)
    if below is None:
        top = places[place.above[0]] if place.above else place
        at = yamledit.item_lines(text, top.mapping)[1]
        new = Edit(at, at, yamledit.shifted(lines, yamledit.dash(text, top.mapping) - indent))
        if at == out.end:  # it was the last thing below its parent: one edit, for the two touch
            return applied(text, [Edit(out.start, out.end, new.text)])
        return applied(text, [out, new])
    opened = _opened(text, below)
    if opened != text:
        return moved(opened, id, below)
    target = places[below].mapping
    sequence = yamledit.value(target, "constructs")
    if sequence is not None and not yamledit.is_empty(sequence):
        if yamledit.is_flow(sequence):
            raise QualcodeError(f"what is below `{below}` stands between brackets", hint="write that list on lines of its own (`- id: …`)")
        at = yamledit.item_lines(text, sequence.value[-1])[1]
        text_in = yamledit.shifted(lines, yamledit.dash(text, sequence.value[0]) - indent)
    else:
        keys = target.start_mark.column
        at = line_end(text, end(text, target))
        text_in = " " * keys + "constructs:\n" + yamledit.shifted(lines, keys + 2 - indent)
    return applied(text, [Edit(out.start, out.end, text_in)] if out.start <= at <= out.end else [out, Edit(at, at, text_in)])


def _opened(text: str, id: str) -> str:
    """Return a codebook in which a construct between braces has lines of its own, and no empty list of constructs."""
    place = _places(text)[id]
    mapping = place.mapping
    kept = [(name, node) for name, node in mapping.value if not (name.value == "constructs" and yamledit.is_empty(node))]
    if yamledit.is_flow(mapping):
        column = mapping.start_mark.column
        lines = [f"{name.value}: {' '.join(text[node.start_mark.index : end(text, node)].split())}" for name, node in kept]
        return applied(text, [Edit(mapping.start_mark.index, mapping.end_mark.index, ("\n" + " " * column).join(lines))])
    empty = next((pair for pair in mapping.value if pair not in kept), None)
    if empty is None:
        return text
    first = yamledit.line_start(text, empty[0].start_mark.index)
    last = line_end(text, max(text.index(":", end(text, empty[0])) + 1, min(end(text, empty[1]), line_end(text, empty[0].start_mark.index) - 1)))
    return applied(text, [Edit(first, last, "")])

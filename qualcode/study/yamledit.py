"""Change a few places in a YAML file and leave every other letter, comment and line where it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from qualcode.errors import Path

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SAFE = re.compile(r"[^\W_]\w*(?:[ .-]\w+)*")
_EMPTY = ("null", "~", "")
Node = Any
"""A node as PyYAML composes it: mapping, sequence or scalar, with marks that count code points."""


class Edit(NamedTuple):
    """What is put in the place of a stretch (code points)."""

    start: int
    end: int
    text: str


def compose(text: str) -> Node:
    """Return the root node of a text that is known to be YAML."""
    return yaml.compose(text, Loader=_Loader)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; they do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def value(mapping: Node, key: str) -> Node | None:
    """Return what stands behind a key of a mapping."""
    return next((node for name, node in mapping.value if name.value == key), None)


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every node with its path, parents first."""
    yield path, node
    if isinstance(node, yaml.MappingNode):
        for name, inner in node.value:
            yield from walk(inner, (*path, str(name.value)))
    elif isinstance(node, yaml.SequenceNode):
        for n, inner in enumerate(node.value):
            yield from walk(inner, (*path, n))


def is_list(node: Node | None, *, flow: bool | None = None) -> bool:
    """Tell whether a node is a list, and written between brackets (`flow`) or on lines of its own."""
    return isinstance(node, yaml.SequenceNode) and (flow is None or bool(node.flow_style) is flow)


def is_flow(node: Node) -> bool:
    """Tell whether a list or mapping is written between brackets."""
    return bool(node.flow_style)


def is_empty(node: Node | None) -> bool:
    """Tell whether nothing is written there, or an empty list."""
    return node is None or (isinstance(node, yaml.ScalarNode) and not node.style and node.value in _EMPTY) or (is_list(node) and not node.value)


def end(text: str, node: Node) -> int:
    """Return where the words of a node end; PyYAML counts the white space and comments behind a block in."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.start_mark.index + len(text[node.start_mark.index : node.end_mark.index].rstrip()))
    last = node.value[-1]
    if not isinstance(node, yaml.MappingNode):
        return end(text, last)
    name, inner = last
    return max(text.index(":", end(text, name)) + 1, end(text, inner))


def line_end(text: str, at: int) -> int:
    """Return where the next line begins."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def line_start(text: str, at: int) -> int:
    """Return where the line begins."""
    return text.rfind("\n", 0, at) + 1


def item_lines(text: str, item: Node) -> tuple[int, int]:
    """Return the lines of an item of a list on lines of its own, with the comments right above it."""
    dash = text.rindex("-", 0, item.start_mark.index)
    start = line_start(text, dash)
    while start and (above := text[line_start(text, start - 1) : start]).strip().startswith("#"):
        start -= len(above)
    return start, line_end(text, end(text, item))


def dash(text: str, item: Node) -> int:
    """Return how far an item of a list on lines of its own is indented."""
    at = text.rindex("-", 0, item.start_mark.index)
    return at - line_start(text, at)


def removed(text: str, name: Node, sequence: Node, n: int) -> Edit:
    """Return the edit that takes an item out of the list behind a key, and the key with the last one."""
    items = sequence.value
    if is_flow(sequence):
        if len(items) == 1:
            return Edit(sequence.start_mark.index, sequence.end_mark.index, "[]")
        if n == 0:
            return Edit(items[0].start_mark.index, items[1].start_mark.index, "")
        return Edit(end(text, items[n - 1]), end(text, items[n]), "")
    first, last = item_lines(text, items[n])
    return Edit(line_start(text, name.start_mark.index) if len(items) == 1 else first, last, "")


def with_key(text: str, mapping: Node, key: str, new: str, *, behind: str = "label") -> Edit:
    """Return the edit that gives a key of a mapping a value, as YAML on one line; a new key stands behind another."""
    for name, node in mapping.value:
        if name.value == key:
            at = text.index(":", end(text, name)) + 1
            return Edit(at, max(at, end(text, node)), f" {new}")
    if is_flow(mapping):
        at = end(text, mapping.value[-1][1])
        return Edit(at, at, f", {key}: {new}")
    name, node = next((pair for pair in mapping.value if pair[0].value == behind), mapping.value[0])
    at = line_end(text, end(text, node))
    return Edit(at, at, _line(text, at, " " * mapping.start_mark.column + f"{key}: {new}"))


def with_items(text: str, mapping: Node, key: str, items: Sequence[str]) -> Edit:
    """Return the edit that adds items, each YAML on one line, to the list behind a key of a mapping."""
    sequence = value(mapping, key)
    if sequence is None or is_empty(sequence):
        last = next((name.value for name, _ in reversed(mapping.value) if name.value != "constructs"), "label")
        return with_key(text, mapping, key, f"[{', '.join(items)}]", behind=last)
    at = end(text, sequence.value[-1])
    if is_flow(sequence):
        return Edit(at, at, "".join(f", {item}" for item in items))
    at, indent = line_end(text, at), " " * dash(text, sequence.value[0])
    return Edit(at, at, _line(text, at, "\n".join(f"{indent}- {item}" for item in items)))


def _line(text: str, at: int, line: str) -> str:
    """Return a line to be put in at the beginning of another, or at the end of a text that may lack its last newline."""
    return f"{line}\n" if at == 0 or text[at - 1] == "\n" else f"\n{line}"


def shifted(lines: str, by: int) -> str:
    """Return lines with so many more spaces before them, or fewer."""
    if by >= 0:
        return "".join(" " * by + line if line.strip() else line for line in lines.splitlines(keepends=True))
    return re.sub(rf"^ {{0,{-by}}}", "", lines, flags=re.MULTILINE)


def flow(data: Any) -> str:
    """Return data as YAML on one line."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in data.items()) + "}"
    if isinstance(data, (list, tuple)):
        return f"[{', '.join(map(flow, data))}]"
    text = "" if data is None else str(data)
    return text if _SAFE.fullmatch(text) and text not in _EMPTY else json.dumps(text, ensure_ascii=False)


def plain(node: Node) -> Any:
    """Return the data of a node: dicts, lists and texts."""
    if isinstance(node, yaml.MappingNode):
        return {str(name.value): plain(inner) for name, inner in node.value}
    return [plain(inner) for inner in node.value] if isinstance(node, yaml.SequenceNode) else node.value

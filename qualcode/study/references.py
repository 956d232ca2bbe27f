"""Change the names of constructs where a study refers to them: guides, cases, recommendations in study.yaml, and memos."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import yaml

from qualcode.errors import Location, Path, Problem
from qualcode.study import yamledit
from qualcode.study.memo import FRONT
from qualcode.study.yamledit import Edit, Node, applied
from qualcode.text import Lines

_RECOMMENDED = 4  # parts of the path report, recommendations, a number, constructs
Named = Mapping[str, str]
"""New names by old ones."""


def in_guide(text: str, named: Named) -> str:
    """Return the text of a guide with other names for what its sections and questions inform."""
    return _lists(text, named.get, lambda path: path[-1:] == ("constructs",))


def in_settings(text: str, named: Named) -> str:
    """Return the text of study.yaml with other names for what its recommendations rest on and its views look at."""
    recommended = ("report", "recommendations")
    text = _lists(text, named.get, lambda path: path[:2] == recommended and path[-1] == "constructs" and len(path) == _RECOMMENDED)
    return in_views(text, named)


def in_views(text: str, named: Named) -> str:
    """Return the text of a codebook or study.yaml with other names for what its views look at."""
    return _lists(text, named.get, lambda path: path[:1] == ("views",) and path[-1] == "constructs")


def in_memo(text: str, rename: Callable[[str], str | None]) -> str:
    """Return the text of a memo with other names for what it is about; `rename` gives the new one, None where it stays."""
    match = FRONT.match(text)
    if match is None or not match[1]:
        return text
    front = match[1]
    about = yamledit.value(yamledit.compose(front), "about")
    if isinstance(about, yaml.ScalarNode) and (new := rename(about.value)):
        front = applied(front, [Edit(about.start_mark.index, yamledit.end(front, about), yamledit.flow(new))])
    front = _lists(front, rename, lambda path: path == ("about",))
    return text[: match.start(1)] + front + text[match.end(1) :]


def in_case(text: str, named: Named, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a case with its summaries under other names.

    Where two of them would have one name nothing is changed, and the problem says so.
    """
    summaries = yamledit.value(yamledit.compose(text), "summaries")
    edits: list[Edit] = []
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for key, _ in summaries.value if isinstance(summaries, yaml.MappingNode) else ():
        new = named.get(key.value, key.value)
        if (other := first.setdefault(new, key.value)) != key.value:
            place = Location(file, *Lines(text).place(key.start_mark.index))
            message = f"the summaries `{other}` and `{key.value}` would both be called `{new}`"
            problems.append(Problem(place, message, "recode", "make one summary of the two first"))
        elif new != key.value:
            edits.append(Edit(key.start_mark.index, yamledit.end(text, key), yamledit.flow(new)))
    return text if problems else applied(text, edits), problems


def mentions(text: str, names: Mapping[str, object], file: str) -> Iterator[Location]:
    """Yield the places in a codebook where constructs are named in sentences on when to use which."""
    for path, node in yamledit.walk(yamledit.compose(text)):
        if isinstance(node, yaml.ScalarNode) and any(part in ("definition", "include", "exclude") for part in path):
            words = {word.strip(".,;:()?!‘’'\"`") for word in node.value.split()}
            if words & set(names) and ("exclude" in path or any("-" in name for name in words & set(names))):
                yield Location(file, node.start_mark.line + 1)


def _lists(text: str, rename: Callable[[str], str | None], wanted: Callable[[Path], bool]) -> str:
    """Return a text with other names in some lists, in each of which a name stands once."""
    n = 0
    while True:  # one list at a time, for the places of the next depend on it
        lists = [(path, node) for path, node in yamledit.walk(yamledit.compose(text)) if yamledit.is_list(node) and path and wanted(path)]
        if n >= len(lists):
            return text
        text = _list(text, *lists[n], rename)
        n += 1


def _list(text: str, path: Path, sequence: Node, rename: Callable[[str], str | None]) -> str:
    old = [str(item.value) for item in sequence.value]
    new = [rename(name) or name for name in old]
    if new == old:
        return text
    gone = [k for k, name in enumerate(new) if name in new[:k] and old[k] != name] or [
        k for k, name in enumerate(new) if name in new[k + 1 :] and old[k] != name
    ]
    if gone:  # the construct in which it went up is there already
        above = yamledit.compose(text)
        for part in path[:-1]:
            above = yamledit.value(above, part) if isinstance(part, str) else above.value[part]
        key = next(name for name, node in above.value if name.value == path[-1])
        text = applied(text, [yamledit.removed(text, key, sequence, gone[0])])
        again = yamledit.compose(text)
        for part in path:
            again = yamledit.value(again, part) if isinstance(part, str) else again.value[part]
        return _list(text, path, again, rename)
    edits = [
        Edit(item.start_mark.index, yamledit.end(text, item), yamledit.flow(name))
        for item, name in zip(sequence.value, new, strict=True)
        if item.value != name
    ]
    return applied(text, edits)

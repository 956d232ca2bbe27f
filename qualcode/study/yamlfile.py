"""The one door for YAML: plain text values, the place of each, and no surprises.

Nothing is guessed (`2.10`, `007` and `no` stay text), a duplicate key is a problem, and anchors, aliases, tags and deep
nesting are refused, so a file from elsewhere can do no harm.
"""

from __future__ import annotations

from typing import Any

import yaml

from qualcode.errors import Location, Marks, Path, Problem
from qualcode.text import Lines

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40
_LARGEST = 20_000_000  # characters


def parse(text: str, file: str, *, first_line: int = 1) -> tuple[Any, Marks, list[Problem]]:
    """Read YAML text into dicts, lists, strings and None.

    Returns the data (None when nothing can be made of it), the marks of every key and item, and the problems.
    `first_line` is the line of the file on which the text begins.
    """
    walk = _Walk(file, first_line)
    if len(text) > _LARGEST:
        return None, Marks(file), [Problem(Location(file), "is too large for a YAML file (over 20 MB)", "yaml")]
    try:
        if problem := walk.refuse(text):
            return None, Marks(file), [problem]
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, Marks(file), [walk.syntax(error)]
    except yaml.YAMLError as error:  # a character that YAML does not allow
        return None, Marks(file), [walk.character(text, error)]
    if node is None:
        return None, Marks(file), []
    data = walk.value(node, ())
    return data, Marks(file, walk.places), walk.problems


class _Walk:
    """Turn composed nodes into data while noting places and problems."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.offset = first_line
        self.places: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def refuse(self, text: str) -> Problem | None:
        """Return the problem of a stream that is nested too deep or refers to itself, before it is composed."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                return self._problem(event.start_mark, "aliases (`*name`) are not used here", "write the text out")
            if getattr(event, "anchor", None):
                return self._problem(event.start_mark, "anchors (`&name`) are not used here", "put quotes round a text that starts with `&`")
            if getattr(event, "tag", None):
                return self._problem(event.start_mark, "tags (`!name`) are not used here", "put quotes round a text that starts with `!`")
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
            if depth > _DEEPEST:
                return self._problem(event.start_mark, f"is nested deeper than {_DEEPEST} levels", "")
        return None

    def syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        """Return the problem of YAML that does not parse."""
        what = (error.problem or "cannot be read").replace("found character '\\t' that", "a tab")
        what = what.replace("but found another document", "a line `---` begins a second document")
        hint = "put quotes round a text that holds `: `, `#`, `*`, `&`, `|` or starts with a quote; indent with spaces"
        return self._problem(error.problem_mark or error.context_mark, f"is not YAML: {what}", hint)

    def character(self, text: str, error: yaml.YAMLError) -> Problem:
        """Return the problem of a character that YAML does not allow."""
        what, hint = f"is not YAML: {str(error).splitlines()[0]}", "take the character out; it is often a quotation mark from another program"
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        place = Lines(text, first=self.offset).place(found.start()) if found else ()
        return Problem(Location(self.file, *place), what, "yaml", hint)

    def value(self, node: Any, path: Path) -> Any:
        """Return what a node holds."""
        self.places.setdefault(path, (node.start_mark.line + self.offset, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, n)) for n, item in enumerate(node.value)]
        empty = not node.style and node.value in ("", "~", "null")
        return None if empty else node.value

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(self._problem(key.start_mark, "a key must be one word, not a list or mapping", ""))
                continue
            here = (*path, key.value)
            if key.value in found:
                first = self.places[here][0]
                message = f"key `{key.value}` occurs twice (first on line {first})"
                self.problems.append(self._problem(key.start_mark, message, "keep one of the two"))
                continue
            self.places[here] = (key.start_mark.line + self.offset, key.start_mark.column + 1)
            found[key.value] = self.value(item, here)
        return found

    def _problem(self, mark: Any, message: str, hint: str) -> Problem:
        place = Location(self.file, mark.line + self.offset, mark.column + 1) if mark else Location(self.file)
        return Problem(place, message, "yaml", hint)

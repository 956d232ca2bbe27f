"""The one door for YAML: plain text values, the place of each, and no surprises.

Nothing is guessed (`2.10`, `007` and `no` stay text), a duplicate key is a problem, and anchors, aliases, tags and deep
nesting are refused, so a file from elsewhere can do no harm.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from qualcode.errors import Location, Marks, Path, Problem
from qualcode.text import Lines

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40
_LARGEST = 20_000_000  # characters
_QUOTES = "put quotes round a text that holds `: `, `#`, `*`, `&`, `|` or starts with a quote; indent with spaces"


def parse(text: str, file: str, *, first_line: int = 1) -> tuple[Any, Marks, list[Problem]]:
    """Read YAML text into dicts, lists, strings and None.

    Returns the data (None when nothing can be made of it), the marks of every key and item, and the problems.
    `first_line` is the line of the file on which the text begins.
    """
    if len(text) > _LARGEST:
        return None, Marks(file), [Problem(Location(file), "is too large for a YAML file (over 20 MB)", "yaml")]
    reader = _Reader(text, file, first_line)
    try:
        data = reader.document()
    except _RefusedError as error:
        return None, Marks(file), [error.problem]
    except yaml.MarkedYAMLError as error:
        return None, Marks(file), [reader.syntax(error)]
    except yaml.YAMLError as error:  # a character that YAML does not allow
        return None, Marks(file), [reader.character(text, error)]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return data, Marks(file, reader.places, digest), reader.problems


def unquoted(text: str) -> list[tuple[int, int, Path]]:
    """Return start and end (code points) of each value without quotation marks on lines of its own, with its path; none when it is no YAML."""
    found: list[tuple[int, int, Path]] = []
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return []
    todo: list[tuple[Any, Path]] = [(node, ())] if node else []
    while todo:
        one, path = todo.pop()
        if isinstance(one, yaml.MappingNode):
            todo += [(value, (*path, str(key.value))) for key, value in one.value]
        elif isinstance(one, yaml.SequenceNode):
            todo += [(value, (*path, n)) for n, value in enumerate(one.value)]
        elif not one.style:
            found.append((one.start_mark.index, one.end_mark.index, path))
    return sorted(found, key=lambda place: place[:2])


class Part(NamedTuple):
    """Where an entry of a mapping or list stands in a text, in code points: its key, and its value from start to end."""

    key: int
    start: int
    end: int
    kind: str  # scalar, mapping or sequence
    style: str  # | or > for a block, a quotation mark, { for what stands between brackets, empty for plain


def parts(text: str) -> dict[Path, Part]:
    """Return where each entry of the mappings and lists of a text stands, for who changes it without writing it anew; none when it is no YAML."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return {}
    found: dict[Path, Part] = {}
    todo: list[tuple[Any, Path]] = [(node, ())] if node else []
    while todo:
        one, path = todo.pop()
        if isinstance(one, yaml.MappingNode):
            for key, value in one.value:
                here = (*path, str(key.value))
                style = "{" if getattr(value, "flow_style", False) else value.style if isinstance(value, yaml.ScalarNode) else ""
                found[here] = Part(key.start_mark.index, value.start_mark.index, value.end_mark.index, value.id, style or "")
                todo.append((value, here))
        elif isinstance(one, yaml.SequenceNode):
            for n, value in enumerate(one.value):
                found[*path, n] = Part(
                    value.start_mark.index, value.start_mark.index, value.end_mark.index, value.id, getattr(value, "style", "") or ""
                )
                todo.append((value, (*path, n)))
    return found


class _RefusedError(Exception):
    """Say that the file holds something that is not read at all."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reader:
    """Turn YAML's events into data in one walk, noting places and problems."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self.file = file
        self.offset = first_line
        self.places: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def document(self) -> Any:
        """Return what the one document of the file holds, None when there is none."""
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        data = self._value(next(self._events), (), 0)
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _RefusedError(self._problem(after.start_mark, "is not YAML: a line `---` begins a second document", _QUOTES))
        return data

    def syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        """Return the problem of YAML that does not parse."""
        what = (error.problem or "cannot be read").replace("found character '\\t' that", "a tab")
        return self._problem(error.problem_mark or error.context_mark, f"is not YAML: {what}", _QUOTES)

    def character(self, text: str, error: yaml.YAMLError) -> Problem:
        """Return the problem of a character that YAML does not allow."""
        what, hint = f"is not YAML: {str(error).splitlines()[0]}", "take the character out; it is often a quotation mark from another program"
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        place = Lines(text, first=self.offset).place(found.start()) if found else ()
        return Problem(Location(self.file, *place), what, "yaml", hint)

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        """Return what begins with an event."""
        self._refuse(event, depth)
        self.places.setdefault(path, self._place(event.start_mark))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._value(inner, (*path, len(items)), depth + 1))
            return items
        empty = not event.style and event.value in ("", "~", "null")
        return None if empty else event.value

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            self._refuse(key, depth)
            if not isinstance(key, yaml.ScalarEvent):
                self.problems.append(self._problem(key.start_mark, "a key must be one word, not a list or mapping", ""))
                self._skip(key, depth)
                self._skip(next(self._events), depth)
                continue
            here = (*path, key.value)
            if key.value in found:
                message = f"key `{key.value}` occurs twice (first on line {self.places[here][0]})"
                self.problems.append(self._problem(key.start_mark, message, "keep one of the two"))
                self._skip(next(self._events), depth)
                continue
            self.places[here] = self._place(key.start_mark)
            found[key.value] = self._value(next(self._events), here, depth + 1)
        return found

    def _skip(self, event: Any, depth: int) -> None:
        """Read on past something that has no place in the data."""
        places, self.places = self.places, {}
        self._value(event, (), depth + 1)
        self.places = places

    def _refuse(self, event: Any, depth: int) -> None:
        """Raise when the file is nested too deep, refers to itself, or names types."""
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(self._problem(event.start_mark, "aliases (`*name`) are not used here", "write the text out"))
        for sign, what, name in (("&", "anchors", event.anchor), ("!", "tags", event.tag)):
            if name:
                hint = f"put quotes round a text that starts with `{sign}`"
                raise _RefusedError(self._problem(event.start_mark, f"{what} (`{sign}name`) are not used here", hint))
        if depth >= _DEEPEST and isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            raise _RefusedError(self._problem(event.start_mark, f"is nested deeper than {_DEEPEST} levels", ""))

    def _place(self, mark: Any) -> tuple[int, int]:
        return mark.line + self.offset, mark.column + 1

    def _problem(self, mark: Any, message: str, hint: str) -> Problem:
        place = Location(self.file, *self._place(mark)) if mark else Location(self.file)
        return Problem(place, message, "yaml", hint)

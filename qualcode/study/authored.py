"""From the data of a YAML file to a noun, with every mistake named in plain words."""

from __future__ import annotations

import pathlib
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from qualcode.errors import Location, Marks, Problem
from qualcode.model.noun import Authored
from qualcode.study import yamlfile
from qualcode.text import decode, nearest

T = TypeVar("T", bound=Authored)
_WRONG = {"a mapping": "put quotes round a text that holds `: `", "nothing": "write something, or leave it out"}


def read_text(path: pathlib.Path, file: str) -> tuple[str | None, list[Problem]]:
    """Read a text file; `file` is the path as the user knows it.

    Returns None when it cannot be read, with the problem that says why.
    """
    raw, problem = _read_bytes(path, file)
    return (None, [problem]) if problem else decode(raw, file)


def _read_bytes(path: pathlib.Path, file: str) -> tuple[bytes, Problem | None]:
    try:
        return path.read_bytes(), None
    except IsADirectoryError:
        return b"", Problem(Location(file), "is a folder, not a file", "file", "name the file in it")
    except FileNotFoundError:
        return b"", Problem(Location(file), "does not exist", "file", "check the spelling of the path")
    except OSError as error:
        return b"", Problem(Location(file), f"cannot be read: {error.strerror}", "file")


def load(kind: type[T], path: pathlib.Path, file: str) -> tuple[T | None, list[Problem]]:
    """Read a YAML file as a noun of some kind.

    Returns None when the file cannot be understood, with all problems found in it.
    """
    raw, problem = _read_bytes(path, file)
    if problem:
        return None, [problem]
    noun, problems = _understood(kind, raw, file)
    return noun, list(problems)


@lru_cache(maxsize=32)  # one process reads the same codebook many times, for a few transcripts each time
def _understood(kind: type[T], raw: bytes, file: str) -> tuple[T | None, tuple[Problem, ...]]:
    text, problems = decode(raw, file)
    if text is None:
        return None, tuple(problems)
    data, marks, found = yamlfile.parse(text, file)
    problems += found
    if data is None and not found:
        problems.append(Problem(Location(file), "is empty", "yaml", "see `qualcode init` for an example"))
    if data is None:
        return None, tuple(problems)
    noun, more = build(kind, data, marks)
    return noun, (*problems, *more)


def build(kind: type[T], data: Any, marks: Marks) -> tuple[T | None, list[Problem]]:
    """Make a noun of data that was read from a file; returns None with the problems when it does not fit."""
    try:
        return kind.model_validate(data).marked(marks), []
    except ValidationError as error:
        details = [d for d in error.errors(include_url=False) if not (d["type"] == "too_short" and d["input"])]  # its items are wrong, not too few
        return None, sorted(_problem(kind, detail, marks) for detail in details)


def _problem(kind: type[BaseModel], detail: ErrorDetails, marks: Marks) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    key = str(path[-1]) if path else ""
    what = f"item {path[-1] + 1} of `{path[-2]}`" if path and isinstance(path[-1], int) else f"`{key}`" if key else "the file"
    where = marks.at(*path)
    match detail["type"]:
        case "missing":
            return Problem(where, f"`{key}` is missing", "schema", f"add `{key}: …`")
        case "extra_forbidden":
            return Problem(where, f"unknown key `{key}`", "schema", nearest(key, _keys(kind, path[:-1])))
        case "string_pattern_mismatch":
            return _bad_id(str(detail["input"]), where)
        case "string_too_short" | "too_short":
            return Problem(where, f"{what} is empty", "schema", "write something, or leave the key out")
        case "literal_error":
            return Problem(where, f"`{detail['input']}` is not a value of `{key}`", "schema", "use " + str(detail.get("ctx", {}).get("expected", "")))
        case kind_of if kind_of.endswith("_type"):
            wanted = {"string": "a text", "tuple": "a list", "dict": "a mapping", "model": "a mapping (key: value)", "float": "a number"}
            got = {dict: "a mapping", list: "a list", str: "a text", type(None): "nothing"}.get(type(detail["input"]), "something else")
            want = wanted.get(kind_of.removesuffix("_type").removesuffix("_attributes"), "another kind of value")
            return Problem(where, f"{what} must be {want}, not {got}", "schema", _WRONG.get(got, ""))
        case "int_parsing" | "float_parsing" | "bool_parsing":
            want = {"int_parsing": "a whole number", "float_parsing": "a number"}.get(detail["type"], "`true` or `false`")
            return Problem(where, f"{what} must be {want}, not `{detail['input']}`", "schema")
        case _:
            message = detail["msg"][:1].lower() + detail["msg"][1:]
            return Problem(where, f"{what}: {message}", "schema")


def _bad_id(id: str, where: Location) -> Problem:
    what = "has a space in it" if " " in id.strip() else "is not an id"
    mended = "-".join("".join(c if c.isalpha() or c.isdecimal() else " " for c in id).split())[:80].rstrip("-") or "een-id"
    return Problem(where, f"`{id}` {what}", "id", f"use letters, digits and hyphens: `{mended}`")


def _keys(kind: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Return the keys that are known at a path of the file."""
    here: Any = kind
    for part in path:
        if isinstance(part, str) and here is not None:
            fields = getattr(here, "model_fields", {})
            named = next((f for name, f in fields.items() if part in (name, f.alias)), None)
            here = _inner(named.annotation) if named else here  # else it is a key of the author's own
    fields = getattr(here, "model_fields", {})
    return sorted(str(field.alias or name) for name, field in fields.items())


def _inner(annotation: Any) -> Any:
    """Return the noun inside a type such as `tuple[Noun, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_inner(argument) for argument in getattr(annotation, "__args__", ()))
    return next((noun for noun in inner if noun is not None), None)

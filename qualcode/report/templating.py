"""Templates of reports: the shipped ones, and before them those of a study, run in a sandbox."""

from __future__ import annotations

import pathlib
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qualcode.errors import QualcodeError

OWN = pathlib.Path(__file__).parent / "templates"
_HTML = (".html.j2",)
_MOST = 3_000_000  # lines that a template runs before it is taken to loop for ever
_LONGEST = 1_000_000  # of what a template multiplies


class _Sandbox(ImmutableSandboxedEnvironment):
    """Runs templates that may be anybody's: they can change nothing, and multiply nothing until memory is full."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return what two values make; raises SecurityError for what could be very large."""
        sizes = [value if isinstance(value, int | float) else len(value) if operator == "*" else _LONGEST for value in (left, right)]
        if operator == "**" or abs(sizes[0] * sizes[1]) >= _LONGEST:
            raise SecurityError(f"a template may not compute with {operator} here")
        return super().call_binop(context, operator, left, right)


def fill(template: str, templates: pathlib.Path | None, *, kind: str = "", **words: Any) -> str:
    """Return a template with its words filled in.

    One in the folder `templates` of a study goes before the shipped one, and before both one of its own for the `kind` of report
    (`membercheck.md.j2` before `verslag.md.j2`). Raises QualcodeError with the place when the template fails.
    """
    special = f"{kind}.{template.partition('.')[2]}"
    template = special if templates and (templates / special).is_file() else template
    own = templates if templates and (templates / template).is_file() else None
    try:
        made = _environment(own).get_template(template)
        if own is None:
            return made.render(**words)
        with _bounded(own):
            return made.render(**words)
    except Exception as error:
        message = f"{_place(error, own or OWN, template)}: {error}"
        raise QualcodeError(message, hint="mend the template, or take it away to use the shipped one") from error


@contextmanager
def _bounded(folder: pathlib.Path) -> Iterator[None]:
    """Stop templates of a folder that run too many lines; counting lines is the same on every machine, a clock is not."""
    count, inside, before = 0, str(folder), sys.gettrace()

    def line(_frame: FrameType, _event: str, _value: Any) -> Any:
        nonlocal count
        count += 1
        if count > _MOST:
            raise RecursionError("the template does not come to an end")
        return line

    def call(frame: FrameType, _event: str, _value: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(inside) else None

    sys.settrace(call)
    try:
        yield
    finally:
        sys.settrace(before)


@cache
def _environment(templates: pathlib.Path | None) -> _Sandbox:
    """Return what runs templates: those of the study first, none of them able to touch more than the report."""
    from qualcode.report.html import drawn
    from qualcode.report.markdown import escape

    folders = [folder for folder in (templates, OWN) if folder]
    environment = _Sandbox(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=lambda name: bool(name and name.endswith(_HTML)),
    )
    environment.filters |= {"md": escape, "drawn": drawn}
    return environment


def _place(error: Exception, folder: pathlib.Path, template: str) -> str:
    """Return the file and line of a template in which an error arose; a template that cannot be read has no line."""
    frames = [(pathlib.Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(error.__traceback__)]
    places = [f"templates/{file.relative_to(folder).as_posix()}:{line}" for file, line in frames if file.is_relative_to(folder)]
    return places[-1] if places else f"templates/{template}"

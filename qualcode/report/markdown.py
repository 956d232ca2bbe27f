"""Write a report as Markdown, through a template that a study can replace."""

from __future__ import annotations

import pathlib
import re
import traceback
from functools import cache

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from qualcode.errors import QualcodeError
from qualcode.report.blocks import Document

TEMPLATE = "verslag.md.j2"
_OWN = pathlib.Path(__file__).parent / "templates"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")
_LIST = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+](?:[ -]|$)))")  # what a line of a list, or a line across, begins with


def render(document: Document, *, templates: pathlib.Path | None = None) -> str:
    """Return a report as Markdown.

    A `verslag.md.j2` in the study's `templates` folder goes before the shipped one; it is run in a sandbox. Raises
    QualcodeError when it fails.
    """
    own = templates if templates and (templates / TEMPLATE).is_file() else None
    try:
        text = _environment(own).get_template(TEMPLATE).render(document=document)
    except Exception as error:
        message = f"{_place(error, own or _OWN)}: {error}"
        raise QualcodeError(message, hint="mend the template, or take it away to use the shipped one") from error
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _environment(templates: pathlib.Path | None) -> SandboxedEnvironment:
    """Return what runs templates: those of the study first, none of them able to touch more than the report."""
    folders = [folder for folder in (templates, _OWN) if folder]
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.filters["md"] = escape
    return environment


def _place(error: Exception, folder: pathlib.Path) -> str:
    """Return the file and line of a template in which an error arose; a template that cannot be read has no line."""
    frames = [(pathlib.Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(error.__traceback__)]
    places = [f"templates/{file.relative_to(folder).as_posix()}:{line}" for file, line in frames if file.is_relative_to(folder)]
    return places[-1] if places else f"templates/{TEMPLATE}"


def escape(text: object) -> str:
    """Return text whose characters have no meaning in Markdown, on one line."""
    return _LIST.sub(r"\1\\", _SPECIAL.sub(r"\\\1", " ".join(str(text).split())))

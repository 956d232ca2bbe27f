"""Write a report as Markdown, through a template that a study can replace."""

from __future__ import annotations

import pathlib
import re

from qualcode.report import templating
from qualcode.report.blocks import Document

TEMPLATE = "verslag.md.j2"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")
_LIST = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+](?:[ -]|$)))")  # what a line of a list, or a line across, begins with


def render(document: Document, *, kind: str = "", templates: pathlib.Path | None = None, figures: str = "") -> str:
    """Return a report as Markdown; `figures` is what the names of the files with its pictures begin with.

    A `verslag.md.j2` in the study's `templates` folder goes before the shipped one, and one named after the `kind` of report before
    both; they are run in a sandbox. Raises QualcodeError when one fails.
    """
    text = templating.fill(TEMPLATE, templates, kind=kind, document=document, figures=figures)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(text: object) -> str:
    """Return text whose characters have no meaning in Markdown, on one line."""
    return _LIST.sub(r"\1\\", _SPECIAL.sub(r"\\\1", " ".join(str(text).split())))

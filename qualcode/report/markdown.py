"""Write a report as Markdown, through a template that a study can replace."""

from __future__ import annotations

import pathlib
import re

from qualcode.report import templating
from qualcode.report.blocks import Document

TEMPLATE = "verslag.md.j2"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")
_LIST = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+](?:[ -]|$)))")  # what a line of a list, or a line across, begins with


def render(document: Document, *, templates: pathlib.Path | None = None, figures: str = "") -> str:
    """Return a report as Markdown; `figures` is what the names of the files with its pictures begin with.

    A `verslag.md.j2` in the study's `templates` folder goes before the shipped one; it is run in a sandbox. Raises
    QualcodeError when it fails.
    """
    text = templating.fill(TEMPLATE, templates, document=document, figures=figures)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(text: object) -> str:
    """Return text whose characters have no meaning in Markdown, on one line."""
    return _LIST.sub(r"\1\\", _SPECIAL.sub(r"\\\1", " ".join(str(text).split())))

"""Write a report as one page of HTML that needs nothing else, through a template that a study can replace."""

from __future__ import annotations

import pathlib

from markupsafe import Markup

from qualcode.report import dutch, templating
from qualcode.report.blocks import Document

TEMPLATE, STYLE = "verslag.html.j2", "verslag.css"


def render(document: Document, *, kind: str = "", templates: pathlib.Path | None = None) -> str:
    """Return a report as HTML with its style and pictures inside; raises QualcodeError when the study's template fails."""
    style = Markup((templating.OWN / STYLE).read_text(encoding="utf-8"))  # noqa: S704 - our own
    return templating.fill(TEMPLATE, templates, kind=kind, document=document, style=style, words=dutch).rstrip() + "\n"


def drawn(svg: str) -> Markup:
    """Return a picture of ours, whose texts are escaped already, without the lines that belong to a file."""
    return Markup(svg[svg.find("<svg") :].strip())  # noqa: S704 - drawn by qualcode

"""Write a report as Markdown, through a template that a study can replace."""

from __future__ import annotations

import pathlib
import re

from qualcode.errors import QualcodeError
from qualcode.report.blocks import Document

TEMPLATE = "verslag.md.j2"
_OWN = pathlib.Path(__file__).parent / "templates"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def render(document: Document, *, templates: pathlib.Path | None = None) -> str:
    """Return a report as Markdown.

    A `verslag.md.j2` in the study's `templates` folder goes before the shipped one; it is run in a sandbox. Raises
    QualcodeError when it fails.
    """
    import jinja2  # noqa: PLC0415
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    folders = [folder for folder in (templates, _OWN) if folder and folder.is_dir()]
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.filters["md"] = escape
    try:
        text = environment.get_template(TEMPLATE).render(document=document)
    except (jinja2.TemplateError, ArithmeticError, TypeError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"templates/{TEMPLATE}" + (f":{line}" if line else "")
        raise QualcodeError(f"{where}: {error}", hint="mend the template, or take it away to use the shipped one") from error
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(text: object) -> str:
    """Return text whose characters have no meaning in Markdown, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))

"""Write what is printed - guides, hand-outs, letters - as Word, Markdown or a web page, after a last look for names."""

from __future__ import annotations

from enum import StrEnum

from qualcode.model.study import Study
from qualcode.report.blocks import Document
from qualcode.report.guard import Guard, texts

HOUSE_STYLE = "huisstijl.docx"
"""The file in a study's `templates/` whose page and styles Word documents take over."""


class Kind(StrEnum):
    """What a document is written as."""

    DOCX = "docx"
    MD = "md"
    HTML = "html"


def printed(document: Document, kind: Kind, study: Study) -> str | bytes:
    """Return a document of a study as the content of a file; raises ProblemsError when it tells who somebody is."""
    Guard(study).check(texts(document), document.title)
    match kind:
        case Kind.DOCX:
            from qualcode.report import word

            house = study.root / "templates" / HOUSE_STYLE
            return word.render(document, reference=house if house.is_file() else None)
        case Kind.MD:
            from qualcode.report import markdown

            return markdown.render(document)
        case Kind.HTML:
            from qualcode.report import html

            return html.render(document)

"""What each kind of view makes of the findings."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from qualcode.model.view import View
from qualcode.report.blocks import Block, Document, Paragraph
from qualcode.report.findings import Findings


def build(findings: Findings, view: View) -> Document:
    """Return a view as a document of its own."""
    return Document(view.title, findings.name or findings.title, view.title, findings.authors, tuple(blocks(findings, view)))


def blocks(findings: Findings, view: View) -> Iterator[Block]:
    """Yield what a view shows, below its note."""
    if view.note:
        yield Paragraph(" ".join(view.note.split()))
    yield from import_module(f"qualcode.report.views.{view.kind}").blocks(findings, view)

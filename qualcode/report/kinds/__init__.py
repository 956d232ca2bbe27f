"""The kinds of report, and what each is about."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from qualcode.report.blocks import Document
from qualcode.report.findings import Findings

PER_CASE = ("casusverslag", "membercheck")
KINDS = (*PER_CASE, "overzicht", "themarapport", "terugkoppeling", "eindrapport")


def builder(kind: str) -> Callable[[Findings], Document]:
    """Return what makes the document of a kind, from the findings of a case or of the whole study."""
    build: Callable[[Findings], Document] = import_module(f"qualcode.report.kinds.{kind}").build
    return build

"""How codings are told apart without colour: brackets for what was decided, parentheses for proposals, and a sign for each condition."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.report.dutch import MARKS

LEGEND = "[..] accepted  (..) proposed  (x..) rejected   + helps  - hinders  ? no condition yet  = carries none  * other condition"


def sign(coding: Coding, book: Codebook) -> str:
    """Return one plain character for a coding."""
    if coding.status == "rejected":
        return "x"
    if coding.condition is None:
        construct = book.find(coding.construct)
        return "?" if construct is None or book.conditions_of(construct) else "="
    return MARKS.get(coding.condition, "*").replace("−", "-")  # old terminals have no real minus sign


def frame(codings: Sequence[Coding], book: Codebook) -> tuple[str, str]:
    """Return what stands before and behind words that carry these codings."""
    signs = "".join(sign(coding, book) for coding in codings)
    return ("[" + signs, "]") if any(coding.status == "accepted" for coding in codings) else ("(" + signs, ")")


def colour(coding: Coding, book: Codebook) -> str:
    """Return the name of the colour that goes with the sign."""
    return {"+": "green", "-": "red", "?": "yellow", "=": "cyan", "*": "magenta"}.get(sign(coding, book), "")

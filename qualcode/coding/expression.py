"""Regular expressions in indicators: `/[0-9]+/` stands for one word.

They are run by RE2, which does not go back on its steps: no expression can keep it busy, whoever wrote it. The price is that
look-around and back-references do not exist. Each word of the vocabulary is tried once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

_WORD_CLASS = re.compile(r"\\(?P<escaped>.)|(?P<open>\[\^?\]?)|(?P<close>\])")
_LETTER = r"\pL\pM\pN_"  # RE2's own \w knows no accents


@cache
def compiled(expression: str) -> Any:
    """Return an expression ready for use; raises ValueError with a plain message when that cannot be."""
    import re2  # 10 ms, for codebooks that have expressions

    options = re2.Options()
    options.log_errors, options.case_sensitive = False, False
    try:
        ready = re2.compile(_with_accents(expression), options)
    except re2.error as error:
        what = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(f"`/{expression}/` is no regular expression: {what}") from None
    if ready.fullmatch(""):
        raise ValueError(f"`/{expression}/` also matches no letter at all, so it would be found everywhere")
    return ready


def _with_accents(expression: str) -> str:
    """Return an expression in which `\\w` and `\\W` know the letters of all languages."""
    inside = False

    def written(match: re.Match[str]) -> str:
        nonlocal inside
        if match["escaped"] == "w":
            return _LETTER if inside else f"[{_LETTER}]"
        if match["escaped"] == "W" and not inside:
            return f"[^{_LETTER}]"
        if not match["escaped"]:
            inside = bool(match["open"]) or (inside and not match["close"])
        return match.group()

    return _WORD_CLASS.sub(written, expression)


class Expressions:
    """The expressions of a codebook, each with what it leads to."""

    def __init__(self, found: Iterable[tuple[str, int]]) -> None:
        self._ready = [(compiled(expression), entry) for expression, entry in found]

    def entries(self, word: str) -> list[int]:
        """Return what the expressions that match a whole word lead to."""
        return [entry for ready, entry in self._ready if ready.fullmatch(word)]

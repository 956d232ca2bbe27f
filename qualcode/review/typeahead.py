"""What remains of a list while somebody types."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple


class Choice(NamedTuple):
    """Something to choose: its id, what a person reads, and what is dim beside it."""

    id: str
    label: str
    beside: str = ""


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices that hold every word that was typed, those that begin with it first; accents and capitals do not count."""
    words = _plain(typed).split()
    found = [one for one in choices if all(word in _plain(f"{one.label} {one.id}") for word in words)]
    begin = " ".join(words)
    return sorted(found, key=lambda one: not (_plain(one.label).startswith(begin) or _plain(one.id).startswith(begin)))


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))

"""Names that people, families and places in the Netherlands have, from the lists that come with deduce.

Only its lists of plain text are read. Its own pipeline is made for medical records, needs a minute to build its tables and
keeps them as a pickle; nothing of that is imported, so nothing is written and nothing unpickled.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from qualcode.errors import QualcodeError

_FOLDER = "deduce/data/lookup/src"
_HINT = 'pip install "qualcode[privacy]"'


class NameLists(NamedTuple):
    """Names as they are written, with capitals; `rare` first names are ordinary words more often than names."""

    first: frozenset[str]
    rare: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]


@cache
def name_lists() -> NameLists:
    """Return the lists, read once.

    Raises QualcodeError when deduce is not installed or has no such lists any more.
    """
    first = _items("names/lst_first_name/items.txt")
    rare = _items("names/lst_first_name/exceptions.txt")
    families = _items("names/lst_surname/items.txt") | _items("names/lst_interfix_surname/items.txt")
    towns = ("residence", "municipality", "province", "region")
    places = frozenset[str]().union(*(_items(f"locations/lst_placename/lst_{name}/items.txt") for name in towns))
    return NameLists(first - rare, rare, frozenset(name.split()[-1] for name in families), places)


def _items(name: str) -> frozenset[str]:
    try:
        file = Path(str(distribution("deduce").locate_file(f"{_FOLDER}/{name}")))
        text = file.read_text(encoding="utf-8")
    except PackageNotFoundError as error:
        raise QualcodeError("lists of names are needed to find names", hint=_HINT) from error
    except OSError as error:
        raise QualcodeError(f"the installed deduce has no list `{name}`", hint=_HINT) from error
    return frozenset(line.strip() for line in text.splitlines() if line.strip())

"""A codebook as something that listens: its indicators and the cues of the language, compiled together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qualcode.coding.compile import Source, Tables, all_words, tables
from qualcode.coding.indicator import parse
from qualcode.coding.matcher import Matcher
from qualcode.errors import Path, Problem
from qualcode.language import cues
from qualcode.language.negation import NEGATORS
from qualcode.language.wordforms import Forms
from qualcode.model.codebook import Codebook


class Meaning(NamedTuple):
    """What a hit stands for: an indicator of a construct, or a cue of some kind (`positive`, `negative`, …)."""

    construct: str
    cue: str
    weight: float
    condition: str | None = None
    find: str = ""
    path: Path = ()
    denying: bool = False  # whether the indicator holds a negator itself


class Compiled(NamedTuple):
    """A codebook's indicators and all cues as plain data, and what kind each of them is, in order: a letter for each."""

    tables: Tables
    kinds: str


_BAD, _PLAIN, _DENYING = "x", ".", "n"  # not well written and left out; without and with a negator in it


class Listener:
    """A codebook that has been compiled, ready for use; raises ValueError when it was another codebook."""

    def __init__(self, codebook: Codebook, compiled: Compiled) -> None:
        self.codebook = codebook
        self._places: dict[Path, str] = {}
        kinds = zip(written(codebook), compiled.kinds, strict=True)
        meanings = [Meaning(*meaning[:-1], kind == _DENYING) for (meaning, _), kind in kinds if kind != _BAD]
        self.matcher = Matcher(compiled.tables, meanings)
        constructs = [construct for _, _, construct in codebook.walk()]
        self.defaults = {construct.id: construct.condition for construct in constructs}
        self.retired = frozenset(construct.id for construct in constructs if construct.retired)
        self._conditions = {construct.id: codebook.conditions_of(construct) for construct in constructs}

    def place(self, meaning: Meaning) -> str:
        """Return where an indicator stands, as `file:line`."""
        path = meaning.path
        if path not in self._places:
            place = self.codebook.at(*path)
            self._places[path] = f"{place.file}:{place.line}"
        return self._places[path]

    def knows(self, construct: str) -> bool:
        """Tell whether the codebook has a construct."""
        return construct in self.defaults

    def poles(self, construct: str) -> tuple[str, str] | None:
        """Return the condition that helps and the one that hinders, when a construct can carry just these two."""
        conditions = self._conditions[construct]
        return (conditions[0], conditions[1]) if len(conditions) == 2 else None  # noqa: PLR2004

    def fixed(self, construct: str) -> str | None:
        """Return the condition that the codebook gives a construct, when it can carry it."""
        default = self.defaults[construct]
        return default if default in self._conditions[construct] else None


def compiled(codebook: Codebook, forms: Mapping[str, Forms]) -> Compiled:
    """Compile a codebook; `forms` holds the forms of `needed_words(codebook)`."""
    kinds = "".join(_kind(meaning.find, unless) for meaning, unless in written(codebook))
    return Compiled(tables(_sources(codebook), forms), kinds)


def needed_words(codebook: Codebook) -> set[str]:
    """Return the words that have to be expanded before a codebook can listen."""
    return all_words(_sources(codebook))


def written(codebook: Codebook) -> Iterator[tuple[Meaning, tuple[str, ...]]]:
    """Yield all indicators of a codebook and all cues, each with what cancels it."""
    for path, _, construct in codebook.walk():
        for n, indicator in enumerate(() if construct.retired else construct.indicators):
            yield Meaning(construct.id, "", indicator.weight, indicator.condition, indicator.find, (*path, "indicators", n)), indicator.unless
    for cue, find, weight in cues.all_cues():
        yield Meaning("", cue, weight, None, find), ()


def _sources(codebook: Codebook) -> list[Source]:
    """Return what is well written; `mistakes` tells of the rest."""
    return [Source(meaning.find, unless) for meaning, unless in written(codebook) if not _mistake(meaning.find, *unless)]


def _kind(find: str, unless: tuple[str, ...]) -> str:
    if _mistake(find, *unless):
        return _BAD
    return _PLAIN if NEGATORS.isdisjoint(re.findall(r"\w+", find)) else _DENYING


def mistakes(codebook: Codebook) -> list[Problem]:
    """Return a problem for each indicator that is not well written."""
    problems = []
    for path, _, construct in codebook.walk():
        for n, indicator in enumerate(construct.indicators):
            if message := _mistake(indicator.find, *indicator.unless):
                place = codebook.at(*path, "indicators", n)
                problems.append(Problem(place, message, "indicator", "see codebooks/README.md for the indicator language"))
    return problems


def _mistake(*texts: str) -> str:
    for text in texts:
        try:
            parse(text)
        except ValueError as error:
            return str(error)
    return ""

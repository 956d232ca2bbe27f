"""A codebook as something that listens: its indicators and the cues of the language, compiled together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.coding.compile import Source, all_words, tables
from qualcode.coding.indicator import parse
from qualcode.coding.matcher import Matcher
from qualcode.errors import Path, Problem
from qualcode.language import cues
from qualcode.language.negation import NEGATORS
from qualcode.language.wordforms import Forms
from qualcode.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a hit stands for: an indicator of a construct, or a cue of some kind (`positive`, `negative`, …)."""

    construct: str
    cue: str
    weight: float
    condition: str | None = None
    find: str = ""
    path: Path = ()
    denying: bool = False  # whether the indicator holds a negator itself


class Listener:
    """A codebook compiled with the forms of all words in it."""

    def __init__(self, codebook: Codebook, forms: Mapping[str, Forms]) -> None:
        self.codebook = codebook
        found = sources(codebook)
        self.matcher = Matcher(tables(found, forms), [source.meaning for source in found])
        constructs = [construct for _, _, construct in codebook.walk()]
        self.defaults = {construct.id: construct.condition for construct in constructs}
        self._conditions = {construct.id: codebook.conditions_of(construct) for construct in constructs}

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


def sources(codebook: Codebook) -> list[Source[Meaning]]:
    """Return all indicators of a codebook and all cues; an indicator that is not well written is left out (see `mistakes`)."""
    found = []
    for path, _, construct in codebook.walk():
        for n, indicator in enumerate(construct.indicators):
            if _mistake(indicator.find, *indicator.unless):
                continue
            place = (*path, "indicators", n)
            meaning = Meaning(construct.id, "", indicator.weight, indicator.condition, indicator.find, place, _denies(indicator.find))
            found.append(Source(indicator.find, meaning, indicator.unless))
    for cue, find, weight in cues.all_cues():
        found.append(Source(find, Meaning("", cue, weight, find=find, denying=_denies(find))))
    return found


def _denies(find: str) -> bool:
    return not NEGATORS.isdisjoint(re.findall(r"\w+", find))


def needed_words(codebook: Codebook) -> set[str]:
    """Return the words that have to be expanded before a codebook can listen."""
    return all_words(sources(codebook))


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

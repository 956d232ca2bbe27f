"""The key of a study's pseudonyms: what was replaced by what. It tells who people are, so it lives outside the study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Alias:
    """A pseudonym, such as `[collega 2]`, with what it stands for in the forms in which it was said, the fullest first."""

    kind: str
    pseudonym: str
    forms: tuple[str, ...]

    @property
    def plain(self) -> str:
        """Return the pseudonym without brackets, as it is written where YAML or a speaker's label would trip over them."""
        return self.pseudonym.strip("[]")


@dataclass(frozen=True)
class Key:
    """The aliases of a study, the names that stay, and per part of a file the forms that were replaced, in reading order.

    A part is a file's path in the study, with ` front` behind it for the front matter of a transcript; each of its entries
    is a pseudonym and the form that stood there. `root` is the study's folder, so that another study with the same name does not
    use this key.
    """

    study: str
    aliases: tuple[Alias, ...] = ()
    kept: tuple[str, ...] = ()
    places: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    root: str = ""

    def forms(self) -> dict[str, Alias]:
        """Return the alias of each form."""
        return {form: alias for alias in self.aliases for form in alias.forms}

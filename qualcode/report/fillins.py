"""The words that an interviewer fills in: those that are known, and a marked blank for each that is not."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.model.guide import FillIn, Guide, fill, fill_ins
from qualcode.report import dutch


class FillIns:
    """Fills in the texts of a guide, and remembers which fill-ins had no value."""

    def __init__(self, guide: Guide, values: Mapping[str, str]) -> None:
        self.known = {one.id: one for one in guide.fill_ins}
        for _, text in guide.texts():
            for id in fill_ins(text):
                self.known.setdefault(id, FillIn(id=id, label=id))  # one that the guide forgot to list
        self._values: dict[str, str] = {}
        self._missing: set[str] = set()
        self.set(values)

    def set(self, values: Mapping[str, str]) -> None:
        """Give fill-ins these values, before those that they had."""
        self._values |= {id: " ".join(value.split()) for id, value in values.items()}

    def __call__(self, text: str) -> str:
        """Return a text with its fill-ins, on one line."""
        return " ".join(fill(text, self._word).split())

    def paragraphs(self, text: str) -> tuple[str, ...]:
        """Return a text with its fill-ins as paragraphs, which are parted by an empty line."""
        return tuple(self(part) for part in text.split("\n\n") if part.strip())

    @property
    def blanks(self) -> tuple[FillIn, ...]:
        """Return the fill-ins that were met and had no value, in the order of the guide."""
        return tuple(one for id, one in self.known.items() if id in self._missing)

    def _word(self, id: str) -> str:
        if value := self._values.get(id):
            return value
        self._missing.add(id)
        return dutch.blank(self.known[id].label if id in self.known else id)

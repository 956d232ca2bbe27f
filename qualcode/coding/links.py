"""What a memo is about: from the names in it to constructs, cases, interviews, turns and codings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.coding import numbering
from qualcode.model.coding import Coding
from qualcode.model.memo import Memo
from qualcode.model.study import Study

LEAST = 4  # characters by which an id is known


class Kind(StrEnum):
    """What can be linked to, in the order in which a name is looked for."""

    CONSTRUCT = "construct"
    CASE = "case"
    TRANSCRIPT = "transcript"
    TURN = "turn"
    CODING = "coding"


@dataclass(frozen=True, order=True)
class Link:
    """A thing of a study by its full name: an id, a name, or for a turn the name of its transcript and its number (from 1)."""

    kind: Kind
    name: str
    turn: int = 0


class Links:
    """Looks up what names stand for in a study with its codings."""

    def __init__(self, study: Study, codings: Sequence[Coding]) -> None:
        self._study, self._codings = study, codings
        self._constructs = {id.casefold(): id for id in study.constructs()}
        cases = {value for one in study.transcripts if (value := one.attributes.get(study.settings.case))}
        self._cases = {name.casefold(): name for name in sorted(cases)}
        self._transcripts = {key: one.name for one in study.transcripts for key in (one.name.casefold(), one.file.casefold())}
        self._numbers = {number.casefold(): name for name, number in numbering.transcripts(study).items()}
        self._turns = {one.name: len(one.turns) for one in study.transcripts}

    def find(self, name: str) -> Link | None:
        """Return what a name stands for, None when it leads nowhere or to several codings."""
        key = name.strip().casefold()
        for kind, known in ((Kind.CONSTRUCT, self._constructs), (Kind.CASE, self._cases), (Kind.TRANSCRIPT, self._transcripts)):
            if key in known:
                return Link(kind, known[key])
        if key in self._numbers:
            return Link(Kind.TRANSCRIPT, self._numbers[key])
        if match := numbering.NUMBER.fullmatch(key):
            transcript, turn = self._numbers.get(f"{match[1]}-{match[2]}", ""), int(match[3])
            return Link(Kind.TURN, transcript, turn) if 0 < turn <= self._turns.get(transcript, 0) else None
        ids = {coding.id for coding in self._codings if coding.id.startswith(key)} if len(key) >= LEAST else set()
        return Link(Kind.CODING, ids.pop()) if len(ids) == 1 else None

    def known(self) -> list[str]:
        """Return the names of constructs, cases and transcripts."""
        return [*self._constructs.values(), *self._cases.values(), *dict.fromkeys(self._transcripts.values())]

    def within(self, name: str) -> set[Link]:
        """Return what a name stands for and all that belongs to it; empty when it leads nowhere.

        To a construct belong those below it, to a case its interviews; nothing else belongs to anything, for a note on one
        quote is no note on all of a construct.
        """
        link = self.find(name)
        if link is None:
            return set()
        if link.kind is Kind.CONSTRUCT:
            return {Link(Kind.CONSTRUCT, id) for id in _below(self._study, link.name)}
        if link.kind is Kind.CASE:
            own = [one.name for one in self._study.transcripts if one.attributes.get(self._study.settings.case) == link.name]
            return {link, *(Link(Kind.TRANSCRIPT, one) for one in own)}
        return {link}

    def memos(self, name: str, memos: Iterable[Memo] | None = None) -> list[Memo]:
        """Return the memos about a construct, case, transcript or fragment, in order; those of the study when none are given."""
        wanted = self.within(name)
        among = self._study.memos if memos is None else memos
        return [memo for memo in among if wanted & {link for one in memo.about if (link := self.find(one))}]


def _below(study: Study, id: str) -> list[str]:
    """Return the id of a construct and of all below it."""
    for book in study.codebooks.values():
        found: list[str] = []
        within = -1
        for _, depth, construct in book.walk():
            if within >= 0 and depth <= within:
                break
            if construct.id == id or within >= 0:
                within = depth if within < 0 else within
                found.append(construct.id)
        if found:
            return found
    return [id]

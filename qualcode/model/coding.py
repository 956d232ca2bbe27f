"""A coding: a range of a transcript that someone, or a rule, says is about a construct."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.errors import NOWHERE, Location

AUTO, MODEL = "auto", "model"
MACHINES = (AUTO, MODEL)
"""The coders that are no people: the rules, and a model outside qualcode."""
CONSENSUS = "consensus"
"""The coder that stands for all people together: what they agree on, and what they decided where they did not."""
NOBODY = (*MACHINES, CONSENSUS)
"""The coders that are no single person, so that anyone decides about what they propose."""
STATUSES = ("proposed", "accepted", "rejected")
SHORT = 8
"""Digits of an id that are shown, and are enough to find it again."""
_NAMESPACE = uuid.UUID("5b0a1c2e-7a70-5c53-9d4e-71756c636f64").bytes


@dataclass(frozen=True, slots=True)
class Coding:
    """One coding of one coder; start and end are code points in the transcript's body.

    `before` and `after` are the text around it, kept where the quote alone does not tell the place.
    """

    transcript: str
    coder: str
    start: int
    end: int
    quote: str
    construct: str
    condition: str | None = None
    facets: Mapping[str, str] = field(default_factory=dict)
    status: str = "accepted"
    score: float | None = None
    why: str = ""
    memo: str = ""
    id: str = ""
    location: Location = NOWHERE
    before: str = field(default="", compare=False)
    after: str = field(default="", compare=False)

    @property
    def automatic(self) -> bool:
        """Tell whether no person made it."""
        return self.coder in MACHINES

    @property
    def nobodys(self) -> bool:
        """Tell whether it is no single person's, so that anyone decides about it."""
        return self.coder in NOBODY

    def stands_in(self, body: str) -> bool:
        """Tell whether it still stands on the words that were coded: the quote, and for a repeated one, text that was beside it."""
        if not body.startswith(self.quote, self.start) or self.end != self.start + len(self.quote):
            return False
        before, after = body[max(0, self.start - len(self.before)) : self.start], body[self.end : self.end + len(self.after)]
        return not (self.before or self.after) or (self.before != "" and before == self.before) or (self.after != "" and after == self.after)


def coding_id(transcript: str, coder: str, start: int, end: int, construct: str, quote: str) -> str:
    """Return the id of a coding: the same content gives the same uuid5 on every machine.

    Condition, facets and status are left out, so that changing one's mind keeps the id.
    """
    name = "\x1f".join((transcript, coder, str(start), str(end), construct, quote))
    digits = hashlib.sha1(_NAMESPACE + name.encode(), usedforsecurity=False).hexdigest()  # as uuid.uuid5 does, in a quarter of the time
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"

"""To whom words are attributed: a role class and the letter of the case, never so that one person can be told from the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from qualcode.model.study import Study
from qualcode.text import letters

SOMEBODY = ""
"""The role of those who would be recognised by their own."""
NAMELESS = "geïnterviewde"
"""What a reader sees for it."""


class Attribution:
    """Tells for each transcript who spoke; `by` is the attribute that makes cases."""

    def __init__(self, study: Study, by: str) -> None:
        self._case = {transcript.name: study.value(transcript, by) for transcript in study.transcripts}
        cases = sorted(set(self._case.values()))
        self._letters = {case: letters(n) for n, case in enumerate(cases, 1)} if len(cases) > 1 else {}
        self._roles = {transcript.name: study.role_of(transcript) for transcript in study.transcripts}
        people: dict[str, Counter[str]] = {case: Counter() for case in cases}
        for transcript in study.transcripts:
            people[self._case[transcript.name]][self._roles[transcript.name]] += max(1, len(transcript.respondents))
        self._hidden = {case: rare(counts, study.settings.privacy.min_group) for case, counts in people.items()}

    def role(self, transcript: str) -> str:
        """Return the role class of who is interviewed in a transcript; empty when too few in the case have it."""
        role = self._roles[transcript]
        return SOMEBODY if role in self._hidden[self._case[transcript]] else role

    def letter(self, transcript: str) -> str:
        """Return the letter of a transcript's case, empty when there is only one."""
        return self._letters.get(self._case[transcript], "")

    def speaker(self, transcript: str) -> str:
        """Return role and letter as a reader sees them: `medewerker, B`."""
        return ", ".join(filter(None, (self.role(transcript) or NAMELESS, self.letter(transcript))))

    @property
    def several(self) -> bool:
        """Tell whether there are several cases, so that each has a letter."""
        return bool(self._letters)

    def hides(self, case: str) -> bool:
        """Tell whether roles of a case are not named."""
        return any(self._hidden.get(case, ()))


def rare(counts: Mapping[str, int], least: int) -> set[str]:
    """Return the roles that too few people have, and as many others as are needed to leave nobody alone among them."""
    ordered = sorted((role for role in counts if role != SOMEBODY), key=lambda role: (counts[role], role))
    hidden = {role for role in ordered if counts[role] < least}
    for role in ordered:
        if hidden and counts.get(SOMEBODY, 0) + sum(counts[one] for one in hidden) < least:
            hidden.add(role)
    return hidden

"""Choose quotes that read well, each only once in a report, and say who spoke by role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from qualcode.coding import numbering
from qualcode.model.fragment import Fragment
from qualcode.report import dutch
from qualcode.report.blocks import Quote
from qualcode.report.findings import Findings

MOST = 2
SHORT, LONG = 50, 320  # characters of a quote that reads well
_NAME = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Ý][a-zà-ÿ]+|@|\d{4,}")


class Quotes:
    """Keeps what was quoted in one report."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._used: list[tuple[str, str]] = []

    @property
    def any(self) -> bool:
        """Tell whether anybody was quoted."""
        return bool(self._used)

    def best(self, construct: str, condition: str | None = None, *, most: int = MOST) -> Iterator[Quote]:
        """Yield the best quotes of a construct: confirmed, without names, of a good length, from different people."""
        yield from self.of(self._findings.about(construct, condition), most=most)

    def of(self, fragments: Iterable[Fragment], *, most: int = MOST) -> Iterator[Quote]:
        """Yield the best quotes of some fragments, each from another interview, and rather from those that were quoted least."""
        speakers: set[str] = set()
        often = Counter(name for name, _ in self._used)
        for fragment in sorted(ranked(fragments), key=lambda f: (*_quality(f), often[f.transcript])):
            if len(speakers) >= most:
                return
            if fragment.transcript not in speakers and self.new(fragment.transcript, fragment.quote):
                speakers.add(fragment.transcript)
                yield self.spoken(fragment.transcript, fragment.quote, number=self._findings.numbers[fragment.id])

    def new(self, transcript: str, text: str) -> bool:
        """Tell whether words were not quoted before: no such quote, and none from the same interview that holds them or that they hold."""
        words = " ".join(text.split())
        return not any(words == said or (name == transcript and (words in said or said in words)) for name, said in self._used)

    def spoken(self, transcript: str, text: str, *, number: str = "") -> Quote:
        """Return a quote introduced by the speaker's role class; without a `number` that of the turn in which it was said."""
        verb = dutch.SAID[len(self._used) % len(dutch.SAID)]
        words = " ".join(text.split())
        self._used.append((transcript, words))
        return Quote(words, f"Een {self.speaker(transcript)} {verb}:", number or self._place(transcript, text))

    def speaker(self, transcript: str) -> str:
        """Return a role class and the letter of the case: `medewerker (B)`."""
        attribution = self._findings.attribution
        letter = attribution.letter(transcript)
        return dutch.role(attribution.role(transcript)) + (f" ({letter})" if letter else "")

    def _place(self, name: str, text: str) -> str:
        transcript = next((one for one in self._findings.transcripts if one.name == name), None)
        start = transcript.body.find(text) if transcript else -1
        if transcript is None or start < 0:
            return ""
        return f"{numbering.transcripts(self._findings.study)[name]}.{numbering.turn(transcript, start)}"


def ranked(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Return fragments with those that read best first."""
    return sorted(fragments, key=lambda f: (_quality(f), -f.score, f.transcript, f.start))


def _quality(fragment: Fragment) -> tuple[bool, bool, bool]:
    return (bool(_NAME.search(fragment.quote)), not fragment.confirmed, not SHORT <= len(fragment.quote) <= LONG)

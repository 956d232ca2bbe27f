"""What a report is about: the whole study, or one case of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.coding import numbering
from qualcode.coding.stale import stale
from qualcode.model.attribution import Attribution
from qualcode.model.case import Case, Summary
from qualcode.model.codebook import Codebook, Construct
from qualcode.model.fragment import Fragment
from qualcode.model.guide import Guide
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.report import dutch


@dataclass(frozen=True)
class Findings:
    """Transcripts and fragments of a study, or of one case; `by` is the attribute that makes cases, `name` the case, if it is one.

    `attribution` and `numbers` (fragment id to number) are those of the whole study; `stale` are case and construct of the summaries
    that were written on other codings than there are now.
    """

    study: Study
    by: str
    transcripts: tuple[Transcript, ...]
    fragments: tuple[Fragment, ...]
    attribution: Attribution
    numbers: Mapping[str, str]
    stale: frozenset[tuple[str, str]] = frozenset()
    name: str = ""

    @cached_property
    def cases(self) -> tuple[str, ...]:
        """Return the names of the cases, sorted."""
        return tuple(sorted({value for transcript in self.transcripts if (value := self.study.value(transcript, self.by))}))

    @cached_property
    def _by_case(self) -> dict[str, tuple[list[Transcript], list[Fragment]]]:
        found: dict[str, tuple[list[Transcript], list[Fragment]]] = {name: ([], []) for name in ("", *self.cases)}
        of = {transcript.name: self.study.value(transcript, self.by) for transcript in self.transcripts}
        for transcript in self.transcripts:
            found[of[transcript.name]][0].append(transcript)
        for fragment in self.fragments:
            found[of[fragment.transcript]][1].append(fragment)
        return found

    @property
    def title(self) -> str:
        """Return what the study is called."""
        return self.study.settings.title or self.study.settings.study

    @property
    def authors(self) -> str:
        """Return who made the study: its researchers, else their organisation."""
        return dutch.makers(self.study.settings.report)

    def of_case(self, name: str) -> Findings:
        """Return what belongs to one case."""
        transcripts, fragments = self._by_case[name]
        return replace(self, transcripts=tuple(transcripts), fragments=tuple(fragments), name=name)

    @cached_property
    def case(self) -> Case | None:
        """Return what is written about the case; nothing when cases are made by another attribute than the study's."""
        return self.written(self.name)

    def written(self, case: str) -> Case | None:
        """Return what is written about a case by its name."""
        return self.study.case(case) if case and self.by == self.study.settings.case else None

    def summary(self, construct: str, case: str = "") -> Summary | None:
        """Return the researcher's summary of a construct in a case."""
        written = self.written(case or self.name)
        return written.summaries.get(construct) if written else None

    def outdated(self, construct: str, case: str = "") -> bool:
        """Tell whether the summary of a construct in a case was written on other codings than there are now."""
        return (case or self.name, construct) in self.stale

    @cached_property
    def books(self) -> tuple[Codebook, ...]:
        """Return the codebooks of the transcripts."""
        names = dict.fromkeys(book.codebook for t in self.transcripts if (book := self.study.codebook_of(t)))
        return tuple(self.study.codebooks[name] for name in names if name in self.study.codebooks)

    @cached_property
    def guides(self) -> tuple[Guide, ...]:
        """Return the guides that the transcripts followed."""
        return tuple({guide.guide: guide for t in self.transcripts if (guide := self.study.guide_of(t))}.values())

    @cached_property
    def constructs(self) -> dict[str, Construct]:
        """Return the constructs of the codebooks by id, in reading order."""
        return {construct.id: construct for book in self.books for _, _, construct in book.walk()}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return the label of each construct of the study by its id."""
        return {id: construct.label for id, construct in self.study.constructs().items()}

    def label(self, construct: str) -> str:
        """Return the label of a construct as a reader sees it."""
        return self.labels.get(construct, construct)

    @cached_property
    def aspects(self) -> tuple[Construct, ...]:
        """Return the constructs that carry no condition."""
        return tuple(construct for book in self.books for _, _, construct in book.walk() if not book.conditions_of(construct))

    @cached_property
    def themes(self) -> tuple[Construct, ...]:
        """Return the constructs that carry a condition."""
        return tuple(construct for book in self.books for _, _, construct in book.walk() if book.conditions_of(construct))

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """Return the conditions of the codebooks, what helps first."""
        return tuple(dict.fromkeys(condition for book in self.books for condition in book.conditions))

    def about(self, construct: str, condition: str | None = None) -> tuple[Fragment, ...]:
        """Return the fragments of a construct, of one condition or of all."""
        found = self._by_construct.get(construct, ())
        return tuple(found) if condition is None else tuple(one for one in found if one.condition == condition)

    @cached_property
    def _by_construct(self) -> dict[str, list[Fragment]]:
        found: dict[str, list[Fragment]] = {}
        for fragment in self.fragments:
            found.setdefault(fragment.construct, []).append(fragment)
        return found

    def cases_of(self, fragments: Iterable[Fragment]) -> list[str]:
        """Return the cases that fragments come from, sorted."""
        return sorted({self._case_of[fragment.transcript] for fragment in fragments} - {""})

    def case_of(self, transcript: str) -> str:
        """Return the case that a transcript belongs to, empty when none."""
        return self._case_of.get(transcript, "")

    @cached_property
    def _case_of(self) -> dict[str, str]:
        return {transcript.name: self.study.value(transcript, self.by) for transcript in self.transcripts}

    @cached_property
    def roles(self) -> Counter[str]:
        """Return how many people of each role class answered, by their own role."""
        return Counter(self.study.role_of(t) for t in self.transcripts for _ in t.respondents)


def findings(study: Study, fragments: Sequence[Fragment], *, by: str) -> Findings:
    """Return the findings of a whole study."""
    numbers = numbering.numbers(study, fragments)
    return Findings(study, by, study.transcripts, tuple(fragments), Attribution(study, by), numbers, frozenset(stale(study, fragments)))


def people(fragments: Iterable[Fragment]) -> int:
    """Return how many people fragments come from."""
    return len({(fragment.transcript, fragment.speaker) for fragment in fragments})

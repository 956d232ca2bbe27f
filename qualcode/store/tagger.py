"""The rule coder: codebooks compiled, guides ready to compare questions with, lessons learned, each once."""

from __future__ import annotations

from qualcode.coding.evidence import Ears
from qualcode.coding.proposal import Proposal
from qualcode.coding.question import Questions
from qualcode.coding.tag import propose
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.guide import Guide
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.compiled import listener
from qualcode.store.teach import Teaching, taught


class Tagger:
    """Proposes codings for transcripts.

    It learns from `teaching`, the codebook's examples and the shipped example study; without teaching it goes by the
    rules alone.
    """

    def __init__(self, teaching: Teaching | None = None) -> None:
        self._teaching = teaching
        self._ears: dict[tuple[str, str], Ears] = {}

    def __call__(self, study: Study, transcript: Transcript) -> list[Coding]:
        """Return the proposed codings of one transcript of a study; none when it has no codebook."""
        return [proposal.coding for proposal in self.propose(study, transcript)]

    def propose(self, study: Study, transcript: Transcript, *, suggestions: int = 0, places: bool = False) -> list[Proposal]:
        """Return the same with all that is known of each coding."""
        book = study.codebook_of(transcript)
        if book is None:
            return []
        return propose(transcript, self.ears(book, study.guide_of(transcript)), suggestions=suggestions, places=places)

    def ears(self, book: Codebook, guide: Guide | None) -> Ears:
        """Return what is listened with for a codebook and a guide."""
        key = book.digest, guide.digest if guide else ""
        if key not in self._ears:
            listening = listener(book)
            poles = {id: listening.poles(id) for id in book.ids()}
            learned = taught(self._teaching, book, poles) if self._teaching else None
            self._ears[key] = Ears(listening, Questions(guide) if guide else None, learned)
        return self._ears[key]

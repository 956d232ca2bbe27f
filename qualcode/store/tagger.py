"""The rule coder of a study: its codebooks compiled, its guides ready to compare questions with, its lessons learned."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.coding.evidence import Ears
from qualcode.coding.question import Questions
from qualcode.coding.tag import tag
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.forms import listener
from qualcode.store.share import share
from qualcode.store.teach import Teaching, taught


class Tagger:
    """Proposes codings for the transcripts of a study; each codebook and guide is compiled once.

    It learns from `teaching`, the codebook's examples and the shipped example study; without teaching it goes by the
    rules alone.
    """

    def __init__(self, study: Study, teaching: Teaching | None = None) -> None:
        self._study, self._teaching = study, teaching
        self._ears: dict[tuple[str, str], Ears] = {}

    def __call__(self, transcript: Transcript) -> list[Coding]:
        """Return the proposals for one transcript; none when it has no codebook."""
        book, guide = self._study.codebook_of(transcript), self._study.guide_of(transcript)
        if book is None:
            return []
        key = book.codebook, guide.guide if guide else ""
        if key not in self._ears:
            listening = listener(book)
            poles = {id: listening.poles(id) for id in book.ids()}
            learned = taught(self._teaching, book, poles) if self._teaching else None
            self._ears[key] = Ears(listening, Questions(guide) if guide else None, learned)
        return tag(transcript, self._ears[key])


ENOUGH = 24  # transcripts from which a second process is worth its start


def propose(study: Study, teaching: Teaching | None = None) -> Iterator[tuple[Transcript, list[Coding]]]:
    """Yield every transcript of a study with its proposals, in order; many transcripts are shared out over the processors."""
    return share(Tagger, (study, teaching), study.transcripts, enough=ENOUGH)

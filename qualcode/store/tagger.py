"""The rule coder of a study: its codebooks compiled, its guides ready to compare questions with."""

from __future__ import annotations

from qualcode.coding.listen import Listener
from qualcode.coding.question import Questions
from qualcode.coding.tag import tag
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.forms import listener


class Tagger:
    """Proposes codings for the transcripts of a study; each codebook and guide is compiled once."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._listeners: dict[str, Listener] = {}
        self._questions: dict[str, Questions] = {}

    def __call__(self, transcript: Transcript) -> list[Coding]:
        """Return the proposals for one transcript; none when it has no codebook."""
        book, guide = self._study.codebook_of(transcript), self._study.guide_of(transcript)
        if book is None:
            return []
        if book.codebook not in self._listeners:
            self._listeners[book.codebook] = listener(book)
        if guide is not None and guide.guide not in self._questions:
            self._questions[guide.guide] = Questions(guide)
        return tag(transcript, self._listeners[book.codebook], self._questions[guide.guide] if guide else None)

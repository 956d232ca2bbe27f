"""The rule coder of a study: the same proposals however the work is shared out."""

from __future__ import annotations

import pathlib

from qualcode.model.codebook import Codebook
from qualcode.model.study import Settings, Study
from qualcode.store import tagger
from tests.nouns import transcript

BOOK = Codebook.model_validate(
    {
        "codebook": "klein",
        "title": "Klein",
        "constructs": [
            {"id": "leertijd", "label": "Tijd om te leren", "indicators": ["tijd"]},
            {"id": "werkdruk", "label": "Werkdruk", "indicators": ["druk"]},
        ],
    }
)
SPEECH = (("Interviewer", "Hoe ging dat?"), ("Respondent", "Daar was geen tijd voor. Het was altijd druk."))


def study(count: int) -> Study:
    """Return a study of that many transcripts, all different."""
    made = tuple(transcript(f"{n:02}", speech=(*SPEECH, ("Respondent", f"Week {n} was het druk."))) for n in range(count))
    return Study(pathlib.Path(), Settings(study="proef", codebooks=("klein",)), made, {"klein": BOOK})


def test_proposals() -> None:
    """A transcript is coded with its codebook."""
    one = study(1)
    assert {coding.construct for coding in tagger.Tagger()(one, one.transcripts[0])} == {"leertijd", "werkdruk"}


def test_no_codebook() -> None:
    """A transcript whose codebook is unknown gets no proposals."""
    assert tagger.Tagger()(study(1), transcript("01", {"codebook": "onbekend"}, speech=SPEECH)) == []


def test_ears_are_made_once() -> None:
    """Transcripts of another load of the same study are heard with the same ears."""
    one = tagger.Tagger()
    assert one.ears(BOOK, None) is one.ears(BOOK.model_copy(), None)

"""A study in figures, and the next thing to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.analysis.status import Progress, status
from qualcode.model.coding import Coding
from qualcode.model.memo import Memo
from qualcode.model.study import Study
from tests.nouns import codebook, study, transcript

_TEXT = "Er is rust. Er is ook ruimte."
_STUDY = study([transcript(name, {"bedrijf": "Zon"}, speech=[("Respondent", _TEXT)]) for name in ("a", "b")], codebook())
_BODY = _STUDY.transcripts[0].body


def coding(transcript: str, coder: str, construct: str = "rust", status: str = "accepted", *, start: int = 12) -> Coding:
    """Return a coding of the first sentence or another place."""
    return Coding(transcript, coder, start, start + 11, _BODY[start : start + 11], construct, status=status, id=f"{transcript}{coder}{construct}")


PROPOSED = [coding("a", "auto", status="proposed"), coding("b", "auto", status="proposed")]
ONE = [coding("a", "anna"), coding("b", "anna")]
BOTH = [*ONE, coding("a", "bram"), coding("a", "bram", "ruimte", start=24)]


def test_figures() -> None:
    """Everything is counted once: what a person confirmed is no open proposal."""
    found = status(replace(_STUDY, memos=(Memo(title="a", open=True), Memo(title="b"))), [*PROPOSED, *BOTH, replace(ONE[0], start=13, id="x")])
    assert (found.study, found.transcripts, found.words, found.cases) == ("proef", 2, 14, 1)
    assert (found.coded, found.confirmed, found.fragments, found.confirmed_fragments) == (2, 2, 3, 3)
    assert (found.open_proposals, found.open_consensus, found.double, found.stale) == (0, 0, 1, 1)
    assert (found.memos, found.open_memos, found.errors) == (2, 1, 0)
    assert found.alpha is not None
    assert round(found.alpha, 3) == 0.4  # by hand: 1 - 0.5 / (10 / 12)
    assert found.coders == (Progress("anna", 2, 3, 3, 0), Progress("auto", 2, 2, 0, 2), Progress("bram", 1, 2, 2, 0))


def test_nobody_coded_twice() -> None:
    """Without a transcript that two people coded there is no agreement."""
    assert status(_STUDY, ONE).alpha is None


OPEN = [Coding("a", "consensus", 12, 23, _BODY[12:23], id, status="proposed", id=id) for id in ("rust", "ruimte")]


@pytest.mark.parametrize(
    ("study", "codings", "errors", "command"),
    [
        (replace(_STUDY, transcripts=()), [], 0, "qualcode import gesprek.docx --dry-run"),
        (_STUDY, [replace(ONE[0], start=13)], 1, "qualcode anchor"),
        (_STUDY, [], 1, "qualcode check"),
        (_STUDY, PROPOSED[:1], 0, "qualcode code transcripts/b.txt"),
        (_STUDY, [*BOTH, *OPEN], 0, "qualcode merge"),
        (_STUDY, [*ONE, coding("a", "bram", "ruimte"), *OPEN], 0, "qualcode review --adjudicate"),
        (_STUDY, [*PROPOSED, ONE[0]], 0, "qualcode review transcripts/b.txt"),
        (_STUDY, ONE, 0, "qualcode agreement"),
        (_STUDY, [*BOTH, coding("b", "auto", "ruimte", "proposed")], 0, "qualcode find status:proposed"),
        (replace(_STUDY, memos=(Memo(title="a", open=True),)), BOTH, 0, "qualcode memos --open"),
        (_STUDY, BOTH, 0, "qualcode report"),
    ],
)
def test_next(study: Study, codings: list[Coding], errors: int, command: str) -> None:
    """What is wrong comes first, then what is missing, then what is open."""
    assert status(study, codings, errors=errors).next == command

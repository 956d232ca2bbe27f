"""Lessons from a study: every sentence of an interview that people coded, with or without a code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from qualcode.coding.learn import Lesson
from qualcode.language.sentences import sentences
from qualcode.model.coding import Coding
from qualcode.model.transcript import Transcript

_MOSTLY = 0.6  # share of a sentence that a coding must cover to be about it


def lessons(transcripts: Iterable[Transcript], codings: Iterable[Coding]) -> list[Lesson]:
    """Return the sentences of the transcripts that a person coded, in order.

    Sentences without a code are lessons too: they show what the constructs are not about. A coding whose quote no longer
    stands where it says teaches nothing.
    """
    transcripts = list(transcripts)
    bodies = {transcript.name: transcript.body for transcript in transcripts}
    accepted: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.status == "accepted" and bodies.get(coding.transcript, "")[coding.start : coding.end] == coding.quote:
            accepted[coding.transcript].append(coding)
    found: list[Lesson] = []
    for transcript in transcripts:
        if transcript.name in accepted:
            found += _of(transcript, accepted[transcript.name])
    return found


def _of(transcript: Transcript, codings: Sequence[Coding]) -> Iterator[Lesson]:
    question = ""
    for turn in transcript.turns:
        speech = transcript.speech(turn)
        if turn.interviewer:
            question = speech
            continue
        here = [coding for coding in codings if coding.start < turn.end and turn.start < coding.end]
        for start, end in sentences(speech):
            codes = {(c.construct, c.condition) for c in here if _covers(c, turn.start + start, turn.start + end)}
            yield Lesson(speech[start:end], question, tuple(sorted(codes, key=str)), transcript.name)


def _covers(coding: Coding, start: int, end: int) -> bool:
    return min(coding.end, end) - max(coding.start, start) >= _MOSTLY * (end - start)

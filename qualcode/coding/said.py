"""Find the words of a quote where they were said, as a person types them over: white space and kinds of quotation marks do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.model.transcript import Transcript, Turn

Place = tuple[int, int]
_ALIKE = ("'’‘", '"“”„')  # what a keyboard has one of and a word processor several
_NEAR = 70.0  # per cent of its letters that a quote shares with what was said, to be that with a slip


def places(transcript: Transcript, quote: str, *, interviewer: bool = False) -> list[Place]:
    """Return start and end (code points in the body) of all places where respondents, or the interviewer, say a quote.

    Each lies within one turn; a quote that begins or ends with a word is not found within a longer word.
    """
    pattern = _pattern(quote)
    if pattern is None:
        return []
    turns = (turn for turn in transcript.turns if turn.interviewer == interviewer)
    return [place for turn in turns for place in _in_turn(pattern, transcript.body, turn)]


def _pattern(quote: str) -> re.Pattern[str] | None:
    words = [spelled(word) for word in quote.split()]
    return re.compile(r"\s+".join(words)) if words else None


def spelled(word: str) -> str:
    """Return the regular expression of a word with any of the apostrophes and quotation marks that look like its own."""
    return "".join(next((f"[{kind}]" for kind in _ALIKE if letter in kind), re.escape(letter)) for letter in word)


def _in_turn(pattern: re.Pattern[str], body: str, turn: Turn) -> Iterator[Place]:
    at = turn.start
    while match := pattern.search(body, at, turn.end):
        at = match.start() + 1
        if not (_inside(body, match.start()) or _inside(body, match.end())):
            yield match.span()


def _inside(body: str, place: int) -> bool:
    """Tell whether a place is between two letters of one word."""
    return 0 < place < len(body) and _is_letter(body[place - 1]) and _is_letter(body[place])


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def nearest_said(transcript: Transcript, quote: str) -> Place | None:
    """Return the place in a respondent's turn that is most like a quote, or nothing when none is much like it."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # only when a quote is not found

    best: tuple[float, Place] | None = None
    for turn in transcript.turns:
        if turn.interviewer or not transcript.speech(turn):
            continue
        found = partial_ratio_alignment(quote, transcript.speech(turn), score_cutoff=_NEAR)
        if found is not None and len(quote) <= turn.end - turn.start and (best is None or found.score > best[0]):
            best = found.score, _whole_words(transcript.body, turn, turn.start + found.dest_start, turn.start + found.dest_end)
    return best[1] if best else None


def _whole_words(body: str, turn: Turn, start: int, end: int) -> Place:
    """Return a place widened to the words that it begins and ends in."""
    while start > turn.start and not body[start - 1].isspace():
        start -= 1
    while end < turn.end and not body[end].isspace():
        end += 1
    return start, end

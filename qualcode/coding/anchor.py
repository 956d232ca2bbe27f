"""Find codings again in a transcript that was changed after they were made.

A coding is moved only to words that can be no others than the ones that were coded; where that is not sure it is
ambiguous or lost, and stays as it was for a person to decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from qualcode.coding.alignment import Alignment
from qualcode.coding.landmarks import Landmarks
from qualcode.language.negation import NEGATORS
from qualcode.model.coding import Coding

AROUND = 48  # code points on either side that are compared
_ALIKE = 0.5  # likeness from which the words that took the place of a quote are still that quote
_ALONE = 0.8  # the same when the old text is not known
_REWRITTEN = 0.8  # likeness below which the edges of rewritten words are looked at again
_BESIDE = 0.55  # likeness from which the text on one side is still the same
_SURROUNDED = 0.7  # likeness of the text around one of several equal quotes, when the old text is not known
_CLEARLY = 0.15  # how much better a place must be than the next best
_ALONE_LONG = 80  # code points from which a quote, when the old text is not known, is like no other wherever it stands
_MISSPELLED = 2  # letters
_EDGE = 0.1  # what the same first or last letter adds to likeness
_SHORT, _LONG = 15, 40  # code points below which a quote may stand anywhere, and from which it is like no other


_NUMBER = re.compile(r"\d+")  # "stap 12" and "stap 14" are alike and not the same


class Outcome(StrEnum):
    """What became of a coding."""

    EXACT = "exact"  # the same words in the same place
    MOVED = "moved"  # the same words elsewhere
    FUZZY = "fuzzy"  # words that were rewritten a little
    AMBIGUOUS = "ambiguous"  # several places
    LOST = "lost"


SURE = (Outcome.EXACT, Outcome.MOVED, Outcome.FUZZY)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A coding and where it stands now: start and end in code points of the new body, with the likeness of the words (0 to 1).

    One that is ambiguous or lost has the places that a person may choose from, best first, and keeps its own start and end.
    """

    coding: Coding
    outcome: Outcome
    start: int
    end: int
    score: float = 0.0
    places: tuple[tuple[int, int], ...] = ()


def anchor(codings: Iterable[Coding], new: str, *, old: str | None = None, others: Sequence[Coding] = ()) -> list[Anchor]:
    """Return where each coding stands in a changed body, in the order of the codings.

    `old` is the body in which they all stand; without it their own words, the text kept around them and `others` (codings
    of the same transcript, also of other people, as it was then) have to tell.
    """
    codings = list(codings)
    if old is not None:
        alignment = Alignment(old, new)
        return [_by_text(coding, alignment) if coding.quote.strip() else _unsure(coding, Outcome.LOST) for coding in codings]
    landmarks = Landmarks([*codings, *others], new)
    return [_by_words(coding, new, landmarks) if coding.quote.strip() else _unsure(coding, Outcome.LOST) for coding in codings]


def _found(coding: Coding, body: str, start: int, end: int) -> Anchor:
    """Return the anchor of a coding whose words are sure to stand there."""
    words = body[start:end]
    if _denied_otherwise(coding.quote, words):  # it says something else now: whether its coding holds is for a person
        return _unsure(coding, Outcome.AMBIGUOUS, [(start, end)], likeness(coding.quote, words))
    if words.split() != coding.quote.split():
        return Anchor(coding, Outcome.FUZZY, start, end, likeness(coding.quote, words))
    same = (start, end) == (coding.start, coding.end) and words == coding.quote
    return Anchor(coding, Outcome.EXACT if same else Outcome.MOVED, start, end, 1.0)


def _denied_otherwise(old: str, new: str) -> bool:
    """Tell whether a word such as `niet` came or went; one that was only misspelled is still there."""
    was, now = (Counter(re.findall(r"\w+", text.lower())) for text in (old, new))
    gone, come = list(was - now), list(now - was)
    for words, others in ((gone, come), (come, gone)):
        for word in words:
            if word in NEGATORS and not any(Levenshtein.distance(word, other) <= _MISSPELLED for other in others):
                return True
    return False


def _unsure(coding: Coding, outcome: Outcome, places: Iterable[tuple[int, int]] = (), score: float = 0.0) -> Anchor:
    return Anchor(coding, outcome, coding.start, coding.end, score, tuple(places))


def likeness(one: str, other: str) -> float:
    """Return how much alike two pieces of text are, from 0 to 1: by letters or by words, whichever is more."""
    words, others = one.split(), other.split()
    return round(max(Levenshtein.normalized_similarity(one, other), Levenshtein.normalized_similarity(words, others)), 3)


def _by_text(coding: Coding, alignment: Alignment) -> Anchor:
    """Find a coding by what became of the text that it stood in."""
    new = alignment.new
    score, start, end = max(_scored(coding.quote, new, alignment.places(coding.start, coding.end)), default=(0.0, 0, 0))
    if score >= _ALIKE and _is_its_own(coding, alignment, start, end):
        return _found(coding, new, start, end)
    if score >= _ALIKE:
        return _unsure(coding, Outcome.AMBIGUOUS, dict.fromkeys([(start, end), *occurrences(coding.quote, new)]), score)
    elsewhere = [place for place in occurrences(coding.quote, new) if alignment.is_new(*place)] if len(coding.quote) >= _SHORT else []
    if len(elsewhere) == 1 and len(coding.quote) >= _LONG and alignment.old.count(coding.quote) == 1:
        return _found(coding, new, *elsewhere[0])  # a passage that was put somewhere else
    if elsewhere:
        return _unsure(coding, Outcome.AMBIGUOUS, elsewhere)
    return _unsure(coding, Outcome.LOST, [(start, end)] if score else (), score)


def _scored(quote: str, new: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[float, int, int]]:
    """Yield the likeness of each place; where words were put in at an edge of rewritten ones, also of the part without them."""
    for start, end in places:
        score = likeness(quote, new[start:end]) if new[start:end].strip() else 0.0
        yield score, *_trimmed(new, start, end)
        if score < _REWRITTEN:
            for first, last in (_widened(quote, new, start, start + len(quote)), _widened(quote, new, end - len(quote), end)):
                yield likeness(quote, new[first:last]) - _CLEARLY, *_trimmed(new, first, last)


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the white space at its ends."""
    words = body[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _is_its_own(coding: Coding, alignment: Alignment, start: int, end: int) -> bool:
    """Tell whether the words at a new place are those that were coded, and not the same words from elsewhere.

    Only a quote of which there are fewer or more than before leaves room for doubt; then the text around it decides.
    """
    old, new = alignment.old, alignment.new
    was, now = occurrences(coding.quote, old), occurrences(coding.quote, new)
    if len(was) == len(now) or len(was) == 1 >= len(now):
        return True
    own = _beside(old, coding.start, coding.end, new, start, end)
    rivals = [_beside(old, *twin, new, start, end) for twin in was if twin[0] != coding.start]
    rivals += [_beside(old, coding.start, coding.end, new, *twin) for twin in now if twin[0] != start]
    return min(own) >= _BESIDE or (max(own) >= _BESIDE and sum(own) > max(map(sum, rivals), default=0.0) + _CLEARLY)


def _beside(old: str, start: int, end: int, new: str, new_start: int, new_end: int) -> tuple[float, float]:
    """Return how much alike the text before two places is, and the text behind them."""
    before = Levenshtein.normalized_similarity(old[max(0, start - AROUND) : start], new[max(0, new_start - AROUND) : new_start])
    return before, Levenshtein.normalized_similarity(old[end : end + AROUND], new[new_end : new_end + AROUND])


def occurrences(quote: str, body: str) -> list[tuple[int, int]]:
    """Return all places of a quote, overlapping ones too."""
    return list(_occurrences(quote, body))


def _occurrences(quote: str, body: str) -> Iterator[tuple[int, int]]:
    at = body.find(quote) if quote else -1
    while at >= 0:
        yield at, at + len(quote)
        at = body.find(quote, at + 1)


def _by_words(coding: Coding, new: str, landmarks: Landmarks) -> Anchor:
    """Find a coding by its words, the text kept around them, and where the codings beside it went."""
    place = landmarks.place(coding)
    if place and (len(coding.quote) >= _ALONE_LONG or landmarks.near(coding, place[0])):
        return _found(coding, new, *place)
    first, last = landmarks.window(coding)
    places = [place for place in occurrences(coding.quote, new) if coding.before or not _within_a_word(new, *place)]
    inside = [place for place in places if first <= place[0] and place[1] <= last]
    if not inside:
        return _by_letters(coding, new, first, last, places)
    if len(inside) == len(places) == 1 and not (coding.before or coding.after) and landmarks.near(coding, inside[0][0]):
        return _found(coding, new, *inside[0])
    ranked = sorted(((_context(coding, new, *place), place) for place in inside), reverse=True)
    clear = len(ranked) == 1 or ranked[0][0] >= ranked[1][0] + _CLEARLY
    if ranked[0][0] >= _SURROUNDED and clear and landmarks.near(coding, ranked[0][1][0]):
        return _found(coding, new, *ranked[0][1])
    return _unsure(coding, Outcome.AMBIGUOUS, [place for _, place in ranked])


def _within_a_word(body: str, start: int, end: int) -> bool:
    """Tell whether a place begins or ends in the middle of a word."""
    return (start > 0 and body[start - 1 : start + 1].isalnum()) or (end < len(body) and body[end - 1 : end + 1].isalnum())


def _context(coding: Coding, new: str, start: int, end: int) -> float:
    """Return how much the text around a place is like the text kept around a quote; 1 when none was kept."""
    before = Levenshtein.normalized_similarity(coding.before, new[max(0, start - len(coding.before)) : start])
    after = Levenshtein.normalized_similarity(coding.after, new[end : end + len(coding.after)])
    return (before + after) / 2


def _by_letters(coding: Coding, new: str, first: int, last: int, elsewhere: Sequence[tuple[int, int]]) -> Anchor:
    """Find a coding whose words were rewritten: what is most like them, if nothing else comes near."""
    if elsewhere:
        return _unsure(coding, Outcome.AMBIGUOUS, elsewhere)
    best = _nearest(coding.quote, new, first, last)
    if best is None or best[0] < _ALONE or len(coding.quote) < _SHORT:
        return _unsure(coding, Outcome.LOST, [best[1:]] if best else (), best[0] if best else 0.0)
    score, start, end = best
    rivals = [_nearest(coding.quote, new, first, start), _nearest(coding.quote, new, end, last)]
    near = [rival[1:] for rival in rivals if rival and rival[0] > score - _CLEARLY]
    if (
        near
        or not set(_NUMBER.findall(coding.quote)) <= set(_NUMBER.findall(new[start:end]))
        or ((coding.before or coding.after) and _context(coding, new, start, end) < _SURROUNDED)
    ):
        return _unsure(coding, Outcome.AMBIGUOUS, [(start, end), *near], score)
    return _found(coding, new, start, end)


def _nearest(quote: str, new: str, first: int, last: int) -> tuple[float, int, int] | None:
    """Return likeness, start and end of the piece of a text that is most like a quote."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    if last - first < len(quote) / 2:
        return None
    found = partial_ratio_alignment(quote, new[first:last])
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = _widened(quote, new, first + found.dest_start, first + found.dest_end)
    return likeness(quote, new[start:end]), start, end


def _widened(quote: str, new: str, start: int, end: int) -> tuple[int, int]:
    """Return a place grown or shrunk by a few words at either end, to where it is most like a quote."""
    room = max(8, len(quote) // 6)
    start, end = max(0, start), min(len(new), end)
    low, high = max(0, start - room), min(len(new), end + room)
    edges = [n for n in range(low, high + 1) if n in (0, len(new)) or new[n - 1].isspace() != new[n].isspace()]
    firsts = [n for n in edges if abs(n - start) <= room and not new[n : n + 1].isspace()] or [start]
    lasts = [n for n in edges if abs(n - end) <= room and n and not new[n - 1].isspace()] or [end]
    ranked = [(_fit(quote, new[a:b]), a - b, a, b) for a in firsts for b in lasts if a < b]
    return max(ranked)[2:] if ranked else (start, end)


def _fit(quote: str, words: str) -> float:
    """Return how much alike a quote and words are, a little more when they begin and end alike."""
    return Levenshtein.normalized_similarity(quote, words) + _EDGE * ((quote[0] == words[0]) + (quote[-1] == words[-1]))

"""The indicator language: how an author writes down what to listen for.

`fout toegeven` is a phrase of words in all their forms, `_` any word, `..` a gap, `a|b` alternatives, `werk*` part of
a word, `=leer` this form only, and `&` joins what may stand anywhere in one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

WIDEST_GAP = 5  # words that `..` may stand for
_SHORTEST = 3  # letters beside `*`
_WORD = re.compile(r"=?'?\w+(?:['-]\w+)*$|(?=.*\*)\*?[\w'-]+\*?$")
_STAR = " (`*` stands before or after three letters or more, without `=`)"


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase: its alternatives (none means any word), and whether a gap may come before it."""

    words: tuple[str, ...]
    gap: bool = False


Phrase = tuple[Step, ...]


@cache
def parse(source: str) -> tuple[Phrase, ...]:
    """Return the phrases of an indicator; raises ValueError with a plain message when it is not well written."""
    phrases = tuple(_phrase(part, source) for part in source.lower().replace("’", "'").split("&"))
    if not any(_content(phrase) for phrase in phrases):
        raise ValueError(f"`{source}` would be found everywhere")
    return phrases


def words_of(phrases: tuple[Phrase, ...]) -> set[str]:
    """Return the words that have to be expanded to their forms."""
    return {word for phrase in phrases for step in phrase for word in step.words if "*" not in word and not word.startswith("=")}


def _phrase(part: str, source: str) -> Phrase:
    steps: list[Step] = []
    gap = False
    for word in part.replace("…", " .. ").split():
        if word in ("..", "..."):
            if not steps:
                raise ValueError(f"`{source}` begins with a gap")
            gap = True
            continue
        steps.append(Step(() if word == "_" else _alternatives(word, source), gap))
        gap = False
    if not steps:
        raise ValueError(f"`{source}` has nothing beside `&`")
    if gap:
        raise ValueError(f"`{source}` ends with a gap")
    return tuple(steps)


def _alternatives(token: str, source: str) -> tuple[str, ...]:
    words = tuple(token.split("|"))
    for word in words:
        if not _WORD.match(word) or word == "_" or ("*" in word and len(word.strip("*")) < _SHORTEST):
            raise ValueError(f"`{word or token}` in `{source}` is not a word" + (_STAR if "*" in word else ""))
    return words


def _content(phrase: Phrase) -> bool:
    return any(step.words for step in phrase)

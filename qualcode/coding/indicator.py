"""The indicator language: how an author writes down what to listen for.

`fout toegeven` is a phrase of words in all their forms, `_` any word, `..` a gap, `a|b` alternatives, `werk*` part of
a word, `=leer` this form only, `/[0-9]+/` a regular expression for one word, and `&` joins what may stand anywhere in one
sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qualcode.coding.expression import compiled

WIDEST_GAP = 5  # words that `..` may stand for
_SHORTEST = 3  # letters beside `*`
_WORD = re.compile(r"=?'?\w+(?:['-]\w+)*$|(?=.*\*)\*?[\w'-]+\*?$")
_PIECE = re.compile(r"/(?:\\.|[^\\/])+/(?![^\s|&])|[^\s|&]+|[|&]|\s+")
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
    phrases = tuple(_phrase(tokens, source) for tokens in _tokens(source.replace("…", " .. ")))
    if not any(_content(phrase) for phrase in phrases):
        raise ValueError(f"`{source}` would be found everywhere")
    return phrases


def words_of(phrases: tuple[Phrase, ...]) -> set[str]:
    """Return the words that have to be expanded to their forms."""
    return {word for phrase in phrases for step in phrase for word in step.words if "*" not in word and not word.startswith(("=", "/"))}


def _tokens(source: str) -> list[list[list[str]]]:
    """Return the words of each phrase of an indicator, each as its alternatives."""
    phrases: list[list[list[str]]] = [[]]
    apart = True  # whether the next piece begins a new word
    for piece in _PIECE.findall(source):
        if piece == "&":
            phrases.append([])
        elif piece == "|":
            phrases[-1].append(["", ""]) if apart else phrases[-1][-1].append("")
        elif not piece.isspace():
            written = piece if piece.startswith("/") else piece.lower().replace("’", "'")
            if apart:
                phrases[-1].append([])
            else:
                phrases[-1][-1].pop()
            phrases[-1][-1].append(written)
        apart = piece == "&" or piece.isspace()
    return phrases


def _phrase(tokens: list[list[str]], source: str) -> Phrase:
    steps: list[Step] = []
    gap = False
    for words in tokens:
        if words in ([".."], ["..."]):
            if not steps:
                raise ValueError(f"`{source}` begins with a gap")
            gap = True
            continue
        for word in words if words != ["_"] else ():
            _check(word or "|".join(words), source)
        steps.append(Step(() if words == ["_"] else tuple(words), gap))
        gap = False
    if not steps:
        raise ValueError(f"`{source}` has nothing beside `&`")
    if gap:
        raise ValueError(f"`{source}` ends with a gap")
    return tuple(steps)


def _check(word: str, source: str) -> None:
    """Raise ValueError when something is not a word."""
    if len(word) > 1 and word.startswith("/") and word.endswith("/"):
        if " " in word:
            raise ValueError(f"`{word}` holds a space, but stands for one word: write a phrase of several")
        compiled(word[1:-1])
    elif not _WORD.match(word) or word == "_" or ("*" in word and len(word.strip("*")) < _SHORTEST):
        raise ValueError(f"`{word}` in `{source}` is not a word" + (_STAR if "*" in word else ""))


def _content(phrase: Phrase) -> bool:
    return any(step.words for step in phrase)

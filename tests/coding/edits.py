"""Transcripts edited as people edit them, with what became of every letter."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from qualcode.model.coding import Coding

_ADDED = (
    "Dat stuk heb ik na het gesprek nog eens nageluisterd. ",
    "Even voor de opname: we zitten in de kantine. ",
    "Tussendoor ging de telefoon. ",
)


class Letter(NamedTuple):
    """A letter of the new text, and where it stood in the old one; -1 when it was put in."""

    text: str
    was: int


Text = list[Letter]


def untouched(body: str) -> Text:
    """Return a text before any edit."""
    return [Letter(letter, n) for n, letter in enumerate(body)]


def said(text: Text) -> str:
    """Return the words of an edited text."""
    return "".join(letter.text for letter in text)


def put_in(words: str) -> Text:
    """Return letters that stood nowhere."""
    return [Letter(letter, -1) for letter in words]


def typos(text: Text, chance: random.Random) -> Text:
    """Change two letters in a hundred, within words: swapped, doubled, left out or another."""
    edited: Text = []
    for n, one in enumerate(text):
        inner = one.text.isalpha() and 0 < n < len(text) - 1 and text[n - 1].text.isalpha() and text[n + 1].text.isalpha()
        if inner and chance.random() < 0.02:
            kind = chance.randrange(3)
            edited += [[one, Letter(one.text, -1)], [], [Letter("x", -1)]][kind]
        else:
            edited.append(one)
    return edited


def added_on_top(text: Text, chance: random.Random) -> Text:
    """Put a sentence in the first turn, so that all that follows moves."""
    at = said(text).index(": ") + 2
    return text[:at] + put_in(chance.choice(_ADDED)) + text[at:]


def _turns(text: Text) -> list[Text]:
    """Return the turns of a text, each with the empty line behind it."""
    ends = [match.end() for match in re.finditer(r"\n\n(?=\w+:)", said(text))]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def turn_deleted(text: Text, chance: random.Random) -> Text:
    """Take a turn out."""
    turns = _turns(text)
    del turns[chance.randrange(len(turns))]
    return [letter for turn in turns for letter in turn]


def turns_merged(text: Text, chance: random.Random) -> Text:
    """Make one turn of two that follow each other."""
    turns = _turns(text)
    n = chance.randrange(1, len(turns))
    label = said(turns[n]).index(": ") + 2
    turns[n] = put_in(" ") + turns[n][label:]
    while turns[n - 1][-1].text == "\n":
        turns[n - 1] = turns[n - 1][:-1]
    return [letter for turn in turns for letter in turn]


def names_replaced(text: Text, chance: random.Random) -> Text:
    """Put a pseudonym for words in capitals, as pseudonymise does."""
    words = list(re.finditer(r"(?<=[a-z] )[A-Z]\w+", said(text)))
    for n, match in reversed(list(enumerate(words))):
        text = text[: match.start()] + put_in(f"[collega {n % 7 + 1}]") + text[match.end() :]
    return text


def rewrapped(text: Text, chance: random.Random) -> Text:
    """Break long lines at seventy letters, as some editors do."""
    edited: Text = []
    width = 0
    for one in text:
        width = 0 if one.text == "\n" else width + 1
        if one.text == " " and width > 70:
            edited.append(Letter("\n", one.was))
            width = 0
        else:
            edited.append(one)
    return edited


def quote_repeated(text: Text, chance: random.Random) -> Text:
    """Say a few sentences again elsewhere, word for word."""
    sentences = [match.span() for match in re.finditer(r"(?<=[.?!] )[A-Z][^.?!\n]{15,}[.?!]", said(text))]
    turns = _turns(text)
    for start, end in chance.sample(sentences, min(5, len(sentences))):
        n = chance.randrange(len(turns))
        turns.insert(n, put_in("Respondent: " + said(text)[start:end] + "\n\n"))
    return [letter for turn in turns for letter in turn]


EDITS: dict[str, Callable[[Text, random.Random], Text]] = {
    edit.__name__: edit for edit in (typos, added_on_top, turn_deleted, turns_merged, names_replaced, rewrapped, quote_repeated)
}


class Truth(NamedTuple):
    """Where a coding stands in an edited text, and how much of its words is left, from 0 to 1."""

    start: int
    end: int
    left: float


def truth(coding: Coding, text: Text) -> Truth:
    """Return what really became of a coding: from the first of its letters that is left to the last."""
    places = [n for n, letter in enumerate(text) if coding.start <= letter.was < coding.end]
    return Truth(places[0], places[-1] + 1, len(places) / (coding.end - coding.start)) if places else Truth(0, 0, 0.0)


def overlap(start: int, end: int, true: Truth) -> float:
    """Return the letters that two places share, over all letters of both."""
    shared = max(0, min(end, true.end) - max(start, true.start))
    return shared / max(1, (end - start) + (true.end - true.start) - shared)

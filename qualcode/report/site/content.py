"""What stands on the page: cases, themes, conversations and passages, each referred to by its place in a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qualcode.model.codebook import Codebook, Construct


@dataclass(frozen=True)
class Sign:
    """A condition as it is shown: a mark, a name, and the class that colours it."""

    label: str
    mark: str
    kind: str


@dataclass(frozen=True)
class Theme:
    """A construct in the tree; `parent` is the place of the one above it, -1 for none."""

    construct: Construct
    depth: int
    parent: int


@dataclass(frozen=True)
class Section:
    """Themes under one heading, by their places in the list of themes."""

    label: str
    themes: range


@dataclass(frozen=True)
class Spoken:
    """What one speaker says in one turn."""

    speaker: str
    interviewer: bool
    text: str


@dataclass(frozen=True)
class Talk:
    """An interview, known by its number and not by its name, that may tell who spoke."""

    number: str
    case: int
    role: str
    speaker: str
    words: int
    summarised: bool
    turns: tuple[Spoken, ...]


@dataclass(frozen=True)
class Passage:
    """A fragment with all that is told of it; `pieces` are (turn, start, end), code points in the speech of a turn."""

    number: str
    talk: int
    theme: int
    sign: int
    confirmed: bool
    coders: tuple[str, ...]
    why: str
    quote: str
    facets: tuple[str, ...]
    pieces: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Content:
    """The page before it is written; `whole` says whether what was said is shown, or the fragments only."""

    title: str
    by: str
    whole: bool
    cases: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    themes: tuple[Theme, ...]
    signs: tuple[Sign, ...]
    talks: tuple[Talk, ...]
    passages: tuple[Passage, ...]
    account: tuple[str, ...]
    books: tuple[Codebook, ...]

    @cached_property
    def roles(self) -> list[str]:
        """Return the roles of those who were interviewed, sorted."""
        return sorted({talk.role for talk in self.talks})

    @cached_property
    def cells(self) -> list[tuple[tuple[int, int], list[Passage]]]:
        """Return the passages of each case and theme that has any, theme by theme."""
        found: dict[tuple[int, int], list[Passage]] = {}
        for one in self.passages:
            found.setdefault((self.talks[one.talk].case, one.theme), []).append(one)
        return sorted(found.items(), key=lambda item: (item[0][1], item[0][0]))

    @cached_property
    def counts(self) -> Mapping[tuple[int, int], list[tuple[int, int]]]:
        """Return for each case and theme the signs that were met, with how often, in order."""
        return {cell: sorted(Counter(one.sign for one in passages).items()) for cell, passages in self.cells}

    @cached_property
    def of_talk(self) -> Mapping[int, list[Passage]]:
        """Return the passages of each interview by its place."""
        found: dict[int, list[Passage]] = {n: [] for n in range(len(self.talks))}
        for one in self.passages:
            found[one.talk].append(one)
        return found

    @cached_property
    def of_turn(self) -> Mapping[tuple[int, int], list[Passage]]:
        """Return the passages that begin in a turn of an interview, by the places of both; what is outside all turns is told at the first."""
        found: dict[tuple[int, int], list[Passage]] = defaultdict(list)
        for one in self.passages:
            found[one.talk, one.pieces[0][0] if one.pieces else 0].append(one)
        return found

    @cached_property
    def of_piece(self) -> Mapping[tuple[int, int], list[tuple[int, int, int]]]:
        """Return what was coded in each turn of an interview: start and end in its text (code points), and the sign."""
        found: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
        for one in self.passages:
            for turn, start, end in one.pieces:
                found[one.talk, turn].append((start, end, one.sign))
        return found

    def texts(self) -> Iterator[str]:
        """Yield all that a reader sees."""
        yield from (self.title, *self.account)
        yield from (name for name, _ in self.cases)
        for book in self.books:
            yield from (book.title, book.description)
        for theme in self.themes:
            one = theme.construct
            yield from (one.label, one.definition, *one.include, *one.exclude, *(example.quote for example in one.examples))
        for talk in self.talks:
            yield talk.role
            yield from (turn.text for turn in talk.turns)
        said = {text for one in self.passages for text in (one.quote if not self.whole else "", one.why, *one.coders, *one.facets)}
        yield from sorted(said)

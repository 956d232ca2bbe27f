"""The query language of `qualcode find`: conditions on fragments, with `and`, `or`, `not` and parentheses.

    construct:begeleiding and (condition:belemmerend or not rol=medewerker) and "geen tijd"

What stands side by side must both hold. A query becomes a tree of frozen values; what it means is in `search.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.errors import QualcodeError
from qualcode.text import nearest, normalise


class Field(StrEnum):
    """What of a fragment a term is about; all but words and attributes are written before a colon."""

    WORDS = ""
    ATTRIBUTE = "="
    CONSTRUCT = "construct"
    CONDITION = "condition"
    FACET = "facet"
    SPEAKER = "speaker"
    CODER = "coder"
    STATUS = "status"
    ID = "id"
    WITH = "with"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `name` is the attribute or facet that must have the value, `at` where it stands in the query (code points)."""

    field: Field
    value: str
    name: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """What must all hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What of which one must hold."""

    parts: tuple[Node, ...]


Node = Term | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was written, and its tree."""

    text: str
    root: Node

    def terms(self, *, positive: bool = False) -> Iterator[Term]:
        """Yield the terms in order of writing; with `positive` only those that are not denied."""
        yield from _terms(self.root, positive=positive)

    def wrong(self, term: Term, message: str, *, hint: str = "") -> QualcodeError:
        """Return the error that a term is about something that does not exist."""
        return wrong(self.text, term.at, message, hint=hint)


def _terms(node: Node, *, positive: bool) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif not isinstance(node, Not):
        for part in node.parts:
            yield from _terms(part, positive=positive)
    elif not positive:
        yield from _terms(node.part, positive=positive)


def wrong(text: str, at: int, message: str, *, hint: str = "") -> QualcodeError:
    """Return an error with a caret under a place (code points) of a query."""
    line = re.sub(r"\s", " ", text)
    return QualcodeError(f"{message}\n    {line}\n    {' ' * at}^", hint=hint or "see: qualcode find --help")


_QUOTED = r'"[^"]*"|“[^”]*”'
_PART, _SIGNED = rf'(?:{_QUOTED}|[^\s()"“”:=]+)', rf'[:=](?:{_QUOTED}|[^\s()"“”:=]*)'
_TOKEN = re.compile(rf"[()]|{_PART}(?:{_SIGNED})*|(?:{_SIGNED})+")
_TERM = re.compile(rf'(?P<name>{_QUOTED}|[^:="“”]+)(?P<sign>[:=])(?P<value>.*)', re.DOTALL)
_WORDS = {"and", "or", "not"}
_NAMED = tuple(field.value for field in Field if field not in (Field.WORDS, Field.ATTRIBUTE))
_DEEPEST, _LONGEST = 50, 10_000  # parentheses and `not`s in each other; code points of a query


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    at: int

    @property
    def word(self) -> str:
        """Return `and`, `or`, `not`, a parenthesis, or nothing for a term."""
        return self.text.casefold() if self.text in "()" or self.text.casefold() in _WORDS else ""


def parse(text: str) -> Query:
    """Return the query that a text is; raises QualcodeError with a caret under the place where it goes wrong."""
    text = normalise(text)
    if not text.strip():
        raise QualcodeError("the query is empty", hint='example: qualcode find "construct:leertijd and condition:belemmerend"; everything: "*"')
    if len(text) > _LONGEST:
        raise QualcodeError(f"the query is longer than {_LONGEST} characters")
    return Query(text, _Parser(text).whole())


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif match := _TOKEN.match(text, at):
            found.append(_Token(match.group(), at))
            at = match.end()
        else:
            raise wrong(text, at, "this quotation mark has no counterpart")
    return found


class _Parser:
    """Goes through a query once, from left to right; each method reads one rule of the grammar."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._n = 0
        self._depth = 0

    def whole(self) -> Node:
        """Read all there is."""
        found = self._either()
        if self._n < len(self._tokens):
            raise wrong(self._text, self._tokens[self._n].at, "this `)` closes nothing")
        return found

    def _next(self) -> str | None:
        """Return the word of the token that is next, empty for a term, None at the end."""
        return self._tokens[self._n].word if self._n < len(self._tokens) else None

    def _either(self) -> Node:
        parts = [self._all()]
        while self._next() == "or":
            self._n += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> Node:
        parts = [self._one()]
        while (word := self._next()) in ("and", "not", "(", ""):
            self._n += word == "and"
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Node:
        word = self._next()
        if word is None:
            raise wrong(self._text, len(self._text.rstrip()), "something to look for is missing here")
        token = self._tokens[self._n]
        self._n += 1
        if not word:
            return self._term(token)
        if word not in ("not", "("):
            raise wrong(self._text, token.at, f"something to look for is missing before this `{token.text}`")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise wrong(self._text, token.at, "too much is put inside each other here")
        found: Node = Not(self._one()) if word == "not" else self._either()
        self._depth -= 1
        if word == "(":
            if self._next() != ")":
                raise wrong(self._text, token.at, "this `(` is never closed")
            self._n += 1
        return found

    def _term(self, token: _Token) -> Term:
        match = _TERM.fullmatch(token.text)
        if match is None:
            return Term(Field.WORDS, self._words(_plain(token.text), token.at), at=token.at)
        name, value = _plain(match["name"]), match["value"]
        if not value:
            raise wrong(self._text, token.at + len(token.text), f"a value is missing after `{token.text}`")
        if match["sign"] == "=":
            return Term(Field.ATTRIBUTE, _plain(value), name, token.at)
        if name.casefold() not in _NAMED:
            hint = f'{nearest(name, list(_NAMED))}; an attribute is written `{name}=…`, words `"{token.text}"`'
            raise wrong(self._text, token.at, f"`{name}:` is nothing that can be asked", hint=hint)
        field = Field(name.casefold())
        if field is Field.FACET:
            facet, _, own = _plain(value).partition("=")
            return Term(field, own, facet, token.at)
        return Term(field, _plain(value), at=token.at)

    def _words(self, words: str, at: int) -> str:
        """Return words to look for; a `*` stands for the rest of a word, or for any word."""
        if not words.strip():
            raise wrong(self._text, at, "there are no words between these quotation marks")
        if any("*" in word.strip("*") for word in words.split()):
            raise wrong(self._text, at, "a `*` stands at the beginning or the end of a word, or by itself")
        return words


def _plain(text: str) -> str:
    """Return text without its quotation marks."""
    return re.sub(r'["“”]', "", text)

"""The indicator language: what an author may write, and what is said of what may not be written."""

from __future__ import annotations

import re

import pytest

from qualcode.coding.expression import compiled
from qualcode.coding.indicator import Step, parse, words_of

_GOOD = [
    ("toegeven", [[Step(("toegeven",))]]),
    ("fout toegeven", [[Step(("fout",)), Step(("toegeven",))]]),
    ("op _ kop", [[Step(("op",)), Step(()), Step(("kop",))]]),
    ("tijd .. krijgen", [[Step(("tijd",)), Step(("krijgen",), gap=True)]]),
    ("tijd ... krijgen", [[Step(("tijd",)), Step(("krijgen",), gap=True)]]),
    ("tijd … krijgen", [[Step(("tijd",)), Step(("krijgen",), gap=True)]]),
    ("tijd .. _ krijgen", [[Step(("tijd",)), Step((), gap=True), Step(("krijgen",))]]),
    ("fout & vertellen", [[Step(("fout",))], [Step(("vertellen",))]]),
    ("fout|misser & vertellen", [[Step(("fout", "misser"))], [Step(("vertellen",))]]),
    ("productie*", [[Step(("productie*",))]]),
    ("*overleg", [[Step(("*overleg",))]]),
    ("*filmpje*", [[Step(("*filmpje*",))]]),
    ("auto-*", [[Step(("auto-*",))]]),
    ("=leer", [[Step(("=leer",))]]),
    ("=leer|=leert", [[Step(("=leer", "=leert"))]]),
    ("'s ochtends", [[Step(("'s",)), Step(("ochtends",))]]),
    ("’s Ochtends z’n collega’s", [[Step(("'s",)), Step(("ochtends",)), Step(("z'n",)), Step(("collega's",))]]),
    ("e-mail", [[Step(("e-mail",))]]),
    ("één|idee", [[Step(("één", "idee"))]]),
    ("/[0-9]+/ uur", [[Step(("/[0-9]+/",)), Step(("uur",))]]),
    (r"/a|b&c/|Fout & /\S\/x/", [[Step(("/a|b&c/", "fout"))], [Step((r"/\S\/x/",))]]),
]


@pytest.mark.parametrize(("source", "expected"), _GOOD, ids=[source for source, _ in _GOOD])
def test_an_indicator_is_read_into_phrases_of_steps(source: str, expected: list[list[Step]]) -> None:
    """Each part beside `&` is a phrase, each word of it a step in lower case with its alternatives."""
    assert parse(source) == tuple(tuple(phrase) for phrase in expected)


_STAR = " (`*` stands before or after three letters or more, without `=`)"
_BAD = [
    (".. toegeven", "`.. toegeven` begins with a gap"),
    ("fout & .. toegeven", "`fout & .. toegeven` begins with a gap"),
    ("toegeven ..", "`toegeven ..` ends with a gap"),
    ("fout &", "`fout &` has nothing beside `&`"),
    ("& fout", "`& fout` has nothing beside `&`"),
    ("fout & & misser", "`fout & & misser` has nothing beside `&`"),
    ("_", "`_` would be found everywhere"),
    ("_ .. _", "`_ .. _` would be found everywhere"),
    ("_ & _", "`_ & _` would be found everywhere"),
    ("fout.", "`fout.` in `fout.` is not a word"),
    ("geen (echte) tijd", "`(echte)` in `geen (echte) tijd` is not a word"),
    ("fout, misser", "`fout,` in `fout, misser` is not a word"),
    ("fout..misser", "`fout..misser` in `fout..misser` is not a word"),
    ("fout | misser", "`|` in `fout | misser` is not a word"),
    ("fout|", "`fout|` in `fout|` is not a word"),
    ("|fout", "`|fout` in `|fout` is not a word"),
    ("_|fout", "`_` in `_|fout` is not a word"),
    ("mail- en belwerk", "`mail-` in `mail- en belwerk` is not a word"),
    ("=", "`=` in `=` is not a word"),
    ("==leer", "`==leer` in `==leer` is not a word"),
    ("*", "`*` in `*` is not a word" + _STAR),
    ("*e*", "`*e*` in `*e*` is not a word" + _STAR),
    ("ab*", "`ab*` in `ab*` is not a word" + _STAR),
    ("le*ren", "`le*ren` in `le*ren` is not a word" + _STAR),
    ("**overleg", "`**overleg` in `**overleg` is not a word" + _STAR),
    ("=leer*", "`=leer*` in `=leer*` is not a word" + _STAR),
    ("/(fout/", "`/(fout/` is no regular expression: missing ): (fout"),
    ("/fout", "`/fout` in `/fout` is not a word"),
    ("fout/", "`fout/` in `fout/` is not a word"),
    ("/", "`/` in `/` is not a word"),
    ("//", "`//` also matches no letter at all, so it would be found everywhere"),
    ("/een fout/", "`/een fout/` holds a space, but stands for one word: write a phrase of several"),
    ("/(fout)?/", "`/(fout)?/` also matches no letter at all, so it would be found everywhere"),
    ("geen /.*/", "`/.*/` also matches no letter at all, so it would be found everywhere"),
    (r"/(fout)\1/", r"`/(fout)\1/` is no regular expression: invalid escape sequence: \1"),
    ("/(?<!geen)fout/", "`/(?<!geen)fout/` is no regular expression: invalid perl operator: (?<!"),
    ("/(a{1000}){1000}/", "`/(a{1000}){1000}/` is no regular expression: invalid repetition size: {1000}"),
]


@pytest.mark.parametrize(("source", "message"), _BAD, ids=[source for source, _ in _BAD])
def test_a_bad_indicator_says_what_is_wrong(source: str, message: str) -> None:
    """What is not well written, or could never or always be found, is refused with a message that names the part."""
    with pytest.raises(ValueError, match="^" + re.escape(message) + "$"):
        parse(source)


def test_no_expression_keeps_it_busy() -> None:
    """Expressions that go back on their steps for ages elsewhere (nested repeats) answer at once, on a word of any length."""
    for expression in ("(a+)+b", "(a|a)+b", "(a*)*(a*)*(a*)*b", "(.*.*.*.*)+x"):
        assert compiled(expression).fullmatch("a" * 100_000) is None


def test_only_plain_words_are_expanded() -> None:
    """Parts of words, exact forms and `_` need no other forms; all alternatives of every phrase do."""
    assert words_of(parse("fout|misser toegeven & =leer .. _ *overleg productie* /x|y/")) == {"fout", "misser", "toegeven"}

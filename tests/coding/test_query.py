"""Tests of the query language: what a text means, and where a wrong one goes wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.coding.query import And, Field, Node, Not, Or, Term, parse
from qualcode.errors import QualcodeError

A, B, C = Term(Field.WORDS, "a"), Term(Field.WORDS, "b"), Term(Field.WORDS, "c")


def bare(node: Node) -> Node:
    """Return a tree without the places in the text."""
    match node:
        case Term(field, value, name):
            return Term(field, value, name)
        case Not(part):
            return Not(bare(part))
        case And(parts):
            return And(tuple(map(bare, parts)))
        case Or(parts):
            return Or(tuple(map(bare, parts)))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("a b and c", And((A, B, C))),
        ("a or b c", Or((A, And((B, C))))),
        ("(a or b) c", And((Or((A, B)), C))),
        ("not a b", And((Not(A), B))),
        ("not (a OR b)", Not(Or((A, B)))),
        ("not not a", Not(Not(A))),
        ('"geen tijd"', Term(Field.WORDS, "geen tijd")),
        ("“geen tijd”", Term(Field.WORDS, "geen tijd")),
        ('"not"', Term(Field.WORDS, "not")),
        ('"(a)"', Term(Field.WORDS, "(a)")),
        ("leer*", Term(Field.WORDS, "leer*")),
        ("construct:begeleiding", Term(Field.CONSTRUCT, "begeleiding")),
        ("CONSTRUCT:begeleiding", Term(Field.CONSTRUCT, "begeleiding")),
        ("with:leertijd", Term(Field.WITH, "leertijd")),
        ("facet:stap=melden", Term(Field.FACET, "melden", "stap")),
        ("facet:stap", Term(Field.FACET, "", "stap")),
        ("rol=medewerker", Term(Field.ATTRIBUTE, "medewerker", "rol")),
        ('bedrijf="Bakkerij De Zon"', Term(Field.ATTRIBUTE, "Bakkerij De Zon", "bedrijf")),
        ('"groot bedrijf"="De Zon"', Term(Field.ATTRIBUTE, "De Zon", "groot bedrijf")),
        ('sector=""', Term(Field.ATTRIBUTE, "", "sector")),
        ('(rol=hr or"a")and b', And((Or((Term(Field.ATTRIBUTE, "hr", "rol"), A)), B))),
    ],
)
def test_means(text: str, tree: Node) -> None:
    """A query becomes the tree that it is read as: `not` binds most, then `and` (which may be left out), then `or`."""
    assert bare(parse(text).root) == tree


@pytest.mark.parametrize(
    ("text", "message", "caret"),
    [
        ("a and", "something to look for is missing here", 5),
        ("a and  ", "something to look for is missing here", 5),
        ("not", "something to look for is missing here", 3),
        ("and a", "something to look for is missing before this `and`", 0),
        ("a or or b", "something to look for is missing before this `or`", 5),
        ("a ()", "something to look for is missing before this `)`", 3),
        ("b (a", "this `(` is never closed", 2),
        ("a) b", "this `)` closes nothing", 1),
        ('a "b', "this quotation mark has no counterpart", 2),
        ('a ""', "there are no words between these quotation marks", 2),
        ("a b*c", "a `*` stands at the beginning or the end of a word, or by itself", 2),
        ("a construct:", "a value is missing after `construct:`", 12),
        ("a rol=", "a value is missing after `rol=`", 6),
        ("a wie:anna", "`wie:` is nothing that can be asked", 2),
        ("a\nand\tor", "something to look for is missing before this `or`", 6),
        ("(" * 51 + "a" + ")" * 51, "too much is put inside each other here", 50),
    ],
)
def test_goes_wrong(text: str, message: str, caret: int) -> None:
    """A query that cannot be read is shown with a caret under the place where it goes wrong."""
    with pytest.raises(QualcodeError) as error:
        parse(text)
    line = re.sub(r"\s", " ", text)
    assert str(error.value) == f"{message}\n    {line}\n    {' ' * caret}^"
    assert error.value.hint


def test_nothing_to_ask() -> None:
    """An empty query says how everything is asked, and one of endless length is refused."""
    with pytest.raises(QualcodeError, match="the query is empty") as error:
        parse(" \n")
    assert error.value.hint == 'example: qualcode find "construct:leertijd and condition:belemmerend"; everything: "*"'
    with pytest.raises(QualcodeError, match="longer than 10000 characters"):
        parse("a " * 5_001)


LOOSE = st.lists(st.sampled_from(["(", ")", "not", "and", "or", "a", "x=y"])).map(" ".join)


@given(st.one_of(st.text(max_size=60), st.text(alphabet='ab()":=*“” ', max_size=40), LOOSE))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is typed becomes a query or a message, and its terms stand where they say."""
    try:
        query = parse(text)
    except QualcodeError:
        return
    for term in query.terms():
        assert query.text[term.at : term.at + 1].strip()


TERMS = st.one_of(
    st.sampled_from([A, B, C, Term(Field.WORDS, "geen tijd"), Term(Field.ATTRIBUTE, "De Zon", "bedrijf"), Term(Field.FACET, "melden", "stap")]),
    st.builds(Term, st.sampled_from([Field.CONSTRUCT, Field.CODER, Field.NEAR]), st.sampled_from(["rust", "vraag-stuk"])),
)
TREES: st.SearchStrategy[Node] = st.recursive(
    TERMS,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(And, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=12,
)


def written(node: Node) -> str:
    """Return a query with all its parentheses."""
    match node:
        case Term(Field.WORDS, value):
            return f'"{value}"'
        case Term(Field.ATTRIBUTE, value, name):
            return f'{name}="{value}"'
        case Term(Field.FACET, value, name):
            return f"facet:{name}={value}"
        case Term(field, value):
            return f"{field.value}:{value}"
        case Not(part):
            return f"not ({written(part)})"
        case And(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({written(part)})" for part in parts)


@given(TREES)
def test_round_trip(tree: Node) -> None:
    """A tree that is written with parentheses is read as the same tree."""
    assert bare(parse(written(tree)).root) == tree


def test_terms_that_are_not_denied() -> None:
    """Words that are denied are not among those that are shown in context; twice denied is still denied."""
    query = parse("a and not (b or c) or not not c")
    assert [term.value for term in query.terms()] == ["a", "b", "c", "c"]
    assert [term.value for term in query.terms(positive=True)] == ["a"]

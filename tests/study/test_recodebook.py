"""Constructs change in the text of a codebook: only the lines that must, with comments and order as they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.study import recodebook, yamlfile
from qualcode.study.authored import build

BOOK = """\
codebook: bakken
title: Bakken
constructs:
  # eerst
  - {id: vraagstuk, label: Vraagstuk, group: aspecten}  # a
  - {id: inwerken, label: Inwerken, constructs: []}
  # over vervolg
  - id: vervolg
    label: Vervolg        # b
    include:
      - als er iets komt
    constructs:
      - {id: ruimte, label: Ruimte, include: [vrij, "als er iets komt"], indicators: [{find: "zelf & kiezen"}]}
"""


def read(text: str) -> Codebook:
    """Return the codebook that a text is, which must have no problems."""
    data, marks, problems = yamlfile.parse(text, "boek.yaml")
    book, more = build(Codebook, data, marks)
    assert problems + more == []
    assert book
    return book


def tree(book: Codebook) -> list[tuple[int, str]]:
    """Return the ids in reading order with their depth."""
    return [(depth, construct.id) for _, depth, construct in book.walk()]


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are gone and those that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_rename() -> None:
    """A construct gets another id, and label when asked, and nothing else changes."""
    assert changed(BOOK, recodebook.renamed(BOOK, "vervolg", "later", label="Later: wat?")) == (
        ["  - id: vervolg", "    label: Vervolg        # b"],
        ["  - id: later", '    label: "Later: wat?"        # b'],
    )
    assert changed(BOOK, recodebook.renamed(BOOK, "inwerken", "null")) == (
        ["  - {id: inwerken, label: Inwerken, constructs: []}"],
        ['  - {id: "null", label: Inwerken, constructs: []}'],
    )


def test_retire() -> None:
    """A construct is marked as retired behind its label, once."""
    assert changed(BOOK, recodebook.retired(BOOK, "vervolg")) == ([], ["    retired: true"])
    assert changed(BOOK, recodebook.retired(BOOK, "ruimte"))[1] == [
        '      - {id: ruimte, label: Ruimte, include: [vrij, "als er iets komt"], indicators: [{find: "zelf & kiezen"}], retired: true}'
    ]
    once = recodebook.retired(BOOK, "vervolg")
    assert recodebook.retired(once, "vervolg") == once
    assert [one.id for _, _, one in read(once).walk() if one.retired] == ["vervolg"]


def test_add() -> None:
    """A new construct stands behind another, written as that is, in its group."""
    assert changed(BOOK, recodebook.added(BOOK, "nieuw", "Nieuw", behind="vraagstuk", definition="Wat: nieuw.")) == (
        [],
        ['  - {id: nieuw, label: Nieuw, group: aspecten, origin: data, definition: "Wat: nieuw."}'],
    )
    assert changed(BOOK, recodebook.added(BOOK, "nieuw", "Nieuw", behind="vervolg")) == (
        [],
        ["  - id: nieuw", "    label: Nieuw", "    origin: data"],
    )
    assert "[{id: a, label: A}, {id: b, label: B, origin: data}]" in recodebook.added(
        "codebook: x\ntitle: X\nconstructs: [{id: a, label: A}]", "b", "B", behind="a"
    )


def test_move() -> None:
    """A construct goes along with its comments and all below it, and what it goes below gets lines of its own when it has none."""
    assert recodebook.moved(BOOK, "vervolg", "vraagstuk") == (
        """\
codebook: bakken
title: Bakken
constructs:
  # eerst
  - id: vraagstuk
    label: Vraagstuk
    group: aspecten  # a
    constructs:
      # over vervolg
      - id: vervolg
        label: Vervolg        # b
        include:
          - als er iets komt
        constructs:
          - {id: ruimte, label: Ruimte, include: [vrij, "als er iets komt"], indicators: [{find: "zelf & kiezen"}]}
  - {id: inwerken, label: Inwerken, constructs: []}
"""
    )
    assert tree(read(recodebook.moved(BOOK, "ruimte", None))) == [(0, "vraagstuk"), (0, "inwerken"), (0, "vervolg"), (0, "ruimte")]
    assert tree(read(recodebook.moved(BOOK, "inwerken", "vervolg"))) == [(0, "vraagstuk"), (0, "vervolg"), (1, "ruimte"), (1, "inwerken")]
    assert tree(read(recodebook.moved(BOOK, "ruimte", "inwerken"))) == [(0, "vraagstuk"), (0, "inwerken"), (1, "ruimte"), (0, "vervolg")]


@pytest.mark.parametrize("below", ["vervolg", "ruimte"])
def test_nothing_stands_below_itself(below: str) -> None:
    """A construct cannot be moved below itself or what is below it."""
    with pytest.raises(QualcodeError, match=f"`{below}` is `vervolg` or below it"):
        recodebook.moved(BOOK, "vervolg", below)


def test_between_brackets() -> None:
    """What stands between brackets with others is not taken out of its lines."""
    text = "codebook: x\ntitle: X\nconstructs: [{id: a, label: A}, {id: b, label: B}]\n"
    with pytest.raises(QualcodeError, match="`a` stands between brackets with others"):
        recodebook.moved(text, "a", "b")
    assert tree(read(recodebook.absorbed(text, "a", "b"))) == [(0, "b")]


def test_absorb() -> None:
    """By what one construct is recognised, the other is from then on; what both had is there once."""
    book = read(recodebook.absorbed(BOOK, "ruimte", "vervolg"))
    construct = book.find("vervolg")
    assert construct
    assert (tree(book), construct.include) == ([(0, "vraagstuk"), (0, "inwerken"), (0, "vervolg")], ("als er iets komt", "vrij"))
    assert [indicator.find for indicator in construct.indicators] == ["zelf & kiezen"]
    up = read(recodebook.absorbed(BOOK, "vervolg", "ruimte"))
    assert tree(up) == [(0, "vraagstuk"), (0, "inwerken"), (0, "ruimte")]


_IDS = ("aa", "bb", "cc", "dd", "ee", "ff")


@st.composite
def _books(draw: st.DrawFn) -> str:
    """Return a codebook of six constructs in some tree, each written on one line or on several, with comments."""
    above = [draw(st.integers(-1, n - 1)) for n in range(len(_IDS))]

    def written(n: int, indent: int) -> list[str]:
        below = [k for k, parent in enumerate(above) if parent == n]
        space, id = " " * indent, _IDS[n]
        lists = draw(st.sampled_from([f", include: [x{id}]", ""]))
        if not below and draw(st.booleans()):
            return [f"{space}# over {id}", f"{space}- {{id: {id}, label: L{id}{lists}}}  # bij {id}"]
        block = [f"{space}# over {id}", f"{space}- id: {id}  # bij {id}", f"{space}  label: L{id}"]
        if draw(st.booleans()):
            block += [f"{space}  definition: >-", f"{space}    Dit is {id},", f"{space}    en meer."]
        block += [f"{space}  include:", f"{space}    - x{id}"] if lists else []
        if below:
            block += [f"{space}  constructs:", *(line for k in below for line in written(k, indent + 4))]
        return block + ([f"{space}  examples: [{{quote: Q{id}}}]"] if draw(st.booleans()) else [])

    lines = [line for n, parent in enumerate(above) if parent < 0 for line in written(n, 2)]
    return "\n".join(["codebook: x", "title: X", "constructs:", *lines]) + draw(st.sampled_from(["", "\n"]))


def _above(book: Codebook) -> dict[str, str | None]:
    """Return for each construct the one that it is below."""
    stack: list[str] = []
    found: dict[str, str | None] = {}
    for _, depth, construct in book.walk():
        stack = stack[:depth]
        found[construct.id] = stack[-1] if stack else None
        stack.append(construct.id)
    return found


def _said(book: Codebook) -> dict[str, Any]:
    """Return all that is said of each construct, but not what is below it."""
    return {one.id: one.model_dump(exclude={"constructs"}) for _, _, one in book.walk()}


@settings(max_examples=300, deadline=None)
@given(text=_books(), one=st.sampled_from(_IDS), two=st.sampled_from([*_IDS, None]))
def test_moving_anything_anywhere(text: str, one: str, two: str | None) -> None:
    """Whatever is moved, it stands below the other, all else stands where it stood, and no word or comment is lost."""
    book = read(text)
    try:
        moved = read(after := recodebook.moved(text, one, two))
    except QualcodeError:
        assert two == one or (two is not None and one in _path(book, two))
        return
    assert _above(moved) == {**_above(book), one: two}
    assert _said(moved) == _said(book)
    assert sorted(word for word in after.split() if word in {"over", "bij", "#"}) == sorted(w for w in text.split() if w in {"over", "bij", "#"})


def _path(book: Codebook, id: str) -> list[str]:
    above, found = _above(book), list[str]()
    here = above[id]
    while here:
        found.append(here)
        here = above[here]
    return found


@settings(max_examples=300, deadline=None)
@given(text=_books(), one=st.sampled_from(_IDS), two=st.sampled_from(_IDS))
def test_merging_anything(text: str, one: str, two: str) -> None:
    """Whatever goes up in another, the rest stays as it was, and all by which either was recognised is with the other."""
    if one == two:
        return
    book = read(text)
    after = read(recodebook.absorbed(text, one, two))
    assert sorted(after.ids()) == sorted(id for id in _IDS if id != one)
    gone, kept, whole = book.find(one), book.find(two), after.find(two)
    assert gone
    assert kept
    assert whole
    assert sorted(whole.include) == sorted({*kept.include, *gone.include})
    assert len(whole.examples) == len(kept.examples) + len(gone.examples)
    assert (whole.label, whole.definition) == (kept.label, kept.definition)
    others = [id for id in _IDS if id not in (one, two)]
    assert {id: _said(after)[id] for id in others} == {id: _said(book)[id] for id in others}

"""What changed between two versions of a codebook."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.coding.changes import Change, Kind, Lines, changes
from qualcode.model.codebook import Codebook


def _book(constructs: list[dict[str, object]], **parts: object) -> Codebook:
    return Codebook.model_validate({"codebook": "boek", "title": "Boek", "constructs": constructs, **parts})


def test_constructs() -> None:
    """Constructs are removed, added, moved and changed, each told by itself, in reading order."""
    old = _book(
        [
            {"id": "rust", "label": "Rust", "definition": "Er is rust.", "indicators": ["rust", {"find": "stil", "weight": 0.5}]},
            {"id": "tijd", "label": "Tijd", "examples": [{"quote": "Ja.", "condition": "stimulerend"}]},
            {"id": "toon", "label": "Toon"},
        ]
    )
    new = _book(
        [
            {
                "id": "rust",
                "label": "Rust",
                "definition": "Er is kalmte.",
                "indicators": ["rust", {"find": "stil", "not": ["stil .. staan"], "condition": "stimulerend"}],
                "constructs": [{"id": "tijd", "label": "Tijd", "examples": [{"quote": "Ja."}]}],
            },
            {"id": "hond", "label": "Hond"},
        ]
    )
    assert changes(old, new) == [
        Change("construct", "toon", "Toon", Kind.REMOVED),
        Change(
            "construct",
            "rust",
            "Rust",
            Kind.CHANGED,
            (
                Lines("definition", ("Er is rust.",), ("Er is kalmte.",)),
                Lines("indicators", ("stil (weight 0.5)",), ("stil (stimulerend, not stil .. staan)",)),
            ),
        ),
        Change("construct", "tijd", "Tijd", Kind.MOVED, place=("", "rust")),
        Change("construct", "tijd", "Tijd", Kind.CHANGED, (Lines("examples", ("Ja. (stimulerend)",), ("Ja.",)),)),
        Change("construct", "hond", "Hond", Kind.ADDED),
    ]


def test_order() -> None:
    """A construct that stands between others than it did has moved; those around it have not."""
    old, new = (_book([{"id": id, "label": id} for id in ids]) for ids in (["a", "b", "c", "d"], ["b", "c", "d", "a"]))
    assert changes(old, new) == [Change("construct", "a", "a", Kind.MOVED, place=("", ""))]


def test_the_rest_of_the_book() -> None:
    """The book itself, its groups, facets and references are compared too."""
    one: list[dict[str, object]] = [{"id": "rust", "label": "Rust"}]
    facet = {"id": "soort", "label": "Soort", "values": [{"id": "klein", "label": "Klein"}]}
    wide = {**facet, "ordered": True, "values": [{"id": "klein", "label": "Klein", "definition": "Niet groot."}]}
    old = _book(one, groups=[{"id": "a", "label": "A"}], facets=[facet], references=[{"id": "toon-2012", "text": "Toon"}])
    new = _book(one, version="1.1", groups=[{"id": "a", "label": "A", "conditions": ["stimulerend"]}], facets=[wide])
    assert changes(old, new) == [
        Change("codebook", "", "Boek", Kind.CHANGED, (Lines("version", ("1.0",), ("1.1",)),)),
        Change("group", "a", "A", Kind.CHANGED, (Lines("conditions", (), ("stimulerend",)),)),
        Change(
            "facet",
            "soort",
            "Soort",
            Kind.CHANGED,
            (Lines("ordered", (), ("ordered",)), Lines("values", ("klein: Klein",), ("klein: Klein – Niet groot.",))),
        ),
        Change("reference", "toon-2012", "toon-2012", Kind.REMOVED),
    ]


IDS = st.lists(st.sampled_from("abcdef"), min_size=1, unique=True)


@given(IDS, IDS)
def test_added_and_removed_mirror(before: list[str], after: list[str]) -> None:
    """What is added one way is removed the other way, and nothing changes between a codebook and itself."""
    old, new = (_book([{"id": id, "label": id} for id in ids]) for ids in (before, after))
    there, back = changes(old, new), changes(new, old)
    assert {one.id for one in there if one.kind is Kind.ADDED} == set(after) - set(before)
    assert {one.id for one in there if one.kind is Kind.ADDED} == {one.id for one in back if one.kind is Kind.REMOVED}
    assert changes(old, old) == []

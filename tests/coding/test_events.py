"""What changed between two versions, in words."""

from __future__ import annotations

from dataclasses import replace

from qualcode.coding.events import Event, Kind, of_case, of_codebooks, of_codings
from qualcode.model.coding import Coding
from tests.nouns import codebook

ONE = Coding("a", "anna", 0, 4, "Daar", "rust", "stimulerend", {"soort": "klein"}, id="1111aaaa2222")
TWO = Coding("a", "anna", 5, 8, "was", "ruimte", id="2222aaaa3333")


def told(old: list[Coding], new: list[Coding]) -> list[str]:
    """Return the words of what happened to codings."""
    return [event.words for event in of_codings(old, new)]


def test_codings() -> None:
    """New and gone codings are told with what they said, changed ones with both values; words and notes are not repeated."""
    assert told([], [TWO, ONE]) == ["+ 1111aaaa rust, stimulerend, soort=klein, accepted (0-4)", "+ 2222aaaa ruimte, accepted (5-8)"]
    assert told([ONE], []) == ["- 1111aaaa rust, stimulerend, soort=klein, accepted (0-4)"]
    assert told([ONE], [ONE]) == []
    changed = replace(ONE, construct="ruimte", condition=None, facets={}, status="rejected", memo="Om Karin.", why="x")
    assert told([ONE], [changed]) == [
        "1111aaaa ruimte: construct rust → ruimte, condition stimulerend → none, facets soort=klein → none, status accepted → rejected, memo, why"
    ]
    assert told([ONE], [replace(ONE, start=1, end=5)]) == ["1111aaaa rust: place 0-4 → 1-5"]
    assert told([ONE], [replace(ONE, quote="Hier")]) == ["1111aaaa rust: quote"]


def test_an_event_is_found_by_its_names() -> None:
    """A coding that got another construct belongs to the history of both."""
    (event,) = of_codings([ONE], [replace(ONE, construct="ruimte")])
    assert event == Event(Kind.CHANGED, "1111aaaa ruimte: construct rust → ruimte", frozenset({"rust", "ruimte"}), "1111aaaa2222", "a")


def test_codebooks() -> None:
    """Each field of a construct that changed is told, with what went in and out of its lists, and where it stands."""
    old = codebook(
        constructs=[
            {"id": "rust", "label": "Rust", "definition": "Stil zijn.", "include": ["a", "b"], "indicators": ["stil"]},
            {"id": "ruimte", "label": "Ruimte"},
            {"id": "weg", "label": "Weg"},
        ]
    )
    new = codebook(
        constructs=[
            {
                "id": "rust",
                "label": "Rust",
                "definition": "Stil kunnen zijn.",
                "include": ["b", "a"],
                "indicators": ["x", "y", "z"],
                "retired": "true",
                "constructs": [{"id": "ruimte", "label": "Ruimte"}],
            },
            {"id": "nieuw", "label": "Nieuw hier"},
        ]
    )
    assert [event.words for event in of_codebooks(old, new)] == [
        "- weg, Weg",
        "rust: definition - ‘Stil zijn.’, + ‘Stil kunnen zijn.’",
        "rust: retired + ‘true’",
        "rust: indicators - ‘stil’, + 3 items",
        "ruimte: below rust, was at the top",
        "+ nieuw, Nieuw hier",
    ]
    assert [event.words for event in of_codebooks(None, old)] == ["+ rust, Rust", "+ ruimte, Ruimte", "+ weg, Weg"]
    assert list(of_codebooks(new, new)) == []


def test_cases() -> None:
    """Facts and summaries that came, changed or went are told by their name."""
    old = {"case": "Zon", "facts": {"omvang": "12", "plaats": "x"}, "summaries": {"rust": "a"}}
    new = {"case": "Zon", "facts": {"omvang": "14"}, "summaries": {"rust": {"text": "a"}, "ruimte": "b"}}
    assert [(event.words, event.case) for event in of_case(old, new)] == [
        ("fact omvang changed", "Zon"),
        ("fact plaats gone", "Zon"),
        ("summary rust changed", "Zon"),
        ("summary ruimte added", "Zon"),
    ]
    assert list(of_case({}, {"case": "Zon"})) == []

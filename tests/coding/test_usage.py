"""How constructs are used, and which are coded on the same words."""

from __future__ import annotations

import pytest

from qualcode.coding.usage import Overlap, Use, overlaps, usage
from qualcode.model.fragment import Fragment
from tests.nouns import codebook, fragment

_BOOK = codebook(
    constructs=[
        {"id": "rust", "label": "Rust", "origin": "data", "definition": "Stil.", "constructs": [{"id": "pauze", "label": "Pauze"}]},
        {"id": "ruimte", "label": "Ruimte", "retired": "true"},
        {"id": "tijd", "label": "Tijd"},
    ]
)


def some(construct: str, *places: tuple[int, int], transcript: str = "a") -> list[Fragment]:
    """Return fragments at places."""
    return [fragment(transcript, construct, quote="x" * (end - start), start=start) for start, end in places]


def test_usage() -> None:
    """Each construct is counted by itself, in fragments, those that a person confirmed, and transcripts."""
    found = [fragment("a", "rust"), fragment("b", "rust", coders=("anna",)), fragment("b", "pauze"), fragment("b", "elders")]
    assert usage(_BOOK, found) == [
        Use("rust", "Rust", "data", 0, retired=False, defined=True, fragments=2, confirmed=1, transcripts=2),
        Use("pauze", "Pauze", "", 1, retired=False, defined=False, fragments=1, confirmed=0, transcripts=1),
        Use("ruimte", "Ruimte", "", 0, retired=True, defined=False, fragments=0, confirmed=0, transcripts=0),
        Use("tijd", "Tijd", "", 0, retired=False, defined=False, fragments=0, confirmed=0, transcripts=0),
    ]


THREE = ((0, 10), (20, 30), (40, 50))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (some("ruimte", *THREE), [Overlap("ruimte", "rust", 3, 3)]),
        (some("ruimte", (5, 15), (25, 35), (45, 55)), [Overlap("ruimte", "rust", 3, 3)]),
        (some("ruimte", (6, 16), (25, 35), (45, 55)), []),  # two are not enough
        (some("ruimte", (0, 10), (0, 4), (0, 5)), [Overlap("ruimte", "rust", 3, 3)]),
        (some("ruimte", *THREE, (100, 110), (120, 130), (140, 150), (160, 170)), [Overlap("rust", "ruimte", 3, 3)]),
        (some("ruimte", *THREE, transcript="b"), []),
        (some("pauze", *THREE), []),  # it is below the other
        (some("elders", *THREE), []),
    ],
)
def test_overlaps(other: list[Fragment], expected: list[Overlap]) -> None:
    """Constructs that share half of their words often are told, the rarer first, and not those that belong together."""
    assert overlaps(_BOOK, [*some("rust", *THREE), *other]) == expected


def test_a_few_of_many_is_not_often() -> None:
    """Three of seven fragments are less than half."""
    many = [(n * 100, n * 100 + 10) for n in range(1, 5)]
    assert overlaps(_BOOK, [*some("rust", *THREE, *many), *some("tijd", *THREE, *((a + 50, b + 50) for a, b in many))]) == []

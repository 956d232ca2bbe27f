"""Names in memos lead to the things of a study."""

from __future__ import annotations

import pytest

from qualcode.coding.links import Kind, Link, Links
from qualcode.model.coding import Coding
from qualcode.model.memo import Memo
from tests.nouns import codebook, study, transcript

_BOOK = codebook(constructs=[{"id": "rust", "label": "R", "constructs": [{"id": "pauze", "label": "P"}]}, {"id": "ruimte", "label": "V"}])
_STUDY = study(
    [transcript("01-zon", {"bedrijf": "Bakkerij Zon"}), transcript("02-maan", {"bedrijf": "Bakkerij Maan"})], _BOOK, code="LVF", codebooks=["boek"]
)
_CODINGS = [Coding("01-zon", "anna", 0, 1, "x", "rust", id=id) for id in ("abcd1", "abcd2", "ef001234")]
_LINKS = Links(_STUDY, _CODINGS)


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("rust", Link(Kind.CONSTRUCT, "rust")),
        ("PAUZE", Link(Kind.CONSTRUCT, "pauze")),
        ("bakkerij zon", Link(Kind.CASE, "Bakkerij Zon")),
        ("02-maan", Link(Kind.TRANSCRIPT, "02-maan")),
        ("transcripts/02-maan.txt", Link(Kind.TRANSCRIPT, "02-maan")),
        ("LVF-02", Link(Kind.TRANSCRIPT, "02-maan")),
        ("lvf-01.1", Link(Kind.TURN, "01-zon", 1)),
        ("LVF-01.1b", Link(Kind.TURN, "01-zon", 1)),
        ("LVF-01.2", None),
        ("LVF-03.1", None),
        ("ef00", Link(Kind.CODING, "ef001234")),
        ("ef0", None),
        ("abcd", None),
        ("abcd2", Link(Kind.CODING, "abcd2")),
        ("onzin", None),
    ],
)
def test_find(name: str, link: Link | None) -> None:
    """A name stands for one thing, in any capitals; what is not there, or not sure, leads nowhere."""
    assert _LINKS.find(name) == link


def test_memos_about() -> None:
    """Memos are about a construct with all below it, about a case with its interviews, and about just that fragment."""
    one, two, three, four = (Memo(title=str(n), about=about) for n, about in enumerate([("pauze",), ("rust", "LVF-01"), ("ef00",), ("nergens",)]))
    memos = [one, two, three, four]
    asked = {name: _LINKS.memos(name, memos) for name in ("rust", "pauze", "ruimte", "Bakkerij Zon", "01-zon", "ef001234", "nergens")}
    assert asked == {
        "rust": [one, two],
        "pauze": [one],
        "ruimte": [],
        "Bakkerij Zon": [two],
        "01-zon": [two],
        "ef001234": [three],
        "nergens": [],
    }

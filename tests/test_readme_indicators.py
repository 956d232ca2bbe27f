"""What codebooks/README.md says of indicators is what they do."""

from __future__ import annotations

import re

import pytest

from qualcode.language.sentences import words
from tests.coding.tiny import matcher
from tests.conftest import ROOT

PAGE = (ROOT / "codebooks" / "README.md").read_text(encoding="utf-8")
ROWS = [
    ("toegeven", "Hij gaf het meteen toe.", True),
    ("fout toegeven", "Een fout toegeven is lastig.", True),
    ("fout toegeven", "Een fout kun je toegeven.", False),
    ("op _ kop", "Je krijgt op je kop.", True),
    ("op _ kop", "Hij kreeg op m'n kop.", True),
    ("tijd .. krijgen", "De tijd die wij daar voor krijgen.", True),
    ("fout & vertellen", "Wij vertellen elkaar wat er fout ging.", True),
    ("fout|misser|blunder & vertellen", "Over een blunder vertellen wij elkaar.", True),
    ("*overleg", "Op maandag is er werkoverleg.", True),
    ("*filmpje*", "Er zijn instructiefilmpjes gemaakt.", True),
    ("=leer", "Wij leren veel.", False),
    ("=leer", "Ik leer veel.", True),
    ("/[0-9]+/ uur|dag per week", "Dat is 12 uur per week.", True),
    ("/[0-9]+/ uur|dag per week", "Dat is twaalf uur per week.", False),
]


@pytest.mark.parametrize(("indicator", "sentence", "there"), ROWS)
def test_examples_of_the_page(indicator: str, sentence: str, there: bool) -> None:
    """Each indicator that the page shows finds what the page says, and not more."""
    assert f"`{indicator}`".replace("|", "\\|") in PAGE
    assert bool(matcher(indicator).find(words(sentence))) is there


def test_every_sign_is_on_the_page() -> None:
    """The signs of the indicator language are all explained in the table."""
    table = "\n".join(re.findall(r"^\| `.*$", PAGE, re.MULTILINE))
    assert [sign for sign in ("_", "..", "&", "\\|", "*", "=", "/") if sign not in table] == []

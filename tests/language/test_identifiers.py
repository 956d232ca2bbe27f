"""Addresses and numbers that point to somebody, and the numbers that do not."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.nl import bsn

from qualcode.language.identifiers import Found, Kind, identifiers

_FOUND = [
    ("Mail naar h.vandermeer@example.nl.", Kind.EMAIL, "h.vandermeer@example.nl", "has an @ and a domain"),
    ("Dat is jan punt smit apenstaart example punt nl dus.", Kind.EMAIL, "jan punt smit apenstaart example punt nl", "spelled with `apenstaart`"),
    ("Bel 06-12345678 2 keer.", Kind.PHONE, "06-12345678", "telephone number"),
    ("Bel 06 12 34 56 78, ja?", Kind.PHONE, "06 12 34 56 78", "telephone number"),
    ("Bel 06.1234.5678.", Kind.PHONE, "06.1234.5678", "telephone number"),
    ("Bel +31 (0)6 12345678.", Kind.PHONE, "+31 (0)6 12345678", "telephone number"),
    ("Bel 0031 20 123 4567.", Kind.PHONE, "0031 20 123 4567", "telephone number"),
    ("Bel (020) 123 45 67.", Kind.PHONE, "(020) 123 45 67", "telephone number"),
    ("Bel 013 - 555 01 23.", Kind.PHONE, "013 - 555 01 23", "telephone number"),
    ("Bel 088-1234567.", Kind.PHONE, "088-1234567", "telephone number"),
    ("Bel 0800-1234.", Kind.PHONE, "0800-1234", "telephone number"),
    ("Bel 0900 1234.", Kind.PHONE, "0900 1234", "telephone number"),
    ("Bel +32 475 12 34 56.", Kind.PHONE, "+32 475 12 34 56", "telephone number"),
    ("Nul zes twaalf vierendertig zesenvijftig achtenzeventig.", Kind.PHONE, None, "spelled telephone number"),
    ("Op NL91 ABNA 0417 1643 00 EN DAT", Kind.IBAN, "NL91 ABNA 0417 1643 00", "checksum of an account number"),
    ("Op nl91abna0417164300.", Kind.IBAN, "nl91abna0417164300", "checksum of an account number"),
    ("Nummer 111222333.", Kind.BSN, "111222333", "eleven test"),
    ("Nummer 1112.22.333.", Kind.BSN, "1112.22.333", "eleven test"),
    ("Op 1234 AB 12.", Kind.POSTCODE, "1234 AB", "four digits and two capitals"),
    ("De GX-123-B.", Kind.PLATE, "GX-123-B", "shape of a licence plate"),
    ("De 12-AB-CD.", Kind.PLATE, "12-AB-CD", "shape of a licence plate"),
    ("Met kenteken GX123B.", Kind.PLATE, "GX123B", "after `kenteken`"),
    ("Zie https://www.example.nl/pad?x=1.", Kind.URL, "https://www.example.nl/pad?x=1", "web address"),
    ("Kijk op bakkerij-dezon.nl!", Kind.URL, "bakkerij-dezon.nl", "domain name"),
    ("Dat is www punt bakker punt nl.", Kind.URL, "www punt bakker punt nl", "spelled web address"),
]
_NOTHING = [
    "In 2024 en 2025, van 2019-2021.",
    "Dat kost 1.250.000 euro, of 12.000.",
    "Artikel 0612345678 ligt op voorraad.",
    "Onderdeel 0612-4455, revisie 3.",
    "Factuurnummer 111222333.",
    "Voor € 111222333.",
    "Nummer 0012345678 op de plank.",
    "Om 06:30 uur, op 12-03-24.",
    "Op 20240315 en 15032024.",
    "1234 SA, 0123 AB en 2024 en 2025",
    "GX123B zonder meer, AB-CD-EF en 12-34-56",
    "Nul zes een twee drie.",
    "Kijk ... nl is een apenstaart.",
    "Een apenstaartje punt uit.",
    "iets@ en @iets",
    "NL92ABNA0417164300",
]


@pytest.mark.parametrize(("text", "kind", "what", "why"), _FOUND)
def test_found(text: str, kind: Kind, what: str | None, why: str) -> None:
    """Each is found where it stands and nowhere else, without the sign that ends the sentence."""
    what = text.removesuffix(".") if what is None else what
    start = text.index(what)
    assert identifiers(text) == [Found(kind, start, start + len(what), what, why)]


@pytest.mark.parametrize("text", _NOTHING)
def test_nothing(text: str) -> None:
    """Years, amounts, times, numbers of things and numbers whose checksum is wrong are left alone."""
    assert identifiers(text) == []


def test_sorted_by_place() -> None:
    """What is found comes in the order of the text, whatever its kind."""
    text = "1234 AB, 111222333, a@example.nl en 06-12345678"
    assert [(one.kind, one.text) for one in identifiers(text)] == [
        (Kind.POSTCODE, "1234 AB"),
        (Kind.BSN, "111222333"),
        (Kind.EMAIL, "a@example.nl"),
        (Kind.PHONE, "06-12345678"),
    ]


_PIECES = st.sampled_from(
    ["06-12345678", " ", "é", "😀", "a@example.nl", "111222333", "1234 AB", "NL91ABNA0417164300", "-", ".", "nul zes ", "www.x.nl"]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=12).map("".join))
def test_offsets(text: str) -> None:
    """Offsets always slice to the text found, in order and without overlap."""
    found = identifiers(text)
    assert all(text[one.start : one.end] == one.text and one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_citizen_service_number_by_its_checksum(number: str) -> None:
    """Nine digits are a citizen service number when the eleven test says so, and only then."""
    assert [one.kind for one in identifiers(f"Dat is {number} dus")] == ([Kind.BSN] if bsn.is_valid(number) else [])


@given(st.from_regex(r"NL[0-9]{2}ABNA[0-9]{10}", fullmatch=True))
def test_account_number_by_its_checksum(number: str) -> None:
    """An account number with a wrong checksum is not found."""
    assume(not iban.is_valid(number))
    assert Kind.IBAN not in {one.kind for one in identifiers(number)}


def test_imports_nothing_slow() -> None:
    """Looking through a text without numbers loads neither dictionary, lists of names nor checksums."""
    code = (
        "import sys; from qualcode.language.identifiers import identifiers; identifiers('Dag allemaal.');"
        "print(sorted({'deduce', 'simplemma', 'stdnum', 'pandas'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"

"""Find addresses and telephone numbers that are spelled out in speech: `jan punt smit apenstaart example punt nl`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_AT = re.compile(r"\b(?:apenstaart|apestaart)(?:je)?\b", re.IGNORECASE)
_SIGN = r"(?:punt|streepje|liggend streepje|laag streepje|underscore)"
_BEFORE = re.compile(rf"(?<![\w-])(?:[\w-]{{1,40}} {_SIGN} ){{0,5}}[\w-]{{1,40}} $", re.IGNORECASE)
_AFTER = re.compile(rf" [\w-]{{1,40}}(?: {_SIGN} [\w-]{{1,40}}){{0,4}} (?:punt|dot) (?:nl|com|be|org|net|eu)\b", re.IGNORECASE)
_WEB = re.compile(r"\b(?:www|drie(?: keer)? w) punt [\w-]{1,40}(?: punt [\w-]{1,40}){0,2}? punt (?:nl|com|be|org|net|eu)\b", re.IGNORECASE)
_ONES = "nul een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_NUL = re.compile(r"\bnul\b", re.IGNORECASE)
_NEXT = re.compile(r"(?:,? |,? ?- ?|\.\.\. ?)?(?P<word>[^\W\d_]+)(?: streepje)?")
_LONG = 10  # digits of a Dutch telephone number
_NATIONAL = re.compile(r"0(?:[1-57]\d|6[1-58]|8[4578])\d{7}")


def _spelled() -> dict[str, str]:
    """Return the words for 0 to 99 with their digits, `een` also as `één`."""
    digits = {word: str(n) for n, word in enumerate(_ONES + _TEENS)}
    for n, ten in enumerate(_TENS, start=2):
        digits[ten] = f"{n}0"
        for one, word in enumerate(_ONES[1:], start=1):
            digits[word + ("ën" if word.endswith("e") else "en") + ten] = f"{n}{one}"
    return digits | {"één": "1", "eén": "1"}


_DIGITS = _spelled()


def emails(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and reason of e-mail addresses that are spelled out."""
    for match in _AT.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 300), match.start())
        after = _AFTER.match(text, match.end())
        if before and after:
            yield before.start(), after.end(), f"spelled with `{match.group().lower()}`"


def websites(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and reason of web addresses that are spelled out."""
    for match in _WEB.finditer(text):
        yield match.start(), match.end(), "spelled web address"


def phones(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and reason of telephone numbers that are said in words, ten digits that begin with nul."""
    done = 0
    for match in _NUL.finditer(text):
        if match.start() >= done and (end := _number_end(text, match.start())):
            done = end
            yield match.start(), end, "spelled telephone number"


def _number_end(text: str, start: int) -> int:
    """Return where a telephone number in words that begins at start ends, or zero when it is none."""
    digits, at = "", start
    while len(digits) < _LONG:
        match = _NEXT.match(text, at)
        if match is None or match["word"].lower() not in _DIGITS:
            return 0
        digits += _DIGITS[match["word"].lower()]
        at = match.end()
    return at if _NATIONAL.fullmatch(digits) else 0

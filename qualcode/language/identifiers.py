"""Find what identifies somebody by its shape: addresses and numbers, most of them with a check that makes them certain.

Every search begins at a fixed letter or digit and is bounded in length, so the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from qualcode.language import spoken


class Kind(StrEnum):
    """What sort of identifying words these are, in Dutch, as a study writes them."""

    PERSON = "persoon"
    COMPANY = "bedrijf"
    PLACE = "plaats"
    EMAIL = "e-mailadres"
    PHONE = "telefoonnummer"
    IBAN = "rekeningnummer"
    BSN = "burgerservicenummer"
    POSTCODE = "postcode"
    PLATE = "kenteken"
    URL = "webadres"


class Found(NamedTuple):
    """Identifying words at code points start to end (exclusive) of a text, and in a few words why they count."""

    kind: Kind
    start: int
    end: int
    text: str
    why: str


Span = tuple[Kind, int, int, str]

_AT = re.compile(r"@(?:[^\W_][\w-]{0,62}\.){1,5}[^\W\d_]{2,24}")
_LOCAL = re.compile(r"[\w.!#$%&*+/=?^|~-]{1,64}$")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”’\[\]{}|]{3,500}", re.IGNORECASE)
_LINK_SIGN = re.compile(r"://|[wW]{3}\.")
_DOMAIN = re.compile(r"\.(?:nl|com|be|org|net|eu|info)(?:/[\w./?=&%~+#-]{0,500})?(?![\w-])", re.IGNORECASE)
_HOST = re.compile(r"(?<![\w@.-])(?:[^\W_][\w-]{0,62}\.){0,4}[^\W_][\w-]{0,62}$")
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}|nl\d{2} ?[a-z]{4}(?: ?\d){10}")
_PHONE = re.compile(
    r"(?:[+]31|0031)(?:[ .-]?\(0\))?(?:[ .()/-]{0,3}\d){9}(?!\d)"  # from abroad
    r"|(?:\(0|0(?!0))(?:[ .()/-]{0,3}\d){9}(?!\d)"
    r"|0[89]00[ .-]?\d{4}(?:\d{3})?(?!\d)"
    r"|(?:[+][1-9]\d{0,2}|00(?:3[2349]|4[0489]|90|212))(?:[ .()/-]{0,2}\d){7,11}(?!\d)"  # of another country
)
_NATIONAL = re.compile(r"0(?:[1-57]\d|6[1-58]|8[4578]|[89]0)\d{7}|0[89]0[069]\d{4}|0[89]00\d{7}")
_BSN = re.compile(r"\d{8,9}(?!\d)|\d{3}([ .-])\d{3}\1\d{3}(?!\d)|\d{4}([ .-])\d{2}\2\d{3}(?!\d)")
_DAY = re.compile(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|[0-3]\d(?:0\d|1[0-2])(?:19|20)\d\d")
_POSTCODE = re.compile(r"[1-9]\d{3} ?(?!S[ADS])[A-Z]{2}(?!\w)")
_PLATE = re.compile(r"[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}(?![\w-])")
_PLATE_CUE = re.compile(r"\b(?:kenteken(?:plaat)?|nummerbord|nummerplaat)\b", re.IGNORECASE)
_BARE_PLATE = re.compile(r"(?<!\w)[A-Z\d]{1,3}[ -]?[A-Z\d]{2,3}[ -]?[A-Z\d]{1,3}(?!\w)")
_SIDECODES = frozenset(
    """XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9
    999-X-99 XXX-99-9""".split()
)
_BARE_SIDECODES = frozenset(code.replace("-", "") for code in _SIDECODES)
_NOT_A_PERSON = re.compile(
    r"(?:€|\b(?:artikel|order|onderdeel|serie|factuur|tekening|offerte|type|lot|batch|bon|pakbon|project)(?:nummers?|nr\.?)?)[ :]*(?:is |was )?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_CUE_REACH = 40  # characters between a cue and what it is about


def identifiers(text: str) -> list[Found]:
    """Return addresses, numbers and codes that point to somebody, sorted and without overlap.

    Account numbers and citizen service numbers are found only when their checksum is right. Imports nothing slow.
    """
    return chosen(text, [*_addresses(text), *_numbers(text), *_codes(text), *_spelled(text)])


def chosen(text: str, spans: Iterable[Span]) -> list[Found]:
    """Return spans as values, sorted by place; where two overlap, the one that was given first stays."""
    found = []
    covered = bytearray(len(text))
    for kind, start, end, why in spans:
        if start < end and not any(covered[start:end]):
            covered[start:end] = b"\x01" * (end - start)
            found.append(Found(kind, start, end, text[start:end], why))
    return sorted(found, key=lambda one: one.start)


def _addresses(text: str) -> Iterator[Span]:
    for match in _AT.finditer(text):
        local = _LOCAL.search(text, max(0, match.start() - 64), match.start())
        if local:
            yield Kind.EMAIL, local.start() + _dots(local.group()), match.end(), "has an @ and a domain"
    for match in _LINK.finditer(text) if _LINK_SIGN.search(text) else ():
        if not _inside_word(text, match.start()):
            yield Kind.URL, match.start(), match.start() + len(match.group().rstrip(".,;:!?)…")), "web address"
    for match in _DOMAIN.finditer(text):
        host = _HOST.search(text, max(0, match.start() - 200), match.start())
        if host:
            yield Kind.URL, host.start(), match.start() + len(match.group().rstrip(".?")), "domain name"


def _dots(local: str) -> int:
    return len(local) - len(local.lstrip(".-/=|~"))


def _inside_word(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-")


def _numbers(text: str) -> Iterator[Span]:
    for match in _in_lines(_IBAN, text):
        end = _checked_iban(match.group())
        if end and not _inside_word(text, match.start()):
            yield Kind.IBAN, match.start(), match.start() + end, "checksum of an account number"
    for match in _in_lines(_PHONE, text):
        if _alone(text, match) and _is_phone(match.group()):
            yield Kind.PHONE, match.start(), match.end(), "telephone number"
    for match in _in_lines(_BSN, text):
        if _alone(text, match) and _is_bsn(match.group()):
            yield Kind.BSN, match.start(), match.end(), "eleven test"


def _in_lines(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield matches of a pattern that needs a digit, looking only in lines that have one: few people speak in digits."""
    at = 0
    while digit := _DIGIT.search(text, at):
        start, end = text.rfind("\n", 0, digit.start()) + 1, text.find("\n", digit.start())
        at = len(text) if end < 0 else end
        yield from pattern.finditer(text, start, at)


def _alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is not part of a longer number or code, and not said to be the number of a thing."""
    before = text[max(0, match.start() - 2) : match.start()]
    after = text[match.end() : match.end() + 2]
    if re.search(r"\w[-.,/+]?$|[-+]$", before) or re.match(r"\w|[-.,/]\d", after):
        return False
    return not _NOT_A_PERSON.search(text, max(0, match.start() - _CUE_REACH), match.start())


def _checked_iban(written: str) -> int:
    """Return how many characters of what looks like an account number are one; zero when none are."""
    from stdnum import iban

    for end in range(len(written), 14, -1):
        if written[end - 1] != " " and iban.is_valid(written[:end]):
            return end
    return 0


def _is_phone(written: str) -> bool:
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.startswith(("+31", "0031")):
        digits = "0" + digits.removeprefix("00")[2:]
    elif written.startswith(("+", "00")):
        return True
    return _NATIONAL.fullmatch(digits) is not None


def _is_bsn(written: str) -> bool:
    from stdnum.nl import bsn

    return not _DAY.fullmatch(written) and bsn.is_valid(re.sub(r"\D", "", written))


def _codes(text: str) -> Iterator[Span]:
    for match in _in_lines(_POSTCODE, text):
        if not re.search(r"[\w.,-]$", text[max(0, match.start() - 1) : match.start()]):
            yield Kind.POSTCODE, match.start(), match.end(), "four digits and two capitals"
    for match in _in_lines(_PLATE, text):
        if not _inside_word(text, match.start()) and _shape(match.group()) in _SIDECODES:
            yield Kind.PLATE, match.start(), match.end(), "shape of a licence plate"
    for cue in _PLATE_CUE.finditer(text) if _DIGIT.search(text) else ():
        for match in _BARE_PLATE.finditer(text, cue.end(), min(len(text), cue.end() + _CUE_REACH)):
            if re.sub("[ -]", "", _shape(match.group())) in _BARE_SIDECODES:
                yield Kind.PLATE, match.start(), match.end(), f"after `{cue.group().lower()}`"


def _spelled(text: str) -> Iterator[Span]:
    small = text.lower()  # each search begins at a rare word: most interviews have none of them
    yield from ((Kind.EMAIL, *place) for place in (spoken.emails(text) if "staart" in small else ()))
    yield from ((Kind.URL, *place) for place in (spoken.websites(text) if " punt " in small else ()))
    yield from ((Kind.PHONE, *place) for place in (spoken.phones(text) if "nul" in small else ()))


def _shape(written: str) -> str:
    return "".join("9" if sign.isdigit() else "X" if sign.isalpha() else sign for sign in written)

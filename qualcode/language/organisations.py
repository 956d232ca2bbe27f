"""Recognise companies and places in what is said."""

from __future__ import annotations

from qualcode.language.capitals import Conversation
from qualcode.language.namecues import (
    ABBREVIATIONS,
    COMPANY_ENDINGS,
    COMPANY_KINDS,
    LEGAL_FORMS,
    LOCATIVES,
    NO_COMPANIES,
    NO_NAMES,
    SMALL_WORDS,
    TO_COMPANIES,
    WELL_KNOWN_COMPANIES,
)
from qualcode.language.persons import Hit

_LONGEST = 5  # words in the name of a company
_LONGEST_PLACE = 4
_JOINED = frozenset("van de den der en & het 't op in".split())
_STREETS = ("straat", "laan", "weg", "plein", "kade", "singel", "gracht", "steeg", "plantsoen")


def company(talk: Conversation, n: int) -> Hit:
    """Find a company by the kind that is said before its name or in it, or by its legal form."""
    for end in (n + 2, n + 1):
        if talk.text[talk.at(n).start : talk.at(end - 1).end] in WELL_KNOWN_COMPANIES:
            return n, end, "well-known company"
    return _after_kind(talk, n) or _ending_in_kind(talk, n)


def is_kind(word: str) -> bool:
    """Tell whether a word says what kind of company something is."""
    small = word.lower()
    return small in COMPANY_KINDS or (small.endswith(COMPANY_ENDINGS) and small not in NO_COMPANIES and small != "werken")


def _after_kind(talk: Conversation, n: int) -> Hit:
    word = talk.at(n)
    if not is_kind(word.text) or not talk.follows(n + 1) or not _large(talk, n + 1):
        return None
    if word.small not in COMPANY_KINDS and (talk.first_name(talk.at(n + 1).text) or word.small in COMPANY_ENDINGS):
        return None
    end = n + 2
    while end - n < _LONGEST and talk.follows(end) and (_large(talk, end) or talk.at(end).text in LEGAL_FORMS or _joins(talk, end)):
        end += 1
    return n if word.text[0].isupper() else n + 1, end, f"after `{word.small}`"


def _joins(talk: Conversation, n: int) -> bool:
    return talk.at(n).small in _JOINED and talk.at(n + 1).text in LEGAL_FORMS and talk.follows(n + 1)


def _large(talk: Conversation, n: int) -> bool:
    """Tell whether a word can be in the name of a company."""
    text = talk.at(n).text
    return text[:1].isupper() and text not in NO_NAMES and text not in ABBREVIATIONS and not talk.at(n).opens


def _ending_in_kind(talk: Conversation, n: int) -> Hit:
    """Find `Van Dongen Techniek`, `Metaalwerken Hoogveld B.V.`, `Kramer en Zonen`."""
    if (
        not talk.at(n).text[:1].isupper()
        or talk.at(n).text in NO_NAMES
        or (talk.at(n).opens and talk.at(n).small in SMALL_WORDS - {"van", "de", "het"})
    ):
        return None
    found = None
    for m in range(n + 1, n + _LONGEST):
        word = talk.at(m)
        if not talk.follows(m) or word.opens or not (word.text[:1].isupper() or word.small in _JOINED):
            break
        if word.text in LEGAL_FORMS or (word.text[:1].isupper() and is_kind(word.text)):
            found = m + 1, word.text
    return (n, found[0], f"ends in `{found[1]}`") if found else None


def employer(talk: Conversation, n: int) -> Hit:
    """Find a company that no list has after `bij`."""
    word = talk.at(n)
    known = talk.first_name(word.text) or word.text in talk.places or talk.surname(word.text)
    if talk.before(n) not in TO_COMPANIES or not _large(talk, n) or len(word.text) == 1 or known or talk.common(n):
        return None
    return n, n + 1, f"after `{talk.before(n)}`"


def place(talk: Conversation, n: int) -> Hit:
    """Find a town, municipality, region or street; one that is also another word only after `in`, `uit`, `naar` and the like."""
    if not talk.at(n).text[:1].isalpha() or not (talk.at(n).text[0].isupper() or talk.at(n).text[0] in "'’"):
        return None
    for end in range(n + _LONGEST_PLACE, n, -1):
        whole = talk.text[talk.at(n).start : talk.at(end - 1).end]
        if end <= len(talk.words) and whole in talk.places and (end > n + 1 or _means_place(talk, n)):
            return n, end, "place name"
    word = talk.at(n)
    if "-" in word.text and word.text.split("-")[0] in talk.places and not word.opens:
        return n, n + 1, "place name"  # Rotterdam-Zuid
    if talk.capital(n) and word.small.endswith(_STREETS) and not talk.common(n) and not word.opens:
        return n, n + 1, "street"
    return None


def _means_place(talk: Conversation, n: int) -> bool:
    word = talk.at(n)
    if not talk.capital(n):
        return False
    if talk.before(n) in LOCATIVES:
        return True
    return not (talk.common(n) or talk.first_name(word.text) or talk.surname(word.text))

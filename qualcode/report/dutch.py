"""All Dutch words of the reports in one place, with the grammar they need."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.model.attribution import NAMELESS

NUMBERS = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_ISO = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")

ROLES = {
    "leidinggevende": ("leidinggevende", "leidinggevenden"),
    "medewerker": ("medewerker", "medewerkers"),
    "hr": ("HR-adviseur", "HR-adviseurs"),
    "praktijkopleider": ("praktijkopleider", "praktijkopleiders"),
    "directie": ("directielid", "directieleden"),
    "docent": ("docent", "docenten"),
    "": (NAMELESS, NAMELESS + "n"),
}
_ENDINGS = {  # of words that take another plural than their last letters tell: letters to take off, and what to put on
    "lid": (2, "eden"),
    "baas": (3, "azen"),
    "man": (0, "nen"),
    "chef": (0, "s"),
    "kok": (0, "s"),
    "coach": (0, "es"),
    "stagiair": (0, "s"),
}
SAID = ("vertelde", "zei daarover", "verwoordde het zo", "gaf aan", "merkte op", "omschreef het zo")

CASE_REPORT = "Casusverslag"
FACTS = {"gesprekken": "Gesproken met", "periode": "Periode", "sector": "Sector", "omvang": "Omvang", "bronnen": "Bronnen"}
THEMES = "Beeld per thema"
CONDITIONS = {"stimulerend": "Stimulerende condities", "belemmerend": "Belemmerende condities"}
HEADINGS = {"vraagstuk": "Vraagstuk en aanleiding", "vervolg": "Vervolg en borging"}
ACCOUNT = "Verantwoording"
COLUMNS = {"theme": "Thema", "fragments": "Fragmenten", "people": "Personen", "confirmed": "Bevestigd"}
QUOTES = {
    "title": "Citaten",
    "id": "Id",
    "transcript": "Interview",
    "place": "Plaats",
    "speaker": "Spreker",
    "code": "Code",
    "construct": "Codenaam",
    "condition": "Conditie",
    "status": "Status",
    "coders": "Codeurs",
    "quote": "Citaat",
    "before": "Ervoor",
    "word": "Woord",
    "after": "Erna",
}
NO_SUMMARY = "De onderzoeker heeft hierover nog geen samenvatting geschreven."
SAID_ABOUT = "Wat erover gezegd is:"
NOTHING_SAID = "Hierover is in de gesprekken niets gezegd."
MARKS = {"stimulerend": "+", "belemmerend": "−", "onbeslist": "?"}
CELLS = {
    "count": "fragmenten",
    "people": "personen",
    "cases": "casussen",
    "share": "aandeel",
    "balance": "saldo",
    "quotes": "citaten",
    "summary": "samenvattingen",
    "framework": "samenvattingen en citaten",
    "contrast": "verschillen",
}
PAGE, OF, CONTENTS = "Pagina", "van", "Inhoud"


def number(n: int) -> str:
    """Return a number as a word up to twelve, else in digits."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else str(n)


def amount(n: int, one: str, many: str) -> str:
    """Return `één fragment` or `vier fragmenten`."""
    return f"{number(n)} {one if n == 1 else many}"


def hidden(least: int) -> str:
    """Return the sentence that says that rare roles are not named; `least` is how many must share one."""
    role = ROLES[""][0]
    rare = f"Rollen die in deze casus bij minder dan {number(least)} mensen voorkomen"
    return f"{rare}, zijn vervangen door ‘{role}’: zo is niemand aan een rol te herkennen."


def enumeration(items: Sequence[str]) -> str:
    """Return `a, b en c`."""
    return " en ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def plural(word: str) -> str:
    """Return the plural of a role or profession: `monteur` -> `monteurs`, `docent` -> `docenten`."""
    for end, (cut, ending) in _ENDINGS.items():
        if word.casefold().endswith(end):
            return word[: len(word) - cut] + ending
    if word.endswith(("e", "é", "er", "or", "eur", "el", "aar", "ier")):
        return word + ("n" if word.endswith(("nde", "ige")) else "s")
    return word + ("'s" if word.endswith(tuple("aiouy")) else "en" if word[-1:].isalpha() else "")


def role(name: str, n: int = 1) -> str:
    """Return a role class as a reader sees it, singular or plural."""
    one, many = ROLES.get(name.casefold()) or (name, plural(name))
    return one if n == 1 else many


def roles(counts: dict[str, int]) -> str:
    """Return `één leidinggevende en twee medewerkers`, the most frequent role first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return enumeration([f"{number(n)} {role(name, n)}" for name, n in ordered])


def date(iso: str) -> str:
    """Return `2 maart 2026` for `2026-03-02`; anything else stays as it is."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    words = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {words}" if day else words


def period(dates: Sequence[str]) -> str:
    """Return the months between the first and the last date: `maart 2026`, `maart – mei 2026`; what is no ISO date does not count."""
    months = sorted({month for iso in dates if _ISO.fullmatch(month := iso[: len("2026-03")])})
    if not months:
        return ""
    first, last = date(months[0]), date(months[-1])
    if first == last:
        return first
    return f"{first.removesuffix(' ' + months[-1][:4])} – {last}"


def share(part: int, whole: int) -> str:
    """Return a share as a whole percentage; the number behind it is given beside it by the caller."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole else "0%"  # a half goes up

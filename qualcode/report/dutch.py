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
NO_SUMMARY = "De onderzoeker heeft hierover nog geen samenvatting geschreven."
SAID_ABOUT = "Wat erover gezegd is:"
NOTHING_SAID = "Hierover is in de gesprekken niets gezegd."
MARKS = {"stimulerend": "+", "belemmerend": "−", "onbeslist": "?"}
PAGE, OF, CONTENTS = "Pagina", "van", "Inhoud"
GUIDE = {
    "guide": "Interviewleidraad",
    "introduction": "Introductie",
    "closing": "Afsluiting",
    "reading": "De genummerde vragen stel je altijd. Met de punten eronder vraag je door; wat cursief staat, is voor als het gesprek stilvalt.",
    "note": "Voor de interviewer",
    "fallback": "Als het stilvalt:",
    "informs": "Geeft zicht op:",
}
GUIDE_FACTS = (
    ("Rol (geen naam)", ""),
    ("Datum, tijd en plaats", ""),
    ("Interviewer", ""),
    ("Gesprek opnemen", "☐ akkoord   ☐ liever niet"),
)
GUIDE_COLUMNS = {
    "section": "Blok",
    "phase": "Op de tijdlijn",
    "minutes": "Minuten",
    "past": "Klaar na",
    "step": "Stap",
    "ask": "Vraag",
    "written": "Aantekeningen",
}
COVERAGE = {
    "title": "Wat er gevraagd is:",
    "reading": (
        "✓ gevraagd en beantwoord; ○ gevraagd, maar met hooguit een paar woorden beantwoord; · niet gevraagd. "
        "Getallen zijn aantallen interviews. Het programma herkent vragen aan hun woorden en kan er een missen."
    ),
    "question": "Vraag",
    "total": "Samen",
    "never": "Nooit gevraagd",
    "all asked": "Elke vraag is minstens één keer gesteld.",
    "uninformed": "Constructen zonder vraag",
    "all informed": "Over elk construct is er een vraag.",
}
PARTICIPANTS = {
    "title": "Wie we spraken",
    "roles": "Geïnterviewden",
    "interviews": "Gesprekken",
    "people": "Personen",
    "cases": "Casussen",
    "total": "Totaal",
    "spread": "Verdeling",
    "attribute": "Kenmerk",
    "value": "Waarde",
    "form": "Vorm van het gesprek",
    "unknown": "niet vermeld",
    "missing": "Wie nog ontbreekt",
    "nothing missing": "Iedereen die de onderzoekers wilden spreken, is gesproken.",
    "nobody": "nog niemand",
    "of": "van de",
}
FORM_NAMES = {"individueel": "Individueel", "duo": "Met zijn tweeën", "groep": "Met drie of meer"}
LETTERS = {
    "informatiebrief": "Informatiebrief",
    "uitnodiging": "Uitnodiging",
    "voorbereiding": "Voorbereiding",
    "flyer": "Flyer",
    "toestemming": "Toestemming",
}
LETTER_FACTS = {
    "organisation": "naam van de onderzoeksorganisatie",
    "researchers": "namen van de onderzoekers",
    "about": "waar het onderzoek over gaat",
    "client": "voor wie het onderzoek is",
    "contact": "wie je kunt bereiken",
    "email": "e-mailadres",
    "telephone": "telefoonnummer",
    "time": "hoe lang",
    "date": "wanneer",
    "location": "waar",
    "interviews": "hoeveel",
    "reply_by": "datum",
    "recording": "wat er met de opname gebeurt",
    "retention": "hoe lang",
    "withdraw": "tot wanneer",
    "feedback": "wat deelnemers ervan terughoren, en wanneer",
    "topics": "onderwerpen van het gesprek",
    "gains": "wat meedoen oplevert",
}
FORMS = {"individueel": "een gesprek", "duo": "een gesprek met een collega erbij", "groep": "een groepsgesprek"}
_DURATIONS = {15: "een kwartier", 30: "een half uur", 45: "drie kwartier", 60: "een uur", 75: "vijf kwartier", 90: "anderhalf uur"}
TIMELINE = {
    "title": "Tijdlijn",
    "reading": "Wijs aan over welk stuk je vertelt. Schrijf of teken er gerust bij.",
}


def number(n: int) -> str:
    """Return a number as a word up to twelve, else in digits."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else str(n)


def amount(n: int, one: str, many: str) -> str:
    """Return `één fragment` or `vier fragmenten`."""
    return f"{number(n)} {one if n == 1 else many}"


def minutes(n: int) -> str:
    """Return `1 minuut` or `45 minuten`."""
    return f"{n} {'minuut' if n == 1 else 'minuten'}"


def duration(n: int) -> str:
    """Return how long so many minutes are as people say it: `drie kwartier`, `anderhalf uur`, `twee uur`, `50 minuten`."""
    return _DURATIONS.get(n) or (f"{number(n // 60)} uur" if n % 60 == 0 else minutes(n))


def blank(label: str) -> str:
    """Return a marked blank for what is not known: `[… naam van de interviewer …]`."""
    lower = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return f"[… {lower} …]"


def on_timeline(label: str, period: str) -> str:
    """Return where on the timeline of an interview a section is."""
    return f"tijdlijn: {label}" + (f" ({period})" if period else "")


def hidden_everywhere(least: int) -> str:
    """Return the sentence that says that rare roles are not named in a list of cases; `least` is how many must share one."""
    rare = f"Rollen die op één plek bij minder dan {number(least)} mensen voorkomen"
    return f"{rare}, zijn vervangen door ‘{ROLES[''][0]}’: zo is niemand aan een rol te herkennen."


def together(least: int) -> str:
    """Return the sentence that says that rare values are counted together."""
    return f"Waarden die minder dan {number(least)} mensen hebben, zijn bij elkaar geteld."


def fewer(least: int) -> str:
    """Return `minder dan twee`."""
    return f"minder dan {number(least)}"


def alternatives(items: Sequence[str]) -> str:
    """Return `a, b of c`."""
    return " of ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


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

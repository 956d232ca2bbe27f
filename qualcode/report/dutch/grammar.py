"""The grammar that Dutch reports need: numbers in words, plurals, lists, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.model.attribution import NAMELESS
from qualcode.model.study import TRANSCRIPT, ReportSettings, Study

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
    "bedrijf": (1, "ven"),
    "school": (2, "len"),
    "team": (0, "s"),
    "klas": (0, "sen"),
    "casus": (0, "sen"),
    "project": (0, "en"),
    "ziekenhuis": (1, "zen"),
    "huis": (1, "zen"),
}
SAID = ("vertelde", "zei daarover", "verwoordde het zo", "gaf aan", "merkte op", "omschreef het zo")
_DURATIONS = {15: "een kwartier", 30: "een half uur", 45: "drie kwartier", 60: "een uur", 75: "vijf kwartier", 90: "anderhalf uur"}


def number(n: int) -> str:
    """Return a number as a word up to twelve, else in digits."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else str(n)


def thousands(n: int) -> str:
    """Return a number in digits with a point after the thousands: `18.249`; up to 9999 without one."""
    return f"{n:,}".replace(",", ".") if n >= 10_000 else str(n)  # noqa: PLR2004


def amount(n: int, one: str, many: str) -> str:
    """Return `één fragment` or `vier fragmenten`."""
    return f"{number(n)} {one if n == 1 else many}"


def times(n: int) -> str:
    """Return `één keer` or `vier keer`."""
    return f"{number(n)} keer"


def of(n: int, total: int) -> str:
    """Return `drie van de vijf`, `alle vijf`, `beide` or `geen van de vijf`."""
    if n == total and total > 1:
        return f"alle {number(total)}" if total > 2 else "beide"  # noqa: PLR2004
    return f"{number(n) if n else 'geen'} van de {number(total)}"


def part(n: int, total: int, one: str, many: str) -> str:
    """Return `vijf van de acht bedrijven`, `alle acht bedrijven`, or of a single one `het ene bedrijf`."""
    return f"{of(n, total)} {many}" if total != 1 else f"{number(n)} {one}"


def case_nouns(study: Study, by: str) -> tuple[str, str]:
    """Return what a case is called, singular and plural: `bedrijf`, `bedrijven`."""
    if by == TRANSCRIPT:
        return "gesprek", "gesprekken"
    one = study.label(by)
    one = one if one.isupper() else one[:1].lower() + one[1:]
    return one, plural(one)


def cases(study: Study, by: str) -> str:
    """Return the plural of what a case is called."""
    return case_nouns(study, by)[1]


def fitted(n: int, total: int) -> str:
    """Return how often a reaction was one that fits."""
    if not total:
        return "Over de reactie valt niets te zeggen."
    if total == 1:
        return "Bij de ene keer " + ("paste de reactie." if n else "paste de reactie niet.")
    return f"Bij {of(n, total)} keer paste de reactie." if n else f"Bij geen van de {number(total)} keer paste de reactie."


def more(n: int, one: str, many: str) -> str:
    """Return `En nog vier cellen.`"""
    return f"En nog {amount(n, one, many)}."


def saturation(quiet: int) -> str:
    """Return how many of the last interviews brought nothing new."""
    if quiet > 1:
        return f"de laatste {number(quiet)} gesprekken leverden geen nieuw construct op"
    return "het laatste gesprek leverde " + ("geen nieuw construct op" if quiet else "nog een nieuw construct op")


def blank(label: str) -> str:
    """Return a marked blank for what is not known: `[… naam van de interviewer …]`."""
    lower = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return f"[… {lower} …]"


def minutes(n: int) -> str:
    """Return `1 minuut` or `45 minuten`."""
    return f"{n} {'minuut' if n == 1 else 'minuten'}"


def duration(n: int) -> str:
    """Return how long so many minutes are as people say it: `drie kwartier`, `anderhalf uur`, `twee uur`, `50 minuten`."""
    return _DURATIONS.get(n) or (f"{number(n // 60)} uur" if n % 60 == 0 else minutes(n))


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
    rare = f"Rollen die in een casus bij minder dan {number(least)} mensen voorkomen"
    return f"{rare}, zijn vervangen door ‘{role}’: zo is niemand aan een rol te herkennen."


def enumeration(items: Sequence[str]) -> str:
    """Return `a, b en c`."""
    return " en ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def makers(report: ReportSettings) -> str:
    """Return who made a study: its researchers, else their organisation."""
    return enumeration(report.authors) if report.authors else report.organisation


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

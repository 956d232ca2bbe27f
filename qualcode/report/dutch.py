"""All Dutch words of the reports in one place, with the grammar they need."""

from __future__ import annotations

from collections.abc import Sequence

NUMBERS = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()

ROLES = {
    "leidinggevende": ("leidinggevende", "leidinggevenden"),
    "medewerker": ("medewerker", "medewerkers"),
    "hr": ("HR-adviseur", "HR-adviseurs"),
    "praktijkopleider": ("praktijkopleider", "praktijkopleiders"),
    "directie": ("directielid", "directieleden"),
    "docent": ("docent", "docenten"),
    "": ("geïnterviewde", "geïnterviewden"),
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
PAGE, OF = "Pagina", "van"


def number(n: int) -> str:
    """Return a number as a word up to twelve, else in digits."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else str(n)


def amount(n: int, one: str, many: str) -> str:
    """Return `één fragment` or `vier fragmenten`."""
    return f"{number(n)} {one if n == 1 else many}"


def enumeration(items: Sequence[str]) -> str:
    """Return `a, b en c`."""
    return " en ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def plural(word: str) -> str:
    """Return the plural of a role or profession: `monteur` -> `monteurs`, `docent` -> `docenten`."""
    if word.endswith(("e", "er", "or", "eur", "el", "aar", "ier", "man")):
        return word[:-3] + "mannen" if word.endswith("man") else word + ("n" if word.endswith(("nde", "ige")) else "s")
    return word + ("'s" if word[-1:] in "aiouy" else "en" if word[-1:].isalpha() else "")


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
    year, month, day = [*iso.split("-"), "", ""][:3]
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= len(MONTHS)):
        return iso
    words = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {words}" if day.isdigit() else words


def period(dates: Sequence[str]) -> str:
    """Return the months between the first and the last date: `maart 2026`, `maart – mei 2026`."""
    months = sorted({iso[:7] for iso in dates if len(iso) >= len("2026-03")})
    if not months:
        return ""
    first, last = date(months[0]), date(months[-1])
    if first == last:
        return first
    return f"{first.removesuffix(' ' + months[-1][:4])} – {last}"


def share(part: int, whole: int) -> str:
    """Return a share as a whole percentage; the number behind it is given beside it by the caller."""
    return f"{round(100 * part / whole)}%" if whole else "0%"

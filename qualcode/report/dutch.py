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
PAGE, OF = "Pagina", "van"


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


FRAGMENTS, PEOPLE = ("fragment", "fragmenten"), ("persoon", "personen")
HELPS, HINDERS = "stimulerend", "belemmerend"
_NEITHER = f"niets {HELPS}s of {HINDERS}s"
COUNTED = "Aantal {}: hoe donkerder, hoe meer. · is: niets over gezegd."
BALANCED = f"Blauw met +: vooral {HELPS}. Oranje met −: vooral {HINDERS}. · is: {_NEITHER} gezegd."
MATRIX = {"count": "Aantal fragmenten", "balance": f"{HELPS.capitalize()} min {HINDERS}", "people": "Aantal personen"}


def matrix_title(cells: str, by: str) -> str:
    """Return `Aantal fragmenten per onderwerp en bedrijf`; `by` is the label of an attribute."""
    return f"{MATRIX[cells]} per onderwerp en {by[:1].lower() + by[1:] if by[1:2].islower() else by}"


def counted(n: int, noun: tuple[str, str]) -> str:
    """Return `1 fragment` or `12 fragmenten`, in digits as beside a picture."""
    return f"{n} {noun[0] if n == 1 else noun[1]}"


def signed(n: int) -> str:
    """Return `+3`, `−2` or `0`."""
    return f"{n:+d}".replace("-", "−") if n else "0"


def heatmap_seen(title: str, rows: int, columns: int, *, most: Sequence[tuple[str, str, str]], silent: int, balance: bool = False) -> str:
    """Return what a heat map shows; `most` holds the row, the column and the number of the cells that stand out."""
    shape = f"{title}. Kleurenkaart met {counted(rows, ('rij', 'rijen'))} en {counted(columns, ('kolom', 'kolommen'))}."
    named = [f"{row} bij {column} ({value})" for row, column, value in most]
    out = f" Het meest valt op: {enumeration(named)}." if named else ""
    return f"{shape}{out} In {silent} van de {rows * columns} vakken is {_NEITHER if balance else 'niets'} gezegd."


DIVERGING = f"Aantal fragmenten per onderwerp: links (gearceerd) {HINDERS}, rechts (effen) {HELPS}."
NETWORK = "Onderwerpen die in hetzelfde deel van een gesprek voorkomen; hoe dikker de lijn, hoe vaker. Tussen haakjes: hoe vaak in totaal."


def diverging_seen(title: str, bars: int, *, helps: Sequence[tuple[str, int]], hinders: Sequence[tuple[str, int]]) -> str:
    """Return what diverging bars show: the constructs that help and hinder most, with their numbers."""
    said = [f"{title}. Staven naar twee kanten voor {counted(bars, ('onderwerp', 'onderwerpen'))}."]
    for name, found in ((HELPS, helps), (HINDERS, hinders)):
        named = [f"{label} ({number})" for label, number in found]
        said.append(f"Meest {name}: {enumeration(named)}." if named else f"Niets is {name}.")
    return " ".join(said)


def network_seen(title: str, nodes: int, edges: int, *, most: Sequence[tuple[str, str, int]]) -> str:
    """Return what a network shows: the pairs that occur together most often."""
    shape = f"{title}. Netwerk van {counted(nodes, ('onderwerp', 'onderwerpen'))} met {counted(edges, ('verbinding', 'verbindingen'))}."
    named = [f"{one} met {other} ({number} keer)" for one, other, number in most]
    return f"{shape} Het vaakst samen: {enumeration(named)}." if named else shape


CURVE = "Lijn: hoeveel verschillende onderwerpen er tot en met dat gesprek zijn. Gearceerde staven: hoeveel er in dat gesprek nieuw waren."
INTERVIEWS = "gesprekken, in de volgorde waarin ze zijn gevoerd"


def month(year: int, n: int) -> str:
    """Return `mrt 2026`, as there is room for on a scale."""
    return f"{'mrt' if MONTHS[n - 1] == 'maart' else MONTHS[n - 1][:3]} {year}"


def timeline_seen(title: str, phases: Sequence[tuple[str, str, str]], marks: Sequence[tuple[str, str]]) -> str:
    """Return what a timeline shows: each phase from when to when, and each mark with its day (dates in ISO)."""
    named = [f"{label} ({date(start)} – {date(end)})" for label, start, end in phases]
    shape = f"{title}. Tijdlijn met {counted(len(phases), ('fase', 'fasen'))}: {enumeration(named)}."
    noted = [f"{label} ({date(day)})" for label, day in marks]
    return f"{shape} Gemarkeerd: {enumeration(noted)}." if noted else shape


def curve_seen(title: str, interviews: int, total: int, *, last: int) -> str:
    """Return what a saturation curve shows; `last` is how many interviews at the end brought nothing new."""
    shape = f"{title}. Verzadigingscurve: na {counted(interviews, ('gesprek', 'gesprekken'))} zijn er {counted(total, ('onderwerp', 'onderwerpen'))}."
    if not last:
        return f"{shape} Het laatste gesprek bracht nog iets nieuws."
    return f"{shape} {'Het laatste gesprek bracht' if last == 1 else f'De laatste {last} gesprekken brachten'} niets nieuws."


def process_seen(title: str, steps: Sequence[str]) -> str:
    """Return what a process figure shows: the steps in order."""
    return f"{title}. Schema van {counted(len(steps), ('stap', 'stappen'))}: {'; '.join(f'{n}. {step}' for n, step in enumerate(steps, 1))}."


CIRCLES = f"Elk nummer is een verhaal: blauw en rond is {HELPS}, oranje en vierkant {HINDERS}. Hoe verder naar binnen, hoe dichterbij."


def quadrant_seen(title: str, x: str, y: str, groups: Sequence[tuple[str, str, Sequence[str]]]) -> str:
    """Return what four quadrants show; each group is its end of both axes, and the labels in it."""
    named = [f"{left}, {up}: {enumeration(labels) if labels else 'geen'}" for left, up, labels in groups]
    return f"{title}. Vier kwadranten: {x} (van links naar rechts) tegen {y} (van onder naar boven). {'; '.join(named)}."


def circles_seen(title: str, rings: Sequence[tuple[str, int, int, int]]) -> str:
    """Return what circles of influence show: of each ring its name, and how many stories there are, help and hinder."""
    named = []
    for name, told, helps, hinders in rings:
        split = f", {helps} {HELPS} en {hinders} {HINDERS}" if helps or hinders else ""
        named.append(f"{name} ({counted(told, ('verhaal', 'verhalen'))}{split})")
    return f"{title}. {counted(len(rings), ('kring', 'kringen'))} van binnen naar buiten: {'; '.join(named)}."

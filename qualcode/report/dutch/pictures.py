"""What stands in pictures, and what they show in words for who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.report.dutch.grammar import MONTHS, date, enumeration

FRAGMENTS, PEOPLE, CASES = ("fragment", "fragmenten"), ("persoon", "personen"), ("casus", "casussen")
HELPS, HINDERS = "stimulerend", "belemmerend"
_NEITHER = f"niets {HELPS}s of {HINDERS}s"
COUNTED = "Aantal {}: hoe donkerder, hoe meer. · is: niets over gezegd."
BALANCED = f"Blauw met +: vooral {HELPS}. Oranje met −: vooral {HINDERS}. · is: {_NEITHER} gezegd."
MATRIX = {"count": "Aantal fragmenten", "balance": f"{HELPS.capitalize()} min {HINDERS}", "people": "Aantal personen", "cases": "Aantal casussen"}


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

"""Pictures of each kind, ordinary ones and extreme ones, that the tests and the benchmark draw.

python -m tests.report.pictures.samples NAME...      prints a digest of each
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from collections.abc import Callable

from qualcode.report import dutch
from qualcode.report.pictures.circles import Story, circles
from qualcode.report.pictures.curve import Step, curve
from qualcode.report.pictures.diverging import Bar, diverging
from qualcode.report.pictures.heatmap import heatmap
from qualcode.report.pictures.network import Edge, Node, network
from qualcode.report.pictures.picture import Picture
from qualcode.report.pictures.process import Step as Doing
from qualcode.report.pictures.process import process
from qualcode.report.pictures.quadrant import Axis, Point, quadrant
from qualcode.report.pictures.timeline import Mark, Phase, timeline

LONG = "Ruimte om op de werkvloer fouten te maken en van te leren"
ODD = """/ \\ : * < > & " ' $x_1^2$ 🦄 \\frac{1}{2} `a` %d {b}"""
THEMES = ("Autonomie", "Feedback van collega's", "Werkdruk", "Tijd om te leren")
COMPANIES = ("Houtbouw Veldzicht", "Koekfabriek Aalhoek", "Drukkerij De Letter")
SPACE, SAFETY = Axis("Autonomie", "weinig ruimte", "veel ruimte"), Axis("Veiligheid", "onveilig", "veilig")
RINGS = ("Ik zelf", "Mijn team", "De leiding")
DAY = dt.date


def _balance() -> Picture:
    return heatmap("Balans", THEMES, COMPANIES, [[3, -2, None], [0, -5, 1], [None] * 3, [4, 4, -1]], noun=dutch.FRAGMENTS, balance=True)


def _numbers(rows: int, columns: int) -> list[list[int | None]]:
    return [[(7 * row + 13 * column) % 150 if (row + column) % 7 else None for column in range(columns)] for row in range(rows)]


SAMPLES: dict[str, Callable[[], Picture]] = {
    "heatmap": lambda: heatmap("Waar het over ging", THEMES, COMPANIES, [[3, None, 12], [1, 1, 1], [None, None, 2], [9, 0, 4]], noun=dutch.FRAGMENTS),
    "heatmap-balance": _balance,
    "heatmap-full": lambda: heatmap(
        LONG, [f"{LONG} {n}" for n in range(40)], [f"{LONG} {n}" for n in range(20)], _numbers(40, 20), noun=dutch.PEOPLE
    ),
    "heatmap-one": lambda: heatmap(ODD, [ODD], [ODD], [[None]], noun=dutch.PEOPLE),
    "diverging": lambda: diverging("Wat helpt", [Bar("Autonomie", 12, 3, 5), Bar("Werkdruk", 0, 9, 4), Bar("Feedback", 7, 7, 6)]),
    "diverging-full": lambda: diverging(LONG, [Bar(f"{LONG} {n}", n * 31, (40 - n) * 2, n) for n in range(40)]),
    "diverging-one": lambda: diverging(ODD, [Bar(ODD, 0, 0, 0)]),
    "diverging-left": lambda: diverging("Links", [Bar("X", 1, 800, 3), Bar("Y", 0, 3, 3)]),
    "network": lambda: network(
        "Samen", [Node(name, 3 * n + 2) for n, name in enumerate(THEMES)], [Edge(0, 1, 4), Edge(1, 3, 9), Edge(0, 2, 1), Edge(2, 2, 5)]
    ),
    "network-full": lambda: network(
        LONG, [Node(f"{LONG} {n}", n + 1) for n in range(36)], [Edge(n % 36, (n * n + 7 * n + 1) % 36, n % 11 + 1) for n in range(150)]
    ),
    "network-one": lambda: network(ODD, [Node(ODD, 0)], []),
    "timeline": lambda: timeline(
        "Het traject",
        [Phase("Aanleiding", DAY(2025, 9, 1), DAY(2025, 11, 15)), Phase("Aanpak met het team", DAY(2025, 11, 1), DAY(2026, 3, 31))],
        [Mark("Leermeesters beginnen", DAY(2025, 11, 20)), Mark("Eerste gesprek", DAY(2025, 9, 10))],
    ),
    "timeline-full": lambda: timeline(
        LONG,
        [Phase(f"{LONG} {n}", DAY(1990 + n, 1, 1), DAY(1990 + 2 * n, 6, 1)) for n in range(15)],
        [Mark(f"{LONG} {n}", DAY(2000 + n % 7, 1, 1 + n)) for n in range(12)],
    ),
    "timeline-one": lambda: timeline(ODD, [Phase(ODD, DAY(2026, 3, 3), DAY(2026, 3, 3))]),
    "quadrant": lambda: quadrant(
        "Per bedrijf",
        SPACE,
        SAFETY,
        [Point(name, x, y) for name, x, y in zip(COMPANIES, (-0.9, -0.4, 0.5), (0.6, 0.1, -0.7), strict=True)],
        corners=("beschut", "leren", "wegduiken", "zwemmen"),
    ),
    "quadrant-full": lambda: quadrant(
        LONG, Axis(LONG, LONG, LONG), Axis(LONG, LONG, LONG), [Point(f"{LONG} {n}", 1, (n % 3) - 1) for n in range(20)], corners=(LONG,) * 4
    ),
    "quadrant-one": lambda: quadrant(ODD, SPACE, SAFETY, [Point(ODD, 0, 0)]),
    "circles": lambda: circles(
        "Waar het misging", RINGS, [Story("Te snel gewerkt", 0, False), Story("Niemand keek mee", 1, False), Story("Tijd gekregen", 2, True)]
    ),
    "circles-full": lambda: circles(
        LONG, [f"{LONG} {n}" for n in range(6)], [Story(f"{LONG} {n}", n % 6, (True, False, None)[n % 3]) for n in range(16)]
    ),
    "circles-one": lambda: circles(ODD, [ODD], []),
    "curve": lambda: curve("Verzadiging", [Step(f"{n:02}-bakkerij", new) for n, new in enumerate((6, 3, 0, 1, 0), 1)]),
    "curve-full": lambda: curve(LONG, [Step(f"{LONG} {n}", n % 9 if n < 80 else 0) for n in range(1000)]),
    "curve-named": lambda: curve(LONG, [Step(f"{LONG} {n}", 30 - n) for n in range(30)]),
    "curve-one": lambda: curve(ODD, [Step(ODD, 0)]),
    "process": lambda: process(
        "Zo is het gedaan", [Doing("Leidraad", "vragen bij de thema's"), Doing("Gesprekken"), Doing("Coderen"), Doing("Matrix"), Doing("Verslag")]
    ),
    "process-full": lambda: process(LONG, [Doing(LONG, f"{LONG} {LONG} {LONG} {LONG}") for _ in range(15)]),
    "process-one": lambda: process(ODD, [Doing(ODD)]),
}


def digest(picture: Picture) -> str:
    """Return what tells a picture from any other."""
    return hashlib.sha256(picture.svg.encode() + picture.png + picture.alt.encode()).hexdigest()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, digest(SAMPLES[name]()))

"""A network of what occurs together: names to the left and right of an oval, and bows between them, thicker for more often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import dist, sqrt

from qualcode.errors import QualcodeError
from qualcode.report import dutch
from qualcode.report.pictures.canvas import BODY, HIGHEST, MARGIN, SMALL, WIDTH, Canvas, Point, label_height
from qualcode.report.pictures.colours import HELPS, INK, blend
from qualcode.report.pictures.letters import clean, leading, width
from qualcode.report.pictures.picture import Picture, check_room

MOST_NODES, MOST_EDGES = 36, 150
_NAMES = 4.4
_OVAL = WIDTH - 2 * (MARGIN + _NAMES + 0.6)  # how wide it is
_LOWEST, _ROW, _AIR = 4.0, 1.0, 0.14
_DOT, _LEAST_DOT = 0.30, 0.08
_THICK, _THIN = 6.0, 0.6  # points, of a bow
_PULL, _FLAT = 0.6, 0.32  # how far a bow is drawn to the middle, from one side to the other and between neighbours
_NUMBERED = 0.5  # of the strongest bow, from which a bow has its number beside it
_APART = 0.55  # of two numbers
_ROUNDS = 30  # of bringing near what belongs together; it settles well before
_FEW = 18  # nodes on a side that have room for larger letters
_OUT = 3  # pairs that are named in the words


@dataclass(frozen=True)
class Node:
    """Something that occurs, and how often."""

    label: str
    weight: int


@dataclass(frozen=True)
class Edge:
    """How often two nodes occur together; `start` and `end` are their places in the list of nodes."""

    start: int
    end: int
    weight: int


def network(title: str, nodes: Sequence[Node], edges: Sequence[Edge]) -> Picture:
    """Return nodes and what joins them; nodes that often occur together stand near each other.

    Raises QualcodeError when there are too many to be read on a page, or an edge ends nowhere.
    """
    check_room(len(nodes), MOST_NODES, "nodes")
    if any(not (0 <= place < len(nodes)) for edge in edges for place in (edge.start, edge.end)):
        raise QualcodeError("an edge of the network ends at a node that is not there")
    joined = _joined(edges)
    if joined:
        check_room(len(joined), MOST_EDGES, "edges", hint="leave out what occurs together seldom")
    canvas = Canvas()
    top = canvas.title(title, below=dutch.NETWORK)
    order = _order(len(nodes), joined)
    half = (len(order) + 1) // 2
    size = BODY if half <= _FEW else SMALL
    names = [f"{clean(node.label)} ({node.weight})" for node in nodes]
    room = max(label_height(name, size, _NAMES, lines=2) for name in names) + _AIR
    row = min(max(room, _ROW), (HIGHEST - top - MARGIN) / half)
    height = max(row * half, _LOWEST)
    places = _places(order, half, top=top, height=height)
    centre = (WIDTH / 2, top + height / 2)
    most = max((edge.weight for edge in joined), default=1)
    numbered: list[tuple[Point, int]] = []
    for edge in joined:
        start, end = places[edge.start], places[edge.end]
        share, pull = edge.weight / most, _pull(start, end, centre, height)
        canvas.bow(start, pull, end, colour=blend(HELPS, 0.25 + 0.75 * share), thick=_THIN + (_THICK - _THIN) * share)
        if share >= _NUMBERED:
            numbered.append((((start[0] + 2 * pull[0] + end[0]) / 4, (start[1] + 2 * pull[1] + end[1]) / 4), edge.weight))
    _number(canvas, numbered)
    largest = max(*(node.weight for node in nodes), 1)
    for n, (x, y) in places.items():
        radius = _LEAST_DOT + (_DOT - _LEAST_DOT) * sqrt(max(nodes[n].weight, 0) / largest)
        canvas.disc(x, y, min(radius, row * 0.45), fill=INK, edge="#ffffff")
        lines = 2 if row >= 2 * leading(size) else 1
        side = 1 if x > WIDTH / 2 else -1
        canvas.words(x + side * 0.4, y, names[n], size=size, align="left" if side > 0 else "right", room=_room(x), lines=lines, middle=True)
    return canvas.picture(top + height + MARGIN, title, _seen(title, nodes, joined))


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """Return one edge for each pair of nodes, with all its weight, the lightest first."""
    weights: Counter[tuple[int, int]] = Counter()
    for edge in edges:
        weights[min(edge.start, edge.end), max(edge.start, edge.end)] += edge.weight
    found = [Edge(start, end, weight) for (start, end), weight in weights.items() if start != end and weight > 0]
    return sorted(found, key=lambda edge: (edge.weight, -edge.start, -edge.end))


def _pull(start: Point, end: Point, centre: Point, height: float) -> Point:
    """Return the point that the bow between two nodes is drawn to: nearer the middle when they are further apart."""
    apart = min(1.0, dist(start, end) / max(_OVAL, height / 2))
    pull = _FLAT + (_PULL - _FLAT) * apart
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return middle[0] + (centre[0] - middle[0]) * pull, middle[1] + (centre[1] - middle[1]) * pull


def _number(canvas: Canvas, numbered: Sequence[tuple[Point, int]]) -> None:
    """Write the numbers of the strongest bows halfway along them, the strongest first, where there is room."""
    written: list[Point] = []
    for place, weight in reversed(numbered):
        if all(dist(place, other) >= _APART for other in written):
            wide, high = width(str(weight), SMALL) + 0.12, leading(SMALL)
            canvas.box(place[0] - wide / 2, place[1] - high / 2, wide, high, edge="none")
            canvas.words(*place, str(weight), size=SMALL, align="center", middle=True)
            written.append(place)


def _room(x: float) -> float:
    """Return how wide the name of a node may be, from its dot to the margin."""
    return min(x, WIDTH - x) - 0.4 - MARGIN


def _order(count: int, edges: Sequence[Edge]) -> list[int]:
    """Return the nodes in an order around the oval in which those that occur together are near each other.

    Each node goes in turn where its neighbours are on average, heavier ones counting for more (barycentre; Sugiyama et al. 1981);
    the order of which the bows are shortest is kept.
    """
    neighbours: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for edge in edges:
        neighbours[edge.start].append((edge.end, edge.weight))
        neighbours[edge.end].append((edge.start, edge.weight))
    order = best = list(range(count))
    shortest = _length(order, edges)
    for _ in range(_ROUNDS):
        place = {node: n for n, node in enumerate(order)}
        means = [
            (place[node] + sum(place[other] * weight for other, weight in near) / sum(weight for _, weight in near)) / 2 if near else count
            for node, near in enumerate(neighbours)
        ]
        order = sorted(order, key=lambda node: (means[node], node))
        if (length := _length(order, edges)) < shortest:
            best, shortest = order, length
    return best


def _length(order: Sequence[int], edges: Sequence[Edge]) -> int:
    """Return how far apart around the oval the nodes are that occur together, each as often as they do."""
    place = {node: n for n, node in enumerate(order)}
    apart = [(abs(place[edge.start] - place[edge.end]), edge.weight) for edge in edges]
    return sum(min(steps, len(order) - steps) * weight for steps, weight in apart)


def _places(order: Sequence[int], half: int, *, top: float, height: float) -> dict[int, Point]:
    """Return where each node stands: down the right side of the oval, and up the left, at equal heights so that no names meet."""
    places = {}
    for n, node in enumerate(order):
        right = n < half
        rows = half if right else len(order) - half
        nth = n if right else len(order) - 1 - n
        up = (nth + 0.5) / rows * 2 - 1  # -1 above, 1 below
        out = _OVAL / 2 * sqrt(1 - 0.85 * up * up)
        places[node] = (WIDTH / 2 + (out if right else -out), top + height * (up + 1) / 2)
    return places


def _seen(title: str, nodes: Sequence[Node], edges: Sequence[Edge]) -> str:
    """Return in words which pairs occur together most often."""
    pairs = [(nodes[edge.start].label, nodes[edge.end].label, edge.weight) for edge in reversed(edges)]
    return dutch.network_seen(title, len(nodes), len(edges), most=pairs[:_OUT])

"""Tests of the network of what occurs together."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.report.pictures.network import Edge, Node, network
from tests.report.pictures import seen
from tests.report.pictures.samples import SAMPLES


def test_names() -> None:
    """Each node has its name and number; the strongest bow has its number too, and a bow from a node to itself is none."""
    assert sorted(seen.texts(SAMPLES["network"]())[3:]) == [
        "9",
        "Autonomie (2)",
        "Feedback van collega's (5)",
        "Tijd om te leren (11)",
        "Werkdruk (8)",
    ]
    assert seen.root(SAMPLES["network"]()).xpath("count(//*[contains(@d, 'Q')])") == 3.0


def test_near() -> None:
    """What occurs together often stands side by side, wherever it stood in the list."""
    nodes = [Node(name, 3) for name in ("a", "b", "c", "d", "e", "f", "g", "h")]
    pairs = [Edge(0, 4, 9), Edge(1, 5, 9), Edge(2, 6, 9), Edge(3, 7, 9)]
    places = {one.text[0]: (one.left < 220, one.top) for one in seen.words(network("Paren", nodes, pairs))[3:] if one.text.endswith("(3)")}
    assert len(places) == 8
    apart = [abs(places[one][1] - places[other][1]) for one, other in ("ae", "bf", "cg", "dh")]
    assert max(apart) < 72 / 2.54 * 1.01  # a row of one centimetre, or across


def test_order_of_edges() -> None:
    """The order in which edges are given makes no difference."""
    nodes, edges = [Node(name, 1) for name in "abcde"], [Edge(0, 3, 2), Edge(3, 1, 2), Edge(2, 4, 5), Edge(0, 1, 1)]
    assert network("Gelijk", nodes, edges) == network("Gelijk", nodes, edges[::-1])


def test_both_ways() -> None:
    """An edge there and one back are one edge, of the weight of both."""
    nodes = [Node(name, 1) for name in "ab"]
    assert network("Heen", nodes, [Edge(0, 1, 2), Edge(1, 0, 3)]) == network("Heen", nodes, [Edge(1, 0, 5)])


def test_words() -> None:
    """The words name the pairs that occur together most."""
    assert SAMPLES["network"]().alt == (
        "Samen. Netwerk van 4 onderwerpen met 3 verbindingen. Het vaakst samen: Feedback van collega's met Tijd om te leren (9 keer), "
        "Autonomie met Feedback van collega's (4 keer) en Autonomie met Werkdruk (1 keer)."
    )


@pytest.mark.parametrize(
    ("nodes", "edges", "message"),
    [
        (0, [], "there are no nodes to make a picture of"),
        (300, [], "too many nodes for a picture: 300 (at most 36)"),
        (20, [Edge(a, b, 1) for a in range(20) for b in range(a)], "too many edges for a picture: 190 (at most 150)"),
        (2, [Edge(0, 2, 1)], "an edge of the network ends at a node that is not there"),
    ],
)
def test_too_few_or_many(nodes: int, edges: list[Edge], message: str) -> None:
    """Without nodes, with more than go on a page, or with edges to nowhere there is no picture."""
    with pytest.raises(QualcodeError) as error:
        network("Te veel", [Node("a", 1)] * nodes, edges)
    assert str(error.value) == message

"""What can be seen in a picture, read back from its SVG and PNG with other libraries than it was drawn with."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import combinations

from lxml import etree
from PIL import Image

from qualcode.report.pictures.letters import CM, width
from qualcode.report.pictures.picture import Picture

_SVG = "{http://www.w3.org/2000/svg}"
_ASCENT, _DESCENT = 0.72, 0.2  # of letters, in sizes


@dataclass(frozen=True)
class Words:
    """A line of text and the box it takes, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Words) -> bool:
        """Tell whether two texts stand over each other."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def root(picture: Picture) -> etree._Element:
    """Return the SVG as a tree, read by a strict parser."""
    return etree.fromstring(picture.svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def size(picture: Picture) -> tuple[float, float]:
    """Return how wide and high the SVG is, in points."""
    top = root(picture)
    return float(top.attrib["width"].removesuffix("pt")), float(top.attrib["height"].removesuffix("pt"))


def words(picture: Picture) -> list[Words]:
    """Return all lines of text with their places, in the order in which they were drawn."""
    return [_placed(element) for element in root(picture).iter(f"{_SVG}text")]


def texts(picture: Picture) -> list[str]:
    """Return all lines of text."""
    return [one.text for one in words(picture)]


def _placed(element: etree._Element) -> Words:
    style = element.attrib["style"]
    points = float(re.search(r"font-size: ([\d.]+)px", style)[1])  # type: ignore[index]
    text = element.text or ""
    long = width(text, points, bold="font-weight: 700" in style) / CM
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    start = -long if "text-anchor: end" in style else -long / 2 if "text-anchor: middle" in style else 0.0
    if "rotate(-90" in element.attrib.get("transform", ""):
        return Words(text, x - points * _ASCENT, y - start - long, x + points * _DESCENT, y - start)
    return Words(text, x + start, y - points * _ASCENT, x + start + long, y + points * _DESCENT)


def outside(picture: Picture) -> list[str]:
    """Return the texts that do not stand wholly on the picture."""
    wide, high = size(picture)
    return [one.text for one in words(picture) if one.left < 0 or one.top < 0 or one.right > wide or one.bottom > high]


def overlaps(picture: Picture) -> list[tuple[str, str]]:
    """Return the texts that stand over each other."""
    return [(one.text, other.text) for one, other in combinations(words(picture), 2) if one.meets(other)]


def dots(picture: Picture) -> tuple[int, int, float]:
    """Return how wide and high the PNG is in dots, and how many of them go into an inch."""
    with Image.open(io.BytesIO(picture.png)) as image:
        image.load()
        return (*image.size, round(image.info["dpi"][0], 1))

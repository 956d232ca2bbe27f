"""A sheet to draw on, in centimetres from its upper left corner, that matplotlib turns into SVG and PNG."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.errors import QualcodeError
from qualcode.report.pictures.colours import INK, PAPER, RULE
from qualcode.report.pictures.letters import clean, font, leading, require_library, unseen_letters, wrap
from qualcode.report.pictures.picture import Picture
from qualcode.report.pictures.written import pixels, vector

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

WIDTH = 16.0  # what a page of A4 has between its margins
HIGHEST = 24.0
TITLE, BODY, SMALL = 11.0, 8.0, 7.0  # points
MARGIN = 0.2
_INCH = 2.54
Point = tuple[float, float]


@dataclass(frozen=True)
class _Shape:
    points: tuple[Point, ...]
    fill: str
    edge: str
    thick: float
    closed: bool = True
    hatched: bool = False
    dashed: bool = False
    bent: bool = False


@dataclass(frozen=True)
class _Disc:
    middle: Point
    radius: float
    fill: str
    edge: str
    thick: float


@dataclass(frozen=True)
class _Words:
    at: Point
    text: str
    size: float
    bold: bool
    colour: str
    align: Literal["left", "center", "right"]
    upright: bool


class Canvas:
    """Collects shapes and words, each drawn over what came before; words are never read as formulas."""

    def __init__(self) -> None:
        self._drawn: list[_Shape | _Disc | _Words] = []

    def title(self, text: str, *, below: str = "") -> float:
        """Put the title at the top, and a smaller line below it; returns where the drawing can begin."""
        y = self.words(MARGIN, 0.1, text, size=TITLE, bold=True, room=WIDTH - 2 * MARGIN, lines=3)
        if below:
            y = self.words(MARGIN, y + 0.05, below, room=WIDTH - 2 * MARGIN, lines=3)
        return y + 0.25

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = BODY,
        bold: bool = False,
        colour: str = INK,
        align: Literal["left", "center", "right"] = "left",
        room: float = 0.0,
        lines: int = 0,
        middle: bool = False,
    ) -> float:
        """Write a text from y downward, or with its middle at y, broken over lines when there is only so much room; returns where it ends."""
        made = wrap(text, size, room, bold=bold, lines=lines) if room else [clean(text)]
        step = leading(size)
        top = y - step * len(made) / 2 if middle else y
        for n, line in enumerate(made):
            self._drawn.append(_Words((x, top + step * (n + 0.78)), line, size, bold, colour, align, upright=False))
        return top + step * len(made)

    def upright(
        self,
        x: float,
        y: float,
        text: str,
        *,
        room: float,
        size: float = BODY,
        bold: bool = False,
        colour: str = INK,
        lines: int = 2,
        top: bool = False,
    ) -> None:
        """Write a text from y upward, turned a quarter, with its middle at x; with `top` it ends at the top of its room."""
        made = wrap(text, size, room, bold=bold, lines=lines)
        step = leading(size)
        for n, line in enumerate(made):
            left = x - step * len(made) / 2 + step * (n + 0.78)
            at = (left, y - room) if top else (left, y)
            self._drawn.append(_Words(at, line, size, bold, colour, "right" if top else "left", upright=True))

    def box(
        self, x: float, y: float, wide: float, high: float, *, fill: str = PAPER, edge: str = RULE, thick: float = 0.6, hatched: bool = False
    ) -> None:
        """Draw a rectangle; a hatched one is told apart in black and white."""
        corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
        self._drawn.append(_Shape(corners, fill, edge, thick, hatched=hatched))

    def patch(self, points: Sequence[Point], *, fill: str, edge: str = "none", thick: float = 0.6, hatched: bool = False) -> None:
        """Draw a closed shape."""
        self._drawn.append(_Shape(tuple(points), fill, edge, thick, hatched=hatched))

    def line(self, points: Sequence[Point], *, colour: str = INK, thick: float = 0.8, dashed: bool = False) -> None:
        """Draw a line through points."""
        self._drawn.append(_Shape(tuple(points), "none", colour, thick, closed=False, dashed=dashed))

    def bow(self, start: Point, pull: Point, end: Point, *, colour: str, thick: float) -> None:
        """Draw a curve from start to end that is drawn towards a third point."""
        self._drawn.append(_Shape((start, pull, end), "none", colour, thick, closed=False, bent=True))

    def arrow(self, points: Sequence[Point], *, colour: str = INK, thick: float = 1.0, head: float = 0.2) -> None:
        """Draw a line through points with a head at its end."""
        (x, y), (tip_x, tip_y) = points[-2], points[-1]
        length = ((tip_x - x) ** 2 + (tip_y - y) ** 2) ** 0.5
        along, across = (tip_x - x) / length, (tip_y - y) / length
        base = (tip_x - along * head, tip_y - across * head)
        self.line([*points[:-1], base], colour=colour, thick=thick)
        wings = [(base[0] - across * head / 2, base[1] + along * head / 2), (base[0] + across * head / 2, base[1] - along * head / 2)]
        self.patch([points[-1], *wings], fill=colour)

    def disc(self, x: float, y: float, radius: float, *, fill: str = PAPER, edge: str = INK, thick: float = 0.8) -> None:
        """Draw a circle."""
        self._drawn.append(_Disc((x, y), radius, fill, edge, thick))

    def picture(self, height: float, title: str, alt: str) -> Picture:
        """Return what was drawn as a picture of so many centimetres high.

        Raises QualcodeError when that is more than a page.
        """
        if height > HIGHEST:
            hint = "leave out what says least, shorten the names, or write a table instead"
            raise QualcodeError(f"too much for a picture: it would be {height:.0f} cm high (at most {HIGHEST:.0f})", hint=hint)
        require_library()
        import matplotlib as mpl

        alt = clean(alt)
        # Somebody's own settings, or a `matplotlibrc` in the folder of a study, have no say in what is drawn.
        rules = {key: value for key, value in mpl.rcParamsDefault.items() if not key.startswith("backend")}
        rules |= {"svg.fonttype": "none", "svg.hashsalt": "qualcode", "text.parse_math": False, "hatch.linewidth": 0.7}
        with ExitStack() as stack:
            stack.enter_context(mpl.rc_context(rules))
            stack.enter_context(unseen_letters())
            figure = self._figure(height)
            return Picture(vector(figure, clean(title), alt), pixels(figure), alt)

    def _figure(self, height: float) -> Figure:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), facecolor=PAPER)
        place = Affine2D().scale(1 / _INCH, -1 / _INCH).translate(0, height / _INCH) + figure.dpi_scale_trans
        for order, drawn in enumerate(self._drawn):
            artist = _artist(drawn, place)
            artist.set_zorder(order + 1)
            figure.add_artist(artist, clip=False)
        return figure


def _artist(drawn: _Shape | _Disc | _Words, place: Transform) -> Artist:
    from matplotlib.patches import Circle, PathPatch
    from matplotlib.path import Path
    from matplotlib.text import Text

    if isinstance(drawn, _Words):
        return Text(
            *drawn.at,
            drawn.text,
            fontproperties=font(drawn.size, bold=drawn.bold),
            color=drawn.colour,
            horizontalalignment=drawn.align,
            verticalalignment="baseline",
            rotation=90 if drawn.upright else 0,
            rotation_mode="anchor",
            parse_math=False,
            transform=place,
        )
    if isinstance(drawn, _Disc):
        return Circle(drawn.middle, drawn.radius, facecolor=drawn.fill, edgecolor=drawn.edge, linewidth=drawn.thick, transform=place)
    points = [*drawn.points, drawn.points[0]] if drawn.closed else list(drawn.points)
    codes = [Path.MOVETO, *([Path.CURVE3] * 2 if drawn.bent else [Path.LINETO] * (len(points) - 1))]
    if drawn.closed:
        codes[-1] = Path.CLOSEPOLY
    return PathPatch(
        Path(points, codes),
        facecolor=drawn.fill,
        edgecolor=drawn.edge,
        linewidth=drawn.thick,
        linestyle=(0, (3, 2)) if drawn.dashed else "solid",
        hatch="////" if drawn.hatched else None,
        transform=place,
    )


def label_height(label: str, size: float, room: float, *, lines: int = 0) -> float:
    """Return how high a label is that is broken over lines in a room of so many centimetres."""
    return leading(size) * len(wrap(label, size, room, lines=lines))

"""Write what was drawn: SVG that is small and says what it shows, and PNG in few colours; without dates, the same each time."""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING

from qualcode.report.pictures.colours import INK

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_DPI = 200
_COLOURS = (96, 48, 24)  # of the PNG, fewer when it would be too large; letters are smooth from about 48
_LARGEST = 200_000  # bytes
_FAMILY = "'DejaVu Sans', Verdana, sans-serif"  # Verdana has the same widths
_TAG = re.compile(r"<[a-z][^<>]*>")  # what people wrote stands between the tags, with its own < and > escaped
_PLAIN = re.compile(rf' font-family: [^;"]*;| text-anchor: start;?|; stroke-linejoin: miter|;? fill: {INK}(?=")| transform="rotate\(-0 [^"]*"')
_BOX = re.compile(r"M ([\d.]+) ([\d.]+)L ([\d.]+) \2L \3 ([\d.]+)L \1 \4z")
_LONG = re.compile(r"-?\d+\.\d{3,}")


def vector(figure: Figure, title: str, alt: str) -> str:
    """Return a figure as SVG with its letters as text, and with a title and description for who cannot see it.

    There are no ids but of hatchings, which are the same wherever they look the same, so several pictures can stand on one page.
    """
    written = io.StringIO()
    figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    drawn = written.getvalue()
    drawn = drawn[drawn.index("<svg ") :]
    drawn = re.sub(r"\s*<defs>\s*<style.*?</style>\s*</defs>", "", drawn, count=1, flags=re.DOTALL)  # it would style all of a page
    drawn = _TAG.sub(lambda tag: _shortened(tag[0]), drawn)
    drawn = re.sub(r"\s*<g>\s*|\s*</g>\s*", "\n", drawn)
    drawn = re.sub(r"\n{2,}", "\n", drawn)
    head, rest = drawn.split(">", 1)
    style = f'role="img" stroke-linejoin="round" font-family="{_FAMILY}" fill="{INK}"'
    return f"{head.replace('<svg', f'<svg {style}', 1)}>\n<title>{escape(title)}</title>\n<desc>{escape(alt)}</desc>{rest}"


def _shortened(tag: str) -> str:
    """Return a tag with hundredths of a point, and without what goes without saying."""
    tag = re.sub(r'^<g id="[a-z0-9]+_\d+">$', "<g>", tag)
    tag = _PLAIN.sub("", tag)
    tag = re.sub(r"\s*\n\s*(?=[LQCMZz\"])", "", tag)
    tag = _LONG.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), tag)
    return _BOX.sub(r"M\1 \2H\3V\4H\1z", tag)


def pixels(figure: Figure) -> bytes:
    """Return a figure as PNG of 200 dots to the inch."""
    from PIL import Image

    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=_DPI, pil_kwargs={"compress_level": 0})
    with Image.open(drawn) as image:
        plain = image.convert("RGB")
    for colours in _COLOURS:
        written = io.BytesIO()
        few = plain.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(written, format="png", dpi=(_DPI, _DPI), optimize=True)
        if written.tell() < _LARGEST:
            break
    return written.getvalue()

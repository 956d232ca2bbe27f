"""What a report is made of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (chapter) to 3."""

    kind: ClassVar = "heading"
    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; a `note` is set smaller, as a remark to the reader."""

    kind: ClassVar = "paragraph"
    text: str
    note: bool = False


@dataclass(frozen=True)
class Quote:
    """Words that were spoken, on lines of their own, with who said them by role, and the number by which they can be looked up."""

    kind: ClassVar = "quote"
    text: str
    source: str
    id: str = ""


@dataclass(frozen=True)
class Facts:
    """Names and values, one pair a row."""

    kind: ClassVar = "facts"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table; numbers are set to the right, widths are shares of the page, `fine` is small print for much text.

    `heights` are the least heights of the rows in centimetres, for tables to write in.
    """

    kind: ClassVar = "table"
    headers: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    widths: tuple[float, ...]
    fine: bool = False
    heights: tuple[float, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list."""

    kind: ClassVar = "bullets"
    items: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """A picture in two forms, with what it shows in words for who cannot see it; `name` is that of its file."""

    kind: ClassVar = "figure"
    name: str
    svg: str
    png: bytes
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Box:
    """Paragraphs set apart from the running text, such as what the literature says."""

    kind: ClassVar = "box"
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """Empty lines to write on."""

    kind: ClassVar = "room"
    lines: int = 3


@dataclass(frozen=True)
class Period:
    """A stretch of a timeline: what it is called, when it is, and what is told about it."""

    label: str
    when: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """Periods side by side in large print, with so many centimetres to write in below each."""

    kind: ClassVar = "timeline"
    periods: tuple[Period, ...]
    height: float


@dataclass(frozen=True)
class Break:
    """The end of a page; a heading follows."""

    kind: ClassVar = "break"


@dataclass(frozen=True)
class Contents:
    """A list of the chapters that follow."""

    kind: ClassVar = "contents"


Block = Heading | Paragraph | Quote | Facts | Table | Bullets | Figure | Box | Room | Timeline | Break | Contents


@dataclass(frozen=True)
class Document:
    """A whole report: title page words, and blocks in order; `landscape` for wide tables, on paper of size A4 or A3."""

    title: str
    subtitle: str
    header: str
    authors: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    paper: Literal["A4", "A3"] = "A4"

    @property
    def chapters(self) -> tuple[str, ...]:
        """Return the headings of the first level."""
        return tuple(block.text for block in self.blocks if isinstance(block, Heading) and block.level == 1)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the pictures, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))

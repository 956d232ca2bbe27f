"""What a report is made of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


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
    """Words that were spoken, on lines of their own, with who said them by role."""

    kind: ClassVar = "quote"
    text: str
    source: str


@dataclass(frozen=True)
class Facts:
    """Names and values, one pair a row."""

    kind: ClassVar = "facts"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table; numbers are set to the right, widths are shares of the page."""

    kind: ClassVar = "table"
    headers: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Bullets:
    """A list."""

    kind: ClassVar = "bullets"
    items: tuple[str, ...]


Block = Heading | Paragraph | Quote | Facts | Table | Bullets


@dataclass(frozen=True)
class Document:
    """A whole report: title page words, and blocks in order."""

    title: str
    subtitle: str
    header: str
    authors: str
    blocks: tuple[Block, ...]

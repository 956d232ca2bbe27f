"""Markdown of a letter becomes blocks."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.report.blocks import Block, Box, Break, Bullets, Facts, Heading, Paragraph, Room, Table
from qualcode.report.markdown import escape
from qualcode.report.markup import read

TO_WRITE = "\u00a0\n\u00a0"


def _read(text: str) -> tuple[str, list[Block]]:
    title, blocks = read(inspect.cleandoc(text))
    return title, list(blocks)


def test_text() -> None:
    """Headings, paragraphs with lines broken off, notes and lists; the first heading of the first level is the title."""
    assert _read("""
        # Een *brief*

        ## Eerst
        Een alinea
        op twee regels.\\
        En **nog** een.

        *Alleen dit is een noot.*

        - een
        - `twee`
          drie

          vier

        3. zes
        3. zeven

        #### Diep
        # Nog een
    """) == (
        "Een brief",
        [
            Heading("Eerst"),
            Paragraph("Een alinea op twee regels."),
            Paragraph("En nog een."),
            Paragraph("Alleen dit is een noot.", note=True),
            Bullets(("een", "twee drie vier")),
            Bullets(("1. zes", "2. zeven")),
            Heading("Diep", 3),
            Heading("Nog een"),
        ],
    )


def test_tables() -> None:
    """A table without headers is one of names and values with room where a value is missing; rows with nothing behind their name are high."""
    assert _read("""
        | | |
        |---|---|
        | Duur | een uur |
        | Waar | |

        | | Goed |
        |---|---|
        | ☐ | Ik doe mee. |

        | | Jij | Wij, de onderzoekers |
        |---|---|---|
        | Naam | | |
        | Rol | x | |
    """) == (
        "",
        [
            Facts((("Duur", "een uur"), ("Waar", TO_WRITE))),
            Table(("", "Goed"), (("☐", "Ik doe mee."),), (3.0, 12.0)),
            Table(("", "Jij", "Wij, de onderzoekers"), (("Naam", "", ""), ("Rol", "x", "")), (12.0, 3.0, 20.0), heights=(1.5, 0.0)),
        ],
    )


def test_boxes_and_lines() -> None:
    """A quotation is a box, `___` a line to write on, `---` the end of a page; HTML and code are plain text."""
    assert _read("""
        > **Titel**
        > gaat door
        >
        > - een
        > - twee

        >

        ___
        ___

        ---

        <b>Vet</b> & `x`

        <script>

            code
    """) == (
        "",
        [
            Box("Titel gaat door", ("een", "twee")),
            Box("", ()),
            Room(2),
            Break(),
            Paragraph("<b>Vet</b> & x"),
            Paragraph("<script>"),
            Paragraph("code"),
        ],
    )


@given(st.text(max_size=60))
def test_escaped_text_comes_back(text: str) -> None:
    """A value that was escaped stands in the letter as it was written, whatever is in it."""
    _, blocks = read(f"Naam: {escape(text)}.")
    clean = " ".join(text.replace("\0", "\ufffd").split())
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [" ".join(f"Naam: {clean}.".split())]


def test_too_long() -> None:
    """A template that makes far too much is refused."""
    with pytest.raises(QualcodeError, match="the letter is too long"):
        read("a" * 200_001)

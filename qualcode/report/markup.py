"""Read Markdown, as the template of a letter makes it, into the blocks that reports are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError
from qualcode.report.blocks import Block, Box, Break, Bullets, Facts, Heading, Paragraph, Room, Table

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode as Node

_LARGEST = 200_000  # characters of a letter
_MARK, _LEAST, _MOST = 3, 12, 45  # characters of a mark, and those that a column of words has room for
_TO_WRITE = "\u00a0\n\u00a0"  # keeps a cell that is to be written in as high as two lines
_SIGN = 1.5  # centimetres to sign on


def read(text: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title (the heading `#`) of a Markdown text, empty when it has none, and its blocks.

    `##` is a heading of level 1; a quotation is a box with its first line as title; a table without headers is one of facts,
    and empty cells in it are there to write in; `---` ends the page; `___` is a line to write on. Emphasis is left out, but a paragraph
    that is emphasised as a whole is a note. Raises QualcodeError when the text is far too long for a letter.
    """
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    if len(text) > _LARGEST:
        raise QualcodeError("the letter is too long (over 200 000 characters)", hint="mend the template, or take it away to use the shipped one")
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).enable("table").parse(text))
    titles = [one for one in tree.children if one.type == "heading" and one.tag == "h1"]
    blocks = [block for node in tree.children if node not in titles[:1] for block in _block(node)]
    return (" ".join(_lines(titles[0])) if titles else ""), tuple(_lines_together(blocks))


def _block(node: Node) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield Heading(" ".join(_lines(node)), min(max(int(node.tag[1:]) - 1, 1), 3))
        case "paragraph":
            note = [child.type for child in node.children[0].children] == ["em"]
            yield from (Paragraph(line, note=note) for line in _lines(node) if line)
        case "bullet_list" | "ordered_list":
            yield Bullets(tuple(_items(node)))
        case "blockquote":
            lines = [line for child in node.children for line in (_items(child) if child.type.endswith("list") else _lines(child))]
            yield Box(lines[0], tuple(lines[1:])) if lines else Box("", ())
        case "table":
            yield _table(node)
        case "hr":
            yield Room(1) if node.markup.startswith("_") else Break()
        case _:
            yield from (Paragraph(line) for line in node.content.splitlines() if line.strip())


def _items(node: Node) -> Iterator[str]:
    """Yield the items of a list; those of an ordered one with their numbers."""
    for n, item in enumerate(node.children, 1):
        text = " ".join(line for child in item.children for line in (_items(child) if child.type.endswith("list") else _lines(child)))
        yield f"{n}. {text}" if node.type == "ordered_list" else text


def _table(node: Node) -> Block:
    rows = [tuple(" ".join(_lines(cell)) for cell in row.children) for part in node.children for row in part.children]
    headers, body = rows[0], rows[1:]
    if not any(headers) and len(headers) == 2:  # noqa: PLR2004 - a name and a value
        return Facts(tuple((name, value or _TO_WRITE) for name, value in body))
    longest = [max(len(row[n]) for row in rows) for n in range(len(headers))]
    widths = tuple(float(_MARK if one <= _MARK else min(max(one, _LEAST), _MOST)) for one in longest)
    heights = tuple(_SIGN if not any(row[1:]) else 0.0 for row in body)
    return Table(headers, tuple(body), widths, heights=heights if any(heights) else ())


def _lines(node: Node) -> list[str]:
    """Return the text of a node without its emphasis, one item for each line that the author broke off."""
    return [" ".join(line.split()) for line in "".join(_text(node)).split("\n")]


def _text(node: Node) -> Iterator[str]:
    if node.type in ("text", "code_inline", "image", "fence", "code_block"):
        yield node.content
    elif node.type in ("softbreak", "hardbreak"):
        yield " " if node.type == "softbreak" else "\n"
    else:
        for child in node.children:
            yield from _text(child)


def _lines_together(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks with lines to write on that follow each other as one."""
    for rooms, group in groupby(blocks, key=lambda block: isinstance(block, Room)):
        found = list(group)
        yield from ([Room(len(found))] if rooms else found)

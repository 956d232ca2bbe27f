"""The codebook beside the conversation: a tree of constructs, and the definition of one."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from qualcode.model.codebook import Codebook, Construct
from qualcode.review.printable import printable

_DOUBLE = 2  # clicks


class CodebookTree(Tree[str]):
    """The constructs of a codebook; Enter or a double click codes with one, a click only shows it."""

    ICON_NODE, ICON_NODE_EXPANDED = "+ ", "- "
    BINDINGS = [Binding("enter", "choose", show=False), Binding("escape,tab,q", "leave", show=False)]  # noqa: RUF012 - as Textual asks for it

    class Chosen(Message):
        """Say that the selected words are about a construct."""

        def __init__(self, construct: str) -> None:
            super().__init__()
            self.construct = construct

    class Left(Message):
        """Say that the conversation is to be gone back to."""

    def __init__(self, book: Codebook) -> None:
        super().__init__(Text(printable(book.title)), id="tree")
        self.show_root, self.show_guides, self.guide_depth = False, False, 2
        self.take(book)

    def take(self, book: Codebook) -> None:
        """Show another codebook."""
        self.book = book
        self.clear()
        self._by_id: dict[str, TreeNode[str]] = {}
        self._grow(self.root, book.constructs)
        self.root.expand()

    def _grow(self, node: TreeNode[str], constructs: tuple[Construct, ...]) -> None:
        for construct in constructs:
            label = Text(printable(construct.label))
            below = node.add(label, construct.id, expand=True) if construct.constructs else node.add_leaf(label, construct.id)
            self._by_id.setdefault(construct.id, below)
            self._grow(below, construct.constructs)

    def show(self, construct: str) -> None:
        """Put the cursor on a construct."""
        if node := self._by_id.get(construct):
            self.move_cursor(node)

    def action_choose(self) -> None:
        """Code with the construct at the cursor."""
        if self.cursor_node and self.cursor_node.data:
            self.post_message(self.Chosen(self.cursor_node.data))

    def action_leave(self) -> None:
        """Go back to the conversation."""
        self.post_message(self.Left())

    async def _on_click(self, event: events.Click) -> None:
        await super()._on_click(event)
        if event.chain == _DOUBLE:
            self.action_choose()


def definition(construct: Construct, *, whole: bool = False) -> Content:
    """Return what a codebook says of a construct; the `whole` of it has examples too."""
    return Content.assemble(*_parts(construct, whole=whole))


def _parts(construct: Construct, *, whole: bool) -> Iterator[tuple[str, str] | str]:
    yield printable(construct.label), "bold"
    yield f"\n{construct.id}", "dim"
    if construct.definition:
        yield f"\n{printable(construct.definition).strip()}"
    gap = "\n\n" if whole else "\n"
    for title, lines in (("include", construct.include), ("exclude", construct.exclude)):
        for line in lines:
            yield f"{gap}{title}: ", "bold"
            yield printable(line)
    for example in construct.examples if whole else ():
        yield f"{gap}example{f' ({example.condition})' if example.condition else ''}: ", "bold"
        yield printable(example.quote)

"""The screen without its verbs: the conversation, the codebook, the reasons, what is told, and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Static, Tree

from qualcode.errors import Problem, QualcodeError
from qualcode.review import keys
from qualcode.review.asking import Page
from qualcode.review.keyboard import InOrder
from qualcode.review.pane import TranscriptPane
from qualcode.review.printable import printable
from qualcode.review.reasons import reasons
from qualcode.review.session import Session
from qualcode.review.signs import LEGEND
from qualcode.review.tree import CodebookTree, definition

Opener = Callable[[str], tuple[Session, list[Problem]]]


class _Bar(ScrollBarRender):
    """A scroll bar without the eighths of blocks that old terminals do not have."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class Desk(InOrder):
    """What lies before a coder; the keys are of who works at it."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "qualcode review"
    CSS = """
    Screen { layout: vertical; }
    #head, #foot { height: 1; width: 100%; text-style: reverse; text-wrap: nowrap; text-overflow: clip; }
    #middle { height: 1fr; }
    #transcript { width: 1fr; height: 100%; overflow-y: scroll; scrollbar-size-vertical: 1; background: $background; }
    #book { width: 32; height: 100%; border-left: ascii $primary; }
    #tree { height: 1fr; background: $background; overflow-x: hidden; scrollbar-size-vertical: 1; padding: 0; }
    #definition { height: 1fr; border-top: ascii $primary; }
    #why { height: 20%; min-height: 5; max-height: 12; border-top: ascii $primary; padding: 0 1; }
    ModalScreen { align: center middle; background: transparent; }
    .option-list--option-highlighted, .tree--cursor { text-style: reverse; }
    #asking { width: 70; max-width: 96%; height: 80%; border: ascii $primary; background: $background; padding: 0 1; }
    #asking.small { height: 6; }
    #asking.memo { height: 10; }
    #asking.page { height: 96%; }
    #asking Input { border: none; height: 1; background: $background; text-style: underline; }
    #asking TextArea { border: none; height: 1fr; background: $background; }
    #asking OptionList { border: none; height: 1fr; background: $background; scrollbar-size-vertical: 1; }
    #title { text-style: bold; margin-bottom: 1; }
    """

    def __init__(self, opener: Opener, names: Sequence[str]) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"  # the terminal's own colours, so that it reads on a light ground too
        self._opener, self._names = opener, names
        self.session, self.found = opener(names[0])
        self._opened = {names[0]: (self.session, self.found)}  # each keeps what was done in it, to be undone
        self._message = self._told()
        self._defined = ""  # the construct of which the definition is shown

    def compose(self) -> ComposeResult:
        """Yield the conversation, the codebook, the reasons and two lines around them."""
        yield Static(id="head")
        with Horizontal(id="middle"):
            yield TranscriptPane(self.session, self.show)
            with Vertical(id="book"):
                yield CodebookTree(self.session.book)
                yield Static(id="definition")
        yield Static(id="why")
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Go to what is to be decided first."""
        ScrollBar.renderer = _Bar
        self.query_one(TranscriptPane).focus()
        self.session.next_coding(1, open_only=True)
        self.show()

    def show(self) -> None:
        """Show what became of the session."""
        session = self.session
        self.query_one(TranscriptPane).look()
        tree = self.query_one(CodebookTree)
        if tree.book is not session.book:
            tree.take(session.book)
        if session.current:
            tree.show(session.current.construct)
            self._define(session.current.construct)
        self.query_one("#why", Static).update(reasons(session), layout=False)
        filtered = f"   only {session.filter}" if str(session.filter) else ""
        head = f" {session.transcript.name}   {session.coder}   {session.left()} undecided   by {session.unit.name.lower()}{filtered}"
        self.query_one("#head", Static).update(Content(printable(head).ljust(self.size.width)), layout=False)
        self.query_one("#foot", Static).update(Content(f" {printable(self._message or keys.BELOW)}".ljust(self.size.width)), layout=False)
        self._message = ""

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        self._message = message

    def _told(self) -> str:
        if not self.found:
            return ""
        more = f" (and {len(self.found) - 1} more)" if len(self.found) > 1 else ""
        return f"{self.found[0].location}: {self.found[0].message}{more}; all: !"

    def _do(self, verb: Callable[[], object]) -> None:
        """Do something in the session; what cannot be done is told and changes nothing."""
        try:
            verb()
        except QualcodeError as error:
            self.say(f"{error}" + (f" - {error.hint}" if error.hint else ""))
        self.show()

    def _ask(self, screen: ModalScreen[str], verb: Callable[[str], object]) -> None:
        """Ask something, and do something with the answer when there is one."""

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._do(lambda: verb(answer))

        self.push_screen(screen, answered)

    def action_codebook(self) -> None:
        """Go to the codebook."""
        self.query_one(CodebookTree).focus()

    def on_codebook_tree_left(self) -> None:
        """Go back to the conversation."""
        self.query_one(TranscriptPane).focus()

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[str]) -> None:
        """Show the definition of the construct at the cursor."""
        if event.control.has_focus:
            self._define(event.node.data or "")

    def _define(self, id: str) -> None:
        if id != self._defined and (construct := self.session.book.find(id)):
            self._defined = id
            self.query_one("#definition", Static).update(definition(construct), layout=False)

    def action_definition(self) -> None:
        """Show all that the codebook says of the construct at the cursor."""
        if construct := self.session.book.find(self._defined):
            self.push_screen(Page("definition (Esc goes back)", definition(construct, whole=True)))

    def action_problems(self) -> None:
        """Show what is wrong in the files."""
        lines = [f"{problem}" + (f"\n    hint: {problem.hint}" if problem.hint else "") for problem in self.found]
        self.push_screen(Page("problems", Content("\n".join(map(_lines, lines)) or "none")))

    def action_help(self) -> None:
        """Show what each key does."""
        self.push_screen(Page("keys (Esc goes back)", Content(f"{keys.page()}\n\n{LEGEND}")))


def _lines(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))

"""The screen: what is typed is handed to the session, and what became of it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Static, Tree

from qualcode.errors import Problem, QualcodeError
from qualcode.review import keys
from qualcode.review.asking import Line, Memo, Page, Pick
from qualcode.review.filter import Filter, choices
from qualcode.review.keyboard import InOrder
from qualcode.review.pane import TranscriptPane
from qualcode.review.printable import printable
from qualcode.review.reasons import reasons
from qualcode.review.session import Session
from qualcode.review.signs import LEGEND
from qualcode.review.tree import CodebookTree, definition
from qualcode.review.typeahead import Choice

_NONE = "-"  # an id that no construct, facet or condition has
Opener = Callable[[str], tuple[Session, list[Problem]]]


class _Bar(ScrollBarRender):
    """A scroll bar without the eighths of blocks that old terminals do not have."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class Review(InOrder):
    """Codes transcripts on the whole screen."""

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
    BINDINGS = [  # noqa: RUF012 - as Textual asks for it
        Binding(key.keys, key.action, key.what, show=False) for _, group in keys.GROUPS for key in group
    ]

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

    # Moving and selecting

    def action_step(self, by: int) -> None:
        """Go to the next or previous unit."""
        self._do(lambda: self.session.step(by))

    def action_turn(self, by: int) -> None:
        """Go to the next or previous turn."""
        self._do(lambda: self.session.turn(by))

    action_turns = action_turn

    def action_edge(self, by: int) -> None:
        """Go to the beginning or the end."""
        self._do(lambda: self.session.turn(by * len(self.session.transcript.turns)))

    def action_widen(self, by: int) -> None:
        """Move by larger or smaller units."""
        self._do(lambda: self.session.widen(by))

    def action_grow(self, by: int) -> None:
        """Select more or less."""
        self._do(lambda: self.session.grow(by))

    def action_swap_ends(self) -> None:
        """Let the selection grow at its other end."""
        self.session.swap_ends()
        self.say(f"the selection grows at its {'beginning' if self.session.selection.left else 'end'}")
        self.show()

    # Finding

    def action_undecided(self, by: int) -> None:
        """Go to the next or previous undecided proposal."""
        if not self.session.next_coding(by, open_only=True):
            self.say("nothing is undecided" + (" among what is shown; show everything: v" if str(self.session.filter) else ""))
        self.show()

    def action_coding(self, by: int) -> None:
        """Go to the next or previous coding."""
        if not self.session.next_coding(by):
            self.say("there is no coding" + (" among what is shown; show everything: v" if str(self.session.filter) else ""))
        self.show()

    def action_next_here(self) -> None:
        """Look at the next of the codings on these words."""
        self._do(self.session.next_here)

    def action_search(self) -> None:
        """Ask for words and go where they stand."""
        self._ask(Line(f"search words ({self.session.words or 'whoever says them'})"), self._found)

    def action_again(self, by: int) -> None:
        """Go to the next or previous place with the words that were searched."""
        self._found(self.session.words, by)
        self.show()

    def _found(self, words: str, by: int = 1) -> None:
        if not self.session.find(words, by):
            self.say(f"nobody says `{self.session.words}`" if self.session.words else "search words first: /")

    def action_view(self) -> None:
        """Ask which codings are shown."""
        asked = {words: (field, value) for field, value, words in choices(self.session.book)}
        everything = "everything"

        def choose(words: str) -> None:
            fields = self.session.filter
            field, value = asked.get(words, ("", ""))
            kept = {name: getattr(fields, name) for name in ("construct", "condition", "status")}
            self.session.filter = Filter() if words == everything else Filter(**{**kept, field: value})
            self.session.next_coding(1)

        self._ask(Pick("show only", [Choice(everything, everything), *(Choice(words, words) for words in asked)]), choose)

    def action_transcript(self) -> None:
        """Ask which transcript to code."""
        self._ask(Pick("transcript", [Choice(name, name) for name in self._names]), self._open)

    def _open(self, name: str) -> None:
        if name in self._opened:
            self._opened[name][0].reload()
        else:
            self._opened[name] = self._opener(name)
        self.session, self.found = self._opened[name]
        self.query_one(TranscriptPane).take(self.session)
        self.session.next_coding(1, open_only=True)
        self.say(self._told())

    # Coding

    def action_decide(self, status: str) -> None:
        """Accept or reject."""
        self._do(lambda: self.session.decide(status))

    def action_direct(self, condition: str) -> None:
        """Set the condition, empty for none."""
        self._do(lambda: self.session.direct(condition or None))

    def action_pole(self, n: int) -> None:
        """Set the first or second condition of the codebook."""
        conditions = self.session.book.conditions
        if n < len(conditions):
            self._do(lambda: self.session.direct(conditions[n]))

    def action_condition(self) -> None:
        """Ask for a condition."""
        listed = [Choice(id, id) for id in self.session.book.conditions]
        self._ask(Pick("condition", [*listed, Choice(_NONE, "none")]), lambda id: self.session.direct(None if id == _NONE else id))

    def action_recode(self) -> None:
        """Ask for another construct."""
        if self.session.current is None:
            self.action_tag()
            return
        self._ask(Pick("another construct", self._constructs()), self.session.recode)

    def action_tag(self) -> None:
        """Ask for a construct and code the selected words with it."""
        self._if_codable(lambda: self._ask(Pick("code the selected words", self._constructs()), self.session.code))

    def action_in_vivo(self) -> None:
        """Code the selected words with themselves; where the codebook cannot grow, with a construct and a memo that holds them."""
        if self.session.grows:
            self._do(self.session.in_vivo)
            return
        memo = "in vivo: " + " ".join(self.session.transcript.body[slice(*self._span())].split())
        pick = Pick("the codebook is not the study's own: code with which construct, and a memo?", self._constructs())
        self._if_codable(lambda: self._ask(pick, partial(self.session.code, memo=memo)))

    def _span(self) -> tuple[int, int]:
        return self.session.selection.start, self.session.selection.end

    def _if_codable(self, ask: Callable[[], None]) -> None:
        try:
            self.session.codable()
        except QualcodeError as error:
            self.say(f"{error} - {error.hint}")
            self.show()
        else:
            ask()

    def _constructs(self) -> list[Choice]:
        return [Choice(construct.id, construct.label, construct.id) for _, _, construct in self.session.book.walk()]

    def action_facet(self) -> None:
        """Ask for a facet with its value."""
        asked = {f"{facet.label}: {value.label}": (facet.id, value.id) for facet in self.session.book.facets for value in facet.values}
        asked |= {f"{facet.label}: none": (facet.id, "") for facet in self.session.book.facets}
        if not asked:
            self.say("this codebook has no facets")
            self.show()
            return

        def choose(words: str) -> None:
            facet, value = asked[words]
            self.session.place_on(facet, value or None)

        self._ask(Pick("facet", [Choice(words, words) for words in asked]), choose)

    def action_memo(self) -> None:
        """Ask for a memo."""
        if self.session.current is None:
            self._do(lambda: self.session.note(""))
            return
        self._ask(Memo(self.session.current.memo), self.session.note)

    def action_remove(self) -> None:
        """Take a coding away."""
        self._do(self.session.remove)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._do(lambda: self._tell_end(self.session.undo(), "undo"))

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._do(lambda: self._tell_end(self.session.redo(), "redo"))

    def _tell_end(self, done: bool, what: str) -> None:
        if not done:
            self.say(f"nothing left to {what}")

    # Other

    def action_codebook(self) -> None:
        """Go to the codebook."""
        self.query_one(CodebookTree).focus()

    def on_codebook_tree_chosen(self, event: CodebookTree.Chosen) -> None:
        """Code the selected words with the construct."""
        self.query_one(TranscriptPane).focus()
        self._do(lambda: self.session.code(event.construct))

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


def start(opener: Opener, names: Sequence[str]) -> None:
    """Code transcripts on the whole screen until the coder leaves."""
    Review(opener, names).run()

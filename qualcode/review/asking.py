"""What is asked on top of the screen: one of a list, a line, a memo; and pages to read."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from qualcode.review.printable import printable
from qualcode.review.typeahead import Choice, matching

_BACK = Binding("escape", "dismiss", show=False)


class Pick(ModalScreen[str]):
    """Lets one of a list be chosen by typing part of it."""

    BINDINGS = [_BACK, Binding("down", "move(1)", show=False, priority=True), Binding("up", "move(-1)", show=False, priority=True)]  # noqa: RUF012

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title, self._choices = title, choices

    def compose(self) -> ComposeResult:
        """Yield a field to type in and what remains of the list."""
        with Vertical(id="asking"):
            yield Static(Content(self._title), id="title")
            yield Input(id="typed", select_on_focus=False)
            yield OptionList(*self._options(""), id="choices")

    def on_mount(self) -> None:
        """Offer the first."""
        self.query_one(OptionList).highlighted = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what remains."""
        shown, options = self.query_one(OptionList), self._options(event.value)
        shown.clear_options()
        shown.add_options(options)
        shown.highlighted = 0 if options else None

    def on_input_submitted(self) -> None:
        """Choose the one that is highlighted."""
        shown = self.query_one(OptionList)
        if shown.highlighted is not None:
            self.dismiss(shown.get_option_at_index(shown.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the one that is clicked on."""
        self.dismiss(event.option_id)

    def action_move(self, by: int) -> None:
        """Highlight the next or previous one."""
        shown = self.query_one(OptionList)
        shown.action_cursor_down() if by > 0 else shown.action_cursor_up()

    def _options(self, typed: str) -> list[Option]:
        found = matching(self._choices, typed)
        return [Option(Content.assemble(printable(one.label), ("  " + printable(one.beside), "dim")), id=one.id) for one in found]


class Line(ModalScreen[str]):
    """Asks for a line of text."""

    BINDINGS = [_BACK]  # noqa: RUF012

    def __init__(self, title: str, value: str = "") -> None:
        super().__init__()
        self._title, self._value = title, value

    def compose(self) -> ComposeResult:
        """Yield the question and a field."""
        with Vertical(id="asking", classes="small"):
            yield Static(Content(self._title), id="title")
            yield Input(printable(self._value), id="typed", select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        self.dismiss(event.value)


class MemoField(TextArea):
    """A field of several lines that Enter closes."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key in {"enter", "escape"}:  # a new line is ctrl+j
            event.stop()
            event.prevent_default()
            self.screen.dismiss(self.text if event.key == "enter" else None)
        elif event.key in {"ctrl+j", "shift+enter"}:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)


class Memo(ModalScreen[str]):
    """Asks for a memo."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self._value = value

    def compose(self) -> ComposeResult:
        """Yield a field of several lines."""
        with Vertical(id="asking", classes="memo"):
            yield Static(Content("memo (Enter keeps it, ctrl+J a new line, Esc leaves it as it was)"), id="title")
            yield MemoField("\n".join(map(printable, self._value.split("\n"))), id="typed")


class Page(ModalScreen[None]):
    """Shows text until a key is pressed that goes back."""

    AUTO_FOCUS = ""
    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,enter,question_mark,f1,exclamation_mark", "dismiss", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Yield the text."""
        with Vertical(id="asking", classes="page"):
            yield Static(Content(self._title), id="title")
            with VerticalScroll(can_focus=False):
                yield Static(self._text)

    def action_scroll(self, by: int) -> None:
        """Scroll so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

"""The conversation on the screen: only the lines that are seen are drawn, however long it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.model.coding import Coding
from qualcode.review.layout import Layout, Piece
from qualcode.review.places import Selection, Unit
from qualcode.review.session import Session
from qualcode.review.signs import colour, frame

_DOUBLE = 2  # clicks
_ORDER = {"accepted": 0, "proposed": 1, "rejected": 2}


class TranscriptPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the transcript of a session and selects in it with the mouse."""

    def __init__(self, session: Session, moved: Callable[[], None]) -> None:
        super().__init__(id="transcript")
        self._moved = moved
        self._pressed: int | None = None
        self.take(session)

    def take(self, session: Session) -> None:
        """Show another session."""
        self.session, self._current = session, session.current
        self._layout = Layout(session.transcript, lambda codings: frame(codings, session.book))
        self._asked = {turn.start for turn in session.transcript.turns if turn.interviewer}
        self._turns = [turn.start for turn in session.transcript.turns]

    def look(self, *, follow: bool = True) -> None:
        """Draw what became of the session, with the selection in view."""
        self._current = self.session.current
        width = self.scrollable_content_region.width - 1
        if width < 1:
            return
        if self._layout.update(self.session.shown, width):
            self.virtual_size = Size(width, self._layout.height)
        if follow:
            self._follow()
        self.refresh()

    def _follow(self) -> None:
        """Scroll when the selection, with a line around it, is not in view."""
        selected, height = self.session.selection, self.size.height
        top, bottom = self._layout.row_of(selected.start) - 1, self._layout.row_of(selected.end - 1) + 1
        seen = round(self.scroll_offset.y)
        if (top < seen and top >= 0) or bottom >= seen + height:
            self.scroll_to(y=max(0, top - max(0, min(height // 4, height - (bottom - top) - 1))), animate=False, force=True)

    def on_resize(self) -> None:
        """Lay the text out at the new width."""
        self.look()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        pieces = self._layout.line(y + round(self.scroll_offset.y))
        segments = [segment for piece in pieces for segment in self._drawn(piece)]
        return Strip([Segment(" "), *segments]).adjust_cell_length(self.size.width).apply_style(self.rich_style)

    def _drawn(self, piece: Piece) -> Iterator[Segment]:
        style = self._style(piece)
        if not piece.words:
            yield Segment(piece.text, style)
            return
        selected = self.session.selection
        first, last = (min(max(place - piece.start, 0), len(piece.text)) for place in (selected.start, selected.end))
        yield Segment(piece.text[:first], style)
        yield Segment(piece.text[first:last], style + Style(reverse=True))
        yield Segment(piece.text[last:], style)

    def _style(self, piece: Piece) -> Style:
        if not piece.about:
            return Style(bold=True) if not piece.words else Style()
        book, current = self.session.book, self._current
        top = min(piece.about, key=lambda one: (one is not current, _ORDER.get(one.status, 1), one.automatic))
        if not piece.words:
            return Style(color=colour(top, book) or None, bold=True)
        if top.status == "rejected":
            return Style(strike=True)
        return Style(color=colour(top, book) or None, underline=True, bold=top is current)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select."""
        self._pressed = self._layout.offset_at(event.x - 1, event.y + round(self.scroll_offset.y))
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button went down to here."""
        place = self._layout.offset_at(event.x - 1, event.y + round(self.scroll_offset.y)) if self._pressed is not None else None
        if self._pressed is not None and place is not None and place != self._pressed:
            first, last = sorted((self._pressed, place))
            self.session.mark(self.session.places.drag(first, last + 1))
            self.look(follow=False)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Stop selecting; where nothing was selected, look at the coding that was clicked on, or select the sentence."""
        self.release_mouse()
        place = self._layout.offset_at(event.x - 1, event.y + round(self.scroll_offset.y))
        if place is not None and place == self._pressed:
            if coding := self._narrowest(place):
                self.session.look_at(coding)
            else:
                self.session.select(Selection(*self.session.places.at(place, Unit.SENTENCE)))
        self._pressed = None
        self._moved()

    def on_click(self, event: events.Click) -> None:
        """Select a word that is clicked on twice."""
        place = self._layout.offset_at(event.x - 1, event.y + round(self.scroll_offset.y))
        if event.chain == _DOUBLE and place is not None:
            self.session.mark(Selection(*self.session.places.at(place, Unit.WORD)))
            self._moved()

    def _narrowest(self, place: int) -> Coding | None:
        about = [one for one in self.session.shown if one.start <= place < one.end]
        return min(about, key=lambda one: (one.end - one.start, _ORDER.get(one.status, 1)), default=None)

"""The full-screen coder: each key is handed to the session, or to a question first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.binding import Binding

from qualcode.errors import QualcodeError
from qualcode.review import keys
from qualcode.review.asking import Line, Memo, Pick
from qualcode.review.desk import Desk, Opener
from qualcode.review.filter import Filter, choices
from qualcode.review.pane import TranscriptPane
from qualcode.review.tree import CodebookTree
from qualcode.review.typeahead import Choice

_NONE = "-"  # an id that no construct, facet or condition has


class Review(Desk):
    """Codes transcripts on the whole screen."""

    BINDINGS = [  # noqa: RUF012 - as Textual asks for it
        Binding(key.keys, key.action, key.what, show=False) for _, group in keys.GROUPS for key in group
    ]

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
        return [Choice(construct.id, construct.label, construct.id) for _, _, construct in self.session.book.walk() if not construct.retired]

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

    def on_codebook_tree_chosen(self, event: CodebookTree.Chosen) -> None:
        """Code the selected words with the construct."""
        self.query_one(TranscriptPane).focus()
        self._do(lambda: self.session.code(event.construct))


def start(opener: Opener, names: Sequence[str]) -> None:
    """Code transcripts on the whole screen until the coder leaves."""
    Review(opener, names).run()

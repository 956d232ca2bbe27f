"""What each key does: the bindings, the help screen and the line below the text are made of this one list."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """Keys (as Textual calls them, with commas between), how a person writes them, what they do, and what that is called."""

    keys: str
    written: str
    action: str
    what: str


MOVING = (
    Key("right,l", "right, l", "step(1)", "next sentence (or word, turn, character)"),
    Key("left,h", "left, h", "step(-1)", "previous one"),
    Key("down,j", "down, j", "turn(1)", "next turn"),
    Key("up,k", "up, k", "turn(-1)", "previous turn"),
    Key("pagedown,space", "PgDn, space", "turns(10)", "ten turns on"),
    Key("pageup,b", "PgUp, b", "turns(-10)", "ten turns back"),
    Key("home,g", "Home, g", "edge(-1)", "to the beginning"),
    Key("end,G", "End, G", "edge(1)", "to the end"),
    Key("w", "w", "widen(-1)", "smaller: turn, sentence, word, character"),
    Key("W", "W", "widen(1)", "larger"),
    Key("shift+right,greater_than_sign", "shift+right, >", "grow(1)", "select one more"),
    Key("shift+left,less_than_sign", "shift+left, <", "grow(-1)", "select one less"),
    Key("o", "o", "swap_ends", "let the selection grow at its other end"),
)
FINDING = (
    Key("n", "n", "undecided(1)", "next undecided proposal"),
    Key("N", "N", "undecided(-1)", "previous one"),
    Key("full_stop", ".", "coding(1)", "next coding"),
    Key("comma", ",", "coding(-1)", "previous coding"),
    Key("tab", "Tab", "next_here", "next of several codings on these words"),
    Key("slash", "/", "search", "search words (empty: the same again)"),
    Key("f3", "F3", "again(1)", "next place with these words"),
    Key("shift+f3", "shift+F3", "again(-1)", "previous place"),
    Key("v", "v", "view", "show only a construct, condition or status"),
    Key("T", "T", "transcript", "another transcript"),
)
CODING = (
    Key("a", "a", "decide('accepted')", "accept"),
    Key("r", "r", "decide('rejected')", "reject"),
    Key("plus,equals_sign", "+, =", "pole(0)", "it helps (the first condition)"),
    Key("minus", "-", "pole(1)", "it hinders (the second condition)"),
    Key("0", "0", "direct('')", "no condition"),
    Key("d", "d", "condition", "choose a condition"),
    Key("c", "c", "recode", "another construct for this coding"),
    Key("t,enter", "t, Enter", "tag", "code the selected words"),
    Key("i", "i", "in_vivo", "code with the selected words themselves (in vivo)"),
    Key("f", "f", "facet", "set a facet"),
    Key("m", "m", "memo", "write a memo"),
    Key("x,delete", "x, Delete", "remove", "take a coding of yours away"),
    Key("u,ctrl+z", "u, ctrl+Z", "undo", "undo"),
    Key("U,ctrl+y", "U, ctrl+Y", "redo", "redo"),
)
OTHER = (
    Key("C", "C", "codebook", "go to the codebook (Enter codes, Esc goes back)"),
    Key("e", "e", "definition", "the whole definition of the construct, with examples"),
    Key("exclamation_mark", "!", "problems", "what is wrong in the files"),
    Key("question_mark,f1", "?, F1", "help", "this page"),
    Key("q,ctrl+q", "q, ctrl+Q", "quit", "leave; everything is on disk already"),
)
GROUPS = (("Moving and selecting", MOVING), ("Finding", FINDING), ("Coding", CODING), ("Other", OTHER))
BELOW = "a accept  r reject  n next  c construct  +/- condition  t code  u undo  ? help"


def page() -> str:
    """Return the help as text: two columns of a key and what it does, a line each."""
    return "\n\n".join(f"{title}\n" + "\n".join(f"  {key.written:<15}{key.what}" for key in group) for title, group in GROUPS)

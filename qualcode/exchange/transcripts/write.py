"""Write a transcript as qualcode reads it: front matter, then turns of `Label: [time] text` with an empty line between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qualcode.exchange.transcripts import times
from qualcode.exchange.transcripts.merge import Piece
from qualcode.study.transcript import LABEL

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-_()/+éèëêïíöóüúáàäç'")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL", "---", "..."})


def front(attributes: Mapping[str, str], speakers: Mapping[str, str]) -> str:
    """Return front matter with the attributes, and who asks and answers when that has to be said."""
    lines = [f"{_scalar(key)}: {_scalar(value)}" for key, value in attributes.items()]
    if speakers:
        lines.append("speakers: {" + ", ".join(f"{_scalar(label)}: {role}" for label, role in speakers.items()) + "}")
    return "\n".join(["---", *lines, "---", ""])


def _scalar(value: str) -> str:
    """Return a value as YAML on one line, in quotes where it could be read as something else."""
    if _PLAIN.issuperset(value) and value not in _NOTHING and value[0].isalnum() and value[-1] != " ":
        return value
    import yaml

    return str(yaml.safe_dump(value, default_style='"', allow_unicode=True, width=float("inf"))).strip()


def body(pieces: Iterable[Piece], labels: Mapping[str, str]) -> Iterator[str]:
    """Yield the text of the turns, a paragraph at a time.

    A line that would be taken for a label (`Kijk: …` in the middle of a turn) is indented.
    """
    paragraph: list[str] = []
    opening = False  # whether the paragraph stands behind a label

    def written() -> str:
        return _indented("".join(paragraph), opening=opening)

    for piece in pieces:
        if piece.joint == "":
            yield from (written(), "\n") if paragraph else ()
            time = f" {times.clock(piece.time)}" if piece.time is not None else ""
            paragraph, opening = [f"\n{labels[piece.speaker]}:{time}", f" {piece.text}" if piece.text else ""], True
        elif piece.joint == "\n\n" and not (opening and not any(part.strip() for part in paragraph[1:])):
            yield from (written(), "\n") if paragraph else ()
            paragraph, opening = ["\n", piece.text], False
        else:
            paragraph += [" ", piece.text]
    if paragraph:
        yield written()
        yield "\n"


def _indented(text: str, *, opening: bool) -> str:
    """Return a paragraph whose lines are no labels, but for the one with which it opens."""
    first = LABEL.search(text) if opening else None
    at = first.end() if first else 0
    return text[:at] + LABEL.sub(lambda match: "  " + match[0], text[at:]) if at else LABEL.sub(lambda match: "  " + match[0], text)

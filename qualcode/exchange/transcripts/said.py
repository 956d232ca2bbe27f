"""What every reader gives: what was said, by whom and when, and what the file says about the interview."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass, field
from typing import NamedTuple

from qualcode.errors import Level, Location, Problem, ProblemsError

LARGEST = 64_000_000  # bytes of a file that is read as a whole; captions are read line by line and have no limit


class Said(NamedTuple):
    """Words that follow each other; times are seconds, the line counts from one.

    The speaker is the name in the source, empty when the source names nobody (then whoever spoke goes on), and None for
    what nobody says: a note or a title. A paragraph begins on a line of its own, with its time when it has one.
    """

    speaker: str | None
    text: str
    time: float | None = None
    end: float | None = None
    line: int = 0
    paragraph: bool = False


@dataclass
class Source:
    """A file that is read, and what was found in it beside the words; `file` is its path as the user knows it.

    `names` are the names of speakers that the user gave, folded. `roles` are what the file says about who asks and who
    answers: name to `interviewer` or `respondent`. `encoding` is what the user said that the text is in, empty when nothing was said.
    """

    path: pathlib.Path
    file: str
    names: frozenset[str] = frozenset()
    encoding: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def warn(self, message: str, *, line: int = 0, rule: str = "import", hint: str = "") -> None:
        """Note something that the user should look at."""
        self.problems.append(Problem(Location(self.file, line), message, rule, hint, Level.WARNING))

    def refuse(self, message: str, *, line: int = 0, rule: str = "import", hint: str = "") -> ProblemsError:
        """Return the error that says why nothing can be made of this file."""
        return ProblemsError([Problem(Location(self.file, line), message, rule, hint)])

    def attribute(self, key: str, value: str) -> None:
        """Keep a fact about the interview; a second one under the same key gets a number."""
        if not (value := " ".join(value.split())):
            return
        name, n = key, 1
        while self.attributes.get(name, value) != value:
            n += 1
            name = f"{key}-{n}"
        self.attributes[name] = value

    def raw(self) -> bytes:
        """Return the bytes of the file; raises ProblemsError when it is too large to be read at once."""
        if (size := self.path.stat().st_size) > LARGEST:
            raise self.refuse(f"is too large ({size // 1_000_000} MB)", hint=f"split it in parts of at most {LARGEST // 1_000_000} MB")
        return self.path.read_bytes()

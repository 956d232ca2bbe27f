"""Where something is and what is wrong with it: problems are values, collected and shown together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

Path = tuple[str | int, ...]


class Exit(IntEnum):
    """What the process returns to the shell."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    BUG = 3


class Level(StrEnum):
    """How bad a problem is; only errors make `check` fail without `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file; line and column count from one, zero when the whole file is meant."""

    file: str
    line: int = 0
    col: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.col) if n)])


NOWHERE = Location("")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it."""

    location: Location
    message: str
    rule: str
    hint: str = ""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return f"{self.location}: {self.level}: {self.message} ({self.rule})"


@dataclass(frozen=True)
class Marks:
    """Remember the line and column of every key and item of an authored file, and the digest of its text.

    `grafts` says of a part that came from elsewhere by which marks it is known, and under which path there.
    """

    file: str = ""
    places: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    digest: str = ""
    grafts: Mapping[Path, tuple[Marks, Path]] = field(default_factory=dict)

    def at(self, *path: str | int) -> Location:
        """Return the place of a path such as `("constructs", 3, "id")`, or of its nearest ancestor."""
        for length in range(len(path), -1, -1):
            if graft := self.grafts.get(path[:length]):
                marks, root = graft
                return marks.at(*root, *path[length:])
            if place := self.places.get(path[:length]):
                return Location(self.file, *place)
        return Location(self.file)


class QualcodeError(Exception):
    """Say that a command cannot go on; the message and hint are for the user."""

    def __init__(self, message: str, *, hint: str = "", code: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


class ProblemsError(QualcodeError):
    """Say that a command cannot go on because of problems in the files it was given."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems), code=Exit.PROBLEMS)
        self.problems = problems


def has_errors(problems: list[Problem]) -> bool:
    """Tell whether any of the problems is an error."""
    return any(problem.level is Level.ERROR for problem in problems)

"""Places, problems and the exceptions that end a command."""

from __future__ import annotations

import pytest

from qualcode.errors import NOWHERE, Exit, Level, Location, Marks, Path, Problem, ProblemsError, QualcodeError, has_errors

WARNING = Problem(Location("a.txt", 3), "is odd", "turns", level=Level.WARNING)
ERROR = Problem(Location("b.yaml", 2, 5), "unknown key `x`", "schema", "did you mean `y`?")
MARKS = Marks("book.yaml", {(): (1, 1), ("constructs",): (4, 1), ("constructs", 0): (5, 3), ("constructs", 0, "id"): (5, 5)})


@pytest.mark.parametrize(
    ("location", "text"),
    [(Location("a.txt"), "a.txt"), (Location("a.txt", 3), "a.txt:3"), (Location("a.txt", 3, 7), "a.txt:3:7"), (NOWHERE, "")],
)
def test_location_as_text(location: Location, text: str) -> None:
    """A place is written `file:line:col`, without the parts that are not known."""
    assert str(location) == text


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("constructs", 0, "id"), "book.yaml:5:5"),
        (("constructs", 0, "label"), "book.yaml:5:3"),
        (("constructs", 7, "label"), "book.yaml:4:1"),
        (("title",), "book.yaml:1:1"),
        ((), "book.yaml:1:1"),
    ],
)
def test_marks_fall_back_on_the_nearest_ancestor(path: Path, place: str) -> None:
    """What has no place of its own is shown where the thing it belongs to stands."""
    assert str(MARKS.at(*path)) == place


def test_marks_without_places_name_the_file() -> None:
    """When nothing is known of the places, the file as a whole is meant."""
    assert Marks("book.yaml").at("constructs", 1) == Location("book.yaml")


def test_problem_as_text() -> None:
    """A problem is one line: place, level, message and rule; the hint is not in it."""
    assert str(ERROR) == "b.yaml:2:5: error: unknown key `x` (schema)"


def test_problems_sort_by_place() -> None:
    """Problems sort by file, then line and column as numbers."""
    places = [Location("b.txt", 1), Location("a.txt", 10, 1), Location("a.txt", 9, 20), Location("a.txt", 9, 3), Location("a.txt")]
    found = sorted(Problem(place, "is odd", "turns") for place in places)
    assert [str(problem.location) for problem in found] == ["a.txt", "a.txt:9:3", "a.txt:9:20", "a.txt:10:1", "b.txt:1"]


@pytest.mark.parametrize(("problems", "expected"), [([], False), ([WARNING], False), ([WARNING, ERROR], True)])
def test_only_errors_are_errors(problems: list[Problem], expected: bool) -> None:
    """Warnings alone do not make a study wrong."""
    assert has_errors(problems) is expected


def test_exit_codes() -> None:
    """The exit codes are the four of the contract."""
    assert {code.name: int(code) for code in Exit} == {"FINE": 0, "PROBLEMS": 1, "USAGE": 2, "BUG": 3}


def test_error_carries_its_hint() -> None:
    """An error that ends a command holds a message and a hint, and exits as wrong usage unless told otherwise."""
    error = QualcodeError("no study.yaml here", hint="make one with: qualcode init")
    assert (str(error), error.hint, error.code) == ("no study.yaml here", "make one with: qualcode init", Exit.USAGE)


def test_problems_error_keeps_the_problems() -> None:
    """Problems that end a command are kept as values, and exit as problems of the study."""
    error = ProblemsError([WARNING, ERROR])
    assert error.problems == [WARNING, ERROR]
    assert str(error) == "a.txt:3: warning: is odd (turns); b.yaml:2:5: error: unknown key `x` (schema)"
    assert error.code is Exit.PROBLEMS

"""The one door for YAML: what comes through, from where, and what does not."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import Location, Path
from qualcode.study import yamlfile

PROPERTY = settings(max_examples=100, deadline=None)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), max_size=40)  # PyYAML cannot write all line ends
DATA = st.recursive(TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12)
SYNTAX = st.text(st.sampled_from("ab é😀:-#&*!|>'\"{}[],?%@`~\n \t\u2028\x85\x07"), max_size=40)
HINT = "put quotes round a text that holds `: `, `#`, `*`, `&`, `|` or starts with a quote; indent with spaces"


class Plain(yaml.SafeDumper):
    """Write YAML in which nothing refers to anything."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write an alias."""
        return True


def problem(text: str, first_line: int = 1) -> str:
    """Return the only problem of a YAML text, as a line."""
    _, _, (found,) = yamlfile.parse(text, "a.yaml", first_line=first_line)
    return str(found)


def paths(data: Any, path: Path = ()) -> list[Path]:
    """Return the path of every key and item."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(below for step, item in steps for below in paths(item, (*path, step)))]


@PROPERTY
@given(DATA, st.booleans(), st.sampled_from([None, "'", '"', "|"]))
def test_every_text_comes_back_as_text(data: Any, unicode: bool, style: str | None) -> None:
    """What YAML says comes back as the same texts, lists and mappings."""
    written = yaml.dump(data, Dumper=Plain, allow_unicode=unicode, default_style=style)
    read, _, problems = yamlfile.parse(written, "a.yaml")
    assert (read, problems) == (data, [])


@pytest.mark.parametrize(
    "text",
    [
        "2.10",
        "007",
        "no",
        "Yes",
        "on",
        "true",
        "12:30",
        "2026-03-02",
        "1e3",
        "0x1F",
        "1_000",
        ".inf",
        "=",
        "<<",
        "Null",
        "NULL",
        "-1",
        "+31 6",
        "2026-03-02T10:00:00Z",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    """Numbers, dates, times and words for yes and no stay the text that was written."""
    assert yamlfile.parse(f"key: {text}\n", "a.yaml")[0] == {"key": text}


@PROPERTY
@given(st.from_regex(r"[0-9+-][0-9.:_eExT+-]{0,10}[0-9]", fullmatch=True))
def test_no_number_is_guessed(text: str) -> None:
    """Whatever looks like a number, a date or a time stays the text that was written."""
    assert yamlfile.parse(f"- {text}\n", "a.yaml")[0] == [text]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("~", None), ("null", None), ("''", ""), ('"~"', "~"), ("'null'", "null"), ("|\n  null\n", "null\n")]
)
def test_nothing_is_none(text: str, value: str | None, loader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key with nothing behind it, `~` or `null` holds None; in quotes they are texts."""
    monkeypatch.setattr(yamlfile, "_Loader", loader)
    assert yamlfile.parse(f"key: {text}\n", "a.yaml")[0] == {"key": value}


@pytest.mark.parametrize("text", ["", "\n\n", "# alleen een opmerking\n", "---\n", "~\n"])
def test_empty(text: str) -> None:
    """A text with nothing in it is None without a problem."""
    data, _, problems = yamlfile.parse(text, "a.yaml")
    assert (data, problems) == (None, [])


def test_places() -> None:
    """Every key and item has its line and column, in blocks and in brackets, and accents and emoji are one column."""
    text = "# boek\ntitel: Proef\nlijst:\n  - id: a\n    waar: {é😀: 1, b: [x, y]}\n  - los\n"
    _, marks, _ = yamlfile.parse(text, "a.yaml")
    assert marks.places == {
        (): (2, 1),
        ("titel",): (2, 1),
        ("lijst",): (3, 1),
        ("lijst", 0): (4, 5),
        ("lijst", 0, "id"): (4, 5),
        ("lijst", 0, "waar"): (5, 5),
        ("lijst", 0, "waar", "é😀"): (5, 12),
        ("lijst", 0, "waar", "b"): (5, 19),
        ("lijst", 0, "waar", "b", 0): (5, 23),
        ("lijst", 0, "waar", "b", 1): (5, 26),
        ("lijst", 1): (6, 5),
    }


def test_places_count_from_the_first_line() -> None:
    """The places of front matter are lines of the whole file."""
    assert yamlfile.parse("a: b\nc: d\n", "a.txt", first_line=2)[1].at("c") == Location("a.txt", 3, 1)


@PROPERTY
@given(DATA)
def test_everything_has_a_place(data: Any) -> None:
    """There is a place for every key and item, and for nothing else."""
    _, marks, _ = yamlfile.parse(yaml.dump(data, Dumper=Plain), "a.yaml")
    assert set(marks.places) == set(paths(data))


@PROPERTY
@given(SYNTAX, st.integers(1, 5))
def test_any_text_is_data_or_a_problem(text: str, first_line: int) -> None:
    """No text ends in an exception, and what cannot be read has one problem on a line that exists."""
    data, _, problems = yamlfile.parse(text, "a.yaml", first_line=first_line)
    assert all(problem.location.file == "a.yaml" and problem.rule == "yaml" for problem in problems)
    last = first_line + len(text.splitlines())
    assert all(first_line <= problem.location.line <= last for problem in problems)
    assert data is not None or len(problems) <= 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 'open\n", "2:1"),
        ("titel: leren: van fouten\n", "1:13"),
        ("é😀: x: y\n", "1:6"),
        ("a: b\n\tc: d\n", "2:1"),
        ("a: {b: c\nd: e\n", "2:2"),
        ("- a\nb: c\n", "2:1"),
        ("a: @thuis\n", "1:4"),
        ("a: 'b' c\n", "1:8"),
        ("a: [b\n", "2:1"),
        ("a:\n  - *niet* doen\n", "2:10"),
    ],
)
def test_yaml_that_does_not_parse(text: str, place: str) -> None:
    """YAML that cannot be read gives nothing, and one problem with place and a hint."""
    data, marks, (found,) = yamlfile.parse(text, "a.yaml")
    assert data is None
    assert marks.places == {}
    assert f"{found.location}" == f"a.yaml:{place}"
    assert found.message.startswith("is not YAML: ")
    assert (found.rule, found.hint) == ("yaml", HINT)


def test_syntax_is_named() -> None:
    """The problem of YAML that cannot be read says what YAML itself says, on the line of the file."""
    assert problem("a: 'open\n", first_line=2) == "a.yaml:3:1: error: is not YAML: found unexpected end of stream (yaml)"


def test_second_document() -> None:
    """A file holds one document; the line that begins a second one is shown."""
    assert problem("a: b\n---\nc: d\n") == "a.yaml:2:1: error: is not YAML: a line `---` begins a second document (yaml)"


@pytest.mark.parametrize(("character", "place"), [("\x07", "2:5"), ("\x92", "2:5"), ("\x7f", "2:5"), ("\ufffe", "2:5")])
def test_forbidden_character_is_found(character: str, place: str) -> None:
    """A character that YAML does not allow is shown with its place."""
    found = problem(f"é: 😀\né: x{character}y\n")
    assert found.startswith(f"a.yaml:{place}: error: is not YAML: unacceptable character #x{ord(character):04x}: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\na: c\n", "2:1: error: key `a` occurs twice (first on line 1) (yaml)"),
        ("x:\n  - é: 1\n    b: 2\n    é: 3\n", "4:5: error: key `é` occurs twice (first on line 2) (yaml)"),
        ("{a: 1, 'a': 2}\n", "1:8: error: key `a` occurs twice (first on line 1) (yaml)"),
    ],
)
def test_key_that_occurs_twice(text: str, expected: str) -> None:
    """A key that occurs twice is a problem at the second, which names the first."""
    assert problem(text) == f"a.yaml:{expected}"


def test_first_of_two_keys_is_kept() -> None:
    """Of two equal keys the first one is read, and the rest of the file too."""
    assert yamlfile.parse("a: b\na: c\nd: e\n", "a.yaml")[0] == {"a": "b", "d": "e"}


@pytest.mark.parametrize(("text", "place"), [("? [a, b]\n: c\n", "1:3"), ("x:\n  ? {a: b}\n  : c\n", "2:5"), ("{[a]: b}\n", "1:2")])
def test_key_that_is_no_text(text: str, place: str) -> None:
    """A list or mapping cannot be a key."""
    assert problem(text) == f"a.yaml:{place}: error: a key must be one word, not a list or mapping (yaml)"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("a: &naam b\nc: d\n", "1:4", "anchors (`&name`) are not used here", "put quotes round a text that starts with `&`"),
        ("a: &naam\n  b: c\n", "1:4", "anchors (`&name`) are not used here", "put quotes round a text that starts with `&`"),
        ("a: b\nc: *naam\n", "2:4", "aliases (`*name`) are not used here", "write the text out"),
        ("a: !let op\n", "1:4", "tags (`!name`) are not used here", "put quotes round a text that starts with `!`"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4", "tags (`!name`) are not used here", "put quotes round a text that starts with `!`"),
        ("!!map {a: b}\n", "1:1", "tags (`!name`) are not used here", "put quotes round a text that starts with `!`"),
        ("a: ! b\n", "1:4", "tags (`!name`) are not used here", "put quotes round a text that starts with `!`"),
    ],
)
def test_anchors_aliases_and_tags_are_refused(text: str, place: str, message: str, hint: str) -> None:
    """What refers to something else, or asks for an object, is refused with its place, and nothing of the file is read."""
    data, _, (found,) = yamlfile.parse(text, "a.yaml")
    assert data is None
    assert (str(found.location), found.message, found.hint) == (f"a.yaml:{place}", message, hint)


@pytest.mark.parametrize("text", ["R&D", "a *b* c", "Let op!", "'&a'", '"*a"', "'!a'", "a & b"])
def test_signs_inside_a_text_are_text(text: str) -> None:
    """The signs of anchors, aliases and tags are text inside a text and in quotes."""
    assert yamlfile.parse(f"- {text}\n", "a.yaml")[0] == [text.strip("'\"")]


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ("{a: ", "}")])
def test_nesting_has_a_limit(opened: str, closed: str) -> None:
    """Forty levels are read, one more is refused where it begins."""
    assert yamlfile.parse(opened * 40 + closed * 40, "a.yaml")[2] == []
    assert problem(opened * 41 + closed * 41) == f"a.yaml:1:{40 * len(opened) + 1}: error: is nested deeper than 40 levels (yaml)"


def test_endless_nesting_is_refused() -> None:
    """A file that only opens brackets is refused at once."""
    assert problem("[" * 1_000_000) == "a.yaml:1:41: error: is nested deeper than 40 levels (yaml)"


def test_large_files_are_refused() -> None:
    """A file of over 20 million characters is not read at all."""
    assert problem("a" * 20_000_001) == "a.yaml: error: is too large for a YAML file (over 20 MB) (yaml)"

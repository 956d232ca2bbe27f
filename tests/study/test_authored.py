"""Mistakes in authored files, each in plain words and at its place."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import Location, Marks, Problem
from qualcode.model.case import Case
from qualcode.model.codebook import Codebook
from qualcode.model.guide import Guide
from qualcode.model.noun import Authored
from qualcode.model.study import Settings
from qualcode.study import authored

KINDS: list[type[Authored]] = [Settings, Codebook, Guide, Case]
KEYS = sorted(
    {*(key for kind in KINDS for key in kind.model_fields), "id", "label", "values", "find", "not", "weight", "ask", "questions", "text", "onzin", ""}
)
DATA = st.recursive(
    st.none() | st.text(max_size=5) | st.sampled_from(["a", "1", "waar", "een id"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=25,
)
BOOK = "codebook: proef\ntitle: Proef\nconstructs:\n  - id: tijd\n    label: Tijd\n"


def problems(folder: pathlib.Path, kind: type[Authored], text: str) -> list[Problem]:
    """Return the problems of a file with this text."""
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    noun, found = authored.load(kind, path, "a.yaml")
    assert noun is None
    return found


def only(folder: pathlib.Path, kind: type[Authored], text: str) -> tuple[str, str]:
    """Return the only problem of a file with this text as a line, and its hint."""
    (found,) = problems(folder, kind, text)
    return str(found), found.hint


def test_noun_knows_its_file(folder: pathlib.Path) -> None:
    """A noun that was read knows its file and the place of each part.

    === codebooks/proef.yaml
    codebook: proef
    title: Proef
    constructs:
      - id: tijd
        label: Tijd
    """
    book, found = authored.load(Codebook, folder / "codebooks" / "proef.yaml", "codebooks/proef.yaml")
    assert found == []
    assert book is not None
    assert (book.file, book.constructs[0].label) == ("codebooks/proef.yaml", "Tijd")
    assert [str(book.at(*path, "label")) for path, _, _ in book.walk()] == ["codebooks/proef.yaml:5:5"]


@pytest.mark.parametrize(
    ("kind", "text", "line", "hint"),
    [
        (Settings, "study: a\ntitel: b\n", "2:1: error: unknown key `titel` (schema)", "did you mean `title`?"),
        (Settings, "study: a\nreport:\n  organistion: b\n", "3:3: error: unknown key `organistion` (schema)", "did you mean `organisation`?"),
        (
            Settings,
            "study: a\nreport:\n  x: b\n",
            "3:3: error: unknown key `x` (schema)",
            "known are: `authors`, `coreq`, `organisation`, `period`, `phases`, `recommendations`, `texts`, `views`",
        ),
        (Settings, "study: a\nattributes:\n  rol: {lable: b}\n", "3:9: error: unknown key `lable` (schema)", "did you mean `label`?"),
        (Settings, "study: a\nonzin:\n", "2:1: error: unknown key `onzin` (schema)", None),
        (Codebook, BOOK + "    lable: b\n", "6:5: error: unknown key `lable` (schema)", "did you mean `label`?"),
        (Codebook, BOOK + "    indicators:\n      - {find: a, unless: [b]}\n", "7:19: error: unknown key `unless` (schema)", None),
        (
            Codebook,
            BOOK + "    constructs:\n      - {id: a, label: b, constructs: [{id: c, lable: d, label: e}]}\n",
            "7:48: error: unknown key `lable` (schema)",
            "did you mean `label`?",
        ),
        (Case, "case: a\nsummaries:\n  tijd: {text: b, quote: c}\n", "3:19: error: unknown key `quote` (schema)", "did you mean `quotes`?"),
        (
            Guide,
            "guide: a\ntitle: b\nsections:\n  - {id: c, title: d, questons: []}\n",
            "4:23: error: unknown key `questons` (schema)",
            "did you mean `questions`?",
        ),
    ],
)
def test_unknown_key(tmp_path: pathlib.Path, kind: type[Authored], text: str, line: str, hint: str | None) -> None:
    """An unknown key is shown where it stands, with the key that was probably meant."""
    found, said = only(tmp_path, kind, text)
    assert found == f"a.yaml:{line}"
    assert hint is None or said == hint


@pytest.mark.parametrize(
    ("kind", "text", "line", "key"),
    [
        (Settings, "title: a\n", "1:1", "study"),
        (Settings, "# studie\n\nstudy:\ntitle: a\n", "3:1", "study"),
        (Codebook, BOOK + "  - label: b\n", "6:5", "id"),
        (Codebook, BOOK + "    examples: [{condition: stimulerend}]\n", "6:16", "quote"),
        (Case, "case: a\nsummaries:\n  tijd: {quotes: []}\n", "3:3", "text"),
    ],
)
def test_missing_key(tmp_path: pathlib.Path, kind: type[Authored], text: str, line: str, key: str) -> None:
    """A key that is missing, or has nothing behind it, is asked for where it belongs."""
    assert only(tmp_path, kind, text) == (f"a.yaml:{line}: error: `{key}` is missing (schema)", f"add `{key}: …`")


QUOTES = "put quotes round a text that holds `: `"
LEAVE = "write something, or leave it out"


@pytest.mark.parametrize(
    ("kind", "text", "line", "hint"),
    [
        (Settings, "- study: a\n", "1:1: error: the file must be a mapping (key: value), not a list", ""),
        (Settings, "zomaar tekst\n", "1:1: error: the file must be a mapping (key: value), not a text", ""),
        (Settings, "study: a\ncoders: anna\n", "2:1: error: `coders` must be a list, not a text", ""),
        (Settings, "study: a\nattributes: [b]\n", "2:1: error: `attributes` must be a mapping, not a list", ""),
        (Settings, "study: a\nreport: b\n", "2:1: error: `report` must be a mapping (key: value), not a text", ""),
        (Settings, "study: a\ntitle: {b: c}\n", "2:1: error: `title` must be a text, not a mapping", QUOTES),
        (Settings, "study: a\ntitle:\n  - b\n", "2:1: error: `title` must be a text, not a list", ""),
        (Codebook, BOOK + "    include:\n      - zoals: dit\n", "7:9: error: item 1 of `include` must be a text, not a mapping", QUOTES),
        (Codebook, BOOK + "    include: [a, ~]\n", "6:18: error: item 2 of `include` must be a text, not nothing", LEAVE),
        (Codebook, BOOK + "  - los\n", "6:5: error: item 2 of `constructs` must be a mapping (key: value), not a text", ""),
        (Codebook, BOOK + "    indicators: [{find: a, weight: zwaar}]\n", "6:28: error: `weight` must be a number, not `zwaar`", ""),
        (Codebook, BOOK + "    indicators: [{find: a, weight: [b]}]\n", "6:28: error: `weight` must be a number, not a list", ""),
        (Codebook, BOOK + "    indicators: [{find: a, weight: 9}]\n", "6:28: error: `weight`: input should be less than or equal to 3", ""),
        (
            Codebook,
            BOOK + "facets: [{id: a, label: b, ordered: ja, values: [{id: c, label: d}]}]\n",
            "6:28: error: `ordered` must be `true` or `false`, not `ja`",
            "",
        ),
        (
            Guide,
            "guide: a\ntitle: b\nsections: [{id: c, title: d, minutes: tien}]\n",
            "3:30: error: `minutes` must be a whole number, not `tien`",
            "",
        ),
        (Guide, "guide: a\ntitle: b\nsections: [{id: c, title: d, minutes: 2.5}]\n", "3:30: error: `minutes` must be a whole number, not `2.5`", ""),
        (Case, "case: a\nfacts:\n  omvang:\n", "3:3: error: `omvang` must be a text, not nothing", LEAVE),
    ],
)
def test_wrong_kind_of_value(tmp_path: pathlib.Path, kind: type[Authored], text: str, line: str, hint: str) -> None:
    """A value of the wrong kind is shown where it stands, with what it must be and what it is."""
    assert only(tmp_path, kind, text) == (f"a.yaml:{line} (schema)", hint)


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        (Settings, "study: a\nattributes: {b: {values: [c, '']}}\n", "2:30: error: item 2 of `values` is empty"),
        (Codebook, "codebook: a\ntitle: ''\nconstructs: [{id: b, label: c}]\n", "2:1: error: `title` is empty"),
        (Codebook, "codebook: a\ntitle: b\nconstructs: []\n", "3:1: error: `constructs` is empty"),
    ],
)
def test_empty_value(tmp_path: pathlib.Path, kind: type[Authored], text: str, line: str) -> None:
    """A text or list that must hold something and does not is shown where it stands."""
    assert only(tmp_path, kind, text) == (f"a.yaml:{line} (schema)", "write something, or leave the key out")


def test_value_outside_a_closed_list(tmp_path: pathlib.Path) -> None:
    """A value outside a closed list is shown with the list."""
    found = only(tmp_path, Codebook, BOOK + "    origin: gevoel\n")
    assert found == ("a.yaml:6:5: error: `gevoel` is not a value of `origin` (schema)", "use 'leidraad', 'theorie' or 'data'")


@pytest.mark.parametrize(
    ("id", "what", "mended"),
    [
        ("tijd om te leren", "has a space in it", "tijd-om-te-leren"),
        ("-tijd-", "is not an id", "tijd"),
        ("¼ uur", "has a space in it", "uur"),
        ("een_lange id", "has a space in it", "een-lange-id"),
        ("tijd/leren?", "is not an id", "tijd-leren"),
        ("", "is not an id", "een-id"),
        ("!!", "is not an id", "een-id"),
    ],
)
def test_bad_id(tmp_path: pathlib.Path, id: str, what: str, mended: str) -> None:
    """An id that cannot be one comes with one that can."""
    found = only(tmp_path, Codebook, f"codebook: a\ntitle: b\nconstructs:\n  - label: c\n    id: '{id}'\n")
    assert found == (f"a.yaml:5:5: error: `{id}` {what} (id)", f"use letters, digits and hyphens: `{mended}`")


def test_bad_id_as_key(tmp_path: pathlib.Path) -> None:
    """An id with a space that is a key is shown at the key."""
    found = only(tmp_path, Case, "case: a\nfacts:\n  aantal mensen: 25\n")
    assert found == ("a.yaml:3:3: error: `aantal mensen` has a space in it (id)", "use letters, digits and hyphens: `aantal-mensen`")


def test_bad_id_in_a_list(tmp_path: pathlib.Path) -> None:
    """An id with a space in a list is shown at that item."""
    found = only(tmp_path, Settings, "study: a\ncoders:\n  - anna\n  - bram b\n")
    assert found == ("a.yaml:4:5: error: `bram b` has a space in it (id)", "use letters, digits and hyphens: `bram-b`")


@given(st.text(min_size=1, max_size=90))
@settings(max_examples=100, deadline=None)
def test_offered_id_is_an_id(id: str) -> None:
    """The id that is offered for a wrong one is a right one."""
    _, found = authored.build(Settings, {"study": id}, Marks("a.yaml"))
    mended = [problem.hint.rpartition(": ")[2].strip("`") for problem in found if problem.rule == "id"]
    assert all(authored.build(Settings, {"study": one}, Marks("a.yaml"))[1] == [] for one in mended)


def test_all_mistakes_at_once(tmp_path: pathlib.Path) -> None:
    """All mistakes of a file are shown, in the order of the file, and none that only follows from another."""
    text = "codebook: een boek\ntitel: Proef\nconstructs:\n  - id: a b\n    lable: c\n  - id: d\n    label: e\n    origin: f\n"
    assert [str(problem) for problem in problems(tmp_path, Codebook, text)] == [
        "a.yaml:1:1: error: `een boek` has a space in it (id)",
        "a.yaml:1:1: error: `title` is missing (schema)",
        "a.yaml:2:1: error: unknown key `titel` (schema)",
        "a.yaml:4:5: error: `a b` has a space in it (id)",
        "a.yaml:4:5: error: `label` is missing (schema)",
        "a.yaml:5:5: error: unknown key `lable` (schema)",
        "a.yaml:8:5: error: `f` is not a value of `origin` (schema)",
    ]


def test_key_that_occurs_twice_does_not_hide_the_rest(tmp_path: pathlib.Path) -> None:
    """A key that occurs twice is shown with the other mistakes of the file."""
    found = problems(tmp_path, Settings, "study: a\nstudy: b\nonzin: c\n")
    assert [(problem.location.line, problem.rule) for problem in found] == [(2, "yaml"), (3, "schema")]


@pytest.mark.parametrize("text", ["", "\n", "# nog te doen\n", "~\n"])
def test_empty_file(tmp_path: pathlib.Path, text: str) -> None:
    """A file with nothing in it is said to be empty."""
    assert only(tmp_path, Settings, text) == ("a.yaml: error: is empty (yaml)", "see `qualcode init` for an example")


def test_keys_with_nothing_behind_them(folder: pathlib.Path) -> None:
    """Keys that the author has not got round to yet count as left out.

    === a.yaml
    codebook: proef
    title: Proef
    description:
    constructs:
      - id: tijd
        label: Tijd
        definition:
        include:
        condition:
        indicators:
    """
    book, found = authored.load(Codebook, folder / "a.yaml", "a.yaml")
    assert found == []
    assert book is not None
    assert book.model_dump(exclude_defaults=True) == {"codebook": "proef", "title": "Proef", "constructs": ({"id": "tijd", "label": "Tijd"},)}


def test_texts_stay_as_written(folder: pathlib.Path) -> None:
    """A version, an id and a fact that look like numbers are texts, just as they were written.

    === a.yaml
    codebook: 2.10
    title: no
    version: 1.10
    constructs:
      - id: 007
        label: 12:30
    """
    book, _ = authored.load(Codebook, folder / "a.yaml", "a.yaml")
    assert book is not None
    assert (book.codebook, book.title, book.version) == ("2.10", "no", "1.10")
    assert (book.constructs[0].id, book.constructs[0].label) == ("007", "12:30")


def test_texts_are_nfc(tmp_path: pathlib.Path) -> None:
    """An accent that was typed as two characters is read as one."""
    path = tmp_path / "a.yaml"
    path.write_bytes("study: gee\u0308rfd\n".encode())
    read, _ = authored.load(Settings, path, "a.yaml")
    assert read is not None
    assert read.study == "ge\u00ebrfd"


def test_missing_file(tmp_path: pathlib.Path) -> None:
    """A file that is not there is a problem of that file."""
    assert authored.load(Settings, tmp_path / "a.yaml", "a.yaml") == (
        None,
        [Problem(Location("a.yaml"), "does not exist", "file", "check the spelling of the path")],
    )


def test_folder_instead_of_file(tmp_path: pathlib.Path) -> None:
    """A folder where a file should be is a problem of that file."""
    assert authored.load(Settings, tmp_path, "a.yaml") == (
        None,
        [Problem(Location("a.yaml"), "is a folder, not a file", "file", "name the file in it")],
    )


def test_unreadable_file(tmp_path: pathlib.Path) -> None:
    """A file that the system cannot read is a problem with the system's own words."""
    path = tmp_path / "a.yaml"
    path.symlink_to(path)
    assert authored.load(Settings, path, "a.yaml") == (
        None,
        [Problem(Location("a.yaml"), "cannot be read: Too many levels of symbolic links", "file")],
    )


@settings(max_examples=100, deadline=None)
@given(
    raw=st.binary(max_size=200) | st.text(st.sampled_from("study: atile\n-[]{}'\"é😀&*!"), max_size=60).map(str.encode), kind=st.sampled_from(KINDS)
)
def test_any_bytes_are_a_noun_or_problems(tmp_path_factory: pytest.TempPathFactory, raw: bytes, kind: type[Authored]) -> None:
    """Whatever a file holds, it is read or there is a problem in it."""
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(raw)
    noun, found = authored.load(kind, path, "a.yaml")
    assert noun is not None or found
    assert {problem.location.file for problem in found} <= {"a.yaml"}


@settings(max_examples=100, deadline=None)
@given(data=DATA, kind=st.sampled_from(KINDS))
def test_any_data_is_a_noun_or_problems(data: Any, kind: type[Authored]) -> None:
    """Whatever a YAML file says, it is a noun without problems or no noun with problems."""
    noun, found = authored.build(kind, data, Marks("a.yaml"))
    assert (noun is None) == bool(found)

"""Tests of reading only the codings that can decide what a query finds: never another answer than when all are read."""

from __future__ import annotations

import itertools
import pathlib
import re
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.merge import fragments, place, rejected
from qualcode.coding.query import parse
from qualcode.coding.search import Search
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store import rows
from qualcode.store.codings import coding_files, constructs_holding, load_codings, path_of
from tests.coding.test_search import BAKERS, CODINGS, LEREN, TIJD, VRAAG, studies

LINE = '{"id": "1", "start": 1, "end": 2, "quote": "%s", "construct": "%s", "memo": "de tijd"}\n'
HEARD = [("tijd", re.compile(r"(?<!\w)tijd(?!\w)", re.IGNORECASE))]
WORDS = ["tijd", "*tijd", "leer*", "foto's", "zelf", '"geen tijd"', '"* voor"', "*"]
PARTS = [
    *WORDS,
    "construct:leren",
    "construct:rust",
    "transcript=t0",
    "bedrijf=Zon",
    "status:rejected",
    "coder:bram",
    "near:rust",
    "condition:belemmerend",
]


def held(folder: pathlib.Path, text: str | bytes) -> set[str] | None:
    """Return the constructs of which a quote in a file holds the word `tijd`."""
    path = folder / "auto.jsonl"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return constructs_holding(path, HEARD)


def test_seen_at_a_glance(tmp_path: pathlib.Path) -> None:
    """What counts is a quote that holds the words, in any case; not a construct, a memo, or a longer word."""
    quotes = [("Geen tijd.", "a"), ("TIJD zat", "b"), ("Altijd", "c"), ("niets", "leertijd"), (r"geen\ntijd \"echt\"", "d")]
    assert held(tmp_path, "".join(LINE % pair for pair in quotes)) == {"a", "b", "d"}
    assert held(tmp_path, (LINE % ("Geen tijd.", "a")).rstrip()) == {"a"}
    assert held(tmp_path, "") == set()


@pytest.mark.parametrize(
    "text",
    [
        LINE % ("t\\u0069jd", "a"),
        LINE % ("t\u0131jd", "a"),
        (LINE % ("geen tijd", "a")).replace(": ", ":"),
        "geen tijd\n",
        (LINE % ("geen tijd \xe9", "a")).encode("latin-1"),
    ],
)
def test_not_seen_at_a_glance(tmp_path: pathlib.Path, text: str | bytes) -> None:
    """A file that is written in another way than ours must be read as a whole."""
    assert held(tmp_path, text) is None


def test_a_file_that_is_gone(tmp_path: pathlib.Path) -> None:
    """A file that cannot be read is left to what tells of it."""
    assert constructs_holding(tmp_path / "auto.jsonl", HEARD) is None


def write(root: pathlib.Path, among: Study, codings: list[Coding]) -> None:
    """Put codings in the files of their transcripts and coders."""
    bodies = {one.name: one.body for one in among.transcripts}
    ordered = sorted(codings, key=lambda one: (one.transcript, one.coder, one.start, one.end, one.construct))
    for (transcript, coder), own in itertools.groupby(ordered, key=lambda one: (one.transcript, one.coder)):
        path = path_of(root, transcript, coder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(rows.row(one, bodies[transcript]) + "\n" for one in own), encoding="utf-8")


def ids(among: Study, search: Search, codings: list[Coding]) -> list[str]:
    """Return what a search finds among codings."""
    every = sorted([*fragments(among, codings), *rejected(among, codings)], key=place)
    return [one.id for one in search.find(every, rejected={one.id for one in codings if one.status == "rejected"})]


@settings(max_examples=80, deadline=None)
@given(
    studies(),
    st.lists(st.sampled_from(PARTS), min_size=3, max_size=3),
    st.sampled_from(["{} {}", "{} or {}", "{} not {}", "{} ({} or {})", "{} or {} {}"]),
)
def test_the_same_is_found(drawn: tuple[Study, list[Coding]], parts: list[str], shape: str) -> None:
    """A query finds among the codings that it needs what it finds among all."""
    among, codings = drawn
    asked = shape.format(*parts)
    if "Zon" not in {one.attributes["bedrijf"] for one in among.transcripts}:
        asked = asked.replace("bedrijf=Zon", "bedrijf=Maan")
    needed, whole = twice(among, asked, codings)
    assert needed == whole, asked


@pytest.mark.parametrize(
    ("asked", "found"),
    [("geen near:rust", [TIJD]), ("construct:tijd near:rust", [TIJD]), ("construct:leren with:rust", [LEREN]), ("transcript=zon zat", [VRAAG])],
)
def test_what_stands_beside_is_read_too(asked: str, found: list[str]) -> None:
    """What must stand beside a quote is read, whatever its own construct and words."""
    assert twice(BAKERS, asked, CODINGS) == (found, found)


def twice(among: Study, asked: str, codings: list[Coding]) -> tuple[list[str], list[str]]:
    """Return what a query finds among the codings that it needs, and among all, both read from files."""
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        write(root, among, codings)
        written = [(transcript, path) for transcript, path in coding_files(root)]
        here = Study(root, among.settings, among.transcripts, among.codebooks, among.guides, among.cases)
        search = Search(parse(asked), here, coders={one.coder for one in codings})
        chosen = search.transcripts()
        some, trouble = load_codings(
            here, [one for one in written if chosen is None or one[0] in chosen], about=search.constructs(), holding=search.words()
        )
        whole, _ = load_codings(here, written)
    assert trouble == []
    assert len(whole) == len(codings)
    return ids(here, search, some), ids(here, search, whole)

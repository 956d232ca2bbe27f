"""Coding files: read with the place of every mistake, and rewritten without losing what a person decided."""

from __future__ import annotations

import pathlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import Level, ProblemsError
from qualcode.model.coding import AUTO, STATUSES, Coding, coding_id
from qualcode.model.transcript import Transcript
from qualcode.store import codings, rows
from qualcode.study.load import load_bare, load_study
from qualcode.text import normalise

BODY = "Interviewer: Hoe ging dat?\n\nRespondent: Geen tijd. Nou ja. Geen tijd. Het was altijd druk.\n"
TRANSCRIPT = Transcript("01", "transcripts/01.txt", {}, BODY, ())
QUOTES = ("Geen tijd. Nou ja.", "Nou ja.", "Het was altijd druk.", "druk")
CONSTRUCTS = ("leertijd", "werkdruk", "feedback")


def proposal(quote: str = "Nou ja.", construct: str = "leertijd", **fields: Any) -> Coding:
    """Return a coding as the rule coder makes it."""
    start = BODY.index(quote)
    end = start + len(quote)
    id = coding_id("01", AUTO, start, end, construct, quote)
    coding = Coding("01", AUTO, start, end, quote, construct, "belemmerend", {}, "proposed", 0.5, "indicator `tijd`", "", id)
    return replace(coding, **fields)


def auto(root: pathlib.Path) -> pathlib.Path:
    """Return the rule coder's file."""
    return root / "codings" / "01" / "auto.jsonl"


def put(root: pathlib.Path, *found: Coding) -> bytes:
    """Write codings as the old auto.jsonl and return its bytes."""
    auto(root).parent.mkdir(parents=True, exist_ok=True)
    auto(root).write_text("".join(rows.row(coding, BODY) + "\n" for coding in found), encoding="utf-8")
    return auto(root).read_bytes()


def stored(root: pathlib.Path) -> list[Coding]:
    """Return what auto.jsonl holds, without places."""
    found, problems = codings.read(auto(root), root, "01")
    assert problems == []
    return [replace(coding, location=proposal().location) for coding in found]


@contextmanager
def folder_of_one_example() -> Iterator[pathlib.Path]:
    """Yield a folder for one example of a property."""
    with tempfile.TemporaryDirectory() as name:
        yield pathlib.Path(name)


def test_path() -> None:
    """A coder's file stands in a folder of the transcript's name, also of one in a sub-folder."""
    assert codings.path_of(pathlib.Path("s"), "ronde-1/01", "anna") == pathlib.Path("s/codings/ronde-1/01/anna.jsonl")


def test_load(folder: pathlib.Path) -> None:
    """All coders of all transcripts are read, sorted by file and line, with their place.

    === study.yaml
    study: proef
    === transcripts/01.txt
    Respondent: Geen tijd. Nou ja.
    === transcripts/ronde-2/01.txt
    Respondent: Geen tijd.
    === codings/ronde-2/01/anna.jsonl
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd"}
    === codings/01/bram.jsonl
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd"}

    {"start": 23, "end": 30, "quote": "Nou ja.", "construct": "leertijd"}
    === codings/01/anna.jsonl
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd"}
    """
    found, problems = codings.load_codings(load_study(folder)[0])
    assert problems == []
    assert [(coding.transcript, coding.coder, str(coding.location)) for coding in found] == [
        ("01", "anna", "codings/01/anna.jsonl:1"),
        ("01", "bram", "codings/01/bram.jsonl:1"),
        ("01", "bram", "codings/01/bram.jsonl:3"),
        ("ronde-2/01", "anna", "codings/ronde-2/01/anna.jsonl:1"),
    ]


def test_nothing_coded(folder: pathlib.Path) -> None:
    """A study without a folder of codings has none, and that is no problem.

    === study.yaml
    study: proef
    """
    assert codings.load_codings(load_study(folder)[0]) == ([], [])


def test_orphan(folder: pathlib.Path) -> None:
    """Codings of a transcript that is gone are a warning that says how to mend it.

    === study.yaml
    study: proef
    === codings/02/anna.jsonl
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd"}
    """
    found, problems = codings.load_codings(load_study(folder)[0])
    assert found == []
    assert [(str(problem), problem.hint) for problem in problems] == [
        (
            "codings/02/anna.jsonl: warning: no transcript is called `02` (orphan)",
            "put transcripts/02.txt back, or move the folder along with the transcript's new name",
        )
    ]


def test_no_orphans_without_a_study(folder: pathlib.Path) -> None:
    """Without a study, codings of other transcripts in the folder are nobody's business.

    === 01.txt
    Respondent: Geen tijd.
    === codings/02/anna.jsonl
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd"}
    """
    assert codings.load_codings(load_bare([pathlib.Path("01.txt")])[0]) == ([], [])


def test_good_lines_survive_bad_ones(folder: pathlib.Path) -> None:
    """A merge conflict and a broken line are each named, and the lines around them are read.

    === anna.jsonl
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd"}
    <<<<<<< HEAD
    {"start": 23, "end": 30, "quote": "Nou ja.", "construct": "leertijd"}
    =======
    {"start": 23, "end": 30, "quote": "Nou ja.", "construct": "werkdruk"}
    >>>>>>> bram
    {"start": 31, "end":
    """
    found, problems = codings.read(folder / "anna.jsonl", folder, "01")
    assert [(coding.location.line, coding.construct) for coding in found] == [(1, "leertijd"), (3, "leertijd"), (5, "werkdruk")]
    assert [str(problem) for problem in problems] == [
        "anna.jsonl:2: error: a merge conflict is left in the file (conflict)",
        "anna.jsonl:4: error: a merge conflict is left in the file (conflict)",
        "anna.jsonl:6: error: a merge conflict is left in the file (conflict)",
        "anna.jsonl:7: error: is not a line of JSON (coding)",
    ]


def test_line_again(folder: pathlib.Path) -> None:
    """A coding that stands in one file twice is an error and counts once, whatever was decided about it.

    === anna.jsonl
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd", "status": "rejected"}
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "werkdruk"}
    {"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd", "status": "accepted"}
    """
    found, problems = codings.read(folder / "anna.jsonl", folder, "01")
    assert [coding.location.line for coding in found] == [1, 2]
    assert [(str(problem), problem.hint) for problem in problems] == [
        ("anna.jsonl:3: error: the coding on line 1 is here again (twice)", "keep one of the two lines")
    ]


def test_windows_line_ends(tmp_path: pathlib.Path) -> None:
    """A coding file with Windows line ends is read, with a warning."""
    (tmp_path / "anna.jsonl").write_bytes(b'{"start": 12, "end": 22, "quote": "Geen tijd.", "construct": "leertijd"}\r\n')
    found, problems = codings.read(tmp_path / "anna.jsonl", tmp_path, "01")
    assert [coding.quote for coding in found] == ["Geen tijd."]
    assert [(str(p.location), p.rule, p.level) for p in problems] == [("anna.jsonl", "line-ends", Level.WARNING)]


def test_not_text(tmp_path: pathlib.Path) -> None:
    """A coding file that is no text gives one error and no codings."""
    (tmp_path / "anna.jsonl").write_bytes(b"\x89PNG\x00")
    found, problems = codings.read(tmp_path / "anna.jsonl", tmp_path, "01")
    assert found == []
    assert [str(problem) for problem in problems] == ["anna.jsonl: error: is not text but a binary file (encoding)"]


def test_folder_called_jsonl(folder: pathlib.Path) -> None:
    """A folder with the name of a coding file is named as such.

    === study.yaml
    study: proef
    === transcripts/01.txt
    Respondent: Geen tijd.
    === codings/01/anna.jsonl/x
    x
    """
    found, problems = codings.load_codings(load_study(folder)[0])
    assert found == []
    assert [str(problem) for problem in problems] == ["codings/01/anna.jsonl: error: cannot be read: Is a directory (file)"]


def test_write_sorted(tmp_path: pathlib.Path) -> None:
    """Proposals are written by place, then by construct."""
    first, second, third = proposal("Nou ja.", "leertijd"), proposal("Nou ja.", "werkdruk"), proposal("Het was altijd druk.", "feedback")
    written = codings.write_proposals(tmp_path, TRANSCRIPT, [third, second, first])
    assert (written.path, written.changed, written.kept) == (auto(tmp_path), True, 0)
    assert stored(tmp_path) == [first, second, third]


def test_write_context(tmp_path: pathlib.Path) -> None:
    """Only a quote that is not unique in the transcript is written with context."""
    codings.write_proposals(tmp_path, TRANSCRIPT, [proposal("Geen tijd."), proposal("Nou ja.")])
    assert ['"before"' in line for line in auto(tmp_path).read_text(encoding="utf-8").splitlines()] == [True, False]


def test_old_proposals_go(tmp_path: pathlib.Path) -> None:
    """Proposals that nobody decided on are replaced by the new ones."""
    put(tmp_path, proposal("Nou ja."))
    codings.write_proposals(tmp_path, TRANSCRIPT, [proposal("druk")])
    assert [coding.quote for coding in stored(tmp_path)] == ["druk"]


@pytest.mark.parametrize("decision", [{"status": "accepted"}, {"status": "rejected"}, {"memo": "navragen"}], ids=str)
def test_decided_stays_without_proposal(tmp_path: pathlib.Path, decision: dict[str, str]) -> None:
    """What a person decided or noted stays when the rule coder no longer proposes it."""
    decided = proposal("Nou ja.", **decision)
    put(tmp_path, decided)
    assert codings.write_proposals(tmp_path, TRANSCRIPT, []).kept == 1
    assert stored(tmp_path) == [decided]


def test_decided_stays_with_proposal(tmp_path: pathlib.Path) -> None:
    """What a person decided goes before a new proposal of the same words; score and reason are those of today."""
    decided = proposal("Nou ja.", condition="stimulerend", facets={"stap": "melden"}, status="accepted", memo="zie 02")
    put(tmp_path, decided)
    codings.write_proposals(tmp_path, TRANSCRIPT, [proposal("Nou ja.", score=0.9, why="indicator `ja`")])
    assert stored(tmp_path) == [replace(decided, score=0.9, why="indicator `ja`")]


def test_other_construct_stays(tmp_path: pathlib.Path) -> None:
    """A person who accepts a proposal with another construct keeps that construct on a rerun."""
    mended = proposal("Nou ja.", "leertijd", status="accepted")
    put(tmp_path, replace(mended, construct="werkdruk"))
    codings.write_proposals(tmp_path, TRANSCRIPT, [proposal("Nou ja.", "leertijd")])
    assert [(coding.construct, coding.status) for coding in stored(tmp_path)] == [("werkdruk", "accepted")]


def test_unchanged(tmp_path: pathlib.Path) -> None:
    """The same proposals once more leave the file alone and say so."""
    codings.write_proposals(tmp_path, TRANSCRIPT, [proposal()])
    assert not codings.write_proposals(tmp_path, TRANSCRIPT, [proposal()]).changed


def test_people_untouched(tmp_path: pathlib.Path) -> None:
    """The rule coder writes in no one else's file."""
    mine = auto(tmp_path).with_name("anna.jsonl")
    mine.parent.mkdir(parents=True)
    mine.write_text("<<<<<<< niet af\n", encoding="utf-8")
    codings.write_proposals(tmp_path, TRANSCRIPT, [proposal()])
    assert mine.read_text(encoding="utf-8") == "<<<<<<< niet af\n"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("<<<<<<< HEAD", "codings/01/auto.jsonl:2: error: a merge conflict is left in the file (conflict)"),
        ('{"start": 1,', "codings/01/auto.jsonl:2: error: is not a line of JSON (coding)"),
        (rows.row(proposal(status="rejected")), "codings/01/auto.jsonl:2: error: the coding on line 1 is here again (twice)"),
        (rows.row(proposal("druk"))[:-1] + ', "eigen": "x"}', "codings/01/auto.jsonl:2: warning: unknown key `eigen` (coding)"),
    ],
    ids=["conflict", "broken", "decided twice", "key that would be lost"],
)
def test_refuses_to_lose(tmp_path: pathlib.Path, line: str, problem: str) -> None:
    """An old file that holds what could not be written back stays byte for byte as it is."""
    put(tmp_path, proposal(status="accepted"))
    with auto(tmp_path).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    before = auto(tmp_path).read_bytes()
    with pytest.raises(ProblemsError) as caught:
        codings.write_proposals(tmp_path, TRANSCRIPT, [])
    assert [str(found) for found in caught.value.problems] == [problem]
    assert auto(tmp_path).read_bytes() == before


def test_windows_line_ends_are_no_loss(tmp_path: pathlib.Path) -> None:
    """An old file with Windows line ends is rewritten with what was decided in it."""
    auto(tmp_path).parent.mkdir(parents=True)
    auto(tmp_path).write_bytes(rows.row(proposal(status="accepted")).encode() + b"\r\n")
    assert codings.write_proposals(tmp_path, TRANSCRIPT, []).kept == 1
    assert b"\r" not in auto(tmp_path).read_bytes()


def test_context_of_a_moved_coding_stays(tmp_path: pathlib.Path) -> None:
    """A decided coding whose text has changed keeps the context by which it can be found again."""
    before = put(tmp_path, proposal("Geen tijd.", status="accepted"))
    changed = replace(TRANSCRIPT, body="Interviewer: Wacht even.\n\n" + BODY)
    codings.write_proposals(tmp_path, changed, [])
    assert auto(tmp_path).read_bytes() == before


proposals = st.lists(
    st.builds(proposal, quote=st.sampled_from(QUOTES), construct=st.sampled_from(CONSTRUCTS), score=st.floats(0, 1)), unique_by=lambda c: c.id
)
decided = st.lists(
    st.builds(
        proposal,
        quote=st.sampled_from(QUOTES),
        construct=st.sampled_from(CONSTRUCTS),
        condition=st.sampled_from(["stimulerend", "belemmerend", None]),
        facets=st.dictionaries(st.sampled_from(["stap", "soort"]), st.text().map(normalise)),
        status=st.sampled_from(STATUSES),
        memo=st.text().map(normalise),
    ),
    unique_by=lambda c: c.id,
)


@settings(max_examples=50, deadline=None)
@given(decided, proposals)
def test_no_decision_is_lost(old: list[Coding], new: list[Coding]) -> None:
    """Whatever is proposed, every decision and memo is still there, and every other line is a new proposal."""
    with folder_of_one_example() as root:
        put(root, *old)
        codings.write_proposals(root, TRANSCRIPT, new)
        now = {coding.id: coding for coding in stored(root)}
    kept = {c.id: c for c in old if c.status != "proposed" or c.memo}
    assert {id: replace(now[id], score=c.score, why=c.why) for id, c in kept.items()} == kept
    assert {id: c for id, c in now.items() if id not in kept} == {c.id: c for c in new if c.id not in kept}


@settings(max_examples=50, deadline=None)
@given(decided, proposals)
def test_a_rerun_changes_nothing(old: list[Coding], new: list[Coding]) -> None:
    """Coding a second time, with the proposals in another order, gives the same bytes."""
    with folder_of_one_example() as root:
        put(root, *old)
        codings.write_proposals(root, TRANSCRIPT, new)
        before = auto(root).read_bytes()
        assert not codings.write_proposals(root, TRANSCRIPT, reversed(new)).changed
        assert auto(root).read_bytes() == before

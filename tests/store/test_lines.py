"""Coding files line by line: one line changes, all others stay to the letter, and nothing is lost between two writers."""

from __future__ import annotations

import multiprocessing
import pathlib
from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding, coding_id
from qualcode.model.transcript import Transcript
from qualcode.store import lock
from qualcode.store.codings import path_of
from qualcode.store.lines import Change, ChangedError, CodingFiles
from qualcode.study.transcript import parse

TEXT = "---\nbedrijf: Zon\n---\nInterviewer: Ja?\n\nRespondent: " + " ".join(f"Zin{n}." for n in range(60)) + "\n"
PLAIN = '{"start": 30, "end": 35, "quote": "Zin0.", "construct": "ruimte"}'
LATER = '{"start": 42, "end": 47, "quote": "Zin2.", "construct": "ruimte", "kleur": "rood"}'


def transcript() -> Transcript:
    """Return an interview of sixty short sentences, the first at 30."""
    made, _ = parse(TEXT, name="x", file="transcripts/x.txt")
    assert made is not None
    return made


def coding(n: int, construct: str = "tijd", *, coder: str = "anna") -> Coding:
    """Return a coding of a sentence."""
    quote = f"Zin{n}."
    start = transcript().body.index(quote)
    return Coding("x", coder, start, start + len(quote), quote, construct, id=coding_id("x", coder, start, start + len(quote), construct, quote))


def row(n: int, construct: str = "tijd") -> str:
    """Return the line of such a coding."""
    one = coding(n, construct)
    fields = '"condition": null, "facets": {}, "status": "accepted", "score": null, "why": "", "memo": ""'
    return f'{{"id": "{one.id}", "start": {one.start}, "end": {one.end}, "quote": "{one.quote}", "construct": "{construct}", {fields}}}'


def put(root: pathlib.Path, content: str, coder: str = "anna") -> pathlib.Path:
    """Write a coding file to the letter."""
    path = path_of(root, "x", coder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
    return path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"{row(1)}\n"),
        (f"{PLAIN}\n{LATER}\n", f"{PLAIN}\n{row(1)}\n{LATER}\n"),
        (f"{PLAIN}\r\n{LATER}", f"{PLAIN}\r\n{row(1)}\n{LATER}"),
        (f"{PLAIN}\nkapot\n\n{LATER}\n", f"{PLAIN}\nkapot\n\n{row(1)}\n{LATER}\n"),
        (PLAIN, f"{PLAIN}\n{row(1)}"),
        (f"{PLAIN}\n{PLAIN}\n", f"{PLAIN}\n{PLAIN}\n{row(1)}\n"),
        (f"\ufeff{PLAIN}\n", f"\ufeff{PLAIN}\n{row(1)}\n"),
    ],
    ids=["empty", "hand-written", "line ends", "broken", "no line end", "twice", "byte order mark"],
)
def test_only_one_line_changes(tmp_path: pathlib.Path, before: str, after: str) -> None:
    """A new coding stands where it belongs, all else stays to the letter, and taking it back gives the bytes before."""
    path = put(tmp_path, before)
    files = CodingFiles(tmp_path, transcript())
    edits = files.change([Change(None, coding(1))])
    assert path.read_bytes().decode() == after
    files.edit([edit.undone() for edit in edits])
    assert path.read_bytes().decode() == before


def test_broken_lines_are_told_of(tmp_path: pathlib.Path) -> None:
    """What cannot be understood is reported with its line."""
    put(tmp_path, f"{PLAIN}\nkapot\n{LATER}\n{PLAIN}\n")
    assert [str(problem) for problem in CodingFiles(tmp_path, transcript()).problems] == [
        "codings/x/anna.jsonl:2: error: is not a line of JSON (coding)",
        "codings/x/anna.jsonl:3: warning: unknown key `kleur` (coding)",
        "codings/x/anna.jsonl:4: error: the coding on line 1 is here again (twice)",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"<<<<<<< HEAD\n{PLAIN}\n=======\n{LATER}\n>>>>>>> b\n", "a merge conflict is left in `codings/x/anna.jsonl`, so nothing is written in it"),
        ("\x00\x01", "`codings/x/anna.jsonl` cannot be read, so nothing is written in it"),
    ],
    ids=["conflict", "binary"],
)
def test_refused(tmp_path: pathlib.Path, content: str, message: str) -> None:
    """Nothing is written in a file whose lines cannot be told apart, and the files of others can still be written."""
    path = put(tmp_path, content)
    files = CodingFiles(tmp_path, transcript())
    assert files.problems
    with pytest.raises(QualcodeError) as caught:
        files.change([Change(None, coding(1))])
    assert (str(caught.value), path.read_bytes()) == (message, content.encode())
    files.change([Change(None, coding(1, coder="bram"))])
    assert path_of(tmp_path, "x", "bram").is_file()


def test_no_file_before_no_file_after(tmp_path: pathlib.Path) -> None:
    """Taking the only coding back leaves no file where there was none."""
    files = CodingFiles(tmp_path, transcript(), ["anna"])
    edits = files.change([Change(None, coding(1))])
    assert path_of(tmp_path, "x", "anna").read_text(encoding="utf-8") == row(1) + "\n"
    files.edit([edit.undone() for edit in edits])
    assert not path_of(tmp_path, "x", "anna").exists()


def test_all_or_nothing(tmp_path: pathlib.Path) -> None:
    """When one of several changes cannot be written, none is."""
    path = put(tmp_path, f"{PLAIN}\n")
    put(tmp_path, "<<<<<<< HEAD\n", "auto")
    files = CodingFiles(tmp_path, transcript())
    with pytest.raises(QualcodeError):
        files.change([Change(None, coding(1)), Change(None, coding(2, coder="auto"))])
    assert path.read_text(encoding="utf-8") == f"{PLAIN}\n"


def test_changed_meanwhile(tmp_path: pathlib.Path) -> None:
    """A coding that another program changed is not overwritten, and is then seen as it is."""
    path = put(tmp_path, f"{PLAIN}\n")
    files = CodingFiles(tmp_path, transcript())
    seen = files.codings()[0]
    path.write_text(PLAIN.replace("}", ', "memo": "van elders"}') + "\n", encoding="utf-8")
    with pytest.raises(ChangedError):
        files.change([Change(seen, replace(seen, memo="van hier"))])
    assert [one.memo for one in files.codings()] == ["van elders"]
    files.change([Change(files.codings()[0], replace(files.codings()[0], status="rejected"))])
    assert '"status": "rejected"' in path.read_text(encoding="utf-8")


def test_others_lines_stay(tmp_path: pathlib.Path) -> None:
    """What another program added meanwhile stays, and a step is taken back among its lines."""
    path = put(tmp_path, f"{PLAIN}\n")
    files = CodingFiles(tmp_path, transcript())
    edits = files.change([Change(None, coding(3))])
    path.write_text(f"{PLAIN}\n{row(1)}\n{row(3)}\n", encoding="utf-8")
    gone = files.edit([edit.undone() for edit in edits])
    assert path.read_text(encoding="utf-8") == f"{PLAIN}\n{row(1)}\n"
    path.write_text(f"{PLAIN}\n{row(1)}\n{row(2)}\n{row(4)}\n", encoding="utf-8")
    files.edit([edit.undone() for edit in gone])
    assert path.read_text(encoding="utf-8") == f"{PLAIN}\n{row(1)}\n{row(2)}\n{row(3)}\n{row(4)}\n"


def test_stale(tmp_path: pathlib.Path) -> None:
    """A coding that no longer stands on its words is counted, not shown, and kept."""
    path = put(tmp_path, f"{PLAIN}\n" + '{"start": 1, "end": 3, "quote": "xx", "construct": "ruimte"}\n')
    files = CodingFiles(tmp_path, transcript())
    assert (files.stale(), [one.quote for one in files.codings()]) == (1, ["Zin0."])
    files.change([Change(None, coding(1))])
    assert '"quote": "xx"' in path.read_text(encoding="utf-8")


def test_transcript_changed(tmp_path: pathlib.Path) -> None:
    """Nothing is written on a transcript that was changed meanwhile, for places in it say nothing then."""
    source = tmp_path / "x.txt"
    source.write_text(TEXT, encoding="utf-8")
    files = CodingFiles(tmp_path, transcript(), ["anna"], source=source)
    source.write_text("Er stond nog iets voor. " + TEXT, encoding="utf-8")
    with pytest.raises(QualcodeError) as caught:
        files.change([Change(None, coding(1))])
    assert str(caught.value) == "`transcripts/x.txt` was changed while it was being coded"
    assert not path_of(tmp_path, "x", "anna").exists()


def test_link_out_of_the_study(tmp_path: pathlib.Path) -> None:
    """A file that is a link to elsewhere is not written."""
    (tmp_path / "elders.jsonl").write_text("", encoding="utf-8")
    root = tmp_path / "studie"
    path_of(root, "x", "anna").parent.mkdir(parents=True)
    path_of(root, "x", "anna").symlink_to(tmp_path / "elders.jsonl")
    with pytest.raises(QualcodeError, match="leads out of the study"):
        CodingFiles(root, transcript()).change([Change(None, coding(1))])
    assert (tmp_path / "elders.jsonl").read_text(encoding="utf-8") == ""


def test_locked(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another qualcode is writing is waited for, not for ever."""
    monkeypatch.setattr("qualcode.store.lines._PATIENCE", 0.1)
    files = CodingFiles(tmp_path, transcript(), ["anna"])
    ready, done = multiprocessing.get_context("spawn").Event(), multiprocessing.get_context("spawn").Event()
    other = multiprocessing.get_context("spawn").Process(target=_hold, args=(path_of(tmp_path, "x", "anna").parent, ready, done))
    other.start()
    try:
        assert ready.wait(30)
        with pytest.raises(QualcodeError, match="is being written by another qualcode"):
            files.change([Change(None, coding(1))])
    finally:
        done.set()
        other.join()
    files.change([Change(None, coding(1))])
    assert [one.quote for one in files.codings()] == ["Zin1."]


def _hold(folder: pathlib.Path, ready: multiprocessing.synchronize.Event, done: multiprocessing.synchronize.Event) -> None:
    with lock.locked(folder):
        ready.set()
        done.wait(30)


def test_two_at_once(tmp_path: pathlib.Path) -> None:
    """Two processes that code in one file lose nothing of each other."""
    halves = [list(range(start, 60, 2)) for start in (0, 1)]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.starmap(_code, [(tmp_path, half) for half in halves])
    text = path_of(tmp_path, "x", "anna").read_text(encoding="utf-8")
    assert text == "".join(f"{row(n)}\n" for n in range(60))


def _code(root: pathlib.Path, sentences: list[int]) -> None:
    files = CodingFiles(root, transcript(), ["anna"])
    for n in sentences:
        files.change([Change(None, coding(n))])

"""Memos are read with their place, and what is written for a new one is read again."""

from __future__ import annotations

import pathlib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.memo import Memo
from qualcode.study.memo import load_memos, parse, written


def told(text: str, file: str) -> Memo | None:
    """Return the memo that a text is, without its places."""
    memo, _ = parse(text, file)
    return Memo.model_validate(memo.model_dump()) if memo else None


WHOLE = "---\ntitle: Stilte\ndate: 2026-03-04\ncoder: anna\nabout: [leertijd, WPL-03.17]\nopen: true\n---\nNiemand zegt iets.\n"


def test_a_memo() -> None:
    """A memo has a title, date, coder, links, whether it is open, and its text."""
    memo, problems = parse(WHOLE, "memos/a.md")
    assert problems == []
    assert memo
    assert told(WHOLE, "memos/a.md") == Memo(
        title="Stilte", date="2026-03-04", coder="anna", about=("leertijd", "WPL-03.17"), open=True, text="Niemand zegt iets."
    )
    assert (memo.file, memo.at("about", 1).line) == ("memos/a.md", 5)


def test_a_note_without_front_matter() -> None:
    """A plain note is called after its heading, else after its file, and is not open."""
    assert told("# Over rust ##\n\nTekst.", "memos/a.md") == Memo(title="Over rust", text="# Over rust ##\n\nTekst.")
    assert told("Tekst.", "memos/losse-gedachte.md") == Memo(title="losse-gedachte", text="Tekst.")
    assert told("---\nabout: leertijd\n---\n", "memos/a.md") == Memo(title="a", about=("leertijd",))


def test_what_is_wrong_is_told() -> None:
    """Unknown keys are kept out with a warning; front matter that cannot be read leaves the memo out with an error."""
    memo, problems = parse("---\ntitle: A\nabuot: x\n---\n", "memos/a.md")
    assert memo
    assert (memo.title, memo.about) == ("A", ())
    assert [(str(problem), problem.hint) for problem in problems] == [
        ("memos/a.md:3:1: warning: unknown key `abuot` (memo)", "did you mean `about`?")
    ]
    for text, said in (
        ("---\ntitle: [A\n---\n", "memos/a.md:3:1: error: is not YAML: did not find expected ',' or ']' (yaml)"),
        ("---\n- a\n---\n", "memos/a.md:2: error: the front matter must be lines of `key: value` (memo)"),
        ("---\nopen: misschien\n---\n", "memos/a.md:2:1: error: `open` must be `true` or `false`, not `misschien` (schema)"),
    ):
        memo, problems = parse(text, "memos/a.md")
        assert (memo, [str(problem) for problem in problems]) == (None, [said])


def test_load(tmp_path: pathlib.Path) -> None:
    """The memos of a study are read in order, in sub-folders too, and a file that is no text is reported."""
    for name, raw in (("memos/b.md", b"B"), ("memos/a/c.md", b"C"), ("memos/d.md", b"\xff\xfe"), ("memos/e.txt", b"E")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    memos, problems = load_memos(tmp_path)
    assert [memo.title for memo in memos] == ["c", "b"]
    assert [str(problem) for problem in problems] == ["memos/d.md: error: is UTF-16, not UTF-8 (encoding)"]


@given(title=st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(str.isprintable).filter(bool), day=st.dates())
def test_new_ones_are_read_again(title: str, day: date) -> None:
    """Whatever its title, what is written for a new memo is read with the same title, date and links."""
    memo, problems = parse(written(title, date=day.isoformat(), coder="anna", about=[title, "leertijd"]), "memos/a.md")
    assert problems == []
    assert memo
    assert (memo.title, memo.date, memo.coder, memo.about, memo.open) == (title, day.isoformat(), "anna", (title, "leertijd"), True)

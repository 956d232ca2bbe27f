"""`qualcode review` before there is a screen: what it opens, and what it refuses."""

from __future__ import annotations

import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

from qualcode.cli import review as command
from qualcode.errors import Exit, ProblemsError, QualcodeError
from qualcode.store.open_book import OpenBook
from tests.conftest import Run
from tests.review import small


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of a small study, and go there."""
    small.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return what is opened, in place of a screen: the names of the transcripts, and who codes the first."""
    from qualcode.review import app

    found: list[list[str]] = []
    monkeypatch.setattr(command, "_check_screen", lambda: None)
    monkeypatch.setattr(app, "start", lambda opener, names: found.append([*names, opener(names[0])[0].coder]))
    return found


def test_no_terminal(study: pathlib.Path) -> None:
    """Without a terminal there is a message with what to do instead, and exit code 2."""
    program = pathlib.Path(sys.executable).with_name("qualcode")
    done = subprocess.run([program, "review", "--coder", "anna"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    hint = "code from a shell or script with: qualcode tag, qualcode accept, qualcode reject"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"qualcode: review needs a terminal\n    hint: {hint}\n")


def test_not_installed(study: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Textual there is a message with how to install it."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(getattr(sys, name), "isatty", lambda: True, raising=False)
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    with pytest.raises(QualcodeError) as caught:
        command._check_screen()
    assert (str(caught.value), caught.value.hint) == ("review needs Textual, which is not installed", 'pip install "qualcode[review]"')


@pytest.mark.parametrize("name", ["a/b", "../anna", "a\\b", "", ".", "auto"])
def test_coder(study: pathlib.Path, run: Callable[..., Run], seen: list[list[str]], name: str) -> None:
    """Who codes has a name that can be a file's, and is a person."""
    done = run("review", "--coder", name)
    message = "`auto` is no person" if name == "auto" else f"`{name}` cannot be the name of a coder"
    assert (done.code, done.err.splitlines()[0], seen) == (2, f"qualcode: {message}", [])


@pytest.mark.parametrize("named", [[], ["oven"], ["transcripts/oven.txt"], ["oven", "oven"]])
def test_opened(study: pathlib.Path, run: Callable[..., Run], seen: list[list[str]], named: list[str]) -> None:
    """A transcript is named by its name or its file; without one all are opened."""
    assert run("review", *named, "--coder", "anna") == Run(0, "", "")
    assert seen == [["oven", "anna"]]


def test_bare(tmp_path: pathlib.Path, run: Callable[..., Run], seen: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A transcript that belongs to no study can be coded too."""
    monkeypatch.chdir(tmp_path)
    pathlib.Path("los.txt").write_text("---\nbedrijf: Zon\n---\nInterviewer: En?\n\nRespondent: Ja, goed.\n", encoding="utf-8")
    assert run("review", "los.txt", "--codebook", "werkplekleren", "--coder", "anna") == Run(0, "", "")
    assert seen == [["los", "anna"]]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["review", "molen", "--coder", "anna"], "no transcript is called `molen`"),
        (["review"], "who codes?"),
        (["review", "--coder", "anna", "--study", "transcripts"], "no study.yaml `transcripts`"),
    ],
)
def test_refused(study: pathlib.Path, run: Callable[..., Run], seen: list[list[str]], words: list[str], message: str) -> None:
    """What cannot be opened is told before there is a screen."""
    done = run(*words)
    assert (done.code, done.err.splitlines()[0], seen) == (2, f"qualcode: {message}", [])


def test_unknown_codebook(study: pathlib.Path, run: Callable[..., Run], seen: list[list[str]]) -> None:
    """A codebook that does not exist is told of with those that do."""
    done = run("review", "--codebook", "brood", "--coder", "anna")
    assert (done.code, done.err.splitlines()[0], seen) == (1, "study.yaml:2:1: error: no codebook is called `brood` (unknown-codebook)", [])


def test_no_transcripts(study: pathlib.Path, run: Callable[..., Run], seen: list[list[str]]) -> None:
    """A study without transcripts has nothing to code."""
    (study / "transcripts" / "oven.txt").unlink()
    done = run("review", "--coder", "anna")
    assert (done.code, done.err.splitlines()[0]) == (2, "qualcode: the study has no transcripts")


def test_unreadable_transcript(study: pathlib.Path) -> None:
    """A transcript that is no text is told of with its problem."""
    path = study / "transcripts" / "oven.txt"
    path.write_bytes(b"\x00\x01")
    with pytest.raises(ProblemsError) as caught:
        command._opened(study, path, None, "anna", {}, bare=False, blind=False)
    assert [problem.rule for problem in caught.value.problems] == ["encoding"]


def test_problems_afterwards(study: pathlib.Path, run: Callable[..., Run], seen: list[list[str]]) -> None:
    """What is wrong in the coding files is told when the screen is gone, and the rest was coded."""
    small.file(study, "anna").write_text('kapot\n{"start": 0, "end": 2, "quote": "xx", "construct": "ruimte"}\n', encoding="utf-8")
    done = run("review", "--coder", "anna")
    assert (done.code, seen) == (Exit.PROBLEMS, [["oven", "anna"]])
    assert [line for line in done.err.splitlines() if not line.startswith(" ")] == [
        "codings/oven/anna.jsonl:1: error: is not a line of JSON (coding)",
        "codings/oven: warning: 1 coding not shown: the words that were coded no longer stand there (quote)",
    ]


def test_one_codebook_for_all(study: pathlib.Path) -> None:
    """What is added to a codebook in one transcript is there in the next."""
    books: dict[str, OpenBook] = {}
    path = study / "transcripts" / "oven.txt"
    first, _ = command._opened(study, path, None, "anna", books, bare=False, blind=False)
    second, _ = command._opened(study, path, None, "anna", books, bare=False, blind=False)
    first.step(1)
    first.in_vivo()
    assert second.book.ids()[-1] == "bij-drukte-kiest-de-chef"

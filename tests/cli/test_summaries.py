"""Tests of writing summaries: `qualcode matrix --edit` and `--accept`."""

from __future__ import annotations

import pathlib
import stat
import sys
from collections.abc import Callable

import pytest

from tests import tiny
from tests.conftest import Run

Command = Callable[..., Run]
MOLEN = "Molen *Noord* | <West>"
PLACES = """\
  vraagstuk:
    # Vraagstuk: Hierover is in de gesprekken niets gezegd.
    text: >-
      
  ruimte:
    # Ruimte: 1 onbeslist
    # BAK-03.2 ? geïnterviewde, B: “Bij ons beslist de machine.”
    text: >-
      
"""  # noqa: W293 - where somebody writes
INSPRAAK = """\
  inspraak:
    # Inspraak: 1 belemmerend
    # BAK-01.4b − medewerker, A: “Bij drukte vraagt niemand wat je ervan vindt.”
"""


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there; no editor is named."""
    study = tmp_path / "studie"
    tiny.write(study)
    monkeypatch.chdir(study)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return study


@pytest.fixture
def editor(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that makes a terminal with an editor that runs some Python on the `text` of its file."""

    def make(code: str) -> None:
        program = tmp_path / "editor.py"
        program.write_text(
            "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text(encoding='utf-8')\n"
            f"{code}\npath.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{program}"')
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)

    return make


def _case(root: pathlib.Path, name: str = "zon") -> str:
    return (root / "cases" / f"{name}.yaml").read_text(encoding="utf-8")


def test_scaffold(run: Command, bakers: pathlib.Path) -> None:
    """A case without a file gets one, with a place for each theme and what was said of it; `check` takes it."""
    assert run("matrix", "--edit", MOLEN, "--columns", "vraagstuk", "--scaffold").code == 0
    (bakers / "cases" / "molen-noord-west.yaml").unlink()
    (bakers / "study.yaml").write_text((bakers / "study.yaml").read_text(encoding="utf-8") + "privacy: {min_group: 1}\n", encoding="utf-8")
    done = run("matrix", "--edit", MOLEN, "--scaffold")
    assert done == Run(0, "", "cases/molen-noord-west.yaml: 5 empty cells to write in\n")
    assert _case(bakers, "molen-noord-west").startswith(f'case: "{MOLEN}"\nsummaries:\n' + PLACES.partition("  ruimte:")[0])
    assert run("check") == Run(0, "", "")
    assert run("matrix", "--edit", MOLEN, "--scaffold") == Run(0, "", "cases/molen-noord-west.yaml: 0 empty cells to write in\n")


def test_dry_run(run: Command, bakers: pathlib.Path) -> None:
    """What would be put in is shown, and nothing is written."""
    before = _case(bakers)
    done = run("matrix", "--edit", "Bakkerij Zon", "--columns", "inspraak", "--dry-run")
    assert done == Run(
        0, INSPRAAK.replace("medewerker, A", "geïnterviewde, A") + "    text: >-\n      \n", "cases/zon.yaml: 1 empty cell (not written)\n"
    )
    assert _case(bakers) == before


def test_without_an_editor(run: Command, bakers: pathlib.Path) -> None:
    """Without a terminal or an editor the places are written, behind all that is there, and how to open them at once is told."""
    before = _case(bakers)
    done = run("matrix", "--edit", "Bakkerij Zon", "--columns", "inspraak")
    assert done == Run(0, "", "cases/zon.yaml: 1 empty cell to write in; set EDITOR to open it at once\n")
    assert _case(bakers).startswith(before + "  inspraak:\n    # Inspraak: 1 belemmerend\n")


def test_edit(run: Command, bakers: pathlib.Path, editor: Callable[[str], None]) -> None:
    """What is written in the editor is kept with its comments and gets a basis; places that stay empty go, all else stays."""
    before = _case(bakers)
    editor("text = text.replace('    # Inspraak: 1', '    # Mooi.\\n    # Inspraak: 1')\n"
           "at = text.index('text: >-', text.index('Inspraak:')) + 9\n"
           "text = text[:at] + '      Er is weinig inspraak: \\'s nachts.\\n' + text[at:].lstrip()")  # fmt: skip
    done = run("matrix", "--edit", "Bakkerij Zon", "--columns", "condities")
    assert done == Run(0, "", "cases/zon.yaml: 1 summary written\n")
    after = _case(bakers)
    assert after.startswith(before + "  inspraak:\n    # Mooi.\n    # Inspraak: 1 belemmerend\n")
    assert "  ruimte:" not in after
    assert after.count("basis: 1-") == 1
    assert run("check", "--strict").out.count("stale-summary") == 0
    assert "Er is weinig inspraak: 's nachts." in run("matrix", "--cells", "summary", "--format", "csv").out


def test_nothing_written(run: Command, bakers: pathlib.Path, editor: Callable[[str], None]) -> None:
    """When nothing is written the file is as it was, to the letter; a case without a file still has none."""
    editor("pass")
    before = _case(bakers)
    assert run("matrix", "--edit", "Bakkerij Zon") == Run(0, "", "cases/zon.yaml: nothing was written\n")
    assert _case(bakers) == before
    assert run("matrix", "--edit", MOLEN) == Run(0, "", "cases/molen-noord-west.yaml: nothing was written\n")
    assert sorted(path.name for path in (bakers / "cases").iterdir()) == ["zon.yaml"]


def test_a_mistake_in_the_editor(run: Command, bakers: pathlib.Path, editor: Callable[[str], None]) -> None:
    """A mistake is shown with its line; what was written stays in the file."""
    editor("text = text.replace('text: De vroege', 'text: Zo: is het. De vroege')")
    done = run("matrix", "--edit", "Bakkerij Zon", "--columns", "inspraak")
    assert (done.code, done.err.splitlines()[0]) == (
        1,
        "cases/zon.yaml:6:13: error: is not YAML: mapping values are not allowed in this context (yaml)",
    )
    assert "Zo: is het." in _case(bakers)


def test_a_quote_that_nobody_said(run: Command, bakers: pathlib.Path, editor: Callable[[str], None]) -> None:
    """What `check` would say of the summaries is said at once."""
    editor("text = text.replace('quote: We krijgen', 'quote: Wij krijgen').replace('De vroege dienst', 'Een dienst')")
    done = run("matrix", "--edit", "Bakkerij Zon")
    assert done.code == 1
    assert done.err.splitlines()[:2] == [
        "cases/zon.yaml: 1 summary written",
        "cases/zon.yaml:9:9: error: `Wij krijgen de vroege dienst niet rond.` was not said in a (case)",
    ]


@pytest.mark.parametrize("written", [True, False])
def test_an_editor_that_fails(run: Command, bakers: pathlib.Path, editor: Callable[[str], None], written: bool) -> None:
    """When the editor fails nothing is taken for written; what stands in the file by then is left there."""
    editor(("path.write_text(text + '# dit wel\\n', encoding='utf-8')\n" if written else "") + "sys.exit(3)")
    before = _case(bakers)
    done = run("matrix", "--edit", "Bakkerij Zon")
    assert done == Run(2, "", "qualcode: the editor ended with code 3\n    hint: name another: EDITOR=nano, or write the file only: --scaffold\n")
    assert (_case(bakers) == before, _case(bakers).endswith("# dit wel\n")) == (not written, written)


def test_no_such_editor(run: Command, bakers: pathlib.Path, editor: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that is not there is told of, and the file is as it was."""
    editor("pass")
    monkeypatch.setenv("VISUAL", "geen-editor --wait")
    before = _case(bakers)
    done = run("matrix", "--edit", "Bakkerij Zon")
    assert (done.code, done.err.splitlines()[0]) == (2, "qualcode: cannot start the editor `geen-editor`: no such file or directory")
    assert _case(bakers) == before


def test_accept(run: Command, bakers: pathlib.Path) -> None:
    """A summary learns its codings when it is accepted, is stale when they change, and right again when it is accepted anew."""
    assert run("matrix", "--accept", "Bakkerij Zon") == Run(0, "", "cases/zon.yaml: 1 summary now knows its codings\n")
    assert run("matrix", "--accept", "Bakkerij Zon").err == "cases/zon.yaml: nothing to accept\n"
    assert run("tag", "a", "--quote", "vroege dienst", "--construct", "vraagstuk", "--coder", "anna").code == 0
    stale = "| Bakkerij Zon | De vroege dienst is \\*niet\\* te vullen. (verouderd) |"
    shown = run("matrix", "--cells", "summary", "--columns", "vraagstuk", "--format", "md").out
    assert stale in shown
    strict = run("check", "--strict").out
    assert "cases/zon.yaml:5:3: warning: the summary of `vraagstuk` was written on other codings than there are now (stale-summary)" in strict
    assert "hint: read it again; when it is still right: qualcode matrix --accept 'Bakkerij Zon' vraagstuk" in strict
    before = _case(bakers)
    looked = run("matrix", "--accept", "Bakkerij Zon", "vraagstuk", "--dry-run")
    assert looked == Run(0, "", "cases/zon.yaml: `vraagstuk` was stale and is right again (not written)\n")
    assert _case(bakers) == before
    assert run("matrix", "--accept", "Bakkerij Zon", "vraagstuk").err == "cases/zon.yaml: `vraagstuk` was stale and is right again\n"
    assert "stale-summary" not in run("check", "--strict").out


def test_windows_line_ends_stay(run: Command, bakers: pathlib.Path) -> None:
    """A file keeps its line ends and its rights."""
    path = bakers / "cases" / "zon.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    assert run("matrix", "--accept", "Bakkerij Zon").code == 0
    raw = path.read_bytes()
    assert (raw.count(b"\r\n"), raw.count(b"\n"), b"basis: " in raw) == (9, 9, True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--edit", "Bakkerij Son"], "no case is called `Bakkerij Son`\n    hint: did you mean `Bakkerij Zon`?"),
        (["--accept", "Bakkerij Son"], "no case is called `Bakkerij Son`\n    hint: did you mean `Bakkerij Zon`?"),
        (["--accept", "Bakkerij Zon", "vraagstukken"], "Bakkerij Zon has no summary of `vraagstukken`\n    hint: did you mean `vraagstuk`?"),
        (["--accept", MOLEN, "ruimte"],
         f"{MOLEN} has no summary of `ruimte`\n    hint: write one: qualcode matrix --edit 'Molen *Noord* | <West>'"),
        (["--edit", "Bakkerij Zon", "--accept", "Bakkerij Zon"], "--edit is for one case at a time\n    hint: name its themes with: --columns"),
        (["--edit", "Bakkerij Zon", "ruimte"], "--edit is for one case at a time\n    hint: name its themes with: --columns"),
        (["--edit", "Bakkerij Zon", "--columns", "rol"],
         "summaries are written per construct\n    hint: choose constructs, a group or a construct as --columns"),
        (["--scaffold"], "there is nothing to write\n    hint: name a case: --edit CASE or --accept CASE"),
    ],
)  # fmt: skip
def test_refusals(run: Command, words: list[str], said: str) -> None:
    """What cannot be done is refused with code 2, a reason, and what to do instead."""
    assert run("matrix", *words) == Run(2, "", f"qualcode: {said}\n")


def test_accept_of_nothing(run: Command, bakers: pathlib.Path) -> None:
    """A case without summaries has nothing to accept, and gets no file."""
    assert run("matrix", "--accept", MOLEN) == Run(0, "", "cases/molen-noord-west.yaml: nothing to accept\n")
    assert not (bakers / "cases" / "molen-noord-west.yaml").exists()


def test_pseudonyms_keep_a_basis(run: Command, bakers: pathlib.Path) -> None:
    """Summaries that were right are right after names were replaced, although the quotes behind them changed."""
    path = bakers / "cases" / "zon.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  inwerken: Meelopen.\n", encoding="utf-8")
    assert run("matrix", "--accept", "Bakkerij Zon").code == 0
    assert run("pseudonymise", "--yes").code == 0
    assert "Karin" not in (bakers / "codings" / "b" / "auto.jsonl").read_text(encoding="utf-8")
    assert "stale-summary" not in run("check", "--strict").out

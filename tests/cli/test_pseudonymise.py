"""`qualcode pseudonymise`: names out of a whole study, codings along, and back again."""

from __future__ import annotations

import json
import pathlib
import shutil
from collections.abc import Callable

import pytest

from qualcode.store import files
from tests.conftest import ROOT, Run

Command = Callable[..., Run]


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a copy of the example study with a memo and the researcher's keys in a folder of their own."""
    root = tmp_path / "studie"
    shutil.copytree(ROOT / "examples" / "leren-van-fouten", root)
    (root / "memos").mkdir()
    (root / "memos" / "een.md").write_text("Marlies belde nog, op 06-87654321.\n", encoding="utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("QUALCODE_KEYS", str(tmp_path / "sleutels"))
    return root


def content(root: pathlib.Path) -> dict[str, bytes]:
    """Return all files of a study."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_there_and_back(study: pathlib.Path, run: Command) -> None:
    """After pseudonymise no name is left, every coding stands, reports can be made; --reverse gives every byte back."""
    before = content(study)
    done = run("pseudonymise", "--yes")
    assert (done.code, "Marlies" in done.out) == (0, True)
    text = "".join(raw.decode() for raw in content(study).values())
    assert [name for name in ("Marlies", "Yusuf", "Petra Hoogland", "Kees Rademaker") if name in text] == []
    assert "gepseudonimiseerd: ja\n" in text
    assert run("anchor") == Run(0, "", "every coding stands where it stood\n")
    assert run("check") == Run(0, "", "")
    assert run("report", "--format", "md").code == 0
    shutil.rmtree(study / "build")
    assert run("pseudonymise", "--reverse").code == 0
    assert {name for name, raw in content(study).items() if raw != before[name]} == set()


def test_again_changes_nothing(study: pathlib.Path, run: Command) -> None:
    """A second run finds nothing new and leaves every file as it is."""
    run("pseudonymise", "--yes")
    before = content(study)
    assert "no names that are not replaced already" in run("pseudonymise", "--yes").err
    assert content(study) == before


def test_a_name_that_comes_back_is_a_leak(study: pathlib.Path, run: Command) -> None:
    """A name from the key that somebody writes again fails check --strict and everything that renders."""
    run("pseudonymise", "--yes")
    (study / "memos" / "twee.md").write_text("Volgens Marlies klopt dat niet.\n", encoding="utf-8")
    assert "memos/twee.md: error: `Marlies` is a name from the key (name-leak)" in run("check", "--strict").out
    for command in (("report",), ("matrix",)):
        done = run(*command)
        assert (done.code, "(name-leak)" in done.err) == (1, True)
    assert not (study / "build").exists()


def test_a_dry_run_writes_nothing(study: pathlib.Path, run: Command, tmp_path: pathlib.Path) -> None:
    """--dry-run shows what was found, as JSON too, and without a terminal nothing is replaced unasked."""
    before = content(study)
    proposals = json.loads(run("pseudonymise", "--dry-run", "--json", "--kind", "persoon").out)
    assert {"kind": "persoon", "pseudonym": "[collega 1]", "forms": ["Yusuf"], "count": 5} in proposals
    done = run("pseudonymise")
    assert (done.code, "nothing was replaced: there is nobody to ask" in done.err) == (2, True)
    assert (content(study), (tmp_path / "sleutels").exists()) == (before, False)


def test_the_studys_own_list(study: pathlib.Path, run: Command, tmp_path: pathlib.Path) -> None:
    """Names from a researcher's own list are replaced, in small letters too; the list may not lie in the study."""
    own = tmp_path / "namen.yaml"
    own.write_text("bedrijf: [eigen risico]\n", encoding="utf-8")
    assert "bedrijf A" in run("pseudonymise", "--dry-run", "--names", str(own), "--kind", "bedrijf").out
    shutil.copy(own, study)
    assert "names may not be kept in the study" in run("pseudonymise", "--dry-run", "--names", "namen.yaml").err
    own.write_text("mensen: [Kees]\n", encoding="utf-8")
    assert "is no list of names" in run("pseudonymise", "--dry-run", "--names", str(own)).err


def test_the_key_in_the_study_is_refused(study: pathlib.Path, run: Command) -> None:
    """A key that would lie in the study is refused before anything is read or written."""
    assert run("pseudonymise", "--yes", "--key", "sleutel.json").code == 2
    assert not (study / "sleutel.json").exists()


def test_a_killed_run_is_finished_by_the_next(study: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever file a run got to, running it again gives the very study that a whole run gives."""
    reference = study.parent / "heel"
    shutil.copytree(study, reference)
    monkeypatch.chdir(reference)
    run("pseudonymise", "--yes")
    whole = content(reference)
    shutil.rmtree(study.parent / "sleutels")
    monkeypatch.chdir(study)
    written = files.write
    for stop in (1, 3, 6, 9):
        left = [stop]

        def interrupted(*words: object, left: list[int] = left, **options: object) -> bool:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return written(*words, **options)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(files, "write", interrupted)
            assert run("pseudonymise", "--yes").code == 130
    assert run("pseudonymise", "--yes").code == 0
    assert {name for name, raw in content(study).items() if raw != whole[name]} == set()


def test_a_memo_that_is_no_text(study: pathlib.Path, run: Command) -> None:
    """A memo in another encoding stops everything before anything is written."""
    (study / "memos" / "twee.md").write_bytes("Coördinator Marlies".encode("cp1252"))
    before = content(study)
    done = run("pseudonymise", "--yes")
    assert (done.code, content(study)) == (1, before)
    assert "twee.md:1: error: is not UTF-8" in done.err


def test_reverse_without_a_key(study: pathlib.Path, run: Command) -> None:
    """Without a key nothing is put back."""
    done = run("pseudonymise", "--reverse")
    assert (done.code, "there is no key at" in done.err) == (2, True)


def test_what_is_typed(study: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another pseudonym may be typed with or without brackets; brackets with nothing in them are no pseudonym."""
    typed = iter(["[]", "de baas", "[ de chef ]"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(typed, "n"))
    assert run("pseudonymise").code == 0
    (key,) = (study.parent / "sleutels").glob("*.json")
    assert [one["pseudonym"] for one in json.loads(key.read_bytes())["names"]] == ["[collega 1]", "[de baas]", "[de chef]"]
    assert run("pseudonymise", "--reverse").code == 0

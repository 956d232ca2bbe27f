"""`qualcode codebook --diff`: what changed in a codebook since a git revision."""

from __future__ import annotations

import json
import pathlib
import shutil
from collections.abc import Callable

import pytest

from tests.conftest import Run
from tests.store.test_history import git

Command = Callable[..., Run]
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a study in a folder of a repository: a codebook on top of another was committed, and both were changed since."""
    root = tmp_path / "onderzoek"
    (root / "codebooks").mkdir(parents=True)
    (root / "study.yaml").write_text("study: proef\ncodebooks: [eigen]\n", encoding="utf-8")
    base = "codebook: basis\ntitle: Basis\nconstructs:\n  - {id: rust, label: Rust, definition: Er is rust.}\n  - {id: tijd, label: Tijd}\n"
    own = "codebook: eigen\ntitle: Eigen\nextends: basis\nconstructs:\n  - {id: toon, label: Toon}\n"
    (root / "codebooks" / "basis.yaml").write_text(base, encoding="utf-8")
    (root / "codebooks" / "eigen.yaml").write_text(own, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "1")
    (root / "codebooks" / "basis.yaml").write_text(base.replace("Er is rust.", "Er is kalmte."), encoding="utf-8")
    (root / "codebooks" / "eigen.yaml").write_text(own.replace("toon, label: Toon", "hond, label: Hond"), encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_text(run: Command, study: pathlib.Path) -> None:
    """What is different is shown line by line, also what a codebook takes over from one that was changed."""
    expected = """\
- construct toon  Toon
~ construct rust  Rust
    definition
      - Er is rust.
      + Er is kalmte.
+ construct hond  Hond
"""
    assert run("codebook", "--diff", "HEAD") == Run(0, expected, "")


def test_json(run: Command, study: pathlib.Path) -> None:
    """The same for programs."""
    assert json.loads(run("codebook", "eigen", "--diff", "HEAD", "--json").out) == {
        "codebook": "eigen",
        "since": "HEAD",
        "changes": [
            {"what": "construct", "id": "toon", "label": "Toon", "change": "removed"},
            {
                "what": "construct",
                "id": "rust",
                "label": "Rust",
                "change": "changed",
                "parts": [{"key": "definition", "removed": ["Er is rust."], "added": ["Er is kalmte."]}],
            },
            {"what": "construct", "id": "hond", "label": "Hond", "change": "added"},
        ],
    }


def test_moved(run: Command, study: pathlib.Path) -> None:
    """A construct that was moved is told with where it stood, and where it stands."""
    text = "codebook: eigen\ntitle: Eigen\nextends: basis\nconstructs:\n  - {id: rust, label: Rust, constructs: [{id: toon, label: Toon}]}\n"
    (study / "codebooks" / "eigen.yaml").write_text(text, encoding="utf-8")
    (study / "codebooks" / "basis.yaml").write_text((study / "codebooks" / "basis.yaml").read_text().replace("kalmte", "rust"), encoding="utf-8")
    assert run("codebook", "--diff", "HEAD").out == "> construct toon  Toon  now under rust, was at the top\n"
    assert json.loads(run("codebook", "--diff", "HEAD", "--json").out)["changes"] == [
        {"what": "construct", "id": "toon", "label": "Toon", "change": "moved", "from": "", "to": "rust"}
    ]


def test_nothing(run: Command, study: pathlib.Path) -> None:
    """When nothing changed that is said beside the output."""
    git(study, "add", ".")
    git(study, "commit", "-qm", "2")
    assert run("codebook", "--diff", "HEAD") == Run(0, "", "nothing changed in eigen since HEAD\n")


@pytest.mark.parametrize("revision", ["nergens", "--help", "", "HEAD:study.yaml", "HEAD~7"])
def test_unknown_revision(run: Command, study: pathlib.Path, revision: str) -> None:
    """A revision that git does not know is refused; it is never taken for an option of git."""
    assert run("codebook", f"--diff={revision}") == Run(
        2, "", f"qualcode: git knows no revision `{revision}`\n    hint: list them with: git log --oneline\n"
    )


def test_not_there(run: Command, study: pathlib.Path) -> None:
    """A codebook that was not there at the revision, or that the library has, has nothing to be compared with."""
    (study / "codebooks" / "nieuw.yaml").write_text("codebook: nieuw\ntitle: Nieuw\nconstructs: [{id: a, label: A}]\n", encoding="utf-8")
    assert run("codebook", "nieuw", "--diff", "HEAD").err.splitlines() == [
        "qualcode: `codebooks/nieuw.yaml` is not there yet at `HEAD`",
        "    hint: list its revisions with: git log --oneline codebooks/nieuw.yaml",
    ]
    assert run("codebook", "werkplekleren", "--diff", "HEAD").err.splitlines() == [
        "qualcode: `werkplekleren` is one of the library, not of this study",
        "    hint: what changed in the library is in qualcode's CHANGELOG",
    ]


def test_was_broken(run: Command, study: pathlib.Path) -> None:
    """A revision at which the codebook could not be read says why."""
    whole = (study / "codebooks" / "eigen.yaml").read_text(encoding="utf-8")
    (study / "codebooks" / "eigen.yaml").write_text("codebook: eigen\nconstructs: [{id: a, label: A}]\n", encoding="utf-8")
    git(study, "commit", "-qam", "2")
    (study / "codebooks" / "eigen.yaml").write_text(whole, encoding="utf-8")
    assert run("codebook", "eigen", "--diff", "HEAD").err.splitlines() == [
        "qualcode: `eigen` could not be read at `HEAD`: codebooks/eigen.yaml:1:1: error: `title` is missing (schema)",
        "    hint: name another revision",
    ]


def test_without_git(run: Command, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside git, and without git, the command says what to do."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "study.yaml").write_text("study: proef\n", encoding="utf-8")
    (tmp_path / "codebooks").mkdir()
    (tmp_path / "codebooks" / "eigen.yaml").write_text("codebook: eigen\ntitle: E\nconstructs: [{id: a, label: A}]\n", encoding="utf-8")
    assert run("codebook", "eigen", "--diff", "HEAD").err.splitlines() == [
        f"qualcode: `{tmp_path}` is not in git, so there is nothing to compare with",
        "    hint: from now on: git init && git add . && git commit",
    ]
    monkeypatch.setenv("PATH", "")
    assert run("codebook", "eigen", "--diff", "HEAD").err.splitlines() == [
        "qualcode: git is not installed, and it keeps what was before",
        "    hint: install it from https://git-scm.com",
    ]

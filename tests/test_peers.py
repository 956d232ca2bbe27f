"""What goes wrong in other tools for coding interviews, and does not here."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
from collections.abc import Callable

import pytest

from tests.conftest import ROOT, Run
from tests.store.test_history import git, needs_git

Command = Callable[..., Run]
NAME = "04-schadeafdeling-teammanager"


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a copy of an example study."""
    root = tmp_path / "studie"
    shutil.copytree(ROOT / "examples" / "leren-van-fouten", root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return root


def rows(root: pathlib.Path, coder: str) -> list[dict[str, object]]:
    """Return the codings of a coder in one transcript, as they stand in the file."""
    return [json.loads(line) for line in (root / "codings" / NAME / f"{coder}.jsonl").read_text(encoding="utf-8").splitlines()]


def body(root: pathlib.Path) -> str:
    """Return the words of the transcript, without front matter."""
    return (root / "transcripts" / f"{NAME}.txt").read_text(encoding="utf-8").split("---\n", 2)[2]


def test_failure_1_a_check_that_says_all_is_well(study: pathlib.Path, run: Command) -> None:
    """After a transcript is edited, every coding that no longer stands on its words is told of, and check fails."""
    path = study / "transcripts" / f"{NAME}.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Interviewer: ", "Interviewer: Zo. ", 1), encoding="utf-8")
    done = run("check")
    assert (done.code, done.out.count("(quote)")) == (1, sum(len(rows(study, coder)) for coder in ("anna", "auto", "bram")))


def test_failure_3_diacritics_and_turns(tmp_path: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A construct may be called `financiën`, and imported turns stay turns of their own speaker."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "study.yaml").write_text("study: geld\ncodebooks: [geld]\n", encoding="utf-8")
    (tmp_path / "codebooks").mkdir()
    book = "codebook: geld\ntitle: Geld\nconstructs:\n  - id: financiën\n    label: Financiën\n    indicators: [budget]\n"
    (tmp_path / "codebooks" / "geld.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "ruw.txt").write_text("I: Is er geld?\nR: Ons budget is krap.\nI: En nu?\nR: Nu is het budget op.\n", encoding="utf-8")
    assert run("import", "ruw.txt", "--speaker", "I=interviewer", "--speaker", "R=respondent").code == 0
    assert run("code").code == 0
    found = [json.loads(line) for line in (tmp_path / "codings" / "ruw" / "auto.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["construct"], one["quote"]) for one in found] == [("financiën", "Ons budget is krap."), ("financiën", "Nu is het budget op.")]
    text = (tmp_path / "transcripts" / "ruw.txt").read_text(encoding="utf-8")
    assert text.endswith(
        "\n\nInterviewer: Is er geld?\n\nRespondent: Ons budget is krap.\n\nInterviewer: En nu?\n\nRespondent: Nu is het budget op.\n"
    )


@needs_git
def test_failure_4_two_branches_that_code(study: pathlib.Path, run: Command) -> None:
    """Two people code on branches of their own, in the same interviews; the branches merge and both are counted."""
    for path in sorted(study.glob("codings/*/bram.jsonl")):
        path.unlink()
    git(study, "init", "-q", "-b", "main")
    git(study, "add", ".")
    git(study, "commit", "-qm", "begin")
    line = json.dumps({"start": body(study).index("Ik"), "end": body(study).index("Ik") + 2, "quote": "Ik", "construct": "feedback"}) + "\n"
    for coder in ("bram", "carla"):
        git(study, "checkout", "-q", "-b", coder, "main")
        for folder in sorted((study / "codings").iterdir()):
            if folder.name == NAME:
                (folder / f"{coder}.jsonl").write_text(line, encoding="utf-8")
        git(study, "add", ".")
        git(study, "commit", "-qm", coder)
    git(study, "checkout", "-q", "main")
    git(study, "merge", "-q", "bram")
    git(study, "merge", "-q", "-m", "samen", "carla")
    status = subprocess.run(["git", "status", "--porcelain"], cwd=study, capture_output=True, check=True)
    assert status.stdout == b""
    assert [len(rows(study, coder)) for coder in ("bram", "carla")] == [1, 1]


def test_failure_5_replacing_a_file(study: pathlib.Path, run: Command) -> None:
    """After a turn is added on top, every coding of every coder stands on its own words again, repeated words too."""
    before = {coder: [(row["id"], row["quote"], row["start"]) for row in rows(study, coder)] for coder in ("anna", "auto", "bram")}
    path = study / "transcripts" / f"{NAME}.txt"
    top = "Interviewer: Dit is de tweede versie.\n\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Interviewer: ", top + "Interviewer: ", 1), encoding="utf-8")
    assert run("anchor", "--write").code == 0
    for coder, old in before.items():
        new = {row["id"]: (row["quote"], row["start"]) for row in rows(study, coder)}
        assert new == {id: (quote, int(str(start)) + len(top)) for id, quote, start in old}
        assert all(body(study)[int(str(row["start"])) : int(str(row["end"]))] == row["quote"] for row in rows(study, coder))


def test_failure_7_marks_and_edits(study: pathlib.Path, run: Command) -> None:
    """A byte order mark shifts no coding, and no edit of a text takes a coding away."""
    path = study / "transcripts" / f"{NAME}.txt"
    before = rows(study, "anna")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert run("check") == Run(0, "", "")
    path.write_text("---\nbedrijf: x\n---\n\nRespondent: Alles is weg.\n", encoding="utf-8")
    assert (run("anchor", "--write").code, run("code").code) == (1, 0)
    assert [row["id"] for row in rows(study, "anna")] == [row["id"] for row in before]

"""Tests of `qualcode merge` and of what git does with coding files: nobody's work is lost, whoever comes first."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
from collections.abc import Callable

import pytest

from qualcode.review.session import Session
from tests import tiny
from tests.cli.inputs import files
from tests.conftest import Run

Command = Callable[..., Run]
SAID = '"quote": "Ik mag zelf bepalen in welke volgorde ik de ovens vul.", "construct": "ruimte"'
BRAM = f'{{"start": 157, "end": 211, {SAID}, "condition": "belemmerend", "facets": {{"kring": "zelf"}}}}\n'
OPEN = "  4e8e5bb1 ruimte on “Ik mag zelf bepalen in welke volgorde ik de…” (transcripts/a.txt:14:13): "
WHO = "anna: stimulerend, kring=zelf; bram: belemmerend, kring=zelf"
FILE = "codings/a/consensus.jsonl"


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, where bram does not agree with anna, and go there."""
    tiny.write(tmp_path)
    path = tmp_path / "study.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[anna]", "[anna, bram]"), encoding="utf-8")
    (tmp_path / "codings" / "a" / "bram.jsonl").write_text(BRAM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def only(folder: pathlib.Path) -> dict[str, str]:
    """Return the only coding of the consensus."""
    (line,) = (folder / FILE).read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = json.loads(line)
    return found


def test_a_disagreement_is_decided(run: Command, bakers: pathlib.Path) -> None:
    """What people differ on is proposed with who said what; anyone decides, with another condition, and that is what counts."""
    done = run("merge")
    assert (done.code, done.out) == (0, f"{FILE}: 1 to decide\n{OPEN}{WHO}\n".replace("4e8e5bb1", only(bakers)["id"][:8]))
    assert done.err == "1 to decide: qualcode accept ID [--condition ID], qualcode reject ID\n"
    assert (only(bakers)["status"], only(bakers)["why"]) == ("proposed", WHO)
    assert run("find", "construct:ruimte and status:accepted", "--count").out == "0\n"
    assert run("check").code == 0
    id = only(bakers)["id"][:8]
    assert run("accept", id, "--condition", "stimulernd").err == "qualcode: unknown condition `stimulernd`\n    hint: did you mean `stimulerend`?\n"
    assert run("accept", id, "--condition", "stimulerend").code == 0
    assert (only(bakers)["status"], only(bakers)["condition"]) == ("accepted", "stimulerend")
    assert run("find", "construct:ruimte and status:accepted and condition:stimulerend", "--count").out == "1\n"
    before = files(bakers)
    assert run("merge") == Run(0, f"{FILE}: 1 decided (unchanged)\n", "")
    assert files(bakers) == before
    assert run("untag", id).err == f"qualcode: `{id}` is a proposal, not a coding of yours\n    hint: reject it: qualcode reject {id}\n"
    assert run("tag", "b", "--quote", "Zelf kiezen", "--construct", "ruimte", "--coder", "consensus").code == 2


def test_agreement(run: Command, bakers: pathlib.Path) -> None:
    """What people agree on is settled at once."""
    (bakers / "codings" / "a" / "bram.jsonl").write_text(BRAM.replace("belemmerend", "stimulerend"), encoding="utf-8")
    assert run("merge", "a") == Run(0, f"{FILE}: 1 agreed\n", "")
    assert (only(bakers)["status"], only(bakers)["why"]) == ("accepted", "agreed: anna, bram")
    assert run("agreement", "--json").code == 0  # the consensus is nobody to agree with


def test_dry_run(run: Command, bakers: pathlib.Path) -> None:
    """A dry run writes nothing, and as JSON shows all that would be written."""
    before = files(bakers)
    assert run("merge", "--dry-run").out.startswith(f"{FILE}: 1 to decide (not written)\n")
    (one,) = json.loads(run("merge", "--dry-run", "--json").out)
    assert (one["construct"], one["condition"], one["facets"], one["why"], one["decided"]) == ("ruimte", None, {"kring": "zelf"}, WHO, False)
    assert files(bakers) == before


def test_what_cannot_be_merged(run: Command, bakers: pathlib.Path) -> None:
    """A transcript with stale codings or a broken line is left alone and reported; without two coders there is nothing to merge."""
    path = bakers / "codings" / "a" / "bram.jsonl"
    path.write_text(BRAM + "onzin\n", encoding="utf-8")
    assert run("merge") == Run(
        1, "", "codings/a/bram.jsonl:2: error: is not a line of JSON (coding)\n    hint: restore the line from git, or delete it\n"
    )
    path.write_text(BRAM.replace("157", "158"), encoding="utf-8")
    assert run("merge") == Run(
        1,
        "",
        "codings/a/bram.jsonl:1: error: 1 coding of transcripts/a.txt no longer stands on its words (quote)\n"
        "    hint: find their places again first: qualcode anchor --write\n",
    )
    path.unlink()
    assert run("merge").err.startswith("qualcode: no transcript was coded by two people\n")
    assert not (bakers / FILE).exists()


@pytest.fixture
def repository(run: Command, bakers: pathlib.Path) -> Callable[..., str]:
    """Make a repository of the study, with the merge driver; returns a function that runs git."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")

    def git(*words: str, sound: bool = True) -> str:
        who = ("-c", "user.name=Anna", "-c", "user.email=anna@example.nl", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *who, *words], cwd=bakers, check=sound, capture_output=True, encoding="utf-8")
        return done.stdout

    git("init", "-q", "-b", "main")
    (bakers / ".gitattributes").write_text("*.docx binary", encoding="utf-8")
    done = run("merge", "--install")
    assert done == Run(0, "", "git merges codings here one by one (.gitattributes, and this clone's settings)\n")
    assert (bakers / ".gitattributes").read_text(encoding="utf-8") == "*.docx binary\ncodings/**/*.jsonl merge=qualcode\n"
    git("add", ".")
    git("commit", "-qm", "begin")
    return git


def merged(git: Callable[..., str], folder: pathlib.Path, *branches: str) -> dict[str, bytes]:
    """Return the codings after merging branches into the beginning in some order."""
    git("checkout", "-q", "-B", "result", "main")
    for branch in branches:
        git("merge", "-q", "--no-edit", branch)
    return files(folder / "codings")


def test_branches_in_either_order(run: Command, bakers: pathlib.Path, repository: Callable[..., str]) -> None:
    """Two people decide and code in the same files on branches; all of it is there after merging, in whichever order."""
    repository("checkout", "-q", "-b", "one")
    assert run("accept", "24fe").code == 0
    assert run("tag", "a", "--quote", "We krijgen de vroege dienst niet rond.", "--construct", "inwerken", "--coder", "anna").code == 0
    repository("commit", "-qam", "one")
    repository("checkout", "-q", "-b", "two", "main")
    assert run("reject", "19be").code == 0
    assert run("memo", "24fe", "Let op.").code == 0
    assert run("tag", "a", "--quote", "Niemand wil om vier uur beginnen.", "--construct", "inwerken", "--coder", "anna").code == 0
    repository("commit", "-qam", "two")
    found = merged(repository, bakers, "one", "two")
    assert found == merged(repository, bakers, "two", "one")
    auto = [json.loads(line) for line in found["a/auto.jsonl"].splitlines()]
    assert [(one["status"], one["memo"]) for one in auto] == [("accepted", "Let op."), ("rejected", "")]
    assert [json.loads(line)["construct"] for line in found["a/anna.jsonl"].splitlines()] == ["inwerken", "inwerken", "ruimte"]
    assert run("check").code == 0


def test_a_transcript_mended_on_one_branch(run: Command, bakers: pathlib.Path, repository: Callable[..., str]) -> None:
    """Codings moved along with a mended transcript on one branch, while on the other they were decided about and new ones made."""
    path = bakers / "transcripts" / "a.txt"
    repository("checkout", "-q", "-b", "mend")
    path.write_text(path.read_text(encoding="utf-8").replace("Wat speelt hier?", "Wat speelt er hier bij jullie?"), encoding="utf-8")
    assert run("anchor", "--write").code == 0
    repository("commit", "-qam", "mend")
    repository("checkout", "-q", "-b", "code", "main")
    assert run("accept", "24fe").code == 0
    assert run("tag", "a", "--quote", "We krijgen de vroege dienst niet rond.", "--construct", "inwerken", "--coder", "anna").code == 0
    repository("commit", "-qam", "code")
    found = merged(repository, bakers, "mend", "code")
    assert found == merged(repository, bakers, "code", "mend")
    assert [json.loads(line)["status"] for line in found["a/auto.jsonl"].splitlines()] == ["accepted", "proposed"]
    assert run("check").code == 1  # what was new on the other branch stands where the old words stood
    assert run("anchor", "--write").code == 0
    assert run("check").code == 0
    anna = [json.loads(line) for line in (bakers / "codings" / "a" / "anna.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["quote"] for one in anna] == [
        "We krijgen de vroege dienst niet rond.",
        "Ik mag zelf bepalen in welke volgorde ik de ovens vul.",
    ]


def test_what_only_a_person_can_settle(run: Command, bakers: pathlib.Path, repository: Callable[..., str]) -> None:
    """Where both branches decided otherwise about one proposal, git reports a conflict, both lines stay, and check names them."""
    for branch, verb in (("one", "accept"), ("two", "reject")):
        repository("checkout", "-q", "-b", branch, "main")
        assert run(verb, "24fe").code == 0
        repository("commit", "-qam", branch)
    repository("checkout", "-q", "one")
    assert "CONFLICT (content): Merge conflict in codings/a/auto.jsonl" in repository("merge", "two", sound=False)
    lines = [json.loads(line) for line in (bakers / "codings" / "a" / "auto.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["id"][:4], one["status"]) for one in lines] == [("24fe", "accepted"), ("24fe", "rejected"), ("19be", "proposed")]
    assert run("check").out == ("codings/a/auto.jsonl:2: error: the coding on line 1 is here again (twice)\n    hint: keep one of the two lines\n")


def test_a_version_that_is_gone(run: Command) -> None:
    """A version that cannot be read is reported."""
    assert run("merge-driver", "x", "y", "z") == Run(2, "", "qualcode: cannot read `x`: no such file or directory\n")


def test_install_outside_git(run: Command, bakers: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside git nothing is registered, which is told."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(bakers.parent))
    assert run("merge", "--install") == Run(2, "", "qualcode: `.` is not in git\n    hint: git init, then: qualcode merge --install\n")


def test_adjudicate(run: Command, bakers: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`review --adjudicate` shows what people differ on, and only that; a decision is what counts. Without any there is nothing to decide."""
    from qualcode.cli import review
    from qualcode.review import app

    monkeypatch.setattr(review, "_check_screen", lambda: None)
    seen: list[str] = []

    def decided(opener: Callable[[str], tuple[Session, object]], names: list[str]) -> None:
        for name in names:
            session, _ = opener(name)
            seen.extend(f"{name}: {one.coder}, {one.why}" for one in session.codings)
            session.next_coding(1, open_only=True)
            session.direct("belemmerend")
            session.decide("accepted")

    monkeypatch.setattr(app, "start", decided)
    nothing = "qualcode: there is nothing to decide\n    hint: bring what people coded together first: qualcode merge\n"
    assert run("review", "--adjudicate", "--coder", "anna") == Run(2, "", nothing)
    assert run("merge").code == 0
    assert run("review", "--adjudicate", "--coder", "anna").code == 0
    assert seen == [f"a: consensus, {WHO}"]
    assert (only(bakers)["status"], only(bakers)["condition"]) == ("accepted", "belemmerend")
    assert run("review", "--adjudicate", "--coder", "anna") == Run(2, "", nothing)

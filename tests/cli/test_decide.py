"""Tests of `qualcode accept`, `reject`, `untag` and `memo`: what becomes of codings that are named by their ids."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from tests import tiny
from tests.cli.inputs import files
from tests.conftest import Run

Command = Callable[..., Run]
NIEMAND = "24fe9c69 vraagstuk on “Niemand wil om vier uur beginnen.” (transcripts/a.txt:10:52)"
ZELF = "4a733e27 ruimte, belemmerend on “Zelf kiezen mocht ik toen niets.” (transcripts/b.txt:9:65)"
ANNA = "1c38e6cb ruimte, stimulerend on “Ik mag zelf bepalen in welke volgorde ik de…” (transcripts/a.txt:14:13)"


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(folder: pathlib.Path, name: str, coder: str = "auto", key: str = "status") -> dict[str, str]:
    """Return one thing about each coding of a file, by the beginning of its id."""
    lines = (folder / "codings" / name / f"{coder}.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["id"][:8]: one[key] for one in map(json.loads, lines)}


def test_accept(run: Command, bakers: pathlib.Path) -> None:
    """A proposal that is accepted counts as confirmed and stays in its file; its neighbours stay proposals."""
    assert run("accept", "24fe") == Run(0, "", f"accepted: {NIEMAND}\n")
    assert told(bakers, "a") == {"24fe9c69": "accepted", "19bef3f6": "proposed"}
    assert run("find", "status:accepted", "--count").out == "2\n"
    assert run("accept", "24FE") == Run(0, "", f"accepted already: {NIEMAND}\n")


def test_reject(run: Command, bakers: pathlib.Path) -> None:
    """Several proposals are rejected at once; they count no more, and can be accepted after all."""
    assert run("reject", "4a733e27", "24fe9c69").err == f"rejected: {ZELF}\nrejected: {NIEMAND}\n"
    assert (told(bakers, "b")["4a733e27"], told(bakers, "a")["24fe9c69"]) == ("rejected", "rejected")
    assert run("find", "*", "--count").out == "5\n"
    assert run("find", "status:rejected", "--count").out == "2\n"
    run("accept", "4a733e27")
    assert run("find", "*", "--count").out == "6\n"


def test_decisions_outlive_the_coder(run: Command, bakers: pathlib.Path) -> None:
    """Coding again keeps what was decided and noted about proposals."""
    run("reject", "4a733e27")
    run("memo", "e3739841", "Let op.")
    assert run("code").code == 0
    assert told(bakers, "b")["4a733e27"] == "rejected"
    assert told(bakers, "b", key="memo")["e3739841"] == "Let op."


def test_untag(run: Command, bakers: pathlib.Path) -> None:
    """A coding of one's own is taken away; a proposal is not one's own."""
    assert run("untag", "1c38") == Run(0, "", f"taken away: {ANNA}\n")
    assert told(bakers, "a", "anna") == {}
    assert run("untag", "24fe") == Run(
        2, "", "qualcode: `24fe9c69` is a proposal, not a coding of yours\n    hint: reject it: qualcode reject 24fe9c69\n"
    )


def test_memo(run: Command, bakers: pathlib.Path) -> None:
    """A note takes the place of the one before; an empty one takes it away."""
    assert run("memo", "1c38", "  Zegt later het omgekeerde. ") == Run(0, "", f"noted: {ANNA}\n")
    assert told(bakers, "a", "anna", "memo") == {"1c38e6cb": "Zegt later het omgekeerde."}
    assert run("memo", "1c38", "").err == f"noted: {ANNA}\n"
    assert told(bakers, "a", "anna", "memo") == {"1c38e6cb": ""}
    assert run("memo", "1c38", "").err == f"noted already: {ANNA}\n"


@pytest.mark.parametrize("words", [("accept", "24fe"), ("reject", "24fe"), ("untag", "1c38"), ("memo", "24fe", "Let op.")])
def test_dry_run(run: Command, bakers: pathlib.Path, words: tuple[str, ...]) -> None:
    """A dry run says what would be done and writes nothing."""
    before = files(bakers)
    assert run(*words, "--dry-run").err.endswith(" (not written)\n")
    assert files(bakers) == before


@pytest.mark.parametrize("words", [("accept", "1c38"), ("reject", "1c38"), ("untag", "1c38"), ("memo", "1c38", "Nee.")])
def test_nobody_touches_anothers_codings(run: Command, bakers: pathlib.Path, words: tuple[str, ...]) -> None:
    """A coding of another person is refused, and with it all else that was asked."""
    path = bakers / "study.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("coders: [anna]", "coders: [anna, bram]"), encoding="utf-8")
    before = files(bakers)
    message = "qualcode: `1c38e6cb` is a coding of anna\n    hint: only anna changes it: --coder anna\n"
    assert run(*words, "--coder", "bram") == Run(2, "", message)
    assert run(*words) == Run(2, "", message)
    if words[0] in ("accept", "reject"):
        assert run(words[0], "24fe", *words[1:], "--coder", "bram") == Run(2, "", message)
    assert files(bakers) == before
    assert run(*words, "--coder", "anna").code == 0


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("24f", "`24f` is too short for an id\n    hint: write at least 4 characters of it\n"),
        ("9999", "no coding has the id `9999`\n    hint: to see the ids: qualcode find QUERY\n"),
    ],
)
def test_ids_that_are_not_sure(run: Command, id: str, message: str) -> None:
    """An id that is too short or unknown is refused, before anything is changed."""
    before = files(pathlib.Path())
    assert run("accept", "24fe", id) == Run(2, "", f"qualcode: {message}")
    assert files(pathlib.Path()) == before


def test_ids_that_begin_alike(run: Command, bakers: pathlib.Path) -> None:
    """A beginning that two ids have is refused, and they are listed with their places."""
    path = bakers / "codings" / "b" / "auto.jsonl"
    ids = ("abcd1", "abcd2", "abcd")
    lines = [json.dumps({"id": id, **json.loads(line)}) for id, line in zip(ids, path.read_text(encoding="utf-8").splitlines(), strict=True)]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    assert run("accept", "abcd").err.startswith("accepted: abcd vervolg ")
    path.write_text("".join(line + "\n" for line in lines[:2]), encoding="utf-8")
    assert run("accept", "abcd") == Run(
        2,
        "",
        "qualcode: 2 codings have an id that begins with `abcd`\n    hint: write more of it:\n"
        "          abcd1 inwerken (codings/b/auto.jsonl:1)\n          abcd2 ruimte (codings/b/auto.jsonl:2)\n",
    )

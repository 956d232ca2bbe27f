"""Tests of `qualcode status` and `qualcode saturation`: what is printed of the tiny study."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from tests import tiny
from tests.conftest import Run

Command = Callable[..., Run]


@pytest.fixture(autouse=True)
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_status(run: Command, bakers: pathlib.Path) -> None:
    """A study is shown in lines with a command to paste; what there is nothing of is left out."""
    assert run("status") == Run(
        0,
        "Leren in twee bakkerijen\n"
        "  transcripts   3 (78 words), 2 cases\n"
        "  coded         3 of 3 (100%) transcripts, 7 fragments\n"
        "  confirmed     1 of 3 (33%) transcripts, 1 of 7 (14%) fragments\n"
        "  double coded  0 of 3 (0%) transcripts\n"
        "  anna          1 coding in 1 transcript\n"
        "  auto          6 codings in 3 transcripts, 6 open\n"
        "next: qualcode review transcripts/b.txt\n",
        "",
    )
    (bakers / "memos").mkdir()
    (bakers / "memos" / "a.md").write_text("---\nopen: true\n---\n", encoding="utf-8")
    path = bakers / "transcripts" / "c.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Bij ons", "Hier"), encoding="utf-8")
    said = run("status").out
    assert said.endswith(
        "  stale         1 coding no longer on the words that were coded\n  memos         1, 1 open\n  errors        1\nnext: qualcode anchor\n"
    )
    found = json.loads(run("status", "--json").out)
    assert (found["stale"], found["open_memos"], found["next"], found["alpha"]) == (1, 1, "qualcode anchor", None)


def test_saturation(run: Command) -> None:
    """What each interview added is shown by date; an interview without a date comes last and is told of."""
    rows = ["transcript,date,fragments,constructs,new,total,names"]
    rows += ['a,2026-03-02,3,3,3,3,"vraagstuk, ruimte, inspraak"', 'b,2026-04-11,3,3,2,5,"inwerken, vervolg"', "c,,1,1,0,5,"]
    assert run("saturation", "--format", "csv") == Run(0, "\n".join(rows) + "\n", "")
    shown = run("saturation")
    assert [line.split()[:6] for line in shown.out.splitlines()][1:3] == [
        ["a", "2026-03-02", "3", "3", "3", "3"],
        ["b", "2026-04-11", "3", "3", "2", "5"],
    ]
    assert shown.err == ("1 interview without a date put last; write `datum: 2026-03-02` above: c\nnothing new after interview 2 of 3\n")
    (only,) = json.loads(run("saturation", "--confirmed", "--format", "json").out)
    assert only == {"transcript": "a", "date": "2026-03-02", "fragments": 1, "constructs": 1, "new": ["ruimte"], "total": 1}
    assert run("saturation", "--coder", "anna").err == "2 transcripts without fragments left out\nthe last interview still added something\n"
    assert run("saturation", "--coder", "ana") == Run(2, "", "qualcode: `ana` has coded nothing here\n    hint: did you mean `anna`?\n")


def test_saturation_as_a_picture(run: Command) -> None:
    """The curve is written as dots or lines by the name after -o; dots cannot be shown."""
    assert run("saturation", "-o", "curve.png") == Run(0, "", "wrote curve.png\n")
    assert pathlib.Path("curve.png").read_bytes().startswith(b"\x89PNG")
    assert "Nieuwe thema’s per gesprek" in run("saturation", "--format", "svg").out
    assert run("saturation", "--format", "png").code == run("saturation", "-o", "curve.txt").code == 2

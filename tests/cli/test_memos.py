"""Tests of `qualcode memos`: what is listed, and how a new one begins."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from tests import tiny
from tests.cli.inputs import files
from tests.conftest import Run

Command = Callable[..., Run]


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study with two memos, and go there."""
    tiny.write(tmp_path)
    (tmp_path / "memos").mkdir()
    (tmp_path / "memos" / "a.md").write_text("---\ntitle: Later\ndate: 2026-05-01\nabout: [ruimte, BAK-02.2]\n---\nX\n", encoding="utf-8")
    (tmp_path / "memos" / "b.md").write_text("---\ntitle: Eerder\ndate: 2026-04-01\nabout: [Bakkerij Zon]\nopen: true\n---\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


LATER = "memos/a.md: 2026-05-01, Later → ruimte, BAK-02.2\n"
EARLIER = "memos/b.md: 2026-04-01, Eerder, open → Bakkerij Zon\n"


@pytest.mark.usefixtures("bakers")
def test_list(run: Command) -> None:
    """Memos are listed by date; by what they are about, and whether they are open."""
    assert run("memos") == Run(0, EARLIER + LATER, "2 memos\n")
    assert run("memos", "--open") == Run(0, EARLIER, "1 memo\n")
    assert run("memos", "--about", "ruimte").out == LATER
    assert run("memos", "--about", "inspraak", "--about", "bakkerij zon").out == EARLIER
    assert run("memos", "--about", "ruimte", "--open") == Run(0, "", "0 memos\n")
    assert run("memos", "--about", "riumte") == Run(2, "", "qualcode: `riumte` leads nowhere\n    hint: did you mean `ruimte`?\n")


@pytest.mark.usefixtures("bakers")
def test_json(run: Command) -> None:
    """As JSON each memo has its text and what each link stands for."""
    assert json.loads(run("memos", "--about", "ruimte", "--json").out) == [
        {
            "file": "memos/a.md",
            "title": "Later",
            "date": "2026-05-01",
            "coder": None,
            "open": False,
            "text": "X",
            "about": [{"name": "ruimte", "kind": "construct", "of": "ruimte"}, {"name": "BAK-02.2", "kind": "turn", "of": "b"}],
        }
    ]


def test_new(run: Command, bakers: pathlib.Path) -> None:
    """A new memo has its date in its name, is open, and is by the only coder; one that is there is not touched."""
    words = ("memos", "--new", "Stilte: hier?", "--about", "ruimte", "--date", "2026-06-01")
    assert run(*words) == Run(0, "memos/2026-06-01-stilte-hier.md\n", "")
    text = (bakers / "memos" / "2026-06-01-stilte-hier.md").read_text(encoding="utf-8")
    assert text == '---\ntitle: "Stilte: hier?"\ndate: 2026-06-01\ncoder: anna\nabout: [ruimte]\nopen: true\n---\n\n# Stilte: hier?\n\n'
    assert run("memos", "--about", "ruimte", "--open").out == ("memos/2026-06-01-stilte-hier.md: 2026-06-01, Stilte: hier?, by anna, open → ruimte\n")
    before = files(bakers)
    assert run(*words) == Run(
        2,
        "",
        "qualcode: `memos/2026-06-01-stilte-hier.md` is there already\n    hint: write in it, or give the new one another title\n",
    )
    assert run("memos", "--new", "A", "--date", "morgen") == Run(2, "", "qualcode: `morgen` is not a date\n    hint: write it as 2026-03-02\n")
    assert run("memos", "--new", "A", "--about", "nergens").code == 2
    assert run("memos", "--new", " ").code == 2
    assert files(bakers) == before


def test_a_memo_that_cannot_be_read(run: Command, bakers: pathlib.Path) -> None:
    """A memo with broken front matter is reported with its place; the others are listed."""
    (bakers / "memos" / "c.md").write_text("---\ntitle: [A\n---\n", encoding="utf-8")
    done = run("memos")
    assert (done.code, done.out) == (1, EARLIER + LATER)
    assert done.err.startswith("memos/c.md:3:1: error: is not YAML: did not find expected ',' or ']' (yaml)\n")

"""Tests of `qualcode recode`: the codebook changes, all codings follow, and nothing is lost when it is broken off."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

from qualcode.errors import QualcodeError
from qualcode.store import files as store
from qualcode.store import recode as recoding
from tests import tiny
from tests.cli.inputs import files
from tests.conftest import Run

Command = Callable[..., Run]
DAY = ("--date", "2026-03-02")


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study with a guide, a recommendation and a memo, and go there."""
    tiny.write(tmp_path)
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "bakken.yaml").write_text(
        "guide: bakken\ntitle: Bakken\ncodebook: bakken\nsections:\n  - id: een\n    title: Een\n    constructs: [ruimte, inspraak]  # samen\n",
        encoding="utf-8",
    )
    (tmp_path / "memos").mkdir()
    (tmp_path / "memos" / "a.md").write_text("---\nabout: [ruimte, 19be]\n---\nOver ruimte.\n", encoding="utf-8")
    path = tmp_path / "study.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  recommendations:\n    - {text: Geef ruimte., constructs: [ruimte]}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(folder: pathlib.Path, before: dict[str, bytes]) -> list[str]:
    """Return the lines that were put in, with the name of their file."""
    found = []
    for name, raw in files(folder).items():
        old = before.get(name, b"").decode().splitlines()
        found += [f"{name}: {line}" for line in raw.decode().splitlines() if line not in old and "codings" not in name]
    return found


def constructs(folder: pathlib.Path) -> dict[str, str]:
    """Return the construct of each coding by the beginning of its id or, where it has none, by its words."""
    read = [json.loads(line) for path in sorted(folder.glob("codings/*/*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return {one["quote"].split()[0]: one["construct"] for one in read}


BEFORE = {"Ik": "inwerken", "Niemand": "vraagstuk", "Bij": "ruimte", "Zelf": "ruimte", "Volgend": "vervolg"}


def test_rename(run: Command, bakers: pathlib.Path) -> None:
    """A construct has another name everywhere: in the codebook, codings, guide, recommendations and memos; ids stay."""
    before = files(bakers)
    assert run("recode", "rename", "ruimte", "speelruimte", "--label", "Speelruimte", *DAY) == Run(
        0,
        "codings/a/anna.jsonl: 1 coding\ncodings/b/auto.jsonl: 1 coding\ncodings/c/auto.jsonl: 1 coding\n"
        "memos/a.md: changed\nguides/bakken.yaml: changed\nstudy.yaml: changed\ncodebooks/bakken.log.md: new\ncodebooks/bakken.yaml: changed\n"
        "- 2026-03-02: `ruimte` heet nu `speelruimte`, voluit ‘Speelruimte’\n",
        "1 coding of anna in 1 file\n2 codings of auto in 2 files\n",
    )
    assert lines(bakers, before) == [
        "codebooks/bakken.log.md: # Wijzigingen in codeboek bakken",
        "codebooks/bakken.log.md: ",
        "codebooks/bakken.log.md: - 2026-03-02: `ruimte` heet nu `speelruimte`, voluit ‘Speelruimte’",
        "codebooks/bakken.yaml:   - {id: speelruimte, label: Speelruimte, group: condities}",
        "guides/bakken.yaml:     constructs: [speelruimte, inspraak]  # samen",
        "memos/a.md: about: [speelruimte, 19be]",
        "study.yaml:     - {text: Geef ruimte., constructs: [speelruimte]}",
    ]
    assert constructs(bakers)["Zelf"] == "speelruimte"
    assert run("check") == Run(0, "", "")
    assert run("find", "id:1c38e6cb", "--count").out == "1\n"
    assert run("recode", "rename", "inspraak", "speelruimte").err == (
        "qualcode: `speelruimte` is there already\n    hint: to make one of the two: qualcode recode merge inspraak --into speelruimte\n"
    )


def test_a_summary_is_as_right_as_it_was(run: Command, bakers: pathlib.Path) -> None:
    """A summary that was written on the codings as they are, still is when its construct has another name; after a merge it is to be read again."""
    path = bakers / "cases" / "zon.yaml"
    assert run("matrix", "--accept", "Bakkerij Zon", "vraagstuk").code == 0
    assert "basis:" in path.read_text(encoding="utf-8")
    run("recode", "rename", "vraagstuk", "kwestie", *DAY)
    assert "(stale-summary)" not in run("check", "--strict").out
    run("recode", "merge", "vervolg", "--into", "kwestie", *DAY)
    assert "the summary of `kwestie` was written on other codings than there are now (stale-summary)" in run("check", "--strict").out


def test_merge(run: Command, bakers: pathlib.Path) -> None:
    """Two constructs go up in a third, which may be one of them; lists name it once, and the log says what they were."""
    before = files(bakers)
    assert run("recode", "merge", "inspraak", "--into", "ruimte", *DAY).code == 0
    assert "guides/bakken.yaml:     constructs: [ruimte]  # samen" in lines(bakers, before)
    assert constructs(bakers)["Bij"] == "ruimte"
    assert run("check") == Run(0, "", "")
    assert run("recode", "merge", "vervolg", "inwerken", "--into", "stappen", "--label", "Stappen", *DAY).code == 0
    assert (constructs(bakers)["Volgend"], constructs(bakers)["Ik"]) == ("stappen", "stappen")
    book = (bakers / "codebooks" / "bakken.yaml").read_text(encoding="utf-8")
    assert book.endswith(
        "  - {id: vraagstuk, label: Vraagstuk, group: aspecten}\n  - {id: stappen, label: Stappen, group: aspecten}\n"
        "  - {id: ruimte, label: Ruimte, group: condities}\n"
    )
    assert (bakers / "codebooks" / "bakken.log.md").read_text(encoding="utf-8").splitlines()[2:] == [
        "- 2026-03-02: `inspraak` gaat op in `ruimte`",
        "- 2026-03-02: `vervolg` en `inwerken` gaan op in `stappen`",
    ]
    assert run("check") == Run(0, "", "")


def test_two_summaries_are_not_made_one(run: Command, bakers: pathlib.Path) -> None:
    """When a case has a summary of both constructs nothing is changed, and the place is told."""
    path = bakers / "cases" / "zon.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  vervolg: Er komt een leerling.\n", encoding="utf-8")
    before = files(bakers)
    assert run("recode", "merge", "vervolg", "--into", "vraagstuk") == Run(
        1,
        "",
        "cases/zon.yaml:9:3: error: the summaries `vraagstuk` and `vervolg` would both be called `vraagstuk` (recode)\n"
        "    hint: make one summary of the two first\n",
    )
    assert files(bakers) == before


def test_split(run: Command, bakers: pathlib.Path) -> None:
    """Codings go to new constructs by condition or by query, and what nothing is said of stays."""
    assert run("recode", "split", "ruimte", "--into", "mogen", "moeten", "--by", "condition", *DAY).code == 0
    there = constructs(bakers)
    assert (there["Zelf"], there["Bij"]) == ("moeten", "ruimte")
    assert "  - {id: mogen, label: Mogen, group: condities, origin: data}\n" in (bakers / "codebooks" / "bakken.yaml").read_text(encoding="utf-8")
    assert run("recode", "split", "ruimte", "--into", "machine", "--by", '"de machine"', *DAY).code == 0
    assert constructs(bakers)["Bij"] == "machine"
    assert (bakers / "codebooks" / "bakken.log.md").read_text(encoding="utf-8").splitlines()[2:] == [
        "- 2026-03-02: `ruimte` is gesplitst in `mogen` en `moeten`, naar conditie",
        '- 2026-03-02: `ruimte` is gesplitst in `machine`, naar ‘"de machine"’',
    ]
    assert run("check") == Run(0, "", "")


def test_move(run: Command, bakers: pathlib.Path) -> None:
    """A construct stands below another or at the top; codings stay as they are, and are found below it."""
    before = files(bakers / "codings")
    assert run("recode", "move", "inspraak", "--below", "ruimte", *DAY).out == (
        "codebooks/bakken.log.md: new\ncodebooks/bakken.yaml: changed\n- 2026-03-02: `inspraak` staat nu onder `ruimte`\n"
    )
    assert run("find", "construct:ruimte", "--count").out == "4\n"
    assert run("recode", "move", "inspraak", "--below", "ruimte", *DAY) == Run(0, "", "nothing to change\n")
    assert run("recode", "move", "inspraak", "--top", *DAY).code == 0
    assert run("find", "construct:ruimte", "--count").out == "3\n"
    assert run("recode", "move", "ruimte", "--below", "ruimte").code == 2
    assert files(bakers / "codings") == before


def test_retire(run: Command, bakers: pathlib.Path) -> None:
    """A retired construct is no longer coded with; its codings stay, or go to another."""
    assert run("recode", "retire", "ruimte", *DAY).code == 0
    assert (run("check"), run("find", "construct:ruimte", "--count").out) == (Run(0, "", ""), "3\n")
    assert run("tag", "c", "--quote", "de machine", "--construct", "ruimte").err == (
        "qualcode: `ruimte` is retired, and no longer coded with\n    hint: known are: `vraagstuk`, `inwerken`, `vervolg`, `inspraak`\n"
    )
    assert run("recode", "retire", "ruimte", "--to", "inspraak", *DAY).code == 0
    assert run("find", "construct:ruimte", "--count").out == "0\n"
    assert run("check") == Run(0, "", "")


def test_a_retired_construct_is_not_proposed(run: Command, bakers: pathlib.Path) -> None:
    """The program proposes a construct that it hears, and no more when that is retired."""
    path = bakers / "codebooks" / "bakken.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("label: Inspraak", "label: Inspraak, indicators: [{find: beslissen, weight: 2}]"), encoding="utf-8"
    )
    assert '"inspraak"' in run("code", "transcripts/c.txt", "--dry-run", "--format", "jsonl").out
    run("recode", "retire", "inspraak", *DAY)
    assert '"inspraak"' not in run("code", "transcripts/c.txt", "--dry-run", "--format", "jsonl").out


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "ruimte", "speelruimte"),
        ("merge", "inspraak", "vervolg", "--into", "ruimte"),
        ("split", "ruimte", "--into", "mogen", "moeten", "--by", "condition"),
        ("move", "ruimte", "--below", "inspraak"),
        ("retire", "ruimte", "--to", "inspraak"),
    ],
)
def test_broken_off_anywhere(run: Command, bakers: pathlib.Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    """A dry run writes nothing; and whenever the work is broken off, asking for it again gives just what it gives at once."""
    begin = files(bakers)
    shown = run("recode", *words, *DAY, "--dry-run")
    assert (shown.code, shown.err.endswith("(not written)\n"), files(bakers)) == (0, True, begin)
    done = run("recode", *words, *DAY)
    assert done.out == shown.out
    whole = files(bakers)
    assert run("check") == Run(0, "", "")
    for step in range(len([line for line in done.out.splitlines() if not line.startswith("- ")])):
        for name in whole:
            (bakers / name).unlink()
        for name, raw in begin.items():
            (bakers / name).write_bytes(raw)
        with monkeypatch.context() as patch:
            left = [step]

            def write(path: pathlib.Path, content: str | bytes, *, left: list[int] = left) -> bool:
                left[0] -= 1
                if left[0] < 0:
                    raise QualcodeError("the disk is full")
                return _write(path, content)

            patch.setattr(store, "write", write)
            assert run("recode", *words, *DAY).code == 2
        assert run("recode", *words, *DAY).code == 0
        assert files(bakers) == whole


_write = store.write


def test_a_shipped_codebook_is_copied(run: Command, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A codebook and guide of the library become the study's own, with that change only."""
    monkeypatch.chdir(tmp_path)
    run("init", ".", "--codebook", "leren-van-fouten")
    done = run("recode", "rename", "rol-leidinggevende", "rol-van-de-chef", *DAY)
    assert done.out == (
        "guides/leren-van-fouten.yaml: new\ncodebooks/leren-van-fouten.log.md: new\ncodebooks/leren-van-fouten.yaml: new\n"
        "- 2026-03-02: `rol-leidinggevende` heet nu `rol-van-de-chef`\n"
    )
    assert done.err.startswith("what came with qualcode is copied to the study, and is your own from now on\n")
    assert run("check") == Run(0, "", "")


def test_a_broken_line_and_a_conflict(run: Command, bakers: pathlib.Path) -> None:
    """A broken line is reported and kept, and the rest changes; in a file with conflict markers nothing is touched."""
    path = bakers / "codings" / "b" / "auto.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_text("onzin\n" + text, encoding="utf-8")
    done = run("recode", "rename", "ruimte", "speelruimte", *DAY)
    assert (done.code, done.err.splitlines()[0]) == (1, "codings/b/auto.jsonl:1: error: is not a line of JSON (coding)")
    assert path.read_text(encoding="utf-8").startswith("onzin\n")
    assert '"speelruimte"' in path.read_text(encoding="utf-8")
    path.write_text("<<<<<<< HEAD\n" + text, encoding="utf-8")
    before = files(bakers)
    assert run("recode", "rename", "inspraak", "stem", *DAY).err.startswith("codings/b/auto.jsonl:1: error: a merge conflict is left in the file")
    assert files(bakers) == before


def test_codings_of_another_branch_follow(run: Command, bakers: pathlib.Path) -> None:
    """When the codebook was changed elsewhere, asking for it again sends the codings that came since."""
    path = bakers / "codings" / "b" / "auto.jsonl"
    text = path.read_text(encoding="utf-8")
    run("recode", "merge", "inspraak", "ruimte", "--into", "stem", *DAY)
    path.write_text(text, encoding="utf-8")
    assert run("check").code == 1
    assert run("recode", "merge", "inspraak", "ruimte", "--into", "stem", *DAY).out == (
        "codings/b/auto.jsonl: 1 coding\n- 2026-03-02: `inspraak` en `ruimte` gaan op in `stem`\n"
    )
    assert run("check") == Run(0, "", "")


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("rename", "riumte", "x"), "unknown construct `riumte`\n    hint: did you mean `ruimte`?"),
        (("rename", "ruimte", "de ruimte"), "`de ruimte` has a space in it\n    hint: use letters, digits and hyphens: `de-ruimte`"),
        (("rename", "ruimte"), 'that is not how to rename\n    hint: qualcode recode rename OLD NEW [--label "…"]'),
        (("rename", "ruimte", "ruimte"), 'the old id and the new are the same\n    hint: qualcode recode rename OLD NEW [--label "…"]'),
        (("merge", "ruimte", "inspraak"), "that is not how to merge\n    hint: qualcode recode merge A B --into C"),
        (("merge", "ruimte", "--into", "ruimte"), "`ruimte` is merged with nothing\n    hint: qualcode recode merge A B --into C"),
        (("move", "ruimte", "--below", "x", "--top"), "that is not how to move\n    hint: qualcode recode move A --below B (or --top)"),
        (("retire", "ruimte", "--by", "coder"), "--by says nothing to retire\n    hint: qualcode recode retire A [--to B]"),
        (("retire", "ruimte", "--to", "ruimte"), "the codings of `ruimte` cannot go to itself\n    hint: qualcode recode retire A [--to B]"),
        (
            ("split", "ruimte", "--into", "x", "--by", "condition"),
            "conditions and constructs do not come out even: stimulerend, belemmerend into x\n    hint: name as many: --into A B --by …",
        ),
        (
            ("split", "ruimte", "--into", "ruimte", "--by", "coder"),
            "`ruimte` cannot be split into itself\n    hint: what no query asks for stays there",
        ),
    ],
)
def test_what_is_refused(run: Command, words: tuple[str, ...], message: str) -> None:
    """What cannot be done is refused before anything is changed, with what can."""
    before = files(pathlib.Path())
    assert run("recode", *words) == Run(2, "", f"qualcode: {message}\n")
    assert files(pathlib.Path()) == before


def test_a_codebook_on_top_of_another(run: Command, bakers: pathlib.Path) -> None:
    """A construct is changed in the file that it is written in; what is written in two, which extend each other, is not changed by itself."""
    (bakers / "codebooks" / "brood.yaml").write_text(
        "codebook: brood\ntitle: Brood\nextends: bakken\nconstructs:\n  - {id: inspraak, label: Stem}\n  - {id: gist, label: Gist}\n",
        encoding="utf-8",
    )
    path = bakers / "study.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("codebooks: [bakken]", "codebooks: [brood]"), encoding="utf-8")
    assert run("recode", "rename", "ruimte", "speelruimte", *DAY).out.endswith(
        "guides/bakken.yaml: changed\nstudy.yaml: changed\ncodebooks/bakken.log.md: new\ncodebooks/bakken.yaml: changed\n"
        "- 2026-03-02: `ruimte` heet nu `speelruimte`\n"
    )
    assert run("check") == Run(0, "", "")
    assert "codebooks/brood.yaml: changed\n" in run("recode", "retire", "gist", *DAY).out
    before = files(bakers)
    for words in (("rename", "inspraak", "stem"), ("merge", "gist", "vervolg", "--into", "gist")):
        done = run("recode", *words, *DAY)
        assert (done.code, "written in several codebooks, which extend each other (`brood`, `bakken`)" in done.err) == (2, True)
    assert files(bakers) == before


def test_a_view(run: Command, bakers: pathlib.Path) -> None:
    """A view looks at the construct by its new name."""
    path = bakers / "codebooks" / "bakken.yaml"
    view = "views:\n  - {id: v, title: V, kind: quadrant, corners: [a, b, c, d], "
    view += "x: {label: X, constructs: [ruimte]}, y: {label: Y, constructs: [inspraak]}}\n"
    path.write_text(path.read_text(encoding="utf-8") + view, encoding="utf-8")
    assert run("recode", "rename", "ruimte", "speelruimte", *DAY).code == 0
    assert path.read_text(encoding="utf-8").endswith(view.replace("[ruimte]", "[speelruimte]"))
    assert run("check") == Run(0, "", "")


def test_somebody_codes_meanwhile(run: Command, bakers: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another process writes after the change was planned follows too, and is not lost."""
    path = bakers / "codings" / "c" / "auto.jsonl"
    line = '{"start": 35, "end": 38, "quote": "Bij", "construct": "ruimte"}\n'

    def planned(*words: Any) -> Any:
        made = _plan(*words)
        path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
        return made

    monkeypatch.setattr(recoding, "plan", planned)
    assert run("recode", "rename", "ruimte", "speelruimte", *DAY).code == 0
    assert [json.loads(one)["construct"] for one in path.read_text(encoding="utf-8").splitlines()] == ["speelruimte", "speelruimte"]


_plan = recoding.plan

"""Coding a study: what is coded again and what is not, by as many processes as there are."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from qualcode.store import cache, coder
from qualcode.store.coder import Coder, Job, Outcome
from qualcode.store.teach import load_teaching
from tests.cli import inputs

Change = Callable[[pathlib.Path], object]


@pytest.fixture
def root(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return the folder of a study with ten interviews."""
    for n in range(10):
        inputs.put(tmp_path, inputs.SOUND.replace("Daar", f"Week {n}"), name=f"transcripts/{n}.txt")
    (tmp_path / "study.yaml").write_text("study: proef\ncodebooks: [klein]\n", encoding="utf-8")
    return tmp_path


def job(root: pathlib.Path) -> tuple[Job, list[pathlib.Path]]:
    """Return the job of coding a whole study, and its transcripts."""
    paths = sorted((root / "transcripts").glob("*.txt"))
    return Job(root, bare=False, teaching=load_teaching(root, paths, bare=False)), paths


def code(root: pathlib.Path, *, jobs: int = 1) -> list[Outcome]:
    """Code a whole study."""
    return list(coder.code(*job(root), jobs=jobs))


def again(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Code a whole study once more; returns the names of the transcripts that were really coded."""
    done: list[str] = []

    class Watched(Coder):
        def __call__(self, paths: object) -> Outcome:
            done.extend(path.stem for path in paths)  # type: ignore[attr-defined]
            return super().__call__(paths)  # type: ignore[arg-type]

    monkeypatch.setattr(coder, "Coder", Watched)
    code(root)
    return done


def test_what_did_not_change_is_not_coded_again(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run codes nothing, and says of every transcript what the first one said of it."""
    first = [(one.name, one.written and one.written.count) for outcome in code(root) for one in outcome.coded]
    assert again(root, monkeypatch) == []
    second = [(one.name, one.written and one.written.count) for outcome in code(root) for one in outcome.coded]
    assert first == second == [(str(n), 1) for n in range(10)]


def put(path: str, content: str) -> Change:
    """Return what writes a file of the study."""

    def change(root: pathlib.Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")

    return change


SAID = "Week 3 was geen tijd voor."
ROW = json.dumps({"start": 41, "end": 41 + len(SAID), "quote": SAID, "construct": "leertijd"})
GUIDE = "guide: g\ntitle: G\ncodebook: klein\nsections: [{id: s, title: S, questions: [{id: q, ask: Hoe ging dat?}]}]\n"
EVERY = [str(n) for n in range(10)]


@pytest.mark.parametrize(
    ("change", "coded"),
    [
        (put("transcripts/3.txt", inputs.SOUND.replace("tijd", "rust")), ["3"]),
        (lambda root: (root / "codings" / "4" / "auto.jsonl").unlink(), ["4"]),
        (put("codings/5/auto.jsonl", ""), ["5"]),
        (put("codings/3/anna.jsonl", ROW + "\n"), EVERY),
        (put("codebooks/klein.yaml", inputs.KLEIN.replace("tijd,", "rust,")), EVERY),
        (put("guides/g.yaml", GUIDE), EVERY),
        (put("study.yaml", "study: proef\ncodebooks: [klein]\ncase: functie\n"), EVERY),
        (put("memos/los.md", "Niets."), []),
        (put("codings/3/anna.jsonl", ""), []),
    ],
    ids=["text", "gone", "emptied", "person", "codebook", "guide", "study", "memo", "no lessons"],
)
def test_what_changed_is_coded_again(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch, change: Change, coded: list[str]) -> None:
    """A transcript is coded again when it, or anything that its codings follow from, has changed, and only then."""
    code(root)
    change(root)
    assert again(root, monkeypatch) == coded
    assert again(root, monkeypatch) == []


def test_another_program_codes_again(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the coder codes everything again."""
    code(root)
    monkeypatch.setattr(cache, "coder_version", lambda: "later")
    assert again(root, monkeypatch) == EVERY


def test_stopped_halfway(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is stopped leaves whole files, and the next one goes on where it was."""
    going = coder.code(*job(root))
    done = {one.name for one in next(going).coded}
    going.close()
    assert {path.parent.name for path in (root / "codings").rglob("auto.jsonl")} == done
    assert again(root, monkeypatch) == [name for name in EVERY if name not in done]


def test_many_processes_as_one(root: pathlib.Path) -> None:
    """Shared out over processes, transcripts come in the same order with the same codings."""
    alone = [[(one.name, one.written) for one in outcome.coded] for outcome in code(root)]
    before = inputs.files(root)
    for path in (root / "codings").rglob("auto.jsonl"):
        path.unlink()
    assert [[(one.name, one.written) for one in outcome.coded] for outcome in code(root, jobs=2)] == alone
    assert inputs.files(root) == before


def test_what_is_odd_is_told_each_time(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transcript with a warning is coded each time, so that the warning is seen; the others are not."""
    put("transcripts/7.txt", inputs.SAID.lstrip())(root)
    assert [problem.location.file for outcome in code(root) for problem in outcome.problems] == ["transcripts/7.txt"]
    assert again(root, monkeypatch) == ["7"]

"""`qualcode code --evaluate`: the figures, and that nothing is written."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from tests.cli import inputs
from tests.conftest import Run

Command = Callable[..., Run]
NOBODY = "qualcode: no person has coded anything here yet\n    hint: codings of people stand in codings/<transcript>/<name>.jsonl\n"
FIGURES = ("precision", "recall", "f1", "condition", "kappa")
SAID = "\nInterviewer: Hoe ging dat?\n\nRespondent: Daar was geen tijd voor. Jammer vond ik dat.\n"


def coded(folder: pathlib.Path, name: str, quote: str, *, coder: str = "anna", **more: object) -> None:
    """Write what one person coded in a transcript of the study."""
    start = SAID.index(quote)
    path = folder / "codings" / name / f"{coder}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {"start": start, "end": start + len(quote), "quote": quote, "construct": "leertijd", "condition": "belemmerend", **more}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of a study with three interviews of the same words, and go there.

    The rule coder marks the first sentence (24 code points) of each as hindering.
    """
    for name in "xyz":
        inputs.put(tmp_path, inputs.FRONT + SAID, name=f"transcripts/{name}.txt")
    (tmp_path / "study.yaml").write_text("study: proef\ncodebooks: [klein]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_both_lines(study: pathlib.Path, run: Command) -> None:
    """Rules alone and with learning have a line each, below a line per construct; nothing is written.

    People mark all 44 code points of x, and the first 24 of y. The coder marks 24 and 24: precision = 48/48, recall = 48/68 = 0.71,
    F1 = 96/116 = 0.83. Of the four sentences both mark two, people one more: agreed 3/4, by chance 3/4 x 1/2 + 1/4 x 1/2 = 1/2,
    kappa = 0.50. The codings of z are an open proposal, and do not count.
    """
    coded(study, "x", "Daar was geen tijd voor. Jammer vond ik dat.")
    coded(study, "y", "Daar was geen tijd voor.")
    coded(study, "z", "Jammer vond ik dat.", coder="auto")
    before = inputs.files(study)
    result = run("code", "--evaluate")
    assert (result.code, result.err, inputs.files(study)) == (0, "", before)
    first, header, construct, rules, learned = (line.split() for line in result.out.splitlines())
    figures = ["1.00", "0.71", "0.83", "1.00", "0.50"]
    assert " ".join(first) == "2 interviews that people coded; each is coded by what was learned from the others"
    assert header == ["construct", *FIGURES]
    assert construct == ["Tijd", "om", "te", "leren", *figures]
    pairs = [part for pair in zip(FIGURES, figures, strict=True) for part in pair]
    assert (rules, learned) == (["rules", "alone", *pairs], ["with", "learning", *pairs])


def test_json(study: pathlib.Path, run: Command) -> None:
    """With jsonl it is JSON: how many interviews, and a score per construct and in all, for the rules and for learning."""
    coded(study, "x", "Daar was geen tijd voor.")
    score = {"coded": 24, "precision": 1.0, "recall": 1.0, "f1": 1.0, "condition": 1.0, "kappa": 1.0}
    expected = [{"construct": "leertijd", **score}, {"construct": "", **score}]
    result = run("code", "--evaluate", "--format", "jsonl")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out) == {"interviews": 1, "rules": expected, "learned": expected}


def test_undefined(study: pathlib.Path, run: Command) -> None:
    """A figure that is undefined is a dash on screen and null in JSON."""
    coded(study, "x", "Jammer vond ik dat.")
    (study / "codebooks" / "klein.yaml").write_text(inputs.KLEIN.replace("find: tijd", "find: ruimte"), encoding="utf-8")
    assert run("code", "--evaluate").out.splitlines()[-2].split() == "rules alone precision - recall 0.00 f1 0.00 condition - kappa 0.00".split()
    (score, _) = json.loads(run("code", "--evaluate", "--format", "jsonl").out)["rules"]
    assert (score["precision"], score["recall"], score["condition"]) == (None, 0.0, None)


@pytest.mark.parametrize(
    "row",
    [
        {"coder": "auto"},
        {"coder": "model"},
        {"coder": "auto", "status": "accepted"},
        {"status": "rejected"},
        {"status": "proposed"},
        {"start": 40, "end": 64},
        None,
    ],
    ids=str,
)
def test_nobody_coded(study: pathlib.Path, run: Command, row: dict[str, object] | None) -> None:
    """Without what a person accepted in a file of their own, that still stands where it says, there is nothing to compare with."""
    if row is not None:
        coded(study, "x", "Daar was geen tijd voor.", **row)  # type: ignore[arg-type]
    assert run("code", "--evaluate") == Run(2, "", NOBODY)


def test_learns_from_the_other_interviews(study: pathlib.Path, run: Command) -> None:
    """What people coded in the other interviews helps to find it in one; what they coded in that one does not."""
    for n in range(30):
        inputs.put(study, inputs.FRONT + SAID, name=f"transcripts/{n}.txt")
    (study / "codebooks" / "klein.yaml").write_text(inputs.KLEIN.replace("weight: 2", "weight: 0.6"), encoding="utf-8")
    coded(study, "x", "Daar was geen tijd voor.")
    alone = json.loads(run("code", "--evaluate", "--format", "jsonl").out)
    assert (alone["rules"][-1]["recall"], alone["learned"][-1]["recall"]) == (0.0, 0.0)
    for n in range(30):
        coded(study, str(n), "Daar was geen tijd voor.")
    found = json.loads(run("code", "--evaluate", "--format", "jsonl", "transcripts/x.txt").out)
    assert (found["interviews"], found["rules"][-1]["recall"], found["learned"][-1]["recall"]) == (1, 0.0, 1.0)


def test_bad_among_good(study: pathlib.Path, run: Command) -> None:
    """A transcript that cannot be read is named, the others are compared, and the exit code tells."""
    coded(study, "x", "Daar was geen tijd voor.")
    inputs.put(study, b"", name="transcripts/leeg.txt")
    result = run("code", "--evaluate")
    assert (result.code, result.err.splitlines()[0]) == (1, "transcripts/leeg.txt: error: is empty (transcript)")
    assert result.out.splitlines()[-1].startswith("with learning")


def test_another_coder(study: pathlib.Path, run: Command) -> None:
    """With --coder what a person or a machine has coded is compared with the other people, where both coded something."""
    coded(study, "x", "Daar was geen tijd voor. Jammer vond ik dat.")
    coded(study, "x", "Daar was geen tijd voor.", coder="bram")
    coded(study, "y", "Daar was geen tijd voor.", coder="bram")
    coded(study, "x", "Jammer vond ik dat.", coder="model", status="proposed", condition=None)
    first, _, _, total = run("code", "--evaluate", "--coder", "bram").out.splitlines()
    assert first == "1 interview coded by bram and by other people"
    assert total.split() == "bram precision 1.00 recall 0.55 f1 0.71 condition 1.00 kappa 0.00".split()
    (model, _) = json.loads(run("code", "--evaluate", "--coder", "model", "--format", "jsonl").out)["model"]
    assert (model["precision"], model["condition"]) == (1.0, 0.0)


def test_unknown_coder(study: pathlib.Path, run: Command) -> None:
    """A coder who has coded nothing, or nothing that others coded too, cannot be compared."""
    coded(study, "x", "Daar was geen tijd voor.")
    coded(study, "y", "Daar was geen tijd voor.", coder="bram")
    printed = "qualcode: `ana` has coded nothing here\n    hint: did you mean `anna`?\n"
    assert run("code", "--evaluate", "--coder", "ana") == Run(2, "", printed)
    assert run("code", "--evaluate", "--coder", "bram").err.splitlines()[0] == "qualcode: no interview was coded both by `bram` and by another person"

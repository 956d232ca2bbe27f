"""`qualcode code --model`: a model's proposals in a file of their own, beside everybody else's."""

from __future__ import annotations

import json
import pathlib
import time
from collections.abc import Callable

import pytest

from tests.cli import inputs
from tests.conftest import Run
from tests.exchange.server import codes, says, sends, serving

Command = Callable[..., Run]
FOUND = codes({"first": 1, "last": 1, "construct": "leertijd", "condition": "belemmerend", "reason": "Geen tijd."})
NOTHING = codes()
QUOTE = "Daar was geen tijd voor."


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of a study with one interview, and go there; no answers are kept from other tests, and nobody waits."""
    folder = tmp_path / "studie"
    inputs.put(folder, name="transcripts/x.txt")
    (folder / "study.yaml").write_text("study: proef\ncodebooks: [klein]\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "cache"))
    for name in ("QUALCODE_API_KEY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    return folder


def test_model_file(study: pathlib.Path, run: Command) -> None:
    """The model's proposals go to model.jsonl with status proposed; the rule coder's and people's files stay as they are."""
    for coder in ("auto", "anna"):
        (study / "codings" / "x").mkdir(parents=True, exist_ok=True)
        (study / "codings" / "x" / f"{coder}.jsonl").write_text(f"van {coder}\n", encoding="utf-8")
    before = inputs.files(study)
    with serving(FOUND) as server:
        assert run("code", "--model", f"{server.root}/v1", "--model-name", "klein") == Run(0, "", "codings/x/model.jsonl: 1 coding\n")
    assert [(path, sent["model"]) for path, _, sent in server.requests] == [("/v1/chat/completions", "klein")]
    after = inputs.files(study)
    row = json.loads(after.pop("codings/x/model.jsonl"))
    assert after == before
    assert (row["start"], row["end"], row["quote"], row["construct"], row["condition"]) == (41, 65, QUOTE, "leertijd", "belemmerend")
    assert (row["status"], row["score"], row["why"]) == ("proposed", 0.5, "model klein: Geen tijd.")


def test_second_run(study: pathlib.Path, run: Command) -> None:
    """A second run asks nothing and gives the same bytes."""
    with serving(FOUND) as server:
        run("code", "--model", server.root)
    before = inputs.files(study)
    assert run("code", "--model", server.root) == Run(0, "", "codings/x/model.jsonl: 1 coding (unchanged)\n")
    assert inputs.files(study) == before


def test_dry_run(study: pathlib.Path, run: Command) -> None:
    """A dry run shows what the model proposes and writes nothing in the study."""
    before = inputs.files(study)
    with serving(FOUND) as server:
        result = run("code", "--model", server.root, "--dry-run", "--format", "jsonl")
    assert (result.code, result.err, json.loads(result.out)["quote"], inputs.files(study)) == (0, "", QUOTE, before)


def test_decisions_stay(study: pathlib.Path, run: Command) -> None:
    """What a person decided in model.jsonl is still there when the model no longer proposes it."""
    with serving(FOUND) as server:
        run("code", "--model", server.root)
    path = study / "codings" / "x" / "model.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"proposed"', '"accepted"'), encoding="utf-8")
    before = path.read_bytes()
    with serving(NOTHING) as server:
        result = run("code", "--model", server.root, "--model-name", "ander")
    assert result == Run(0, "", "codings/x/model.jsonl: 0 codings, 1 decided by a person kept (unchanged)\n")
    assert path.read_bytes() == before


def test_failing_piece(study: pathlib.Path, run: Command) -> None:
    """A piece without a usable answer gets one line with its hint; its transcript is left as it was, the others are written."""
    inputs.put(study, inputs.SOUND.replace("Daar", "Er"), name="transcripts/y.txt")
    before = inputs.files(study)
    with serving(says("Geen idee."), FOUND) as server:
        result = run("code", "--model", server.root)
    wrong = 'transcripts/x.txt:8:13: error: sentences 1-1 of this turn were not coded: the answer is not JSON of the form {"codings": […]} (model)'
    hint = "    hint: run the command again to ask once more, or code these sentences yourself"
    assert result == Run(1, "", f"{wrong}\n{hint}\ncodings/y/model.jsonl: 1 coding\n")
    assert set(inputs.files(study)) - set(before) == {"codings/y/model.jsonl"}


def test_part_of_an_answer(study: pathlib.Path, run: Command) -> None:
    """An answer of which a part can be used is written, with a warning."""
    good = {"first": 1, "last": 1, "construct": "leertijd"}
    with serving(codes(good, {**good, "construct": "leren"})) as server:
        result = run("code", "--model", server.root)
    wrong = "sentences 1-1 of this turn: part of the model's answer was left out: coding 2: unknown construct `leren`"
    assert result == Run(0, "", f"transcripts/x.txt:8:13: warning: {wrong} (model)\ncodings/x/model.jsonl: 1 coding\n")


def test_nobody_answers(study: pathlib.Path, run: Command) -> None:
    """After three pieces in a row without an answer, of whatever transcripts, the run stops and says what to do."""
    for name in ("y", "z", "zz"):
        inputs.put(study, inputs.SOUND.replace("Daar", name), name=f"transcripts/{name}.txt")
    before = inputs.files(study)
    with serving(sends("weg", 401)) as server:
        result = run("code", "--model", server.root)
    assert (result.code, len(server.requests), inputs.files(study)) == (2, 3, before)
    assert [line for line in result.err.splitlines() if "were not coded" in line] == [
        f"transcripts/{name}.txt:8:13: error: sentences 1-1 of this turn were not coded: `{server.url}` answers 401: weg (model)" for name in "xy"
    ]
    assert result.err.splitlines()[-2] == f"qualcode: `{server.url}` answers 401: weg"


@pytest.mark.parametrize("url", ["http://192.0.2.1/v1", "https://model.example.nl"])
def test_remote_address(study: pathlib.Path, run: Command, url: str) -> None:
    """A remote address is refused without --allow-remote, and nothing is sent or written."""
    before = inputs.files(study)
    host = url.split("/")[2]
    message = f"qualcode: `{host}` is not this machine: interviews would leave it\n"
    hint = "    hint: start a model here (http://localhost:11434/v1), or pass --allow-remote when respondents consented to it\n"
    assert run("code", "--model", url) == Run(2, "", message + hint)
    assert inputs.files(study) == before


def test_remote_address_needs_pseudonyms(study: pathlib.Path, run: Command) -> None:
    """With --allow-remote, an interview that is not marked as pseudonymised is still not sent."""
    url = "http://192.0.2.1/v1/chat/completions"
    message = f"transcripts/x.txt: error: is not marked as pseudonymised: nothing was sent to `{url}` (model)\n"
    hint = "    hint: replace the names first, then write in its front matter: gepseudonimiseerd: ja\n"
    assert run("code", "--model", url, "--allow-remote") == Run(1, "", message + hint)


def test_no_address(study: pathlib.Path, run: Command) -> None:
    """What is no address is a mistake in use."""
    result = run("code", "--model", "llama")
    assert (result.code, result.out, result.err.splitlines()[0]) == (2, "", "qualcode: that is no address of a chat endpoint")


def test_no_codebook(study: pathlib.Path, run: Command) -> None:
    """A transcript without a codebook is not sent, and the line says how to name one."""
    (study / "study.yaml").write_text("study: proef\n", encoding="utf-8")
    inputs.put(study, inputs.SOUND.replace("codebook: klein\n", ""), name="transcripts/x.txt")
    with serving(FOUND) as server:
        result = run("code", "--model", server.root)
    assert (result.code, server.requests, result.err.splitlines()[0]) == (1, [], "transcripts/x.txt: error: names no codebook (codebook)")

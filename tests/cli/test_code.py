"""`qualcode code`: proposals on disk, the same every time, and nothing that a person made is lost."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests import tiny
from tests.cli import inputs
from tests.conftest import Run

Command = Callable[..., Run]
WRITTEN = "codings/x/auto.jsonl: 1 coding\n"
KEYS = ["id", "start", "end", "quote", "construct", "condition", "facets", "status", "score", "why", "memo"]


@pytest.fixture
def here(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return an empty folder and go there."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def study(here: pathlib.Path) -> pathlib.Path:
    """Return the folder of a study with one sound transcript, and go there."""
    inputs.put(here, name="transcripts/x.txt")
    (here / "study.yaml").write_text("study: proef\ncodebooks: [klein]\n", encoding="utf-8")
    return here


def rows(folder: pathlib.Path) -> list[dict[str, object]]:
    """Return the lines of x's auto.jsonl."""
    text = (folder / "codings" / "x" / "auto.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_bare_transcript(here: pathlib.Path, run: Command) -> None:
    """A bare transcript in a folder without a study is shown and coded beside it."""
    inputs.put(here)
    before = inputs.files(here)
    result = run("code", "x.txt")
    assert (result.code, result.err) == (0, WRITTEN)
    assert "Daar was geen tijd voor." in result.out
    assert set(inputs.files(here)) - set(before) == {"codings/x/auto.jsonl"}


def test_study(study: pathlib.Path, run: Command) -> None:
    """A whole study is coded without a word on the main channel; codings stand below the transcript's name."""
    inputs.put(study, name="transcripts/ronde-2/x.txt")
    assert run("code") == Run(0, "", "codings/ronde-2/x/auto.jsonl: 1 coding\ncodings/x/auto.jsonl: 1 coding\n")


def test_coding(study: pathlib.Path, run: Command) -> None:
    """A coding on disk has its keys in order, is a proposal, and its quote stands where it says."""
    run("code")
    (row,) = rows(study)
    body = inputs.SOUND.removeprefix(inputs.FRONT)
    assert list(row) == KEYS
    assert (row["construct"], row["status"], row["memo"]) == ("leertijd", "proposed", "")
    assert body[41:65] == row["quote"] == "Daar was geen tijd voor."
    assert (row["start"], row["end"]) == (41, 65)


def test_same_bytes(study: pathlib.Path, run: Command) -> None:
    """A second run gives the same bytes and says that nothing changed."""
    run("code")
    before = inputs.files(study)
    assert run("code") == Run(0, "", "codings/x/auto.jsonl: 1 coding (unchanged)\n")
    assert inputs.files(study) == before


def test_same_bytes_in_another_process(here: pathlib.Path, run: Command) -> None:
    """With the shipped codebook, a process that hashes words in another order writes the same bytes."""
    run("init")
    run("code")
    before = inputs.files(here)
    (here / "codings" / "00-voorbeeld" / "auto.jsonl").unlink()
    subprocess.run([sys.executable, "-m", "qualcode", "code"], env=os.environ | {"PYTHONHASHSEED": "1"}, capture_output=True, check=True)
    assert inputs.files(here) == before


def test_dry_run(study: pathlib.Path, run: Command) -> None:
    """A dry run with jsonl prints each coding as one line, with its transcript first, and writes nothing."""
    before = inputs.files(study)
    result = run("code", "--dry-run", "--format", "jsonl")
    assert (result.code, result.err, inputs.files(study)) == (0, "", before)
    (row,) = (json.loads(line) for line in result.out.splitlines())
    assert list(row) == ["transcript", *KEYS]
    assert (row["transcript"], row["start"], row["end"], row["quote"], row["construct"]) == ("x", 41, 65, "Daar was geen tijd voor.", "leertijd")
    assert row["why"].startswith("indicator `tijd` (codebooks/klein.yaml:4)")


def test_jsonl_as_written(study: pathlib.Path, run: Command) -> None:
    """What jsonl prints is what is written, with the transcript before it."""
    printed = [json.loads(line) for line in run("code", "--format", "jsonl").out.splitlines()]
    assert printed == [{"transcript": "x", **row} for row in rows(study)]


def test_explain(study: pathlib.Path, run: Command) -> None:
    """With --explain fragments stand in their answer, after the question, with the reason below; without names, for all transcripts."""
    lines = [
        "transcripts/x.txt",
        "",
        "    6  Interviewer: Hoe ging dat?",
        "    8  Respondent: [Daar was geen tijd voor.]¹",
        "    1  − Tijd om te leren 0.67  indicator `tijd` (codebooks/klein.yaml:4)",
    ]
    for names in (["transcripts/x.txt"], []):
        assert [line.rstrip() for line in run("code", "--explain", "--dry-run", *names).out.splitlines()] == lines


def test_suggestions(study: pathlib.Path, run: Command) -> None:
    """With --suggestions other constructs are shown and printed, and never written."""
    more = inputs.KLEIN + "  - {id: druk, label: Druk, indicators: [{find: geen tijd, weight: 0.3}]}\n"
    (study / "codebooks" / "klein.yaml").write_text(more, encoding="utf-8")
    (row,) = (json.loads(line) for line in run("code", "--suggestions", "2", "--format", "jsonl").out.splitlines())
    assert row["suggestions"] == [{"construct": "druk", "condition": "belemmerend", "score": 0.231}]
    assert "or: Druk −0.23" in run("code", "-s", "1", "transcripts/x.txt").out
    assert list(rows(study)[0]) == KEYS


def test_nothing_found(here: pathlib.Path, run: Command) -> None:
    """A transcript in which nothing is found says so, whatever marks its name holds."""
    inputs.put(here, inputs.SOUND.replace("tijd", "ruimte"), name="x [b].txt")
    assert run("code", "x [b].txt") == Run(0, "x [b].txt: nothing found\n", "codings/x [b]/auto.jsonl: 0 codings\n")


@pytest.mark.parametrize("name", inputs.BAD)
def test_bad_transcript(here: pathlib.Path, run: Command, name: str) -> None:
    """A transcript that cannot be used gets one clear line, and neither it nor its codings are touched."""
    transcript, printed = inputs.BAD[name]
    inputs.put(here, transcript)
    (here / "codings" / "x").mkdir(parents=True)
    (here / "codings" / "x" / "auto.jsonl").write_text("van eerder\n", encoding="utf-8")
    before = inputs.files(here)
    assert run("code", "x.txt") == Run(1, "", printed)
    assert inputs.files(here) == before


def test_bad_among_good(study: pathlib.Path, run: Command) -> None:
    """One bad transcript does not keep the others from being coded, but the exit code tells."""
    inputs.put(study, b"", name="transcripts/leeg.txt")
    result = run("code")
    assert (result.code, result.out) == (1, "")
    assert [line for line in result.err.splitlines() if "hint" not in line] == [
        "transcripts/leeg.txt: error: is empty (transcript)",
        "codings/x/auto.jsonl: 1 coding",
    ]


def test_windows_line_ends(here: pathlib.Path, run: Command) -> None:
    """A transcript with Windows line ends gets the codings that it gets with Unix line ends, and a warning."""
    inputs.put(here)
    run("code", "x.txt")
    expected = rows(here)
    inputs.put(here, inputs.SOUND.replace("\n", "\r\n"))
    result = run("code", "x.txt")
    assert (result.code, result.err.splitlines()[0]) == (0, "x.txt: warning: has Windows line ends (CRLF); read as `\\n` (line-ends)")
    assert rows(here) == expected


def test_no_codebook(here: pathlib.Path, run: Command) -> None:
    """A transcript that names no codebook is not coded, and the line says how to name one."""
    inputs.put(here, inputs.SOUND.replace("codebook: klein\n", ""))
    before = inputs.files(here)
    printed = (
        "x.txt: error: names no codebook (codebook)\n"
        "    hint: add `codebook: …` to its front matter, or: --codebook NAME "
        "(blijven-leren, klein, leren-van-fouten, psychologische-veiligheid, werkplekleren)\n"
    )
    assert run("code", "x.txt") == Run(1, "", printed)
    assert inputs.files(here) == before


def test_codebook_by_option(here: pathlib.Path, run: Command) -> None:
    """A transcript without front matter is coded with the codebook of --codebook, and a warning."""
    inputs.put(here, inputs.SAID.lstrip())
    result = run("code", "x.txt", "--codebook", "klein")
    assert (result.code, result.err.splitlines()[0]) == (0, "x.txt:1: warning: has no front matter (front-matter)")
    assert [row["construct"] for row in rows(here)] == ["leertijd"]


def test_named_codebook_goes_first(here: pathlib.Path, run: Command) -> None:
    """--codebook is for transcripts that name none; the front matter goes before it."""
    inputs.put(here)
    run("code", "x.txt", "--codebook", "werkplekleren")
    assert [str(row["why"])[:16] for row in rows(here)] == ["indicator `tijd`"]


def test_unknown_codebook(here: pathlib.Path, run: Command) -> None:
    """An unknown --codebook is a mistake in use, with the nearest name."""
    inputs.put(here)
    assert run("code", "x.txt", "--codebook", "klien") == Run(2, "", "qualcode: no codebook is called `klien`\n    hint: did you mean `klein`?\n")


def test_broken_codebook(study: pathlib.Path, run: Command) -> None:
    """When the study's first codebook cannot be read, no transcript is coded with the second instead."""
    (study / "study.yaml").write_text("study: proef\ncodebooks: [stuk, klein]\n", encoding="utf-8")
    (study / "codebooks" / "stuk.yaml").write_text("codebook: stuk\ntitle: Stuk\nconstructs: [\n", encoding="utf-8")
    inputs.put(study, inputs.SOUND.replace("codebook: klein\n", ""), name="transcripts/x.txt")
    before = inputs.files(study)
    printed = "codebooks/stuk.yaml:4:1: error: is not YAML: did not find expected node content (yaml)\n    hint: " + inputs.YAML_HINT + "\n"
    assert run("code") == Run(1, "", printed)
    assert inputs.files(study) == before


@pytest.mark.parametrize(
    ("typed", "shown"), [("transcripts", "transcripts"), ("transcripts/", "transcripts"), (".", "."), ("codebooks", "codebooks")]
)
def test_folder_as_transcript(study: pathlib.Path, run: Command, typed: str, shown: str) -> None:
    """A folder where a transcript is meant is named, in a study too."""
    assert run("code", typed) == Run(1, "", f"{shown}: error: is a folder, not a file (file)\n    hint: name the file in it\n")


@pytest.mark.parametrize("name", ["y.txt", "transcripts/y.txt", "*.text", "**.text", "[y.txt"])
def test_missing_transcript(study: pathlib.Path, run: Command, name: str) -> None:
    """A transcript that does not exist, or a wildcard that fits nothing, is named and nothing is written."""
    before = inputs.files(study)
    assert run("code", name) == Run(1, "", f"{name}: error: does not exist (file)\n    hint: check the spelling of the path\n")
    assert inputs.files(study) == before


@pytest.mark.parametrize("pattern", ["transcripts/*.txt", "transcripts/**.txt", "transcripts/[xy].txt", "transcripts/?.txt"])
def test_wildcard(study: pathlib.Path, run: Command, pattern: str) -> None:
    """A wildcard that the shell did not spell out is spelled out, in order."""
    inputs.put(study, name="transcripts/y.txt")
    assert run("code", pattern).err == "codings/x/auto.jsonl: 1 coding\ncodings/y/auto.jsonl: 1 coding\n"


def test_wildcard_in_a_name(here: pathlib.Path, run: Command) -> None:
    """A file whose own name holds brackets is that file."""
    inputs.put(here, name="[x].txt")
    inputs.put(here, name="x.txt")
    assert run("code", "[x].txt").err == "codings/[x]/auto.jsonl: 1 coding\n"


def test_two_with_one_name(here: pathlib.Path, run: Command) -> None:
    """Of two transcripts that would share their codings, the second is refused and the first one's codings stay."""
    inputs.put(here / "a")
    inputs.put(here / "b", inputs.SOUND.replace("Daar", "Er"))
    run("code", "a/x.txt")
    before = inputs.files(here)
    result = run("code", "a/x.txt", "b/x.txt")
    assert (result.code, result.err.splitlines()[0]) == (1, "b/x.txt: error: transcript `x` is there already (a/x.txt) (twice)")
    assert inputs.files(here) == before


def test_decisions_stay(study: pathlib.Path, run: Command) -> None:
    """What a person decided in auto.jsonl is still there after a rerun, and counted."""
    run("code")
    path = study / "codings" / "x" / "auto.jsonl"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"proposed"', '"rejected"').replace('"memo": ""', '"memo": "ging over iets anders"'), "utf-8"
    )
    before = inputs.files(study)
    assert run("code") == Run(0, "", "codings/x/auto.jsonl: 1 coding, 1 decided by a person kept (unchanged)\n")
    assert inputs.files(study) == before


@pytest.mark.parametrize(
    ("line", "message"),
    [("<<<<<<< HEAD", "a merge conflict is left in the file (conflict)"), ('{"start": 1', "is not a line of JSON (coding)")],
    ids=["conflict", "broken"],
)
def test_broken_codings(study: pathlib.Path, run: Command, line: str, message: str) -> None:
    """An auto.jsonl that cannot be read whole is named by line and left as it is; a person's file does not matter."""
    run("code")
    for coder in ("auto", "anna"):
        with (study / "codings" / "x" / f"{coder}.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    before = inputs.files(study)
    result = run("code")
    shown, hint = result.err.splitlines()
    assert (result.code, result.out, shown, hint[:10]) == (1, "", f"codings/x/auto.jsonl:2: error: {message}", "    hint: ")
    assert inputs.files(study) == before


def test_moved_quote(study: pathlib.Path, run: Command) -> None:
    """A person's coding whose words have changed does not stop the rule coder, and is left for `check` to tell."""
    (study / "codings" / "x").mkdir(parents=True)
    line = '{"start": 41, "end": 64, "quote": "Daar is geen tijd voor.", "construct": "leertijd"}\n'
    (study / "codings" / "x" / "anna.jsonl").write_text(line, encoding="utf-8")
    assert run("code") == Run(0, "", WRITTEN)
    assert (study / "codings" / "x" / "anna.jsonl").read_text(encoding="utf-8") == line


def test_codings_is_a_file(study: pathlib.Path, run: Command) -> None:
    """Where `codings` is a file, the line says what cannot be written, and the file stays."""
    (study / "codings").write_text("van mij\n", encoding="utf-8")
    path = study / "codings" / "x" / "auto.jsonl"
    printed = (
        f"transcripts/x.txt: error: cannot write `{path}`: not a directory (file)\n    hint: check that the folder exists, is yours and has room\n"
    )
    assert run("code") == Run(1, "", printed)
    assert (study / "codings").read_text(encoding="utf-8") == "van mij\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_codings_of_another(study: pathlib.Path, run: Command) -> None:
    """Where `codings` may not be written, the line says so."""
    (study / "codings").mkdir(mode=0o500)
    result = run("code")
    (study / "codings").chmod(0o700)
    assert (result.code, result.err.splitlines()[0][-24:]) == (1, "permission denied (file)")


def test_no_study(here: pathlib.Path, run: Command) -> None:
    """In a folder without a study, and without a transcript, there is nothing to code."""
    printed = "qualcode: no study.yaml here or above\n    hint: make one with: qualcode init, or name the folder: --study DIR\n"
    assert run("code") == Run(2, "", printed)


@pytest.mark.parametrize("words", [("--study", "leeg"), ("--study", "nergens"), ("x.txt", "--study", "leeg")], ids=" ".join)
def test_wrong_study(study: pathlib.Path, run: Command, words: tuple[str, ...]) -> None:
    """--study is the study's own folder; neither the one above it nor none at all is taken instead."""
    (study / "leeg").mkdir()
    before = inputs.files(study)
    folder = words[-1]
    printed = f"qualcode: no study.yaml `{folder}`\n    hint: make one with: qualcode init, or name the folder: --study DIR\n"
    assert run("code", *words) == Run(2, "", printed)
    assert inputs.files(study) == before


def test_study_elsewhere(study: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A study is coded from any folder with --study, and from below without."""
    monkeypatch.chdir(study.parent)
    assert run("code", "--study", study.name) == Run(0, "", WRITTEN)
    monkeypatch.chdir(study / "transcripts")
    assert run("code").err == "codings/x/auto.jsonl: 1 coding (unchanged)\n"
    assert run("code", "x.txt").err == "codings/x/auto.jsonl: 1 coding (unchanged)\n"


def test_broken_study(study: pathlib.Path, run: Command) -> None:
    """A study.yaml that cannot be read stops the command with its line."""
    (study / "study.yaml").write_text("study: [proef\n", encoding="utf-8")
    printed = f"study.yaml:2:1: error: is not YAML: did not find expected ',' or ']' (yaml)\n    hint: {inputs.YAML_HINT}\n"
    assert run("code") == Run(1, "", printed)


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--dryrun"], "No such option: --dryrun"), (["--format", "xml"], "'xml' is not one of 'table', 'jsonl'")],
    ids=["option", "format"],
)
def test_mistake_in_use(study: pathlib.Path, run: Command, words: list[str], said: str) -> None:
    """An unknown option or format is a mistake in use, with the way to help."""
    result = run("code", *words)
    assert (result.code, result.out, result.err.splitlines()[1]) == (2, "", "Try 'qualcode code -h' for help.")
    assert said in result.err


def test_many(study: pathlib.Path, run: Command) -> None:
    """Many transcripts, shared out over processors, are written as when a few are coded at a time."""
    names = [f"{n:02}" for n in range(24)]
    for name in names:
        inputs.put(study, inputs.SOUND.replace("Daar", f"Week {name}"), name=f"transcripts/{name}.txt")
    for ten in sorted({name[0] for name in names}):
        run("code", f"transcripts/{ten}*.txt")
    alone = inputs.files(study)
    written = [f"codings/{name}/auto.jsonl: 1 coding (unchanged)" for name in names]
    assert run("code", "--jobs", "2").err.splitlines() == [*written, "codings/x/auto.jsonl: 1 coding"]
    assert alone.items() <= inputs.files(study).items()


def _many_coded(study: pathlib.Path) -> str:
    """Write twenty interviews in which a person coded a sentence that the rules miss, and one that nobody coded; returns that sentence."""
    body = inputs.SAID.replace("voor.", "voor. Jammer vond ik dat.").replace("\nInterviewer", "Interviewer", 1)
    quote = "Daar was geen tijd voor."
    row = {"start": body.index(quote), "end": body.index(quote) + len(quote), "quote": quote, "construct": "leertijd", "condition": "belemmerend"}
    for n in range(20):
        inputs.put(study, "---\nbedrijf: Bakkerij Zon\n---\n" + body, name=f"transcripts/{n:02}.txt")
        (study / "codings" / f"{n:02}").mkdir(parents=True)
        (study / "codings" / f"{n:02}" / "anna.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (study / "codebooks" / "klein.yaml").write_text(inputs.KLEIN.replace("weight: 2", "weight: 0.6"), encoding="utf-8")
    return quote


def test_no_learn(study: pathlib.Path, run: Command) -> None:
    """What people coded helps to find it elsewhere; with --no-learn only the rules count."""
    quote = _many_coded(study)
    assert run("code", "transcripts/x.txt", "--no-learn").err == "codings/x/auto.jsonl: 0 codings\n"
    assert run("code", "transcripts/x.txt").err == WRITTEN
    (row,) = rows(study)
    assert (row["quote"], row["condition"]) == (quote, "belemmerend")


@pytest.mark.parametrize("named", ["codebooks: [klein]", "title: Zonder codeboek"])
def test_one_as_all(study: pathlib.Path, run: Command, named: str) -> None:
    """A transcript coded alone gets the bytes that it gets with the whole study, also when --codebook names the codebook."""
    _many_coded(study)
    (study / "study.yaml").write_text(f"study: proef\n{named}\n", encoding="utf-8")
    run("code", "--codebook", "klein")
    whole = inputs.files(study)
    for name in ("x", "07"):
        (study / "codings" / name / "auto.jsonl").unlink()
        run("code", "--codebook", "klein", f"transcripts/{name}.txt")
    assert inputs.files(study) == whole
    assert len(rows(study)) == 1


@pytest.mark.parametrize("place", ["transcripts/a{}.txt", "memos/a{}.md"])
def test_a_name_that_is_no_text(tmp_path: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """A file whose name is not UTF-8 is told of by what cannot do without it, and the others are coded."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    odd = tmp_path / place.format("\udcff")
    odd.parent.mkdir(exist_ok=True)
    try:
        odd.write_text("Interviewer: Ja?\n\nRespondent: Ja.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    said = f"{place.format('?')}: error: has a name that is not UTF-8, and is not read (file)\n    hint: give it another name\n"
    coded, replaced = run("code"), run("pseudonymise", "--yes")
    assert (coded.code, said in coded.err + coded.out) == ((1, True) if "transcripts" in place else (0, False))
    assert (tmp_path / "codings" / "b" / "auto.jsonl").is_file()
    assert (replaced.code, said in replaced.err + replaced.out) == (1, True)
    if "transcripts" in place:
        bare = run("code", str(odd), "--codebook", "bakken", "--dry-run")
        assert (bare.code, said in bare.err + bare.out) == (1, True)

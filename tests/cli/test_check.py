"""`qualcode check`: one clear line per mistake, silence when all is well, and nothing is ever written."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.cli import inputs
from tests.conftest import Run

Command = Callable[..., Run]
WITHOUT = "import sys; from qualcode.cli import main; code = main(['check']); print(code, {'pandas', 'docx', 'rich', 'simplemma'} & set(sys.modules))"


@pytest.fixture
def here(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return an empty folder and go there."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sound(folder: pathlib.Path, run: Command) -> None:
    """A study without mistakes gives no output at all.

    === study.yaml
    study: proef
    codebooks: [klein]
    coders: [anna]
    === codebooks/klein.yaml
    codebook: klein
    title: Klein
    constructs: [{id: leertijd, label: Tijd}]
    === transcripts/01.txt
    ---
    bedrijf: Bakkerij Zon
    ---
    Respondent: Daar was geen tijd voor.
    === codings/01/anna.jsonl
    {"start": 12, "end": 36, "quote": "Daar was geen tijd voor.", "construct": "leertijd"}
    """
    assert run("check") == Run(0, "", "")


@pytest.mark.parametrize("name", inputs.BAD)
def test_bad_transcript(here: pathlib.Path, run: Command, name: str) -> None:
    """A transcript that cannot be used gets one clear line with a hint, and stays as it is."""
    transcript, printed = inputs.BAD[name]
    inputs.put(here, transcript)
    before = inputs.files(here)
    assert run("check", "x.txt") == Run(1, printed, "")
    assert inputs.files(here) == before


def test_missing_transcript(here: pathlib.Path, run: Command) -> None:
    """A transcript that does not exist is named."""
    assert run("check", "x.txt") == Run(1, "x.txt: error: does not exist (file)\n    hint: check the spelling of the path\n", "")


@pytest.mark.parametrize(("typed", "shown"), [("map", "map"), ("map/", "map"), (".", ".")])
def test_folder_as_transcript(here: pathlib.Path, run: Command, typed: str, shown: str) -> None:
    """A folder where a transcript is meant is named."""
    (here / "map").mkdir()
    assert run("check", typed) == Run(1, f"{shown}: error: is a folder, not a file (file)\n    hint: name the file in it\n", "")


def test_windows_line_ends(here: pathlib.Path, run: Command) -> None:
    """Windows line ends are a warning, and no reason to fail."""
    inputs.put(here, inputs.SOUND.replace("\n", "\r\n"))
    printed = (
        "x.txt: warning: has Windows line ends (CRLF); read as `\\n` (line-ends)\n"
        "    hint: save it with Unix line ends, or put `* text=auto eol=lf` in .gitattributes\n"
    )
    assert run("check", "x.txt") == Run(0, printed, "")


def test_no_front_matter(here: pathlib.Path, run: Command) -> None:
    """A transcript without front matter is a warning that shows what to write."""
    inputs.put(here, inputs.SAID.lstrip())
    printed = (
        "x.txt:1: warning: has no front matter (front-matter)\n"
        "    hint: begin the file with\n"
        "          ---\n          bedrijf: …\n          functie: …\n          datum: 2026-01-31\n          codebook: …\n          ---\n"
    )
    assert run("check", "x.txt") == Run(0, printed, "")


def test_bare_transcript(here: pathlib.Path, run: Command) -> None:
    """A bare transcript in a folder without a study is checked with its codings."""
    inputs.put(here)
    (here / "codings" / "x").mkdir(parents=True)
    (here / "codings" / "x" / "anna.jsonl").write_text('{"start": 0, "end": 3, "quote": "Nee", "construct": "leertijd"}\n', encoding="utf-8")
    assert run("check", "x.txt").out.splitlines()[0] == "codings/x/anna.jsonl:1: error: the quote no longer stands at 0-3 of x.txt (quote)"


def test_two_with_one_name(here: pathlib.Path, run: Command) -> None:
    """Two bare transcripts that would share their codings are refused."""
    inputs.put(here, name="a/x.txt")
    inputs.put(here, name="b/x.txt")
    result = run("check", "a/x.txt", "b/x.txt")
    assert (result.code, result.out.splitlines()[-2]) == (1, "b/x.txt: error: transcript `x` is there already (a/x.txt) (twice)")


@pytest.mark.parametrize(
    ("file", "text", "printed"),
    [
        pytest.param(
            "study.yaml",
            "study: proef\n\tcase: x\n",
            "study.yaml:2:1: error: is not YAML: found a tab character that violates indentation (yaml)",
            id="tab",
        ),
        pytest.param("study.yaml", "study: [proef\n", "study.yaml:2:1: error: is not YAML: did not find expected ',' or ']' (yaml)", id="open list"),
        pytest.param("study.yaml", "", "study.yaml: error: is empty (yaml)", id="empty"),
        pytest.param(
            "study.yaml", "study: proef\nstudy: twee\n", "study.yaml:2:1: error: key `study` occurs twice (first on line 1) (yaml)", id="twice"
        ),
        pytest.param("study.yaml", "study: mijn proef\n", "study.yaml:1:1: error: `mijn proef` has a space in it (id)", id="study id"),
        pytest.param("study.yaml", "study: proef\ncodeboeks: [klein]\n", "study.yaml:2:1: error: unknown key `codeboeks` (schema)", id="key"),
        pytest.param(
            "study.yaml",
            "study: proef\ncodebooks: [klien]\n",
            "study.yaml:2:1: error: no codebook is called `klien` (unknown-codebook)",
            id="codebook",
        ),
        pytest.param(
            "codebooks/klein.yaml",
            "codebook: klein\ntitle: Klein: een begin\n",
            "codebooks/klein.yaml:2:13: error: is not YAML: mapping values are not allowed in this context (yaml)",
            id="colon in a codebook",
        ),
        pytest.param(
            "codebooks/klein.yaml",
            inputs.KLEIN.replace("constructs", "title: Groot\nconstructs"),
            "codebooks/klein.yaml:3:1: error: key `title` occurs twice (first on line 2) (yaml)",
            id="key twice in a codebook",
        ),
        pytest.param(
            "codebooks/klein.yaml",
            inputs.KLEIN.replace("leertijd", "tijd om te leren"),
            "codebooks/klein.yaml:4:6: error: `tijd om te leren` has a space in it (id)",
            id="construct id with spaces",
        ),
        pytest.param(
            "guides/klein.yaml",
            "guide: klein\ntitle: Klein\nsections: [{id: a, title: A, constructs: [leertjd]}]\n",
            "guides/klein.yaml:3:43: error: unknown construct `leertjd` (unknown-construct)",
            id="unknown construct in a guide",
        ),
        pytest.param(
            "cases/zon.yaml",
            "case: Bakkerij Zon\nsummaries: {leertjd: Weinig tijd.}\n",
            "cases/zon.yaml:2:13: error: unknown construct `leertjd` (unknown-construct)",
            id="unknown construct in a case",
        ),
        pytest.param(
            "codings/x/anna.jsonl",
            '{"start": 41, "end": 65, "quote": "Daar was geen tijd voor.", "construct": "leertjd"}\n',
            "codings/x/anna.jsonl:1: error: unknown construct `leertjd` (unknown-construct)",
            id="unknown construct in a coding",
        ),
        pytest.param(
            "codings/x/anna.jsonl",
            '{"start": 41, "end": 64, "quote": "Daar is geen tijd voor.", "construct": "leertijd"}\n',
            "codings/x/anna.jsonl:1: error: the quote no longer stands at 41-64 of transcripts/x.txt (quote)",
            id="quote",
        ),
        pytest.param(
            "codings/x/anna.jsonl", ">>>>>>> bram\n", "codings/x/anna.jsonl:1: error: a merge conflict is left in the file (conflict)", id="conflict"
        ),
        pytest.param("codings/x/anna.jsonl", '\n{"start": 4\n', "codings/x/anna.jsonl:2: error: is not a line of JSON (coding)", id="broken line"),
    ],
)
def test_bad_study(here: pathlib.Path, run: Command, file: str, text: str, printed: str) -> None:
    """A mistake in any file of a study gives one line with its place, a hint, and exit code 1."""
    inputs.put(here, name="transcripts/x.txt")
    (here / "study.yaml").write_text("study: proef\ncodebooks: [klein]\n", encoding="utf-8")
    (here / file).parent.mkdir(parents=True, exist_ok=True)
    (here / file).write_text(text, encoding="utf-8")
    before = inputs.files(here)
    result = run("check")
    line, hint = result.out.splitlines()
    assert (line, hint[:10]) == (printed, "    hint: ")
    assert (result.code, result.err, inputs.files(here)) == (1, "", before)


def test_study_that_is_a_list(folder: pathlib.Path, run: Command) -> None:
    """A study.yaml that holds no keys says what it should hold.

    === study.yaml
    - proef
    """
    assert run("check") == Run(1, "study.yaml:1:1: error: the file must be a mapping (key: value), not a list (schema)\n", "")


def test_broken_codebook_once(folder: pathlib.Path, run: Command) -> None:
    """A codebook that cannot be read is said once; what leans on it, or has another codebook, is not blamed.

    === study.yaml
    study: proef
    codebooks: [klein, ander]
    === codebooks/klein.yaml
    codebook: klein
    title: Klein
    constructs: [
    === codebooks/ander.yaml
    codebook: ander
    title: Ander
    constructs: [{id: toon, label: Toon}]
    === transcripts/01.txt
    ---
    bedrijf: Bakkerij Zon
    ---
    Respondent: Daar was geen tijd voor.
    === codings/01/anna.jsonl
    {"start": 12, "end": 36, "quote": "Daar was geen tijd voor.", "construct": "leertijd"}
    """
    printed = "codebooks/klein.yaml:4:1: error: is not YAML: did not find expected node content (yaml)\n    hint: " + inputs.YAML_HINT + "\n"
    assert run("check") == Run(1, printed, "")


def test_warnings(folder: pathlib.Path, run: Command) -> None:
    """Warnings are printed without failing, and fail a strict check, which also looks for what is unfinished.

    === study.yaml
    study: proef
    === transcripts/01.txt
    ---
    rol: medewerker
    ---
    Respondent: Daar was geen tijd voor.
    """
    hint = "add a line `bedrijf: …`, or name another attribute in study.yaml: `case: …`"
    warning = f"transcripts/01.txt:4:1: warning: names no bedrijf, so it belongs to no case (attribute)\n    hint: {hint}\n"
    unfinished = "transcripts/01.txt: warning: names no codebook (complete)\n    hint: add `codebook: …` to its front matter or to study.yaml\n"
    assert run("check") == Run(0, warning, "")
    assert run("check", "--strict") == Run(1, unfinished + warning, "")


@pytest.mark.parametrize(
    ("format", "printed"),
    [
        ("json", '[\n  {\n    "file": "study.yaml",\n    "line": 1,\n    "col": 1,\n'),
        ("github", "::error file=study.yaml,line=1,col=1::`mijn proef` has a space in it (id) - "),
    ],
)
def test_programs_read_a_broken_study(folder: pathlib.Path, run: Command, format: str, printed: str) -> None:
    """Also when study.yaml itself cannot be read, programs get the problem in their own format.

    === study.yaml
    study: mijn proef
    """
    result = run("check", "--format", format)
    assert (result.code, result.err, result.out[: len(printed)]) == (1, "", printed)


def test_json(folder: pathlib.Path, run: Command) -> None:
    """As JSON, each problem is an object with its place, level, message, rule and hint; the exit code is the same.

    === study.yaml
    study: proef
    codebooks: [klien]
    """
    result = run("check", "--format", "json")
    assert result.code == 1
    assert json.loads(result.out) == [
        {
            "file": "study.yaml",
            "line": 2,
            "col": 1,
            "message": "no codebook is called `klien`",
            "rule": "unknown-codebook",
            "hint": "known are: `blijven-leren`, `leren-van-fouten`, `psychologische-veiligheid`, `werkplekleren`",
            "level": "error",
        }
    ]


def test_json_when_sound(folder: pathlib.Path, run: Command) -> None:
    """As JSON, no problems are an empty list.

    === study.yaml
    study: proef
    """
    assert run("check", "--format", "json") == Run(0, "[]\n", "")


def test_github(folder: pathlib.Path, run: Command) -> None:
    """For GitHub, each problem is one workflow command.

    === study.yaml
    study: proef
    codebooks: [klien]
    """
    hint = "known are: `blijven-leren`, `leren-van-fouten`, `psychologische-veiligheid`, `werkplekleren`"
    printed = f"::error file=study.yaml,line=2,col=1::no codebook is called `klien` (unknown-codebook) - {hint}\n"
    assert run("check", "--format", "github") == Run(1, printed, "")


def test_no_study(here: pathlib.Path, run: Command) -> None:
    """In a folder without a study, and without a transcript, there is nothing to check."""
    printed = "qualcode: no study.yaml here or above\n    hint: make one with: qualcode init, or name the folder: --study DIR\n"
    assert run("check") == Run(2, "", printed)


def test_from_below(folder: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """The study is found from any folder in it.

    === study.yaml
    study: proef
    === transcripts/01.txt
    Zomaar wat tekst.
    """
    monkeypatch.chdir(folder / "transcripts")
    assert run("check").out.splitlines()[-2] == "transcripts/01.txt:1: error: has no turns (turns)"


def test_unknown_option(here: pathlib.Path, run: Command) -> None:
    """An unknown option is a mistake in use, with the way to help."""
    result = run("check", "--strickt")
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[1] == "Try 'qualcode check -h' for help."
    assert "No such option: --strickt" in result.err


def test_unknown_format(here: pathlib.Path, run: Command) -> None:
    """An unknown format is a mistake in use, with the formats there are."""
    result = run("check", "--format", "xml")
    assert (result.code, result.out) == (2, "")
    assert "'xml' is not one of 'text', 'github', 'json'" in result.err


def test_light(folder: pathlib.Path) -> None:
    """A check imports no pandas, Word, terminal or dictionary library, also in a study with codings.

    === study.yaml
    study: proef
    codebooks: [werkplekleren]
    === transcripts/01.txt
    ---
    bedrijf: Bakkerij Zon
    ---
    Respondent: Daar was geen tijd voor.
    === codings/01/anna.jsonl
    {"start": 12, "end": 36, "quote": "Daar was geen tijd voor.", "construct": "leertijd"}
    """
    done = subprocess.run([sys.executable, "-c", WITHOUT], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout == "0 set()\n"

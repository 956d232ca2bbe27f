"""`qualcode import`: what is printed and written, and nothing replaced by accident."""

from __future__ import annotations

import json
import pathlib
import shutil
from collections.abc import Callable

import pytest

from tests.cli import inputs
from tests.conftest import ROOT, Run

Command = Callable[..., Run]
FIXTURES = ROOT / "tests" / "exchange" / "transcripts" / "fixtures"
ASKS = (
    "teams.vtt: warning: does not say who asks; all count as respondents (speakers)\n"
    '    hint: name the interviewer: --speaker "Tessa Pol=interviewer"\n'
)
OVERLAP = "teams.vtt:12: warning: a time goes back or overlaps with what came before; kept as it is (times)\n"
WHO = ["--speaker", "Pol, Tessa=interviewer", "--speaker", "Hanneke de Graaf Gast=respondent"]


@pytest.fixture
def here(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a folder with a few interviews, and go there."""
    for name in ("teams.vtt", "gewoon.txt", "enquete.csv", "whisper.tsv"):
        shutil.copy(FIXTURES / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_speakers(here: pathlib.Path, run: Command) -> None:
    """Speakers get the labels that the user gives, by their name in the source or as it is written."""
    assert run("import", "teams.vtt", *WHO) == Run(0, "teams.txt: 4 turns, 22 words: Interviewer, Respondent\n", OVERLAP)
    assert (here / "teams.txt").read_text(encoding="utf-8") == (
        "---\nbron: teams.vtt\n---\n\n"
        "Interviewer: [00:00:02] Goedemiddag, fijn dat u er bent.\n\n"
        "Respondent: [00:00:06] Graag gedaan, zei Riet & co.\n\n"
        "Interviewer: [00:00:09] Ja, ja.\n\n"
        "Respondent: [00:00:09] Let op: het is het is wel Druk.\n"
    )


def test_several_respondents(here: pathlib.Path, run: Command) -> None:
    """Several respondents are numbered in the order in which they are named; any other word is a label."""
    run("import", "teams.vtt", "-s", "Graaf, Hanneke de (Gast)=respondent", "-s", "Pol, Tessa=respondent", "-o", "een")
    run("import", "teams.vtt", "-s", "Graaf, Hanneke de (Gast)=Hanneke", "-s", "Pol, Tessa=interviewer", "-o", "twee")
    labels = [[line.partition(":")[0] for line in (here / name / "teams.txt").read_text("utf-8").splitlines()[4:7:2]] for name in ("een", "twee")]
    assert labels == [["Respondent 2", "Respondent 1"], ["Interviewer", "Hanneke"]]


def test_unmapped(here: pathlib.Path, run: Command) -> None:
    """Speakers that nobody named keep their names, and it is said that nobody asks."""
    result = run("import", "teams.vtt")
    assert result == Run(0, "teams.txt: 4 turns, 22 words: Tessa Pol, Hanneke de Graaf Gast\n", OVERLAP + ASKS)


def test_dry_run(here: pathlib.Path, run: Command) -> None:
    """A dry run shows the first turns and the speakers, says what to give, and writes nothing."""
    before = inputs.files(here)
    result = run("import", "teams.vtt", "--dry-run")
    assert [line.rstrip() for line in result.out.splitlines()] == [
        "teams.vtt → teams.txt",
        "speaker                time        words",
        "Tessa Pol              [00:00:02]  Goedemiddag, fijn dat u er bent.",
        "Hanneke de Graaf Gast  [00:00:06]  Graag gedaan, zei Riet & co.",
        "Tessa Pol              [00:00:09]  Ja, ja.",
        "Hanneke de Graaf Gast  [00:00:09]  Let op: het is het is wel Druk.",
        "  Tessa Pol: 2 turns, 8 words",
        "  Hanneke de Graaf Gast: 2 turns, 14 words",
    ]
    hint = '    hint: say who is who, for example: --speaker "Tessa Pol=interviewer" --speaker "Hanneke de Graaf Gast=respondent"\n'
    assert (result.code, result.err) == (0, OVERLAP + ASKS + hint)
    assert inputs.files(here) == before


def test_study(here: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a study, also below it, transcripts go to transcripts/, and the study is sound with them."""
    inputs.put(here)
    (here / "study.yaml").write_text("study: proef\ncodebooks: [klein]\n", encoding="utf-8")
    (here / "rauw").mkdir()
    monkeypatch.chdir(here / "rauw")
    result = run("import", "../gewoon.txt", "--set", "bedrijf=Bakkerij Zon")
    assert (result.code, result.err) == (0, "")
    monkeypatch.chdir(here)
    assert (here / "transcripts" / "gewoon.txt").read_text(encoding="utf-8").startswith("---\nbron: gewoon.txt\nbedrijf: Bakkerij Zon\n---\n")
    assert run("check") == Run(0, "", "")


def test_twice(here: pathlib.Path, run: Command) -> None:
    """The same file twice changes nothing and says so."""
    run("import", "teams.vtt", *WHO)
    before = inputs.files(here)
    assert run("import", "teams.vtt", *WHO).out == "teams.txt: 4 turns, 22 words: Interviewer, Respondent (unchanged)\n"
    assert inputs.files(here) == before


def test_never_replaced(here: pathlib.Path, run: Command) -> None:
    """A transcript with other content is kept, until --force; then it is said what that does to codings."""
    (here / "teams.txt").write_text("Eigen werk.\n", encoding="utf-8")
    before = inputs.files(here)
    result = run("import", "teams.vtt", *WHO)
    error = "teams.vtt: error: `teams.txt` is there already with other content (exists)\n"
    hint = "    hint: give --force to replace it, or --out DIR for another folder\n"
    assert (result, inputs.files(here)) == (Run(1, "", OVERLAP + error + hint), before)
    result = run("import", "teams.vtt", *WHO, "--force")
    replaced = (
        "teams.txt: warning: was replaced; its codings may stand at other places now (replaced)\n    hint: when it was coded: qualcode anchor\n"
    )
    assert result == Run(0, "teams.txt: 4 turns, 22 words: Interviewer, Respondent (replaced)\n", OVERLAP + replaced)


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_never_over_itself(here: pathlib.Path, run: Command, force: list[str]) -> None:
    """A source is never written over."""
    before = inputs.files(here)
    error = "gewoon.txt: error: would be written over itself (exists)\n    hint: name another folder: --out transcripts\n"
    assert (run("import", "gewoon.txt", *force), inputs.files(here)) == (Run(1, "", error), before)


def test_two_of_one_name(here: pathlib.Path, run: Command) -> None:
    """Two sources that would become one transcript are told apart; the first is written, the second is not."""
    shutil.copy(FIXTURES / "teams.txt", here / "teams.txt")
    result = run("import", "teams.vtt", "teams.txt", "--out", "uit", "--force")
    assert result.code == 1
    assert "teams.txt: error: would become `uit/teams.txt`, as `teams.vtt` did (exists)" in result.err
    assert "bron: teams.vtt" in (here / "uit" / "teams.txt").read_text(encoding="utf-8")


def test_json(here: pathlib.Path, run: Command) -> None:
    """For programs there is a list of what was made."""
    result = run("import", "teams.vtt", "enquete.csv", "--json", "--out", "uit", *WHO)
    assert json.loads(result.out) == [
        {
            "source": "teams.vtt",
            "target": "uit/teams.txt",
            "outcome": "new",
            "turns": 4,
            "words": 22,
            "speakers": {"Interviewer": {"turns": 2, "words": 8}, "Respondent": {"turns": 2, "words": 14}},
        },
        {
            "source": "enquete.csv",
            "target": "uit/enquete-a1.txt",
            "outcome": "new",
            "turns": 4,
            "words": 21,
            "speakers": {"Interviewer": {"turns": 2, "words": 9}, "Respondent": {"turns": 2, "words": 12}},
        },
        {
            "source": "enquete.csv",
            "target": "uit/enquete-a2.txt",
            "outcome": "new",
            "turns": 2,
            "words": 14,
            "speakers": {"Interviewer": {"turns": 1, "words": 4}, "Respondent": {"turns": 1, "words": 10}},
        },
    ]


def test_survey(here: pathlib.Path, run: Command) -> None:
    """What was taken for questions and facts is said once a survey, unless the user named the questions."""
    result = run("import", "enquete.csv", "-o", "uit")
    assert result == Run(
        0,
        "uit/enquete-a1.txt: 4 turns, 21 words: Interviewer, Respondent\nuit/enquete-a2.txt: 2 turns, 14 words: Interviewer, Respondent\n",
        "enquete.csv: warning: questions are `Wat leerde u vorige maand?`, `Toelichting bij het team`; "
        "facts are `respondentnummer`, `functie` (survey)\n"
        '    hint: when that is wrong, name every question: --question "Wat leerde u vorige maand?" --question "Toelichting bij het team"; '
        'or only what is a fact: --attribute "Wat leerde u vorige maand?"\n',
    )
    result = run("import", "enquete.csv", "-o", "uit2", "--question", "Wat leerde u vorige maand?")
    assert result == Run(
        0,
        "uit2/enquete-a1.txt: 2 turns, 10 words: Interviewer, Respondent\n",
        "enquete.csv:3: warning: row 3 answers no open question; no transcript is made of it (survey)\n",
    )


def test_encoding(here: pathlib.Path, run: Command) -> None:
    """What the encoding of a text is can be said; without that it is guessed and told."""
    (here / "oud.txt").write_bytes("Respondent: de coördinator\n".encode("cp1252"))
    guessed = run("import", "oud.txt", "-o", "een")
    hint = "    hint: look whether the accents are right; if not: --encoding mac_roman, --encoding cp850\n"
    assert guessed.err == "oud.txt: warning: is not UTF-8; read as `cp1252` (encoding)\n" + hint
    assert run("import", "oud.txt", "-o", "twee", "--encoding", "Windows-1252").err == ""
    assert run("import", "oud.txt", "-o", "drie", "--encoding", "cp850").code == 0
    said = [(here / name / "oud.txt").read_text("utf-8").split()[-1] for name in ("een", "twee", "drie")]
    assert said == ["coördinator", "coördinator", "co÷rdinator"]


def test_next_file(here: pathlib.Path, run: Command) -> None:
    """A file that cannot be read does not stop the next."""
    result = run("import", "weg.docx", "teams.vtt", *WHO)
    assert (result.code, result.out) == (1, "teams.txt: 4 turns, 22 words: Interviewer, Respondent\n")
    assert result.err == "weg.docx: error: does not exist (file)\n    hint: check the spelling of the path\n" + OVERLAP


def test_stranger(here: pathlib.Path, run: Command) -> None:
    """A speaker who speaks nowhere is probably misspelt."""
    assert "nobody is called `tessa pool`\n    hint: did you mean `tessa pol`?\n" in run("import", "teams.vtt", "-s", "Tessa Pool=interviewer").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-s", "SP1"], "`--speaker SP1` names no speaker and label"),
        (["-s", "A=B", "-s", "a=C"], "`a` has two labels: `B` and `C`"),
        (["--set", "bedrijf"], "`--set bedrijf` sets nothing"),
        (["--set", "speakers=x"], "`--set speakers=x` sets nothing"),
        (["--encoding", "ansi1"], "`--encoding ansi1` names no encoding of text"),
        (["*.weg"], "no file is called `teams*.weg`"),
    ],
)
def test_mistakes(here: pathlib.Path, run: Command, words: list[str], said: str) -> None:
    """A mistake in use is one line with a hint, and nothing is written."""
    before = inputs.files(here)
    result = run("import", *(["teams*.weg"] if words == ["*.weg"] else ["teams.vtt", *words]))
    assert (result.code, result.out, inputs.files(here)) == (2, "", before)
    assert result.err.startswith(f"qualcode: {said}\n    hint: ")


def test_codable(here: pathlib.Path, run: Command) -> None:
    """What was imported can be coded at once."""
    assert run("import", "teams.vtt", "--out", "uit", *WHO, "--set", "codebook=werkplekleren").code == 0
    assert run("code", "uit/teams.txt", "--dry-run").code == 0

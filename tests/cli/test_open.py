"""What commands share: the study is found, bare transcripts are a study of their own, and errors stop the counting."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.cli import open as opening
from qualcode.errors import Exit, ProblemsError, QualcodeError
from qualcode.study import library
from tests.cli import inputs

LEAVE_OUT = "leave the transcript out, or copy it to a folder outside the study"


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of a study with one transcript, and go there."""
    inputs.put(tmp_path, name="transcripts/x.txt")
    (tmp_path / "study.yaml").write_text("study: proef\ncodebooks: [klein]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_root_from_below(study: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name the study is the nearest one at or above here."""
    monkeypatch.chdir(study / "transcripts")
    assert opening.study_root(None) == study


def test_root_by_name(study: pathlib.Path) -> None:
    """A named folder must be the study's own."""
    assert opening.study_root(pathlib.Path()) == study
    with pytest.raises(QualcodeError) as caught:
        opening.study_root(pathlib.Path("transcripts"))
    assert str(caught.value) == "no study.yaml `transcripts`"


def test_whole_study(study: pathlib.Path) -> None:
    """Without transcripts the whole study is opened, with its codings."""
    (study / "codings" / "x").mkdir(parents=True)
    (study / "codings" / "x" / "anna.jsonl").write_text('{"start": 41, "end": 45, "quote": "Daar", "construct": "leertijd"}\n', encoding="utf-8")
    opened = opening.open_study(None)
    assert ([t.name for t in opened.study.transcripts], [c.quote for c in opened.codings], opened.problems) == (["x"], ["Daar"], [])


@pytest.mark.parametrize("folder", [None, pathlib.Path()], ids=["found", "named"])
def test_transcript_of_a_study(study: pathlib.Path, folder: pathlib.Path | None) -> None:
    """A transcript of a study is not counted alone, nor silently taken for the whole study."""
    with pytest.raises(QualcodeError) as caught:
        opening.open_study(folder, [pathlib.Path("transcripts/x.txt")])
    message = "`transcripts/x.txt` is named, but a study is opened as a whole"
    assert (str(caught.value), caught.value.hint, caught.value.code) == (message, LEAVE_OUT, Exit.USAGE)


def test_bare_beside_a_study(study: pathlib.Path) -> None:
    """A transcript that lies in a study's folder, but not among its transcripts, is bare."""
    inputs.put(study, name="los/y.txt")
    opened = opening.open_study(None, [pathlib.Path("los/y.txt")], codebook="klein")
    assert ([t.name for t in opened.study.transcripts], opened.study.settings.study) == (["y"], "los")


def test_inside(study: pathlib.Path) -> None:
    """Transcripts are inside a study only when all of them are."""
    x, other = pathlib.Path("transcripts/x.txt"), pathlib.Path("codebooks/klein.yaml")
    assert (opening.inside([x], study), opening.inside([x, other], study)) == (True, False)


def test_sound(study: pathlib.Path) -> None:
    """A study with warnings only can be counted in."""
    inputs.put(study, inputs.SAID, name="transcripts/x.txt")
    assert [problem.rule for problem in opening.open_sound(None).problems] == ["front-matter"]


def test_not_sound(study: pathlib.Path) -> None:
    """A study with errors cannot be counted in; the errors are told, the warnings not."""
    inputs.put(study, inputs.SAID, name="transcripts/x.txt")
    inputs.put(study, "", name="transcripts/leeg.txt")
    with pytest.raises(ProblemsError) as caught:
        opening.open_sound(None)
    assert [str(problem) for problem in caught.value.problems] == ["transcripts/leeg.txt: error: is empty (transcript)"]
    assert caught.value.code is Exit.PROBLEMS


def test_library_root(study: pathlib.Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Guides and codebooks are looked up in the study, or here when there is none."""
    assert opening.library_root(None) == study
    monkeypatch.chdir(tmp_path_factory.mktemp("leeg"))
    assert opening.library_root(None) == pathlib.Path()
    assert opening.library_root(study) == study


@pytest.mark.parametrize("name", ["ander", "ander.yaml", "codebooks/ander.yaml", "ergens/codebooks/ander.yaml"])
def test_name_as_typed(study: pathlib.Path, name: str) -> None:
    """A codebook may be named by its file."""
    assert opening.name_or_only("codebooks", name, None) == "ander"


def test_name_left_out(study: pathlib.Path) -> None:
    """Without a name the study's first codebook is meant."""
    assert opening.name_or_only("codebooks", None, None) == "klein"


def test_nothing_to_choose_from(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name and without a study, the question is which one, with those there are."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QualcodeError) as caught:
        opening.name_or_only("guides", None, None)
    assert (str(caught.value), caught.value.hint) == ("which guide?", "name one: " + ", ".join(library.names("guides")))

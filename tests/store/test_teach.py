"""What the rule coder of a study learns from, and above all what it does not."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping

import pytest

from qualcode.coding.learn import Learned, lessons_of
from qualcode.coding.lessons import lessons
from qualcode.language.sentences import words
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.study import Settings, Study
from qualcode.model.transcript import Transcript
from qualcode.store.codings import load_codings
from qualcode.store.teach import Teaching, taught
from qualcode.study import library
from qualcode.study.load import load_codebook, load_transcripts
from tests.nouns import codebook, transcript

SHIPPED = "werkplekleren"
BOOK = codebook("klein", constructs=[{"id": "rust", "label": "Rust", "examples": [{"quote": "Het is hier altijd rustig."}]}])
TALK = transcript("01", speech=[("Interviewer", "Hoe gaat het?"), ("Respondent", "Het is druk. Er is geen tijd.")])
POLES: Mapping[str, tuple[str, str] | None] = {"rust": ("stimulerend", "belemmerend")}


def coded(construct: str = "rust", *, name: str = "01", quote: str = "Het is druk.") -> Coding:
    """Return what a person coded in the interview."""
    start = TALK.body.index(quote)
    return Coding(name, "anna", start, start + len(quote), quote, construct)


def teach(root: pathlib.Path, book: Codebook, *codings: Coding, transcripts: tuple[Transcript, ...] = (TALK,)) -> Learned:
    """Return what a study of these transcripts teaches about a codebook."""
    study = Study(root, Settings(study="proef", codebooks=(book.codebook,)), transcripts, {book.codebook: book})
    return taught(Teaching(study, codings, frozenset(one.name for one in transcripts)), book, POLES)


@pytest.fixture(scope="module")
def shipped() -> Codebook:
    """Return a shipped codebook that has an example study."""
    return load_codebook(SHIPPED, pathlib.Path())[0]


@pytest.fixture(scope="module")
def example() -> list[tuple[Transcript, int]]:
    """Return each interview of the shipped example study, with the number of lessons in it."""
    study, _ = load_transcripts(library.folder("examples") / SHIPPED)
    codings, _ = load_codings(study)
    return [(one, len(lessons([one], codings))) for one in study.transcripts]


def test_examples_and_own_codings(tmp_path: pathlib.Path) -> None:
    """A codebook that is not shipped is taught by its examples, and by each sentence of the interviews that people coded."""
    assert teach(tmp_path, BOOK).lessons == 1
    assert teach(tmp_path, BOOK, coded()).lessons == 3


def test_another_codebooks_interviews_teach_nothing(tmp_path: pathlib.Path) -> None:
    """An interview that is coded with another codebook is no lesson."""
    other = transcript("01", {"codebook": "ander"}, speech=[("Interviewer", "Hoe gaat het?"), ("Respondent", "Het is druk. Er is geen tijd.")])
    assert teach(tmp_path, BOOK, coded(), transcripts=(other,)).lessons == 1


def test_the_example_study_teaches(tmp_path: pathlib.Path, shipped: Codebook, example: list[tuple[Transcript, int]]) -> None:
    """With a shipped codebook, the people who coded the example study teach beside the codebook's examples."""
    assert sum(count for _, count in example) > 100
    assert teach(tmp_path, shipped, transcripts=()).lessons == len(lessons_of(shipped)) + sum(count for _, count in example)


def test_an_own_codebook_of_that_name_gets_no_shipped_lessons(tmp_path: pathlib.Path, shipped: Codebook) -> None:
    """A study with its own codebook of a shipped one's name is taught by that codebook's examples only."""
    (tmp_path / "codebooks").mkdir()
    (tmp_path / "codebooks" / f"{SHIPPED}.yaml").write_text("codebook: eigen\n", encoding="utf-8")
    assert teach(tmp_path, shipped, transcripts=()).lessons == len(lessons_of(shipped))


def test_an_example_interview_does_not_teach_itself(tmp_path: pathlib.Path, shipped: Codebook, example: list[tuple[Transcript, int]]) -> None:
    """An interview of the example study that is in the study too teaches by the study's own codings only."""
    everything = teach(tmp_path, shipped, transcripts=()).lessons
    one, count = next((one, count) for one, count in example if count)
    copy = Transcript(one.name, one.file, {}, one.body, one.turns)
    assert teach(tmp_path, shipped, transcripts=(copy,)).lessons == everything - count


@pytest.mark.parametrize(("construct", "told"), [("rust", ["rust"]), ("weg", [])])
def test_an_unknown_construct_teaches_nothing(tmp_path: pathlib.Path, construct: str, told: list[str]) -> None:
    """A construct that the codebook does not have (any more) is not learned, however often people coded it."""
    many = tuple(Transcript(str(n), f"transcripts/{n}.txt", {}, TALK.body, TALK.turns) for n in range(20))
    learned = teach(tmp_path, BOOK, *(coded(construct, name=one.name) for one in many), transcripts=many)
    assert list(learned.evidence(words("Het is druk."), words(""))) == told

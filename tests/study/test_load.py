"""A whole study, or a few bare transcripts as if they were one."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.errors import Exit, Level, Location, Problem, ProblemsError, QualcodeError
from qualcode.study import library, load

SHIPPED = "known are: " + ", ".join(f"`{name}`" for name in library.names("codebooks"))
GUIDES = "known are: " + ", ".join(f"`{name}`" for name in library.names("guides"))


def lines(problems: list[Problem]) -> list[str]:
    """Return problems as lines of text."""
    return [str(problem) for problem in problems]


def test_study(folder: pathlib.Path) -> None:
    """A study is its settings, transcripts, codebooks, guides and cases, each under its name.

    === study.yaml
    study: proef
    codebooks: [eigen]
    === codebooks/eigen.yaml
    codebook: eigen
    title: Eigen
    constructs: [{id: tijd, label: Tijd}]
    === guides/gids.yaml
    guide: gids
    title: Gids
    codebook: eigen
    sections: [{id: a, title: A}]
    === cases/kortenbos.yaml
    case: Kortenbos
    === transcripts/b.txt
    ---
    bedrijf: Kortenbos
    ---
    Anna: Ja.
    === transcripts/ronde-1/a.1.txt
    ---
    bedrijf: Oltman
    ---
    Bram: Ja.
    """
    study, problems = load.load_study(folder)
    assert problems == []
    assert (study.root, study.settings.study, study.settings.file) == (folder, "proef", "study.yaml")
    assert [(one.name, one.file) for one in study.transcripts] == [("b", "transcripts/b.txt"), ("ronde-1/a.1", "transcripts/ronde-1/a.1.txt")]
    assert (list(study.codebooks), list(study.guides)) == (["eigen"], ["gids"])
    assert [(case.case, case.file) for case in study.cases] == [("Kortenbos", "cases/kortenbos.yaml")]


def test_study_by_text_path(folder: pathlib.Path) -> None:
    """The folder of a study may be given as text.

    === study.yaml
    study: proef
    """
    assert load.load_study(str(folder))[0].root == folder


def test_no_study(tmp_path: pathlib.Path) -> None:
    """A folder without study.yaml is no study."""
    with pytest.raises(ProblemsError) as caught:
        load.load_study(tmp_path)
    assert lines(caught.value.problems) == ["study.yaml: error: does not exist (file)"]
    assert caught.value.code is Exit.PROBLEMS


def test_unsound_settings(folder: pathlib.Path) -> None:
    """A study.yaml that cannot be understood ends the reading with all its mistakes.

    === study.yaml
    study: mijn studie
    codebook: werkplekleren
    """
    with pytest.raises(ProblemsError) as caught:
        load.load_study(folder)
    assert [(str(problem), problem.hint) for problem in caught.value.problems] == [
        ("study.yaml:1:1: error: `mijn studie` has a space in it (id)", "use letters, digits and hyphens: `mijn-studie`"),
        ("study.yaml:2:1: error: unknown key `codebook` (schema)", "did you mean `codebooks`?"),
    ]


def test_problems_of_all_files(folder: pathlib.Path) -> None:
    """One reading shows the problems of all files, and what can be read is there.

    === study.yaml
    study: proef
    codebooks: [eigen, werkplekleren]
    === codebooks/eigen.yaml
    codebook: eigen
    title: Eigen
    === guides/gids.yaml
    guide: gids
    title: Gids
    === cases/kortenbos.yaml
    cas: Kortenbos
    === transcripts/a.txt
    Geen gesprek.
    === transcripts/b.txt
    ---
    bedrijf: Kortenbos
    ---
    Anna: Ja.
    """
    study, problems = load.load_study(folder)
    assert lines(problems) == [
        "transcripts/a.txt:1: warning: has no front matter (front-matter)",
        "transcripts/a.txt:1: error: has no turns (turns)",
        "guides/gids.yaml:1:1: error: `sections` is missing (schema)",
        "codebooks/eigen.yaml:1:1: error: `constructs` is missing (schema)",
        "cases/kortenbos.yaml:1:1: error: `case` is missing (schema)",
        "cases/kortenbos.yaml:1:1: error: unknown key `cas` (schema)",
    ]
    assert [one.name for one in study.transcripts] == ["a", "b"]
    assert list(study.codebooks) == ["werkplekleren"]


def test_own_codebook_before_the_shipped_one(folder: pathlib.Path) -> None:
    """A codebook of one's own goes before the shipped one of the same name.

    === study.yaml
    study: proef
    codebooks: [werkplekleren]
    === codebooks/werkplekleren.yaml
    codebook: werkplekleren
    title: Die van ons
    constructs: [{id: tijd, label: Tijd}]
    """
    study, _ = load.load_study(folder)
    assert study.codebooks["werkplekleren"].title == "Die van ons"
    assert load.load_codebook("werkplekleren", folder)[0].title == "Die van ons"


def test_unsound_own_codebook_is_not_replaced(folder: pathlib.Path) -> None:
    """When a codebook of one's own cannot be read, the shipped one of that name does not take its place.

    === study.yaml
    study: proef
    codebooks: [werkplekleren]
    === codebooks/werkplekleren.yaml
    codebook: werkplekleren
    """
    study, problems = load.load_study(folder)
    assert study.codebooks == {}
    assert lines(problems) == [
        "codebooks/werkplekleren.yaml:1:1: error: `constructs` is missing (schema)",
        "codebooks/werkplekleren.yaml:1:1: error: `title` is missing (schema)",
    ]


def test_guide_of_a_shipped_codebook(folder: pathlib.Path) -> None:
    """A codebook brings the guide of its own name along when no guide was made for it.

    === study.yaml
    study: proef
    codebooks: [leren-van-fouten]
    """
    study, problems = load.load_study(folder)
    assert problems == []
    assert list(study.guides) == ["leren-van-fouten"]


def test_own_guide_of_a_shipped_codebook(folder: pathlib.Path) -> None:
    """A guide of one's own that was made for the codebook keeps the shipped guide away.

    === study.yaml
    study: proef
    codebooks: [leren-van-fouten]
    === guides/gids.yaml
    guide: gids
    title: Gids
    codebook: leren-van-fouten
    sections: [{id: a, title: A}]
    """
    assert list(load.load_study(folder)[0].guides) == ["gids"]


def test_unknown_codebook(folder: pathlib.Path) -> None:
    """A codebook that is not there is shown where it is named, with the nearest one of one's own or shipped.

    === study.yaml
    study: proef
    codebooks: [werkplekleren, werkplekeren]
    guides: [onbekend]
    === transcripts/a.txt
    ---
    bedrijf: Kortenbos
    codebook: eigenn
    ---
    Anna: Ja.
    === codebooks/eigen.yaml
    codebook: eigen
    title: Eigen
    constructs: [{id: tijd, label: Tijd}]
    """
    _, problems = load.load_study(folder)
    assert [(str(problem), problem.hint) for problem in problems] == [
        ("study.yaml:3:1: error: no guide is called `onbekend` (unknown-guide)", GUIDES),
        ("study.yaml:2:1: error: no codebook is called `werkplekeren` (unknown-codebook)", "did you mean `werkplekleren`?"),
        ("transcripts/a.txt:3:1: error: no codebook is called `eigenn` (unknown-codebook)", "did you mean `eigen`?"),
    ]


@pytest.mark.parametrize("name", ["../../geheim", "a" * 300])
def test_name_that_no_codebook_can_have(folder: pathlib.Path, name: str) -> None:
    """A path, or a name longer than a file's can be, is an unknown codebook like any other."""
    path = folder / "a.txt"
    path.write_text(f"---\ncodebook: {name}\n---\nAnna: Ja.\n", encoding="utf-8")
    assert lines(load.load_bare([path.relative_to(folder)])[1]) == [f"a.txt:2:1: error: no codebook is called `{name}` (unknown-codebook)"]


def test_codebook_with_another_name_than_its_file(folder: pathlib.Path) -> None:
    """A codebook that calls itself otherwise than its file is read under the name of its file, with a warning.

    === study.yaml
    study: proef
    codebooks: [eigen]
    === codebooks/eigen.yaml
    title: Eigen
    codebook: anders
    constructs: [{id: tijd, label: Tijd}]
    """
    study, (problem,) = load.load_study(folder)
    assert list(study.codebooks) == ["eigen"]
    assert str(problem) == "codebooks/eigen.yaml:2:1: warning: `codebook: anders` differs from its file name (id)"
    assert problem.hint == "write `codebook: eigen`"


def test_transcript_brings_its_codebook(folder: pathlib.Path) -> None:
    """A codebook that only a transcript names belongs to the study, after those of study.yaml.

    === study.yaml
    study: proef
    codebooks: [werkplekleren]
    === transcripts/a.txt
    ---
    codebook: leren-van-fouten
    ---
    Anna: Ja.
    """
    assert list(load.load_study(folder)[0].codebooks) == ["werkplekleren", "leren-van-fouten"]


def test_codebook_given_by_hand(folder: pathlib.Path) -> None:
    """A codebook that is given by hand goes before those of study.yaml.

    === study.yaml
    study: proef
    codebooks: [werkplekleren, leren-van-fouten]
    """
    assert list(load.load_study(folder, codebook="leren-van-fouten")[0].codebooks) == ["leren-van-fouten", "werkplekleren"]


def test_only_some_transcripts(folder: pathlib.Path) -> None:
    """Only the transcripts that are asked for are read.

    === study.yaml
    study: proef
    === transcripts/a.txt
    Geen gesprek.
    === transcripts/b.txt
    ---
    bedrijf: Kortenbos
    ---
    Anna: Ja.
    """
    study, problems = load.load_study(folder, only=[folder / "transcripts" / "b.txt"])
    assert (problems, [one.name for one in study.transcripts]) == ([], ["b"])


def test_transcript_that_is_not_there(folder: pathlib.Path) -> None:
    """A transcript that is asked for and not there is a problem.

    === study.yaml
    study: proef
    """
    study, problems = load.load_study(folder, only=[folder / "transcripts" / "weg.txt"])
    assert study.transcripts == ()
    assert lines(problems) == ["transcripts/weg.txt: error: does not exist (file)"]


def test_folder_that_looks_like_a_transcript(folder: pathlib.Path) -> None:
    """A folder with the name of a transcript is a problem.

    === study.yaml
    study: proef
    """
    (folder / "transcripts" / "map.txt").mkdir(parents=True)
    assert lines(load.load_study(folder)[1]) == ["transcripts/map.txt: error: is a folder, not a file (file)"]


def test_link_out_of_the_study(folder: pathlib.Path) -> None:
    """A link to a file outside the study is not followed.

    === geheim.txt
    Anna: Dit is van een ander.
    === proef/study.yaml
    study: proef
    """
    root = folder / "proef"
    (root / "transcripts").mkdir()
    (root / "transcripts" / "a.txt").symlink_to(folder / "geheim.txt")
    study, (problem,) = load.load_study(root)
    assert study.transcripts == ()
    assert str(problem) == "transcripts/a.txt: error: is a link to a file outside the study (file)"
    assert problem.hint == "copy the file into transcripts/"


def test_link_inside_the_study(folder: pathlib.Path) -> None:
    """A link to another file of the study is read under its own name.

    === study.yaml
    study: proef
    === gesprekken/a.txt
    ---
    bedrijf: Kortenbos
    ---
    Anna: Ja.
    """
    (folder / "transcripts").mkdir()
    (folder / "transcripts" / "b.txt").symlink_to("../gesprekken/a.txt")
    study, problems = load.load_study(folder)
    assert (problems, [one.name for one in study.transcripts]) == ([], ["b"])


@pytest.mark.parametrize(("target", "message"), [("a.txt", "cannot be read: Too many levels of symbolic links"), ("weg.txt", "does not exist")])
def test_link_to_nothing(folder: pathlib.Path, target: str, message: str) -> None:
    """A link to itself, or to a file that is not there, is a problem of that file.

    === study.yaml
    study: proef
    """
    (folder / "transcripts").mkdir()
    (folder / "transcripts" / "a.txt").symlink_to(target)
    assert lines(load.load_study(folder)[1]) == [f"transcripts/a.txt: error: {message} (file)"]


def test_bare_transcript(folder: pathlib.Path) -> None:
    """A bare transcript is a study of its own, without cases or guides that happen to lie beside it.

    === map/a.txt
    ---
    codebook: leren-van-fouten
    ---
    Anna: Ja.
    === map/cases/fout.yaml
    geen: case
    === map/guides/fout.yaml
    geen: gids
    === map/b.txt
    Anna: Ja.
    """
    study, problems = load.load_bare([pathlib.Path("map/a.txt")])
    assert problems == []
    assert (study.root, study.settings.study, study.settings.file) == (pathlib.Path("map"), "los", "")
    assert [(one.name, one.file) for one in study.transcripts] == [("a", "map/a.txt")]
    assert (list(study.codebooks), list(study.guides), study.cases) == (["leren-van-fouten"], ["leren-van-fouten"], ())


def test_bare_and_in_a_study(folder: pathlib.Path) -> None:
    """A transcript reads the same bare as in its study.

    === study.yaml
    study: proef
    codebooks: [werkplekleren]
    === transcripts/a.txt
    ---
    bedrijf: Kortenbos
    ---
    Anna: Ja.
    """
    bare, _ = load.load_bare([pathlib.Path("transcripts/a.txt")])
    whole, _ = load.load_study(folder)
    assert bare.transcripts == whole.transcripts
    assert (list(bare.codebooks), list(whole.codebooks)) == ([], ["werkplekleren"])


def test_root_of_bare_transcripts(folder: pathlib.Path) -> None:
    """The codings of a bare transcript in a folder `transcripts` go beside that folder, under its name there.

    === transcripts/ronde/a.txt
    Anna: Ja.
    === transcripts/b.txt
    Anna: Ja.
    """
    study, _ = load.load_bare([folder / "transcripts" / "b.txt", folder / "transcripts" / "ronde" / "a.txt"])
    assert study.root == folder
    assert [one.name for one in study.transcripts] == ["b", "ronde/a"]


def test_bare_codebook(folder: pathlib.Path) -> None:
    """Bare transcripts have the given codebook when they name none, and may have one of their own folder.

    === eigen/codebooks/ons.yaml
    codebook: ons
    title: Ons
    constructs: [{id: tijd, label: Tijd}]
    === eigen/a.txt
    ---
    codebook: ons
    ---
    Anna: Ja.
    === eigen/b.txt
    ---
    bedrijf: Kortenbos
    ---
    Anna: Ja.
    """
    study, problems = load.load_bare([pathlib.Path("eigen/a.txt"), pathlib.Path("eigen/b.txt")], codebook="werkplekleren")
    assert problems == []
    books = [study.codebook_of(one) for one in study.transcripts]
    assert [book.codebook if book else None for book in books] == ["ons", "werkplekleren"]


def test_bare_files_are_named_as_given(folder: pathlib.Path) -> None:
    """The problems of bare transcripts name each file as it was given.

    === map/a.txt
    Geen gesprek.
    === ander/b.txt
    Geen gesprek.
    """
    _, problems = load.load_bare([pathlib.Path("map/a.txt"), folder / "ander" / "b.txt"])
    assert list(dict.fromkeys(problem.location.file for problem in problems)) == ["map/a.txt", (folder / "ander" / "b.txt").as_posix()]


def test_two_bare_transcripts_with_one_name(folder: pathlib.Path) -> None:
    """Of two transcripts with one name only the first is read, for their codings would overwrite each other.

    === map/a.txt
    ---
    bedrijf: Kortenbos
    ---
    Anna: Ja.
    === ander/a.txt
    ---
    bedrijf: Oltman
    ---
    Bram: Nee.
    """
    study, (problem,) = load.load_bare([pathlib.Path("map/a.txt"), pathlib.Path("ander/a.txt")])
    assert [one.file for one in study.transcripts] == ["map/a.txt"]
    assert str(problem) == "ander/a.txt: error: transcript `a` is there already (map/a.txt) (twice)"
    assert problem.hint == "give one of the two another name, or code them one at a time in a folder of their own"


def test_transcript_given_twice(folder: pathlib.Path) -> None:
    """A transcript that is given twice is read once.

    === a.txt
    ---
    bedrijf: Kortenbos
    ---
    Anna: Ja.
    """
    study, problems = load.load_bare([pathlib.Path("a.txt"), pathlib.Path("a.txt")])
    assert (problems, [one.name for one in study.transcripts]) == ([], ["a"])


@pytest.mark.parametrize("name", ["transcripts", "ander"])
def test_bare_folder(folder: pathlib.Path, name: str) -> None:
    """A folder that is given as a transcript is a problem, also when it is the folder of transcripts."""
    (folder / name).mkdir()
    study, problems = load.load_bare([folder / name])
    assert study.transcripts == ()
    assert lines(problems) == [f"{(folder / name).as_posix()}: error: is a folder, not a file (file)"]


def test_nothing_bare() -> None:
    """No transcripts make a study without any."""
    study, problems = load.load_bare([])
    assert (study.transcripts, problems) == ((), [])


def test_find_root(folder: pathlib.Path) -> None:
    """The study of a folder is the nearest study.yaml at or above it.

    === study.yaml
    study: buiten
    === a/study.yaml
    study: binnen
    === a/transcripts/x.txt
    Anna: Ja.
    === b/x.txt
    Anna: Ja.
    """
    root = folder.resolve()
    found = [load.find_root(folder / part) for part in ("", "b", "a", "a/transcripts")]
    assert found == [root, root, root / "a", root / "a"]


def test_find_no_root(tmp_path: pathlib.Path) -> None:
    """A folder called study.yaml makes no study."""
    (tmp_path / "study.yaml").mkdir()
    assert load.find_root(tmp_path) is None


def test_available(folder: pathlib.Path) -> None:
    """One's own codebooks and the shipped ones are listed together, each once.

    === codebooks/eigen.yaml
    === codebooks/werkplekleren.yaml
    === codebooks/lees-mij.md
    """
    assert library.available("codebooks", folder) == sorted({"eigen", *library.names("codebooks")})


def test_load_codebook_by_an_unknown_name(tmp_path: pathlib.Path) -> None:
    """A codebook that is not there cannot be loaded; the hint names the nearest."""
    with pytest.raises(QualcodeError, match=r"^no codebook is called `werkplekeren`$") as caught:
        load.load_codebook("werkplekeren", tmp_path)
    assert (caught.value.hint, caught.value.code) == ("did you mean `werkplekleren`?", Exit.USAGE)


def test_load_guide_by_an_unknown_name(tmp_path: pathlib.Path) -> None:
    """A guide that is not there cannot be loaded; the hint names those that are."""
    with pytest.raises(QualcodeError, match=r"^no guide is called `xyz`$") as caught:
        load.load_guide("xyz", tmp_path)
    assert caught.value.hint == "known are: " + ", ".join(f"`{name}`" for name in library.names("guides"))


def test_load_guide(tmp_path: pathlib.Path) -> None:
    """A shipped guide is loaded by its name."""
    guide, problems = load.load_guide("werkplekleren", tmp_path)
    assert (guide.guide, problems) == ("werkplekleren", [])


def test_load_unsound_codebook(folder: pathlib.Path) -> None:
    """A codebook that cannot be understood cannot be loaded; its problems come along.

    === codebooks/eigen.yaml
    codebook: eigen
    title: Eigen
    """
    with pytest.raises(ProblemsError) as caught:
        load.load_codebook("eigen", folder)
    place = Location("codebooks/eigen.yaml", 1, 1)
    assert caught.value.problems == [Problem(place, "`constructs` is missing", "schema", "add `constructs: …`", Level.ERROR)]


@pytest.mark.parametrize(
    ("path", "name"), [("transcripts/a.txt", "a"), ("transcripts/ronde-1/a.txt", "ronde-1/a"), ("transcripts/a.b.txt", "a.b"), ("elders/a.txt", "a")]
)
def test_transcript_name(tmp_path: pathlib.Path, path: str, name: str) -> None:
    """Codings call a transcript by its path below `transcripts` without suffix, or elsewhere by its name alone."""
    assert load.transcript_name(tmp_path / path, tmp_path) == name


def test_other_files_among_transcripts(folder: pathlib.Path) -> None:
    """A Word file among the transcripts is not read, and that is said.

    === study.yaml
    study: proef
    === transcripts/gesprek.docx
    x
    """
    assert lines(load.load_study(folder)[1]) == ["transcripts/gesprek.docx: warning: is not read: a transcript is a .txt file (file)"]


@pytest.mark.parametrize(
    ("codebook", "guide"),
    [("werkplekleren", "werkplekleren"), ("blijven-leren", "blijven-leren"), ("psychologische-veiligheid", "begeleide-intervisie"), ("weg", None)],
)
def test_guide_for(tmp_path: pathlib.Path, codebook: str, guide: str | None) -> None:
    """The guide to begin with is called as the codebook, or else is made for it."""
    assert load.guide_for(codebook, tmp_path) == guide

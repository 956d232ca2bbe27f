"""Tests of `qualcode report`: which files it writes, under what names, and what it refuses."""

from __future__ import annotations

import io
import pathlib
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.cli.report import _file_names
from tests import tiny
from tests.conftest import Run

Command = Callable[..., Run]
REPORT = pathlib.Path("build/report")
ODD_NAMES = ["A/B", "A\\B", "A:B", "A*B", "A<B", "A>B", "A&B", 'A"B', "A'B", "A|B", "A?B", "a b", "Á b", "🍞", "🥖", "../../weg", "..", "CON"]


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _files(folder: pathlib.Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _study(folder: pathlib.Path, names: Sequence[str]) -> None:
    """Write a study with an interview in each company."""
    (folder / "transcripts").mkdir(parents=True)
    (folder / "study.yaml").write_text("study: namen\n", encoding="utf-8")
    for n, name in enumerate(names):
        text = f"---\nbedrijf: '{name.replace(chr(39), chr(39) * 2)}'\n---\nRespondent: Goed.\n"
        (folder / "transcripts" / f"t{n:02}.txt").write_text(text, encoding="utf-8")


def test_every_case_in_both_formats(run: Command, bakers: pathlib.Path) -> None:
    """There is a Markdown and a Word report for every case, in build/report of the study."""
    assert run("report") == Run(0, "", f"{REPORT}: 2 casusverslagen (md and docx)\n")
    assert _files(bakers / REPORT) == ["bakkerij-zon.docx", "bakkerij-zon.md", "molen-noord-west.docx", "molen-noord-west.md"]


def test_markdown_is_the_golden_report(run: Command, bakers: pathlib.Path, golden: Callable[[str, str], None]) -> None:
    """The command writes just what the library makes."""
    assert run("report", "--format", "md").code == 0
    golden("report/bakkerij-zon.md", (bakers / REPORT / "bakkerij-zon.md").read_text(encoding="utf-8"))


def test_word_says_the_same(run: Command, bakers: pathlib.Path) -> None:
    """The Word report has every sentence of the case that the Markdown report has."""
    assert run("report").code == 0
    opened = docx.Document(io.BytesIO((bakers / REPORT / "bakkerij-zon.docx").read_bytes()))
    shown = {p.text for p in opened.paragraphs} | {cell.text for table in opened.tables for row in table.rows for cell in row.cells}
    written = (bakers / REPORT / "bakkerij-zon.md").read_text(encoding="utf-8").replace("\\", "")
    plain = re.sub(r"” \((BAK-\S+)\)$", r"” \1", written, flags=re.MULTILINE)
    lines = {line.lstrip("#> ").strip("*") for line in plain.splitlines() if line and not line.startswith(("|", "*Leren", "# "))}
    assert lines - shown - {"De vroege dienst is *niet* te vullen."} == set()


def test_names_are_escaped(run: Command, bakers: pathlib.Path) -> None:
    """A name with characters that mean something in Markdown is escaped in the report."""
    assert run("report", "--format", "md").code == 0
    first = (bakers / REPORT / "molen-noord-west.md").read_text(encoding="utf-8").splitlines()[0]
    assert first == r"# Casusverslag Molen \*Noord\* \| \<West\>"


def test_same_bytes(run: Command, bakers: pathlib.Path) -> None:
    """A second run writes the same bytes."""
    for name in ("een", "twee"):
        assert run("report", "-o", name).code == 0
    assert _files(bakers / "een") == _files(bakers / "twee")
    for name in _files(bakers / "een"):
        assert (bakers / "een" / name).read_bytes() == (bakers / "twee" / name).read_bytes()


def test_one_case_in_one_format(run: Command, bakers: pathlib.Path) -> None:
    """A report of one case in one format is one file."""
    done = run("report", "--case", "Bakkerij Zon", "--format", "docx", "-o", "uit/hier")
    assert done == Run(0, "", f"{pathlib.Path('uit/hier')}: 1 casusverslag (docx)\n")
    assert _files(bakers / "uit") == ["hier/bakkerij-zon.docx"]


def test_a_case_or_format_named_twice(run: Command, bakers: pathlib.Path) -> None:
    """A case or format that is named twice is written once."""
    words = ["--case", "Bakkerij Zon", "--case", "Bakkerij Zon", "--format", "md", "--format", "md"]
    assert run("report", *words) == Run(0, "", f"{REPORT}: 1 casusverslag (md)\n")


def test_by_another_attribute(run: Command, bakers: pathlib.Path) -> None:
    """Any attribute can make the cases."""
    assert run("report", "--by", "rol", "--format", "md").code == 0
    assert _files(bakers / REPORT) == ["leidinggevende.md", "medewerker.md"]


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--case", "Bakkerij Zn"], "no case is called `Bakkerij Zn`\n    hint: did you mean `Bakkerij Zon`?"),
        (["--by", "bedrif"], "no transcript has an attribute `bedrif`\n    hint: did you mean `bedrijf`?"),
        (["-o", "study.yaml"], "`study.yaml` is a file, not a folder\n    hint: name a folder: -o DIR"),
        (
            ["-o", "study.yaml/uit", "--format", "md"],
            f"cannot write `{pathlib.Path('study.yaml/uit/bakkerij-zon.md')}`: not a directory\n"
            "    hint: check that the folder exists, is yours and has room",
        ),
    ],
)
def test_refusals(run: Command, words: list[str], said: str) -> None:
    """What cannot be done is refused with code 2, a reason and a hint."""
    assert run("report", *words) == Run(2, "", f"qualcode: {said}\n")


def test_refused_output_is_left_alone(run: Command, bakers: pathlib.Path) -> None:
    """A file that -o names by mistake is not touched."""
    before = (bakers / "study.yaml").read_bytes()
    assert run("report", "-o", "study.yaml").code == 2
    assert (bakers / "study.yaml").read_bytes() == before


def test_no_transcripts(run: Command, folder: pathlib.Path) -> None:
    """A study without transcripts has nothing to report on, and says what to do.

    === study.yaml
    study: leeg
    """
    hint = "put interviews in its folder transcripts/, as text files (.txt)"
    assert run("report") == Run(2, "", f"qualcode: the study has no transcripts\n    hint: {hint}\n")


def test_no_codings(run: Command, folder: pathlib.Path) -> None:
    """A case in which nothing is coded yet still gets a report.

    === study.yaml
    study: leeg
    codebooks: [werkplekleren]
    === transcripts/a.txt
    ---
    bedrijf: Zon
    rol: hr
    ---
    Interviewer: En?

    Respondent: Goed.
    """
    assert run("report", "--format", "md").code == 0
    assert (folder / REPORT / "zon.md").read_text(encoding="utf-8").splitlines()[-1] == (
        "De gesprekken zijn gecodeerd met het codeboek ‘Werkplekleren’ (versie 1.0). Dat leverde nul fragmenten op."
    )


def test_bare_transcript(run: Command, folder: pathlib.Path) -> None:
    """A transcript without a study and without a company is a case by its own name.

    === gesprek.txt
    ---
    rol: hr
    ---
    Interviewer: En?

    Respondent: Goed.
    """
    assert run("report", "gesprek.txt", "--format", "md").code == 0
    assert (folder / REPORT / "gesprek.md").read_text(encoding="utf-8") == (
        "# Casusverslag gesprek\n\n| | |\n|---|---|\n| **Gesproken met** | één HR-adviseur |\n\n## Verantwoording\n\n"
        "Dit verslag berust op één interview (2 woorden) met één HR-adviseur.\n\nDe gesprekken zijn niet gecodeerd.\n"
    )


def test_odd_names(run: Command, tmp_path: pathlib.Path) -> None:
    """Cases with any characters in their names, or that differ by a mark or an accent only, each have files of their own."""
    _study(tmp_path / "studie", ODD_NAMES)
    assert run("report", "--study", str(tmp_path / "studie"), "--format", "md").code == 0
    written = _files(tmp_path / "studie" / REPORT)
    assert sorted(written) == sorted(
        ["a-b.md", *(f"a-b-{n}.md" for n in range(2, 14)), "con.md", "naamloos.md", "naamloos-2.md", "naamloos-3.md", "weg.md"]
    )
    titles = {(tmp_path / "studie" / REPORT / name).read_text(encoding="utf-8").splitlines()[0] for name in written}
    assert len(titles) == len(ODD_NAMES)


def test_odd_names_stay_inside(run: Command, tmp_path: pathlib.Path) -> None:
    """A case whose name is a path writes nothing outside the folder of the reports."""
    _study(tmp_path / "studie", ["../../weg", "/tmp/weg", "..", "C:\\weg"])  # noqa: S108 - the name of a company
    before = _files(tmp_path)
    assert run("report", "--study", str(tmp_path / "studie"), "--format", "md").code == 0
    assert {name.rpartition("/")[0] for name in set(_files(tmp_path)) - set(before)} == {"studie/build/report"}


def test_names_of_one_case_do_not_depend_on_the_others(run: Command, tmp_path: pathlib.Path) -> None:
    """A case keeps its file name when only that case is asked for."""
    _study(tmp_path, ["A B", "a b"])
    assert run("report", "--study", str(tmp_path), "--format", "md", "--case", "a b").code == 0
    assert _files(tmp_path / REPORT) == ["a-b-2.md"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=12) | st.sampled_from([*ODD_NAMES, "a-2", "a 2", "A", "a", "naamloos"]), unique=True, max_size=12))
def test_file_names(names: list[str]) -> None:
    """Whatever the names, their files are all different, also where capitals do not count, and are plain names."""
    made = _file_names(sorted(names))
    assert list(made) == sorted(names)
    assert len({name.casefold() for name in made.values()}) == len(names)
    assert all(name.replace("-", "").isalnum() and name.isascii() for name in made.values())


def test_long_names(run: Command, tmp_path: pathlib.Path) -> None:
    """A name longer than a file name may be is cut, and two of them are still told apart."""
    _study(tmp_path, ["a" * 300, "a" * 301])
    assert run("report", "--study", str(tmp_path), "--format", "md").code == 0
    assert _files(tmp_path / REPORT) == [f"{'a' * 80}-2.md", f"{'a' * 80}.md"]


def test_long_title(run: Command, tmp_path: pathlib.Path) -> None:
    """A name too long for the properties of a Word file is no reason to fail."""
    _study(tmp_path, ["a" * 300])
    assert run("report", "--study", str(tmp_path), "--format", "docx").code == 0


def test_control_character_in_a_name(run: Command, folder: pathlib.Path) -> None:
    r"""A bell in a name is left out of a Word report.

    === study.yaml
    study: bel
    === transcripts/a.txt
    ---
    bedrijf: "Zon\a"
    ---
    Respondent: Goed.
    """
    assert run("report", "--format", "docx").code == 0
    assert docx.Document(str(folder / REPORT / "zon.docx")).paragraphs[0].text == "Casusverslag Zon"


def test_all_kinds(run: Command, bakers: pathlib.Path) -> None:
    """--kind all writes each kind in the formats asked for: one of each case, or one of the study."""
    done = run("report", "--kind", "all", "--format", "md", "--format", "html")
    assert done == Run(
        0, "", "build/report: 2 casusverslagen, 2 memberchecks, 1 overzicht, 1 themarapport, 1 terugkoppeling, 1 eindrapport (md and html)\n"
    )
    cases = [f"{case}{kind}" for case in ("bakkerij-zon", "molen-noord-west") for kind in ("", "-membercheck")]
    names = [*cases, "overzicht", "themarapport", "terugkoppeling", "eindrapport"]
    files = [name for name in _files(bakers / REPORT) if not name.startswith("figuren/")]
    assert files == sorted(f"{name}.{format}" for name in names for format in ("md", "html"))


def test_a_case_called_as_a_kind(run: Command, tmp_path: pathlib.Path) -> None:
    """A case that is called as a kind of report does not overwrite that report."""
    _study(tmp_path, ["Overzicht", "Zon"])
    assert run("report", "--kind", "casusverslag", "--kind", "overzicht", "--format", "md", "--study", str(tmp_path)).code == 0
    assert sorted(path.name for path in (tmp_path / REPORT).iterdir()) == ["overzicht-2.md", "overzicht.md", "zon.md"]


def test_house_style(run: Command, bakers: pathlib.Path) -> None:
    """A Word file templates/huisstijl.docx gives its page and styles; one that is no Word file is an error, and writes nothing."""
    style = docx.Document()
    style.styles["Heading 1"].font.name = "Georgia"
    style.add_paragraph("weg hiermee")
    (bakers / "templates").mkdir()
    style.save(str(bakers / "templates" / "huisstijl.docx"))
    assert run("report", "--format", "docx").code == 0
    opened = docx.Document(io.BytesIO((bakers / REPORT / "bakkerij-zon.docx").read_bytes()))
    assert opened.styles["Heading 1"].font.name == "Georgia"
    assert (opened.paragraphs[0].text, "weg hiermee" in {p.text for p in opened.paragraphs}) == ("Casusverslag Bakkerij Zon", False)
    shutil.rmtree(bakers / "build")
    (bakers / "templates" / "huisstijl.docx").write_bytes(b"PK geen zip")
    done = run("report", "--format", "docx")
    assert (done.code, "`huisstijl.docx` is not a Word file (.docx)" in done.err, (bakers / "build").exists()) == (2, True, False)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_changed(run: Command, bakers: pathlib.Path) -> None:
    """--changed writes the reports that are other than at a revision and what moved; templates of the study are in all reports."""
    git = ["git", "-c", "user.name=Anna", "-c", "user.email=anna@example.nl"]
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "een"]):
        subprocess.run([*git, *words], cwd=bakers, check=True, capture_output=True)
    assert run("report", "--changed", "HEAD", "--kind", "all") == Run(0, "", "build/report: nothing changed (md and docx)\n")
    assert _files(bakers / REPORT) == ["wijzigingen.md"]
    shutil.rmtree(bakers / "codings" / "b")
    assert run("report", "--changed", "HEAD", "--format", "md").err == "build/report: 1 casusverslag (md)\n"
    assert _files(bakers / REPORT) == ["bakkerij-zon.md", "wijzigingen.md"]
    assert "| Bakkerij Zon | Ruimte | +1 −1 | +1 |" in (bakers / REPORT / "wijzigingen.md").read_text(encoding="utf-8").splitlines()
    (bakers / "templates").mkdir()
    (bakers / "templates" / "verslag.md.j2").write_text("kort", encoding="utf-8")
    assert run("report", "--changed", "HEAD", "--format", "md").err == "build/report: 2 casusverslagen (md)\n"
    assert run("report", "--changed", "nergens").code == 2


def test_own_template(run: Command, bakers: pathlib.Path) -> None:
    """A template in the study's folder templates/ goes before the shipped one."""
    (bakers / "templates").mkdir()
    (bakers / "templates" / "verslag.md.j2").write_text("Over {{ document.title | md }}.\n", encoding="utf-8")
    assert run("report", "--format", "md", "--case", "Bakkerij Zon").code == 0
    assert (bakers / REPORT / "bakkerij-zon.md").read_text(encoding="utf-8") == "Over Casusverslag Bakkerij Zon.\n"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n{{ nope }}\n", "templates/verslag.md.j2:2: 'nope' is undefined"),
        ("a\n\n{% endif %}\n", "templates/verslag.md.j2:3: Encountered unknown tag 'endif'."),
        ("{{ document.__class__ }}", "templates/verslag.md.j2:1: access to attribute '__class__' of 'Document' object is unsafe."),
    ],
)
def test_failing_template(run: Command, bakers: pathlib.Path, template: str, said: str) -> None:
    """A template that fails stops the command with code 2, its file and line, and writes nothing."""
    (bakers / "templates").mkdir()
    (bakers / "templates" / "verslag.md.j2").write_text(template, encoding="utf-8")
    hint = "mend the template, or take it away to use the shipped one"
    assert run("report") == Run(2, "", f"qualcode: {said}\n    hint: {hint}\n")
    assert not (bakers / REPORT).exists()


def test_study_with_errors(run: Command, bakers: pathlib.Path) -> None:
    """In a study with errors no report is written: the errors are shown, and the code is 1."""
    (bakers / "cases" / "zon.yaml").write_text("case: Bakkerij Zn\n", encoding="utf-8")
    assert run("report") == Run(
        1, "", "cases/zon.yaml:1:1: error: no transcript has `bedrijf: Bakkerij Zn` (case)\n    hint: did you mean `Bakkerij Zon`?\n"
    )
    assert not (bakers / REPORT).exists()

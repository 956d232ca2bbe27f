"""Tests of `qualcode guide --format docx` and `--handout`."""

from __future__ import annotations

import io
import pathlib
from collections.abc import Callable

import docx
import pytest

from tests.conftest import Run

Command = Callable[..., Run]


def test_printed(run: Command, folder: pathlib.Path) -> None:
    """A guide is written with its fill-ins: what `--set` says goes before study.yaml; the rest is left blank, and listed.

    === study.yaml
    study: proef
    guides: [klein]
    fill_ins: {naam: Noor, werk: De Zon}
    === guides/klein.yaml
    guide: klein
    title: Klein
    fill_ins:
      - {id: naam, label: Naam}
      - {id: werk, label: Werkgever}
      - {id: duur, label: Hoe lang het duurt, example: een uur}
      - {id: ongebruikt, label: Niet nodig}
    introduction: Ik ben {naam} van {werk}. Dit duurt {duur}.
    sections: [{id: a, title: A, questions: [{id: v, ask: "Hoe?"}]}]
    """
    hint = '    hint: --set "duur=een uur", or in study.yaml: `fill_ins: {duur: …}`\n'
    told = f"wrote build/leidraad-klein.md\nleft blank: duur (Hoe lang het duurt)\n{hint}"
    assert run("guide", "--format", "md", "--set", "werk=De Maan") == Run(0, "", told)
    assert "Ik ben Noor van De Maan. Dit duurt \\[… hoe lang het duurt …\\]." in (folder / "build/leidraad-klein.md").read_text("utf-8")
    assert run("guide", "klein", "-o", "gids.html", "--set", "duur=kort") == Run(0, "", "wrote gids.html\n")
    assert "<p>Ik ben Noor van De Zon. Dit duurt kort.</p>" in (folder / "gids.html").read_text("utf-8")
    assert run("guide", "--set", "duur=kort", "--room", "0") == Run(0, "", "wrote build/leidraad-klein.docx\n")
    first = (folder / "build/leidraad-klein.docx").read_bytes()
    assert docx.Document(io.BytesIO(first)).paragraphs[0].text == "Klein"
    run("guide", "--set", "duur=kort", "--room", "0")
    assert (folder / "build/leidraad-klein.docx").read_bytes() == first


def test_timeline(run: Command, folder: pathlib.Path) -> None:
    """The timeline of the phases goes on A3; a guide without phases has none."""
    run("guide", "werkplekleren", "--handout", "tijdlijn")
    section = docx.Document(str(folder / "build/tijdlijn-werkplekleren.docx")).sections[0]
    assert [round((length or 0) / 360_000, 1) for length in (section.page_width, section.page_height)] == [42.0, 29.7]
    hint = "    hint: add `phases: [{id: start, label: Start}, …]` to the guide, and `phase: start` to its sections\n"
    refused = run("guide", "leren-van-fouten", "--handout", "tijdlijn")
    assert refused == Run(2, "", f"qualcode: guide `leren-van-fouten` has no phases, so there is no timeline\n{hint}")


def test_questions_for_the_respondent(run: Command, folder: pathlib.Path) -> None:
    """The questions for the respondent go to a file of their own, without notes."""
    run("guide", "werkplekleren", "--handout", "vragen", "--format", "md")
    text = (folder / "build/vragen-werkplekleren.md").read_text("utf-8")
    assert ("## 1 Kennismaken" in text, "Voor de interviewer" in text) == (True, False)


@pytest.mark.parametrize("name", ["leren-van-fouten", "werkplekleren"])
def test_shipped_guides(run: Command, folder: pathlib.Path, name: str) -> None:
    """Every question of a shipped guide is printed, also without a study, and the constructs by their labels when asked for."""
    assert run("guide", name, "--format", "md", "-o", "kaal.md").code == 0
    assert run("guide", name, "--format", "md", "-o", "vol.md", "--constructs").code == 0
    bare, full = ((folder / file).read_text("utf-8") for file in ("kaal.md", "vol.md"))
    assert bare.count("\n### ") >= 20
    assert ("Geeft zicht op:" in bare, "Geeft zicht op:" in full) == (False, True)


def test_unknown_construct(run: Command, folder: pathlib.Path) -> None:
    """A guide that names a construct which its codebook lacks is not printed with constructs.

    === guides/klein.yaml
    guide: klein
    title: Klein
    codebook: boek
    sections: [{id: a, title: A, constructs: [rst]}]
    === codebooks/boek.yaml
    codebook: boek
    title: Boek
    constructs: [{id: rust, label: Rust}]
    """
    told = "guides/klein.yaml:4:43: error: unknown construct `rst` (unknown-construct)\n    hint: did you mean `rust`?\n"
    assert run("guide", "klein", "--format", "md", "--constructs") == Run(1, "", told)
    assert run("guide", "klein", "--format", "md") == Run(0, "", "wrote build/leidraad-klein.md\n")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("--set", "interviewr=Noor"), "no fill-in of guide `werkplekleren` is called `interviewr`", "did you mean `interviewer`?"),
        (("--set", "interviewer"), "`--set interviewer` sets nothing", 'write a name and a value: --set "interviewer=…"'),
        (("-o", "gids.pdf"), "cannot tell from `gids.pdf` what to write", "end the name in .docx, .md or .html, or add --format"),
        (("--format", "csv"), "a guide is not written as csv", "choose one of: docx, md, html"),
        (("--coverage", "--format", "docx"), "the coverage of a guide is not written as docx", "choose one of: table, csv, md, json"),
        (("--format", "md", "-o", "."), "`.` is a folder, not a file", "name a file in it: -o leidraad-werkplekleren.md"),
    ],
)
def test_refused(run: Command, folder: pathlib.Path, words: tuple[str, ...], message: str, hint: str) -> None:
    """What cannot be printed is refused in one line with a hint."""
    assert run("guide", "werkplekleren", *words) == Run(2, "", f"qualcode: {message}\n    hint: {hint}\n")

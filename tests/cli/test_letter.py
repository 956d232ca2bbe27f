"""Tests of `qualcode letter`."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Callable

import pytest

from qualcode.report.letter import LETTERS
from qualcode.study import library
from tests.conftest import Run

Command = Callable[..., Run]


def test_letter(run: Command, folder: pathlib.Path) -> None:
    """A letter is written to a file; what is not known is left blank, and listed with the lines to add.

    === study.yaml
    study: proef
    letters:
      contact: An
      email: an@example.nl
      groups: {leiding: {date: 2026-03-02, location: Zwolle}}
    """
    told = """\
wrote build/uitnodiging-leiding.docx
left blank: about, time, topics, reply_by, researchers, organisation
    hint: in study.yaml: `letters: {about: …, time: 60, reply_by: …}`, `guides: [werkplekleren]`, `report: {authors: [Anna Wouda]}`, \
`report: {organisation: …}`, or once: --set "about=…"
"""
    assert run("letter", "uitnodiging", "--for", "leiding") == Run(0, "", told)
    words = ("--set", "name=Noor", "--set", "date=morgen", "--set", "time=45", "--format", "md")
    assert run("letter", "uitnodiging", "--for", "leiding", *words).err.startswith("wrote build/uitnodiging-leiding.md\n")
    text = (folder / "build/uitnodiging-leiding.md").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith(("Beste", "| **"))] == [
        "Beste Noor,",
        "| **Wat** | Een gesprek |",
        "| **Duur** | ongeveer drie kwartier |",
        "| **Wanneer** | morgen |",
        "| **Waar** | Zwolle |",
    ]


@pytest.mark.parametrize("example", ["leren-van-fouten", "werkplekleren"])
def test_examples(run: Command, tmp_path: pathlib.Path, example: str) -> None:
    """From the example studies every letter that a respondent gets can be written without a blank, in every kind, the same each time."""
    copy = tmp_path / example
    shutil.copytree(library.folder("examples") / example, copy, ignore=shutil.ignore_patterns("build"))
    for kind in LETTERS:
        if (kind, example) == ("flyer", "leren-van-fouten"):  # which asks no companies to take part
            continue
        for format in ("docx", "md", "html"):
            written = run("letter", kind, "--format", format, "--study", str(copy))
            assert (written.code, "left blank" in written.err) == (0, False)
            first = (copy / f"build/{kind}.{format}").read_bytes()
            run("letter", kind, "--format", format, "--study", str(copy))
            assert (copy / f"build/{kind}.{format}").read_bytes() == first


def test_a_promise_that_is_not_kept(run: Command, folder: pathlib.Path) -> None:
    """When a letter says that names are replaced, and a transcript does not say so, that is told.

    === study.yaml
    study: proef
    === transcripts/a.txt
    ---
    gepseudonimiseerd: Ja
    ---
    Respondent: Goed.
    === transcripts/b.txt
    Respondent: Goed.
    """
    hint = "    hint: run: qualcode pseudonymise, or say in study.yaml that they are not: `privacy: {pseudonyms: false}`\n"
    told = f"the letter says that names are replaced, which 1 transcript does not say\n{hint}"
    assert run("letter", "toestemming").err.endswith(told)
    assert told not in run("letter", "uitnodiging").err
    (folder / "study.yaml").write_text("study: proef\nprivacy: {pseudonyms: false}\n", encoding="utf-8")
    assert told not in run("letter", "toestemming").err


def test_leak(run: Command, folder: pathlib.Path) -> None:
    """Who can be reached stands in a letter; anybody else's number does not.

    === study.yaml
    study: proef
    letters: {contact: An, email: an@example.nl, telephone: 06-12345678, feedback: Bel 06-87654321.}
    """
    refused = run("letter", "informatiebrief", "--format", "md")
    assert (refused.code, [line.split(": ")[2] for line in refused.err.splitlines()[::2]]) == (
        1,
        ["`06-87654321` is somebody's telefoonnummer (name-leak)"],
    )
    assert not (folder / "build").exists()


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("informatiebrif",), "no letter is called `informatiebrif`", "did you mean `informatiebrief`?"),
        (
            ("brief",),
            "no letter is called `brief`",
            "known are: `informatiebrief`, `uitnodiging`, `voorbereiding`, `flyer`, `toestemming`",
        ),
        (("flyer", "--for", "leidng"), "no group of the letters is called `leidng`", "did you mean `leiding`?"),
        (("flyer", "--set", "locaton=x"), "no fact of a letter is called `locaton`", "did you mean `location`?"),
        (("flyer", "--set", "time=een uur"), "`time` is a whole number, not `een uur`", "for example: --set time=60"),
        (("flyer", "--set", "interviews=0"), "`interviews` is a whole number, not `0`", "for example: --set interviews=5"),
        (("flyer", "--set", "time=12345"), "`time` is a whole number, not `12345`", "for example: --set time=60"),
        (("flyer", "-o", "x.pdf"), "cannot tell from `x.pdf` what to write", "end the name in .docx, .md or .html, or add --format"),
    ],
)
def test_refused(run: Command, folder: pathlib.Path, words: tuple[str, ...], message: str, hint: str) -> None:
    """What cannot be written is refused in one line with a hint."""
    (folder / "study.yaml").write_text("study: proef\nletters: {groups: {leiding: {}}}\n", encoding="utf-8")
    assert run("letter", *words) == Run(2, "", f"qualcode: {message}\n    hint: {hint}\n")


def test_topics_of_the_guide(run: Command, folder: pathlib.Path) -> None:
    """A letter tells what the guide of the group asks, else that of the study; of several guides that nobody names it tells nothing.

    === study.yaml
    study: proef
    letters: {groups: {a: {guide: tweede}, b: {guide: twede}}}
    === guides/eerste.yaml
    guide: eerste
    title: Eerste
    duration: 30
    sections: [{id: a, title: Over werk, constructs: [x]}]
    """
    refused = run("letter", "uitnodiging", "--for", "b")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "qualcode: no guide is called `twede`")
    assert run("letter", "uitnodiging", "--format", "md", "-o", "een.md").code == 0
    second = (folder / "guides/eerste.yaml").read_text("utf-8").replace("eerste", "tweede").replace("werk", "school").replace("30", "90")
    (folder / "guides/tweede.yaml").write_text(second, encoding="utf-8")
    assert run("letter", "uitnodiging", "--for", "a", "--format", "md", "-o", "twee.md").code == 0
    told = run("letter", "uitnodiging", "--format", "md", "-o", "geen.md").err
    texts = [(folder / f"{name}.md").read_text("utf-8") for name in ("een", "twee", "geen")]
    assert [("- Over werk" in text, "- Over school" in text, "anderhalf uur" in text) for text in texts] == [
        (True, False, False),
        (False, True, True),
        (False, False, False),
    ]
    assert "left blank: about, time, date, location, topics," in told


def test_no_groups(run: Command, folder: pathlib.Path) -> None:
    """A study without groups is told how to make one.

    === study.yaml
    study: proef
    """
    hint = "    hint: add it to study.yaml: `letters: {groups: {leiding: {time: 60}}}`\n"
    assert run("letter", "flyer", "--for", "leiding") == Run(2, "", f"qualcode: no group of the letters is called `leiding`\n{hint}")


def test_bad_settings(run: Command, folder: pathlib.Path) -> None:
    """A setting that cannot be is a problem with its line.

    === study.yaml
    study: proef
    letters:
      time: lang
      form: trio
      groups: {leiding: {tijd: 60}}
    """
    found = run("letter", "flyer")
    assert (found.code, [line for line in found.err.splitlines() if line.startswith("study")]) == (
        1,
        [
            "study.yaml:3:3: error: `time` must be a whole number, not `lang` (schema)",
            "study.yaml:4:3: error: `trio` is not a value of `form` (schema)",
            "study.yaml:5:22: error: unknown key `tijd` (schema)",
        ],
    )

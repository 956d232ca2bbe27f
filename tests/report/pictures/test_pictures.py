"""Tests of what holds for every picture: the same bytes, on a page, letters as text and none over another, small files."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.report import dutch
from qualcode.report.pictures.heatmap import heatmap
from qualcode.report.pictures.letters import clean
from qualcode.report.pictures.picture import Picture, check_room
from qualcode.report.pictures.process import Step, process
from tests.conftest import ROOT
from tests.report.pictures import seen
from tests.report.pictures.samples import LONG, ODD, SAMPLES, digest

LARGEST = 200_000  # bytes
every = pytest.mark.parametrize("name", SAMPLES)


@cache
def drawn(name: str) -> Picture:
    """Return a sample, drawn once for all tests."""
    return SAMPLES[name]()


def test_same_bytes_in_another_process(tmp_path: pathlib.Path) -> None:
    """Another process, with other hashes, settings that would change them and no folder to keep anything in, draws the same bytes."""
    names = ["heatmap-balance", "diverging-one", "network-full", "timeline", "quadrant", "circles", "curve", "process"]
    settings = "font.size: 30\nsavefig.dpi: 20\nsvg.fonttype: path\nlines.linewidth: 9\ntext.usetex: True\nbackend: module://nowhere\nodd: 1\n"
    (tmp_path / "matplotlibrc").write_text(settings)
    (tmp_path / "file").touch()
    paths = {"PYTHONPATH": str(ROOT), "MPLCONFIGDIR": str(tmp_path / "file"), "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "tests.report.pictures.samples", *names]
    made = subprocess.run(command, cwd=tmp_path, env=os.environ | paths, check=True, capture_output=True, text=True)
    assert made.stderr == ""
    assert made.stdout.splitlines() == [f"{name} {digest(drawn(name))}" for name in names]


@every
def test_letters_do_not_meet(name: str) -> None:
    """No text stands over another or off the page, however long the names are."""
    picture = drawn(name)
    assert seen.texts(picture)
    assert (seen.outside(picture), seen.overlaps(picture)) == ([], [])


@every
def test_size(name: str) -> None:
    """A picture is 16 cm wide and no higher than a page, at 200 dots to the inch, and either file is below 200 kB."""
    picture = drawn(name)
    wide, high = seen.size(picture)
    assert wide == pytest.approx(16 / 2.54 * 72, abs=0.01)
    assert high <= 24 / 2.54 * 72
    across, down, dpi = seen.dots(picture)
    assert (across, dpi) == (1259, 200.0)
    assert down == pytest.approx(high / 72 * 200, abs=1.01)
    assert len(picture.png) < LARGEST
    assert len(picture.svg.encode()) < LARGEST


@every
def test_said_in_words(name: str) -> None:
    """The SVG is an image with a title and a description, which is the text for who cannot see it; it says no date."""
    picture = drawn(name)
    top = seen.root(picture)
    assert top.attrib["role"] == "img"
    title, description = top[0], top[1]
    assert (title.tag.split("}")[1], description.tag.split("}")[1]) == ("title", "desc")
    assert description.text == picture.alt
    assert picture.alt.startswith(f"{title.text}. ")
    assert picture.alt.endswith(".")
    assert "<metadata" not in picture.svg
    assert "<!DOCTYPE" not in picture.svg
    assert b"tIME" not in picture.png
    assert b"Software" not in picture.png


@every
def test_pictures_on_one_page(name: str) -> None:
    """No id or style of one picture gets in the way of another on the same page; only hatchings have an id, made of their look."""
    top = seen.root(drawn(name))
    assert all(element.tag.endswith("}pattern") for element in top.iter() if "id" in element.attrib)
    assert not any(str(element.tag).endswith("}style") for element in top.iter())


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.endswith("-one")])
def test_odd_names(name: str) -> None:
    """A name with signs that mean something to formulas and markup stands in the picture as it is."""
    assert "".join(seen.texts(drawn(name))).replace(" ", "").startswith(ODD.replace(" ", ""))


def test_no_formulas() -> None:
    """What looks like a formula, also a broken one, is drawn as it is."""
    assert "$\\frac{x$ and $y^2$" in seen.texts(process("Formules", [Step("$\\frac{x$ and $y^2$")]))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(max_size=70), min_size=1, max_size=5), st.text(max_size=90))
def test_any_name(names: list[str], title: str) -> None:
    """Whatever the names are, the picture is sound XML, no text is off the page, and it can be drawn again the same."""

    def draw() -> Picture:
        return heatmap(title, names, names[:2], [[3, None][: len(names[:2])]] * len(names), noun=dutch.FRAGMENTS)

    picture = draw()
    assert seen.outside(picture) == []
    assert seen.root(picture)[0].text in {clean(title), None}
    assert digest(picture) == digest(draw())


def test_unseen_letters() -> None:
    """Control characters, directions and halves of characters are left out, for no XML may hold them."""
    assert clean("a\x00b\x1b[31m\u202ec\ud800d\te\n f\ufeff") == "a b [31m c d e f"


def test_room() -> None:
    """What has nothing to show, or too much, is no picture but an error that says so."""
    with pytest.raises(QualcodeError) as nothing:
        check_room(0, 5, "rows")
    assert str(nothing.value) == "there are no rows to make a picture of"
    with pytest.raises(QualcodeError) as much:
        check_room(300, 40, "rows")
    assert (str(much.value), much.value.hint) == (
        "too many rows for a picture: 300 (at most 40)",
        "leave out what says least, or write a table instead",
    )


def test_too_high() -> None:
    """A picture that would not go on a page is not made."""
    with pytest.raises(QualcodeError) as error:
        process(LONG, [Step(LONG, LONG * 5) for _ in range(24)])
    assert str(error.value) == "too much for a picture: it would be 38 cm high (at most 24)"


def test_start_up() -> None:
    """The library that draws is imported to draw, and not before."""
    program = "import sys, qualcode.report.heatmap, tests.report.pictures.samples; print('matplotlib' in sys.modules, 'PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True).stdout == "False False\n"


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library that draws, the error says how to get it."""
    for module in [module for module in sys.modules if module.split(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(QualcodeError) as error:
        process("Stappen", [Step("Nieuw woord dat nog niet gemeten is")])
    assert (str(error.value), error.value.hint) == ("pictures are drawn by matplotlib, which is not installed", 'pip install "qualcode[pictures]"')

"""What is shipped, and that a study's own files go before it."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.model.codebook import Codebook
from qualcode.model.guide import Guide
from qualcode.study import authored, library


@pytest.mark.parametrize("kind", ["codebooks", "guides", "examples"])
def test_names(kind: str) -> None:
    """The two lines of research each have a codebook, a guide and an example."""
    assert {"leren-van-fouten", "werkplekleren"} <= set(library.names(kind))
    assert library.names(kind) == sorted(library.names(kind))


@pytest.mark.parametrize("name", library.names("codebooks"))
def test_shipped_codebooks_are_sound(name: str) -> None:
    """Every shipped codebook is read without a problem, and is called as its file is."""
    book, problems = authored.load(Codebook, library.folder("codebooks") / f"{name}.yaml", f"codebooks/{name}.yaml")
    assert problems == []
    assert book is not None
    assert book.codebook == name


@pytest.mark.parametrize("name", library.names("guides"))
def test_shipped_guides_are_sound(name: str) -> None:
    """Every shipped guide is read without a problem, and is called as its file is."""
    guide, problems = authored.load(Guide, library.folder("guides") / f"{name}.yaml", f"guides/{name}.yaml")
    assert problems == []
    assert guide is not None
    assert guide.guide == name


def test_shipped_file_is_found(tmp_path: pathlib.Path) -> None:
    """A name that the study has no file for is looked up among what is shipped."""
    assert library.find("codebooks", "werkplekleren", tmp_path) == (
        library.folder("codebooks") / "werkplekleren.yaml",
        "codebooks/werkplekleren.yaml",
    )


def test_own_file_goes_first(folder: pathlib.Path) -> None:
    """A study's own file goes before the shipped one of the same name.

    === codebooks/werkplekleren.yaml
    codebook: werkplekleren
    """
    assert library.find("codebooks", "werkplekleren", folder) == (folder / "codebooks" / "werkplekleren.yaml", "codebooks/werkplekleren.yaml")


def test_own_file_may_have_a_name_with_spaces(folder: pathlib.Path) -> None:
    """A file of one's own is found by its name, whatever that is."""
    path = folder / "guides" / "mijn leidraad 2.0.yaml"
    path.parent.mkdir()
    path.touch()
    assert library.find("guides", "mijn leidraad 2.0", folder) == (path, "guides/mijn leidraad 2.0.yaml")


@pytest.mark.parametrize(
    "name",
    ["onbekend", "", ".", "..", "*", "Werkplekleren", "werkplekleren.yaml", "../geheim", "../../geheim", "codebooks/eigen", "eigen\x00", "a" * 300],
)
def test_other_names_are_not_found(folder: pathlib.Path, name: str) -> None:
    """A name stands for one file in the folder: a path that leads elsewhere, or a name no file can have, finds nothing.

    === codebooks/eigen.yaml
    codebook: eigen
    === geheim.yaml
    codebook: geheim
    """
    assert library.find("codebooks", name, folder) is None


def test_absolute_path_is_not_found(folder: pathlib.Path) -> None:
    """A name that is the whole path of a file elsewhere finds nothing.

    === geheim.yaml
    codebook: geheim
    """
    assert library.find("codebooks", str(folder / "geheim"), folder) is None


def test_folder_is_no_codebook(tmp_path: pathlib.Path) -> None:
    """A folder that is called as a codebook would be is passed by."""
    (tmp_path / "codebooks" / "werkplekleren.yaml").mkdir(parents=True)
    found = library.find("codebooks", "werkplekleren", tmp_path)
    assert found is not None
    assert found[0] == library.folder("codebooks") / "werkplekleren.yaml"

"""The codebook of a coder at work: it grows in the study's own file, and in no other."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.errors import QualcodeError
from qualcode.store.open_book import OpenBook
from qualcode.study.load import load_codebook

BOOK = "codebook: bakken\ntitle: Bakken\nconstructs:\n  - {id: ruimte, label: Ruimte}\n"


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return the file of a codebook in a study."""
    found = tmp_path / "codebooks" / "bakken.yaml"
    found.parent.mkdir()
    found.write_text(BOOK, encoding="utf-8")
    return found


def opened(path: pathlib.Path) -> OpenBook:
    """Return the codebook in a file."""
    return OpenBook(load_codebook("bakken", path.parents[1])[0], path.parents[1])


def test_add_and_take_back(path: pathlib.Path) -> None:
    """A construct that was added is in the codebook and its file, and gone from both when it is taken back."""
    book = opened(path)
    edit = book.add(id="nieuw", label="Nieuw")
    assert (book.book.ids(), path.read_text(encoding="utf-8").splitlines()[-3:]) == (
        ["ruimte", "nieuw"],
        ["  - id: nieuw", '    label: "Nieuw"', "    origin: data"],
    )
    book.put(edit.undone())
    assert (book.book.ids(), path.read_text(encoding="utf-8")) == (["ruimte"], BOOK)


def test_changed_meanwhile(path: pathlib.Path) -> None:
    """A file that another program changed is not written over."""
    book = opened(path)
    edit = book.add(id="nieuw", label="Nieuw")
    path.write_text(BOOK + "version: 2\n", encoding="utf-8")
    with pytest.raises(QualcodeError, match="another program changed"):
        book.put(edit.undone())
    assert path.read_text(encoding="utf-8") == BOOK + "version: 2\n"


def test_shipped(tmp_path: pathlib.Path) -> None:
    """The shipped codebooks do not grow."""
    book = OpenBook(load_codebook("werkplekleren", tmp_path)[0], tmp_path)
    assert book.grows is False
    with pytest.raises(QualcodeError, match="the study has no codebook of its own"):
        book.add(id="nieuw", label="Nieuw")


@pytest.mark.parametrize("raw", [BOOK.replace("\n  - {id: ruimte, label: Ruimte}", " [{id: ruimte, label: Ruimte}]").encode(), b"\xff"])
def test_laid_out_otherwise(path: pathlib.Path, raw: bytes) -> None:
    """A codebook in which a construct cannot be added with certainty is left alone."""
    book = opened(path)
    path.write_bytes(raw)
    with pytest.raises(QualcodeError, match="is not laid out so that a construct can be added"):
        book.add(id="nieuw", label="Nieuw")
    assert path.read_bytes() == raw

"""Word forms are expanded once and read back; a cache that is broken or cannot be written never stops the work."""

from __future__ import annotations

import json
import pathlib

import pytest

from qualcode.language.wordforms import Forms, expand
from qualcode.model.codebook import Codebook
from qualcode.store import forms

WORDS = {"fout", "toegeven"}


@pytest.fixture(scope="module")
def expanded() -> dict[str, Forms]:
    """Return the forms of the words, made without a cache."""
    return expand(WORDS)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Return the file in which the forms of the words were stored."""
    folder = tmp_path_factory.mktemp("stored")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUALCODE_CACHE", str(folder))
        forms.forms_of(WORDS)
    return only(folder)


@pytest.fixture
def cache(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a cache folder that holds nothing yet."""
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def only(cache: pathlib.Path) -> pathlib.Path:
    """Return the one file in the cache."""
    (path,) = cache.iterdir()
    return path


def filled(cache: pathlib.Path, stored: pathlib.Path, content: bytes) -> pathlib.Path:
    """Put content where the forms of the words are looked for, and return that file."""
    cache.mkdir()
    (cache / stored.name).write_bytes(content)
    return cache / stored.name


def test_expanded_and_stored(stored: pathlib.Path) -> None:
    """Words that were never asked for are expanded, and their forms stored in one file, word by word."""
    found = json.loads(stored.read_text(encoding="utf-8"))
    assert set(found) == WORDS
    assert "fouten" in found["fout"][0]


def test_read_back(cache: pathlib.Path, stored: pathlib.Path, expanded: dict[str, Forms]) -> None:
    """What was stored is read back as it was made."""
    filled(cache, stored, stored.read_bytes())
    assert forms.forms_of(WORDS) == expanded


def test_cache_is_believed(cache: pathlib.Path, stored: pathlib.Path) -> None:
    """Forms come from the cache when it holds them, whatever it says."""
    filled(cache, stored, b'{"fout": [["blunder"], "toe", ["gaf"]]}')
    assert forms.forms_of(WORDS) == {"fout": Forms(("blunder",), "toe", ("gaf",))}


@pytest.mark.parametrize("content", [b"[]", b'{"fout": [["a"]]}', b"\xff"], ids=repr)
def test_broken_cache(cache: pathlib.Path, stored: pathlib.Path, expanded: dict[str, Forms], content: bytes) -> None:
    """A cache file that cannot be understood is made anew."""
    path = filled(cache, stored, content)
    assert forms.forms_of(WORDS) == expanded
    assert path.read_bytes() == stored.read_bytes()


def test_cache_cannot_be_written(tmp_path: pathlib.Path, expanded: dict[str, Forms], monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder that cannot be made costs time, not the answer."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "file" / "cache"))
    assert forms.forms_of(WORDS) == expanded


def test_other_words_other_file(cache: pathlib.Path) -> None:
    """Another set of words has a file of its own, and the same set in another order does not."""
    forms.forms_of({"fout"})
    forms.forms_of({"toegeven", "fout"})
    forms.forms_of({"fout", "toegeven"})
    assert len(list(cache.iterdir())) == 2


def test_platform_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without QUALCODE_CACHE the forms are kept in the user's own cache folder, under the name of the program."""
    monkeypatch.delenv("QUALCODE_CACHE")
    assert "qualcode" in forms.cache_folder().parts


def test_listener(cache: pathlib.Path) -> None:
    """A compiled codebook knows its constructs and listens with the forms of its words."""
    book = Codebook.model_validate({"codebook": "a", "title": "A", "constructs": [{"id": "melden", "label": "Melden", "indicators": ["toegeven"]}]})
    listener = forms.listener(book)
    assert (listener.knows("melden"), listener.knows("toegeven")) == (True, False)
    assert "toegeven" in json.loads(only(cache).read_text(encoding="utf-8"))

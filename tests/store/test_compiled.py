"""A codebook is compiled once and read back; a cache that is broken or cannot be written never stops the work."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.coding.listen import Listener
from qualcode.language.sentences import words
from qualcode.model.codebook import Codebook
from qualcode.store import cache, compiled

FINDS = ("toegeven", "fout|misser .. melden", "*overleg", "/[0-9]+/ uur", {"find": "geen tijd", "not": ["vrije tijd"]}, ".. stuk")
SENTENCES = ("Hij gaf het toe.", "Missers moet je melden.", "Het werkoverleg duurt 12 uur.", "Geen tijd, ook geen vrije tijd.", "Niets.")


def book(*finds: object) -> Codebook:
    """Return a codebook of one construct with these indicators."""
    return Codebook.model_validate({"codebook": "a", "title": "A", "constructs": [{"id": "melden", "label": "Melden", "indicators": finds or FINDS}]})


def heard(listener: Listener) -> list[list[tuple[str, str]]]:
    """Return what is found in each sentence: the indicators of the codebook with the words they cover."""
    hits = [[(hit, text, said) for hit in listener.matcher.find(said)] for text in SENTENCES for said in [words(text)]]
    return [[(hit.meaning.find, text[slice(*said.place(*hit.span))]) for hit, text, said in found if hit.meaning.construct] for found in hits]


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a cache folder that holds nothing yet."""
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_as_it_was_made(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read back finds what was found when it was made, without looking up a word's forms again."""
    first = heard(compiled.listener(book()))
    monkeypatch.delattr("qualcode.store.compiled.expand")
    assert (
        heard(compiled.listener(book()))
        == first
        == [
            [("toegeven", "gaf")],
            [("fout|misser .. melden", "Missers moet je melden")],
            [("*overleg", "werkoverleg"), ("/[0-9]+/ uur", "12 uur")],
            [],
            [],
        ]
    )


def test_another_codebook(folder: pathlib.Path) -> None:
    """A codebook that changed is compiled anew."""
    compiled.listener(book())
    assert heard(compiled.listener(book("niets")))[-1] == [("niets", "Niets")]
    assert len(list((folder / "compiled").iterdir())) == 2


@pytest.mark.parametrize(("was", "became"), [(b"toegeven", b"toegegen"), (b"[0]", b"[9]"), (b"],[", b"],9,["), (b"]", b"]]")], ids=repr)
def test_damaged_cache(folder: pathlib.Path, was: bytes, became: bytes) -> None:
    """A cache file that says something else than was kept is made anew, also when it is JSON and could be read."""
    first = heard(compiled.listener(book()))
    (path,) = (folder / "compiled").iterdir()
    whole = path.read_bytes()
    assert was in whole
    path.write_bytes(whole.replace(was, became, 1))
    assert heard(compiled.listener(book())) == first
    assert path.read_bytes() == whole


@pytest.mark.parametrize("content", [b"", b"[]", b"[[],1]", b"[[1,2],3,4]", b"\xff", b'{"a": 1}'], ids=repr)
def test_broken_cache(folder: pathlib.Path, content: bytes) -> None:
    """A cache file that cannot be understood is made anew."""
    first = heard(compiled.listener(book()))
    (path,) = (folder / "compiled").iterdir()
    whole = path.read_bytes()
    path.write_bytes(content)
    assert heard(compiled.listener(book())) == first
    assert path.read_bytes() == whole


def test_cache_cannot_be_written(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder that cannot be made costs time, not the answer."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "file" / "cache"))
    assert heard(compiled.listener(book("niets")))[-1] == [("niets", "Niets")]


def test_platform_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without QUALCODE_CACHE the cache is in the user's own folder for that, under the name of the program."""
    monkeypatch.delenv("QUALCODE_CACHE")
    assert "qualcode" in cache.folder().parts


def test_the_cache_does_not_grow(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many files of a kind are kept; the last one is among them."""
    monkeypatch.setattr(cache, "_MOST", 3)
    for n in range(6):
        cache.save("proef", str(n), n)
    assert len(list((folder / "proef").iterdir())) == 3
    assert cache.load("proef", "5") == 5


def test_a_key_is_of_its_parts() -> None:
    """The same parts give the same name; parts that only look the same when put together do not."""
    assert cache.key("a", "bc") == cache.key("a", b"bc") != cache.key("ab", "c")

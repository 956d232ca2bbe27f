"""Text that is not UTF-8: Windows, Mac and DOS are told apart by which gives Dutch."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts import encoding
from tests.exchange.transcripts import sources

WORDS = [
    "De coördinator zei het.",
    "Eén keer, of vóór de cao.",
    "Ze zijn geïnspireerd door Daniëlle en René.",
    "één keer",
    "zoals in een hospice, zeeën en reünie",
    "de crèche, de enquête en het façade-effect",
    "De ijsco van Zoë: 't wás lekker",
    "in de étage erboven",
]
WINDOWS = [*WORDS, "“ja”, zei hij", "de foto’s … die ‘oude’ – toch?", "€ 20 voor de École", "nou…maar dat is ’t", "Jørgen en Zoë"]


@pytest.mark.parametrize(("name", "words"), [("cp1252", WINDOWS), ("cp850", WORDS), ("mac_roman", [*WORDS, "“ja”, zei hij", "… toch? ’t Is zo"])])
def test_told_apart(tmp_path: pathlib.Path, name: str, words: list[str]) -> None:
    """One sentence is enough to tell in what a text was written, line by line and by the whole."""
    assert {said: encoding.likeliest(f"Respondent: {said}\r\n".encode(name)) for said in words} == dict.fromkeys(words, name)
    path = sources.text(tmp_path / "a.txt", "".join(f"Respondent: {said}\r\nInterviewer: O?\r\n" for said in words).encode(name))
    assert [said for speaker, said in sources.import_(path, tmp_path / "uit").turns if speaker == "Respondent"] == words


def test_in_doubt() -> None:
    """What is as odd in all is taken for Windows."""
    assert encoding.likeliest(b"plain") == encoding.likeliest(b"\xfe\xfe") == "cp1252"


def test_said_by_the_user(tmp_path: pathlib.Path) -> None:
    """An encoding that the user names is believed, without a warning when all of the text is in it."""
    path = sources.text(tmp_path / "a.txt", "Respondent: Größe & ça\n".encode("iso-8859-15"))
    read = sources.import_(path, tmp_path / "uit", encoding="iso8859-15")
    assert (read.turns, read.lines) == ([("Respondent", "Größe & ça")], [])


def test_said_wrongly(tmp_path: pathlib.Path) -> None:
    """What is not in the encoding that the user named is shown as such and reported."""
    read = sources.import_(sources.text(tmp_path / "a.vtt", b"Respondent: caf\xe9 Zon\n"), tmp_path / "uit", encoding="utf-8")
    assert read.turns == [("Respondent", "caf\ufffd Zon")]
    assert read.lines[0] == "0: warning: is not all `utf-8`; what cannot be read is shown as `\ufffd`"


@pytest.mark.parametrize("name", ["windows", "rot13", "hex", "undefined", "idna", "a\0b"])
def test_no_encoding(name: str) -> None:
    """A name that is no encoding of text is refused."""
    with pytest.raises(QualcodeError, match="names no encoding of text"):
        encoding.known(name)


def test_known() -> None:
    """An encoding has many names."""
    assert [encoding.known(name) for name in ("Windows-1252", "macintosh", "UTF-16")] == ["cp1252", "mac-roman", "utf-16"]

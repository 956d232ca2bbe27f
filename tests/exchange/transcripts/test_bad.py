"""Files that hold no interview, or do harm: one line each, and never a traceback."""

from __future__ import annotations

import io
import pathlib
import zipfile
import zlib

import pytest

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts.bring import Wishes, bring
from tests.exchange.transcripts import made, sources

DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ANNOTATION_DOCUMENT>&b;</ANNOTATION_DOCUMENT>'
BAD: dict[str, tuple[bytes | str, str]] = {
    "leeg.txt": ("", "is empty"),
    "wit.vtt": (" \n\n", "is empty"),
    "leeg.docx": ("", "is damaged or not of this kind"),
    "leeg.pdf": ("", "is empty"),
    "leeg.rtf": ("", "is empty"),
    "kop.vtt": ("WEBVTT\n\n", "holds no speech"),
    "plaat.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x01", "is not text but a binary file"),
    "plaat.pdf": (b"\x89PNG\r\n\x1a\n\x00\x00\x01", "is not a PDF"),
    "plaat.docx": (b"\x89PNG\r\n\x1a\n\x00\x00\x01", "is damaged or not of this kind"),
    "wachtwoord.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "has a password, or is of an old Office version"),
    "oud.doc": (b"\xd0\xcf\x11\xe0", "is of a kind that is not read (`.doc`)"),
    "opname.mp3": (b"ID3", "is a recording, not a transcript"),
    "zip.txt": (b"PK\x03\x04....", "is a zip file with the suffix `.txt`"),
    "half.json": ('{"segments": [', "is not sound JSON: expecting value"),
    "ander.json": ('{"a": 1}', "is JSON without `segments` with `text`"),
    "getal.json": ("3", "is JSON without `segments` with `text`"),
    "diep.json": ("[" * 200_000, "is not sound JSON: nested too deep, or with a number that is too long"),
    "getal2.json": ('{"segments": [{"start": ' + "9" * 6000 + "}]}", "is not sound JSON: nested too deep, or with a number that is too long"),
    "ander.otr": ("[]", "is not a file of oTranscribe: it holds no `text`"),
    "entiteit.eaf": (DOCTYPE, "is XML with a DOCTYPE, which may refer elsewhere"),
    "entiteit16.eaf": (DOCTYPE.encode("utf-16"), "is XML with a DOCTYPE, which may refer elsewhere"),
    "diep.html": ("<div>" * 3000 + "Interviewer: ja", "is a page that is nested too deep"),
    "half.eaf": ("<ANNOTATION_DOCUMENT><TIER>", "is not sound XML: premature end of data in tag tier"),
    "kop.csv": ("naam;vraag?\n", "holds headings and no rows"),
    "getallen.csv": ("a,b\n1,2\n", "has no column with open answers"),
}


def only(path: pathlib.Path) -> str:
    """Bring a file in, of which nothing can be made; returns why."""
    (one,) = bring(path, path.name, Wishes(path.parent / "uit"))
    assert one.target is None
    assert not (path.parent / "uit").exists()
    assert one.problems[-1].hint
    return one.problems[-1].message


@pytest.mark.parametrize("name", BAD)
def test_refused(tmp_path: pathlib.Path, name: str) -> None:
    """What holds no interview is refused with the reason and what to do, and nothing is written."""
    content, why = BAD[name]
    assert only(sources.text(tmp_path / name, content)) == why


def test_missing(tmp_path: pathlib.Path) -> None:
    """A file that does not exist, and a folder, are named as such."""
    (tmp_path / "map.txt").mkdir()
    assert [only(tmp_path / "weg.txt"), only(tmp_path / "map.txt")] == ["does not exist", "is a folder, not a file"]


def bomb(path: pathlib.Path, inner: str) -> pathlib.Path:
    """Write a zip file that unpacks to 60 MB of zeros."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inner, b"0" * 60_000_000)
    return path


@pytest.mark.parametrize("suffix", ["docx", "odt", "xlsx"])
def test_bomb(tmp_path: pathlib.Path, suffix: str) -> None:
    """A small zip file that unpacks to a very large one is not unpacked."""
    assert only(bomb(tmp_path / f"a.{suffix}", "word/document.xml")) == "unpacks to 60 MB, far more than an interview"


def test_bomb_that_lies(tmp_path: pathlib.Path) -> None:
    """A zip file that declares less than it holds is damaged: no more than it declares is unpacked."""
    raw = bytearray(bomb(tmp_path / "a.docx", "a.xml").read_bytes())
    size, small = (60_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert raw.count(size) == 2
    assert only(sources.text(tmp_path / "b.docx", bytes(raw.replace(size, small)))) == "is damaged or not of this kind"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_word(tmp_path: pathlib.Path, encoding: str) -> None:
    """A Word file with entities is not opened."""
    made.word(tmp_path / "a.docx")
    changed = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "a.docx") as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, DOCTYPE.encode(encoding) if entry.filename == "word/document.xml" else old.read(entry))
    path = sources.text(tmp_path / "b.docx", changed.getvalue())
    assert only(path) == "holds XML that may refer elsewhere (DOCTYPE in `word/document.xml`)"


@pytest.mark.parametrize("make", [made.word, made.opendocument, lambda path: made.spreadsheet(path, made.SURVEY)], ids=["docx", "odt", "xlsx"])
def test_cut_zip(tmp_path: pathlib.Path, request: pytest.FixtureRequest, make: object) -> None:
    """Half a file is damaged."""
    path = tmp_path / f"a.{request.node.callspec.id}"
    assert callable(make)
    whole = make(path).read_bytes()
    assert only(sources.text(path, whole[: len(whole) // 2])) == "is damaged or not of this kind"


def test_pictures(tmp_path: pathlib.Path) -> None:
    """A PDF of pictures is told from an empty interview."""
    assert only(made.pdf(tmp_path / "a.pdf", text=False)) == "holds no text, only pictures of it"


def test_locked_pdf(tmp_path: pathlib.Path) -> None:
    """A PDF with a password asks for one without."""
    assert only(made.pdf(tmp_path / "a.pdf", password="geheim")) == "has a password"  # noqa: S106 - of a test file


def test_damaged_pdf(tmp_path: pathlib.Path) -> None:
    """A PDF with nothing behind its first line is damaged."""
    assert only(sources.text(tmp_path / "a.pdf", b"%PDF-1.4\n" + zlib.compress(b"x"))).startswith("is damaged")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("regel.txt", "Interviewer: " + "a." * 500_000 + " Respondent: ja\n", 2),
        ("woorden.txt", "Interviewer: " + "ja " * 330_000, 330_000),
        ("wit.txt", "Interviewer:" + " " * 1_000_000 + "ja\n" + " " * 1_000_000 + "nee\n", 2),
        ("tekens.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v a" * 250_000 + "\n", 250_001),
        ("stil.srt", "1\n00:00:01,000 --> 00:00:02,000\nja\n\n\x85\n\x15\nnee\n", 2),
        ("veld.csv", 'tijd,spreker,tekst\n00:01,An,"' + "ja " * 300_000 + '"\n', 300_000),
        ("open.csv", 'tijd,spreker,tekst\n00:01,An,"' + "ja\n" * 100_000, 100_000),
    ],
)
def test_huge(tmp_path: pathlib.Path, name: str, content: str, words: int) -> None:
    """A line of a million characters, and whatever else is far too long, is read like any other."""
    read = sources.import_(sources.text(tmp_path / name, content), tmp_path / "uit")
    assert [one.words for one in read.brought] == [words]


@pytest.mark.parametrize("time", ["NaN", "1e999", "-5", "99999999", '"x"', "null", "[1]", "true"])
def test_odd_times(tmp_path: pathlib.Path, time: str) -> None:
    """A time that cannot be is left out; what was said stays."""
    path = sources.text(tmp_path / "a.json", f'{{"segments": [{{"start": {time}, "text": "\\ud800 Hallo\\u0000 daar"}}]}}')
    assert sources.import_(path, tmp_path / "uit").turns == [("Spreker", "\ufffd Hallo  daar")]


def test_unknown_column(tmp_path: pathlib.Path) -> None:
    """A column that does not exist is a mistake in use, with the name that was meant."""
    path = sources.text(tmp_path / "a.csv", "naam,Hoe ging het?\nAn,Goed hoor.\n")
    with pytest.raises(QualcodeError, match="no column is called `Hoe ging`") as raised:
        list(bring(path, path.name, Wishes(tmp_path / "uit", questions=("Hoe ging",))))
    assert raised.value.hint == "did you mean `Hoe ging het?`?"

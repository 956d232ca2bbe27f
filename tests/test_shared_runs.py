"""Tests of the count of words that what is shipped shares with other documents."""

from __future__ import annotations

import pathlib

import pytest

from tests.shared_runs import longest, main, shared, shipped, words


@pytest.mark.parametrize(
    ("text", "document", "run"),
    [
        ("De kat zat op de mat.", "Gisteren zat op de mat een hond.", "zat op de mat"),
        ("Hoe gaat het?", "hoe, gaat: HET", "hoe gaat het"),
        ("Niets gemeen.", "Iets anders hier.", ""),
        ("", "Iets.", ""),
    ],
)
def test_longest(text: str, document: str, run: str) -> None:
    """The longest run counts words, whatever their capitals and the signs between them."""
    assert " ".join(longest(words(text), words(document))) == run


def test_fixed_terms_are_put_aside() -> None:
    """A fixed term breaks a run, for everybody writes it so."""
    assert words("De toon aan de top is goed.", terms=["toon aan de top"]) == ["de", "|", "is", "goed"]


def test_titles_are_put_aside(tmp_path: pathlib.Path) -> None:
    """The list of references of a codebook does not count, what stands above it does."""
    title = "Een titel van acht woorden of meer dan dat"
    book = f"codebook: klein\ndescription: wij leren hier van alles wat misgaat\nreferences:\n  - {{id: a, text: {title}}}\n"
    (tmp_path / "codebooks").mkdir()
    (tmp_path / "codebooks" / "klein.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "bron").mkdir()
    (tmp_path / "bron" / "bron.txt").write_text(f"{title}. Leren wij hier van al-\nles wat misgaat?", encoding="utf-8")
    assert [(one.length, one.text) for one in shared(tmp_path / "bron", tmp_path)] == [(5, "hier van alles wat misgaat")]


def test_everything_shipped_is_looked_at() -> None:
    """Guides, codebooks and example interviews are all compared."""
    wanted = {"guides/blijven-leren.yaml", "codebooks/blijven-leren.yaml", "examples/werkplekleren/transcripts/01-plaatwerkerij.txt"}
    assert wanted <= dict(shipped()).keys()


@pytest.mark.parametrize(("text", "code"), [("iets heel anders", 0), (" ".join(dict(shipped())["guides/blijven-leren.yaml"][40:48]), 1)])
def test_code(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str], text: str, code: int) -> None:
    """A run of eight words fails; each file is printed with its own longest run."""
    (tmp_path / "bron.txt").write_text(text, encoding="utf-8")
    assert main([str(tmp_path)]) == code
    assert len(capsys.readouterr().out.splitlines()) == len(dict(shipped()))


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder it says how it is used."""
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err

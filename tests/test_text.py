"""What text is: NFC, `\\n`, code points, and how offsets become lines."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import Level, Location, has_errors
from qualcode.text import Lines, decode, nearest, normalise, on_one_line, shorten, slug, surroundings

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
LINES = st.text(st.sampled_from("ab é😀\n\t"), max_size=80)
PROPERTY = settings(max_examples=100, deadline=None)


def messages(raw: bytes) -> list[str]:
    """Return the problems of some bytes as lines of text."""
    return [str(problem) for problem in decode(raw, "a.txt")[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeffhoi", "hoi"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\r\r\nb", "a\n\nb"),
        ("gee\u0308rfd", "geërfd"),
        ("a\ufeffb", "a\ufeffb"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    """Text loses its byte order mark, gets `\\n` line ends and composed accents, and nothing else."""
    assert normalise(text) == expected


@PROPERTY
@given(TEXT)
def test_normal_text_is_nfc_without_carriage_returns(text: str) -> None:
    """Whatever comes in, what comes out is NFC and has no carriage return."""
    normal = normalise(text)
    assert unicodedata.is_normalized("NFC", normal)
    assert "\r" not in normal


@PROPERTY
@given(TEXT.filter(lambda text: not re.search(r"[\x00-\x08\x0e-\x1f]", text)))
def test_utf8_is_read_as_it_is(text: str) -> None:
    """UTF-8 text is read whole, and Windows line ends are its only possible problem."""
    read, problems = decode(text.encode(), "a.txt")
    assert read == normalise(text)
    assert [problem.rule for problem in problems] == (["line-ends"] if "\r" in text else [])


@PROPERTY
@given(st.binary(max_size=300))
def test_bytes_that_are_no_text_have_an_error(raw: bytes) -> None:
    """Bytes are either text, or there is an error that says why not."""
    text, problems = decode(raw, "a.txt")
    assert (text is None) == has_errors(problems)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf16_is_named(encoding: str) -> None:
    """UTF-16 with a byte order mark is recognised, and the hint says how to convert it."""
    raw = "\ufeffhoi".encode(encoding) if encoding != "utf-16" else "hoi".encode(encoding)
    text, (problem,) = decode(raw, "a.txt")
    assert text is None
    assert str(problem) == "a.txt: error: is UTF-16, not UTF-8 (encoding)"
    assert problem.hint == "save it as UTF-8 in your editor, or: iconv -f utf-16 -t utf-8 FILE > NEW"


def test_windows_1252_names_the_line() -> None:
    """A byte that is not UTF-8 is shown with its line, and the hint says how to convert the file."""
    text, (problem,) = decode("een\ntwee\ncafé\n".encode("cp1252"), "a.txt")
    assert text is None
    assert str(problem) == "a.txt:3: error: is not UTF-8 (byte 0xe9); it looks like Windows-1252 (encoding)"
    assert problem.hint == "save it as UTF-8 in your editor, or: iconv -f cp1252 -t utf-8 FILE > NEW"


@pytest.mark.parametrize("raw", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hoi".encode("utf-16-le"), b"a\x07b"])
def test_binary_files_are_refused(raw: bytes) -> None:
    """Bytes that no text has make the file binary."""
    assert messages(raw) == ["a.txt: error: is not text but a binary file (encoding)"]


def test_page_breaks_are_text() -> None:
    """Form feeds and vertical tabs, which text from Word or PDF has, do not make a file binary."""
    assert decode(b"een\x0ctwee\x0bdrie", "a.txt") == ("een\x0ctwee\x0bdrie", [])


def test_windows_line_ends_are_a_warning() -> None:
    """Windows line ends are read as `\\n`, with a warning that says how to be rid of them."""
    text, (problem,) = decode(b"een\r\ntwee\r\n", "a.txt")
    assert text == "een\ntwee\n"
    assert (problem.location, problem.level) == (Location("a.txt"), Level.WARNING)
    assert problem.message == "has Windows line ends (CRLF); read as `\\n`"
    assert problem.hint == "save it with Unix line ends, or put `* text=auto eol=lf` in .gitattributes"


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf"])
def test_nothing_is_text(raw: bytes) -> None:
    """An empty file, with or without byte order mark, is an empty text."""
    assert decode(raw, "a.txt") == ("", [])


@PROPERTY
@given(LINES, st.integers(0, 80), st.integers(1, 9))
def test_place_and_offset_are_two_names_of_one_character(text: str, offset: int, first: int) -> None:
    """Line and column lead back to the offset that they were made of."""
    offset = min(offset, len(text))
    line, col = Lines(text, first=first).place(offset)
    before = text.split("\n")[: line - first]
    assert sum(len(one) + 1 for one in before) + col - 1 == offset


@PROPERTY
@given(LINES)
def test_places_are_in_the_text(text: str) -> None:
    """Every place is on a line that exists, and no further than its line end."""
    lines = text.split("\n")
    places = [Lines(text).place(offset) for offset in range(len(text) + 1)]
    assert all(1 <= line <= len(lines) and 1 <= col <= len(lines[line - 1]) + 1 for line, col in places)


def test_columns_count_code_points() -> None:
    """A composed accent and an emoji are one column each; a joined emoji is as many as it has code points."""
    text = "é😀x\n👩\u200d🏭y"
    assert Lines(text).place(text.index("x")) == (1, 3)
    assert Lines(text).place(text.index("y")) == (2, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plaatwerkerij Kortenbos", "plaatwerkerij-kortenbos"),
        ("Café Ü & Zn. (2026)", "cafe-u-zn-2026"),
        ("--", "naamloos"),
        ("", "naamloos"),
        ("日本", "naamloos"),
        ("a" * 79 + " bcd", "a" * 79),
    ],
)
def test_slug(text: str, expected: str) -> None:
    """A slug keeps letters without accents and digits, with single hyphens between them."""
    assert slug(text) == expected


@PROPERTY
@given(TEXT)
def test_slug_is_a_safe_name(text: str) -> None:
    """A slug is a file name on every system: short, lower case, never empty, no hyphen at the ends."""
    made = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 80


def test_nearest_names_the_one_that_was_meant() -> None:
    """A word that looks like a known one gets that one back."""
    assert nearest("autonomy", ["feedback", "autonomie"]) == "did you mean `autonomie`?"


def test_nearest_lists_what_is_known() -> None:
    """A word that looks like nothing known gets the list."""
    assert nearest("xyz", ["feedback", "autonomie"]) == "known are: `feedback`, `autonomie`"


def test_nearest_stops_listing_at_25() -> None:
    """A long list is cut after 25 words."""
    assert nearest("xyz", [f"a{n}" for n in range(26)]) == "known are: " + ", ".join(f"`a{n}`" for n in range(25)) + " …"


def test_nearest_of_nothing_is_silent() -> None:
    """Without known words there is nothing to say."""
    assert nearest("xyz", []) == ""


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("kort", 60, "kort"), (" op \n een\tregel ", 60, "op een regel"), ("een twee drie", 9, "een…"), ("onderhandelingen", 6, "onder…")],
)
def test_shorten(text: str, width: int, expected: str) -> None:
    """A text is put on one line and cut between words where it can be."""
    assert shorten(text, width) == expected


@PROPERTY
@given(TEXT, st.integers(1, 60))
def test_shortened_text_fits(text: str, width: int) -> None:
    """A shortened text is one line no longer than asked."""
    made = shorten(text, width)
    assert len(made) <= width
    assert made == " ".join(made.split())


@given(st.text(alphabet="ab \n", max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 20))
def test_surroundings(text: str, start: int, length: int, most: int) -> None:
    """What stands around a place is the text itself in whole words, no longer than asked; only what is left out is told by dots."""
    start = min(start, len(text))
    end = min(start + length, len(text))
    before, after = surroundings(text, start, end, most=most)
    assert on_one_line(text[:start]).endswith(before.removeprefix("… "))
    assert on_one_line(text[end:]).startswith(after.removesuffix(" …"))
    assert len(before.removeprefix("… ")) <= most
    assert len(after.removesuffix(" …")) <= most
    assert before.startswith("…") == (start > most)
    assert after.endswith("…") == (end + most < len(text))

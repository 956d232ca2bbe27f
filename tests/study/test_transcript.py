"""From a text file to front matter and turns at exact places."""

from __future__ import annotations

import pathlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import Level, Location, Problem
from qualcode.model.transcript import Transcript
from qualcode.study import transcript

FRONT = "---\nbedrijf: Kortenbos\n---\n"
TALK = "Interviewer: Hoe gaat het?\n\nRespondent: Goed.\n"
PROPERTY = settings(max_examples=100, deadline=None)
LINE = st.sampled_from(
    [
        "Interviewer: ",
        "Respondent: [00:01:12] ",
        "Anna : ",
        "Kijk: ",
        "---",
        "bedrijf: X",
        "speakers: {Anna: i}",
        "é😀 e\u0301 ",
        "",
        " woorden.",
        "\u00a0",
        "\x0c",
    ]
)
PAGES = st.lists(LINE, max_size=12).map("\n".join)


def write(folder: pathlib.Path, content: str | bytes) -> pathlib.Path:
    """Write a transcript byte for byte."""
    path = folder / "gesprek.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def load(folder: pathlib.Path, content: str | bytes) -> tuple[Transcript | None, list[Problem]]:
    """Read a transcript with this content."""
    return transcript.load(write(folder, content), name="gesprek", file="transcripts/gesprek.txt")


def sound(folder: pathlib.Path, content: str | bytes) -> Transcript:
    """Read a transcript in which nothing is wrong."""
    read, problems = load(folder, content)
    assert problems == []
    assert read is not None
    return read


def turns(read: Transcript | None) -> list[tuple[str, str]]:
    """Return who said what."""
    assert read is not None
    return [(turn.speaker, read.speech(turn)) for turn in read.turns]


def only(folder: pathlib.Path, content: str | bytes) -> tuple[str, str]:
    """Return the only problem of a transcript as a line without the file, and its hint."""
    _, (problem,) = load(folder, content)
    assert problem.location.file == "transcripts/gesprek.txt"
    return str(problem).removeprefix("transcripts/gesprek.txt"), problem.hint


def test_whole_transcript(tmp_path: pathlib.Path) -> None:
    """A transcript has its name, file, front matter and turns, and the line on which its body begins."""
    read = sound(tmp_path, FRONT + "\n" + TALK)
    assert (read.name, read.file, read.attributes) == ("gesprek", "transcripts/gesprek.txt", {"bedrijf": "Kortenbos"})
    assert (read.body, read.body_line) == ("\n" + TALK, 4)
    assert [(turn.speaker, turn.interviewer) for turn in read.turns] == [("Interviewer", True), ("Respondent", False)]
    assert turns(read) == [("Interviewer", "Hoe gaat het?"), ("Respondent", "Goed.")]


def test_front_matter_is_text(tmp_path: pathlib.Path) -> None:
    """Values are the text that was written; a list is joined by commas; what is empty, or a mapping, is no attribute."""
    texts = "datum: 2026-03-02\nnummer: 007\nversie: 2.10\ntijd: 12:30\ntoestemming: no\n"
    front = texts + "talen: [nl, ~, '', fr]\nfunctie:\nrol: ''\nspeakers: {Interviewer: i, Respondent: r}\n"
    read = sound(tmp_path, f"---\n{front}---\n{TALK}")
    assert read.attributes == {
        "datum": "2026-03-02",
        "nummer": "007",
        "versie": "2.10",
        "tijd": "12:30",
        "toestemming": "no",
        "talen": "nl, fr",
    }


def test_front_matter_has_places(tmp_path: pathlib.Path) -> None:
    """The lines of front matter are lines of the file."""
    assert sound(tmp_path, "---\nbedrijf: Kortenbos\nrol: hr\n---\n" + TALK).marks.at("rol") == Location("transcripts/gesprek.txt", 3, 1)


def test_front_matter_does_not_move_offsets(tmp_path: pathlib.Path) -> None:
    """Offsets count in the body, so a line more in the front matter moves no coding."""
    short, long = sound(tmp_path, FRONT + TALK), sound(tmp_path, "---\nbedrijf: Kortenbos\nsector: metaal\n---\n" + TALK)
    assert (short.body, short.turns) == (long.body, long.turns)
    assert (short.at(0).line, long.at(0).line) == (4, 5)


def test_no_front_matter(tmp_path: pathlib.Path) -> None:
    """A transcript without front matter is read, with a warning that shows what to write."""
    read, _ = load(tmp_path, TALK)
    assert read is not None
    assert (read.attributes, read.body, read.body_line) == ({}, TALK, 1)
    hint = "begin the file with\n---\nbedrijf: …\nfunctie: …\ndatum: 2026-01-31\ncodebook: …\n---"
    assert only(tmp_path, TALK) == (":1: warning: has no front matter (front-matter)", hint)


@pytest.mark.parametrize("front", ["---\n---\n", "--- \n---\t\n", "---\n\n---\n", "---\n# niets\n---\n"])
def test_empty_front_matter(tmp_path: pathlib.Path, front: str) -> None:
    """Front matter with nothing in it is no problem."""
    assert sound(tmp_path, front + TALK).attributes == {}


def test_unclosed_front_matter(tmp_path: pathlib.Path) -> None:
    """Front matter that is never closed is an error on the first line."""
    _, problems = load(tmp_path, "---\nbedrijf: Kortenbos\n\n" + TALK)
    assert str(problems[0]) == "transcripts/gesprek.txt:1: error: the front matter is never closed (front-matter)"
    assert problems[0].hint == "put a line `---` below it"


def test_huge_front_matter(tmp_path: pathlib.Path) -> None:
    """Front matter of over 200,000 characters is a separator far below, so it counts as never closed."""
    read, problems = load(tmp_path, "---\nbedrijf: Kortenbos\n" + "\n" * 200_000 + "---\n" + TALK)
    assert str(problems[0]) == "transcripts/gesprek.txt:1: error: the front matter is never closed (front-matter)"
    assert read is not None
    assert read.attributes == {}


@pytest.mark.parametrize("front", ["zomaar tekst", "- een\n- twee", "[een]"])
def test_front_matter_that_is_no_mapping(tmp_path: pathlib.Path, front: str) -> None:
    """Front matter must be lines of `key: value`; the turns are read all the same."""
    content = f"---\n{front}\n---\n{TALK}"
    assert only(tmp_path, content) == (":2: error: the front matter must be lines of `key: value` (front-matter)", "")
    assert turns(load(tmp_path, content)[0]) == [("Interviewer", "Hoe gaat het?"), ("Respondent", "Goed.")]


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("bedrijf: a\nbedrijf: b", ":3:1: error: key `bedrijf` occurs twice (first on line 2) (yaml)"),
        ("bedrijf: 'a", ":3:1: error: is not YAML: found unexpected end of stream (yaml)"),
        ("bedrijf: &a b", ":2:10: error: anchors (`&name`) are not used here (yaml)"),
        ("functie: leider: a", ":2:16: error: is not YAML: mapping values are not allowed in this context (yaml)"),
    ],
)
def test_mistakes_in_front_matter(tmp_path: pathlib.Path, front: str, problem: str) -> None:
    """A mistake in the front matter has its line in the file, and the turns are read all the same."""
    content = f"---\n{front}\n---\n{TALK}"
    assert only(tmp_path, content)[0] == problem
    assert turns(load(tmp_path, content)[0]) == [("Interviewer", "Hoe gaat het?"), ("Respondent", "Goed.")]


def test_line_of_dashes_in_the_talk(tmp_path: pathlib.Path) -> None:
    """After the front matter a line of dashes is text."""
    assert turns(sound(tmp_path, FRONT + "Anna: Een.\n---\nTwee.\n")) == [("Anna", "Een.\n---\nTwee.")]


def test_turn_of_two_paragraphs(tmp_path: pathlib.Path) -> None:
    """A turn goes on over blank lines until the next label, without white space at its ends."""
    read = sound(tmp_path, FRONT + "Interviewer:  Hoe?\n\n\nAnna: Eerst zo.\n\n  Toen anders.\n\n\nInterviewer: Ja.")
    assert turns(read) == [("Interviewer", "Hoe?"), ("Anna", "Eerst zo.\n\n  Toen anders."), ("Interviewer", "Ja.")]


@pytest.mark.parametrize(
    "label", ["Anna", "A", "SP1", "Anna de Vries", "Dr. J. O'Neil", "Anna-Maria van den Berg", "HR-adviseur", "Ömer", "R1.2", "Respondent’s collega"]
)
def test_labels(tmp_path: pathlib.Path, label: str) -> None:
    """A label is one to four words of letters, digits, points, hyphens and apostrophes, and begins with a letter."""
    assert turns(sound(tmp_path, f"{FRONT}{label}: Goed.\n")) == [(label, "Goed.")]


@pytest.mark.parametrize(
    "line",
    [
        "toen zei de chef dus: nee",
        "12:30 was het",
        "http://voorbeeld.example.nl",
        "Anna:nee",
        "1: nee",
        " Anna: nee",
        "- Anna: nee",
        "Anna  : nee",
        "(Anna): nee",
    ],
)
def test_no_labels(tmp_path: pathlib.Path, line: str) -> None:
    """A long sentence, a time, an address, a number or an indented line begins no turn."""
    assert turns(sound(tmp_path, f"{FRONT}Bram: Ja.\n{line}\n")) == [("Bram", f"Ja.\n{line}")]


def test_space_before_the_colon(tmp_path: pathlib.Path) -> None:
    """A space before the colon is no part of the label."""
    assert turns(sound(tmp_path, FRONT + "Interviewer : Hoe?\nAnna :\nGoed.\n")) == [("Interviewer", "Hoe?"), ("Anna", "Goed.")]


@pytest.mark.parametrize("stamp", ["[00:01:12]", "[1:12]", "(00:01:12)", "[00:01:12.5]", "[00:01:12,500]", "#00:01:12-3#", "\n[00:01:12]\n"])
def test_timestamps(tmp_path: pathlib.Path, stamp: str) -> None:
    """A time at the start of a turn is not spoken, and the offsets of the words are those of the file."""
    read = sound(tmp_path, f"{FRONT}Anna: {stamp} Goed.\n")
    assert turns(read) == [("Anna", "Goed.")]
    assert read.turns[0].start == len(f"Anna: {stamp} ")


@pytest.mark.parametrize(
    "words", ["Om [00:01:12] ging het mis.", "[onverstaanbaar] ja.", "2026 was druk.", "12:300 stuks.", "10:15 begint de dienst."]
)
def test_what_is_no_timestamp(tmp_path: pathlib.Path, words: str) -> None:
    """Only a time that stands apart at the very start of a turn is left out."""
    assert turns(sound(tmp_path, f"{FRONT}Anna: {words}\n")) == [("Anna", words)]


@pytest.mark.parametrize("talk", ["Anna: [00:01:12]", "Anna: [00:01:12]\n", "Anna:", "Anna: \n\n"])
def test_silence(tmp_path: pathlib.Path, talk: str) -> None:
    """A turn in which nothing is said is there, and empty."""
    assert turns(sound(tmp_path, FRONT + talk)) == [("Anna", "")]


def test_silence_between_turns(tmp_path: pathlib.Path) -> None:
    """A label right above another begins an empty turn."""
    assert turns(sound(tmp_path, FRONT + "Interviewer:\nAnna: [1:12]\nBram: Ja.\n")) == [("Interviewer", ""), ("Anna", ""), ("Bram", "Ja.")]


@pytest.mark.parametrize("label", ["Interviewer", "INTERVIEWER", "i", "Int", "Vrager", "Onderzoeker", "Gespreksleider", "Interviewster"])
def test_interviewers(tmp_path: pathlib.Path, label: str) -> None:
    """The usual words for who asks are known, in capitals or not."""
    assert sound(tmp_path, f"{FRONT}{label}: Hoe?\nAnna: Goed.\n").respondents == ("Anna",)


def test_speakers_give_labels_a_role(tmp_path: pathlib.Path) -> None:
    """The front matter can say who asks and who answers, whatever their labels; capitals do not matter."""
    read = sound(tmp_path, "---\nspeakers: {sp1: Interviewer, Interviewer: respondent}\n---\nSP1: Hoe?\nInterviewer: Goed.\n")
    assert [(turn.speaker, turn.interviewer) for turn in read.turns] == [("SP1", True), ("Interviewer", False)]


def test_false_labels(tmp_path: pathlib.Path) -> None:
    """A word with a colon at the start of a line is taken for a label, unless the front matter names the speakers."""
    talk = "Interviewer: Hoe?\nAnna: Zo.\nKijk: dat werkt niet.\n"
    assert turns(sound(tmp_path, FRONT + talk)) == [("Interviewer", "Hoe?"), ("Anna", "Zo."), ("Kijk", "dat werkt niet.")]
    named = "---\nspeakers: {Interviewer: interviewer, Anna: respondent}\n---\n"
    assert turns(sound(tmp_path, named + talk)) == [("Interviewer", "Hoe?"), ("Anna", "Zo.\nKijk: dat werkt niet.")]


@pytest.mark.parametrize("front", [FRONT, FRONT[:-4] + "speakers: {Interviewer: interviewer, Respondent: respondent}\n---\n"])
@pytest.mark.parametrize("before", ["Gesprek van 3 maart.", "  *Opname* begint.\n\nEr is ruis."])
def test_text_before_the_first_turn(tmp_path: pathlib.Path, front: str, before: str) -> None:
    """Text that nobody says is shown at its first letter."""
    line = front.count("\n") + 2
    place = f":{line}:{3 if before.startswith(' ') else 1}"
    found = only(tmp_path, f"{front}\n{before}\n{TALK}")
    assert found == (f"{place}: warning: text before the first turn belongs to nobody and is not coded (turns)", "put a label before it")


def test_false_label_before_the_first_turn(tmp_path: pathlib.Path) -> None:
    """A label that is not among the named speakers does not hide the text before the first turn."""
    content = "---\nspeakers: {SP1: interviewer, SP2: respondent}\n---\nDatum: 3 maart\nSP1: Hoe?\nSP2: Goed.\n"
    assert only(tmp_path, content)[0] == ":4:1: warning: text before the first turn belongs to nobody and is not coded (turns)"


def test_no_turns(tmp_path: pathlib.Path) -> None:
    """A text without labels is an error that shows how to write them."""
    found = only(tmp_path, FRONT + "\nZomaar een verhaal.\n")
    assert found == (":4: error: has no turns (turns)", "write each turn as `Interviewer: …` or `Respondent: …` on a line of its own")


def test_only_front_matter(tmp_path: pathlib.Path) -> None:
    """A file that ends with its front matter has no turns."""
    assert only(tmp_path, "---\nbedrijf: Kortenbos\n---")[0] == ":3: error: has no turns (turns)"


def test_nobody_answers(tmp_path: pathlib.Path) -> None:
    """A talk in which only the interviewer speaks gets a warning that shows how to name the roles."""
    found = only(tmp_path, FRONT + "Interviewer: Hoe?\nI: Nou?\n")
    assert found == (":4: warning: nobody but the interviewer speaks (turns)", "name the roles: `speakers: {SP1: interviewer, SP2: respondent}`")


def test_windows_line_ends(tmp_path: pathlib.Path) -> None:
    """Windows line ends are a warning, and move no offset."""
    content = FRONT + TALK
    read, problems = load(tmp_path, content.replace("\n", "\r\n"))
    assert [(str(problem.location), problem.rule, problem.level) for problem in problems] == [("transcripts/gesprek.txt", "line-ends", Level.WARNING)]
    assert read == sound(tmp_path, content)


def test_byte_order_mark(tmp_path: pathlib.Path) -> None:
    """A byte order mark is no part of the text."""
    assert sound(tmp_path, "\ufeff" + FRONT + TALK) == sound(tmp_path, FRONT + TALK)


def test_accents_of_two_characters(tmp_path: pathlib.Path) -> None:
    """Accents that were typed as two characters are read as one, so both ways of writing give the same offsets."""
    content = FRONT + "René: Geërfd, zei hij. Één keer.\nAnna: Ja.\n"
    decomposed = unicodedata.normalize("NFD", content)
    assert len(decomposed) > len(content)
    assert sound(tmp_path, decomposed) == sound(tmp_path, content)


def test_offsets_count_code_points(tmp_path: pathlib.Path) -> None:
    """An emoji is one, like any letter; a joined emoji is as many as it has code points."""
    read = sound(tmp_path, FRONT + "I: 😀👩\u200d🏭 é?\nAnna: Ja.\n")
    assert [(turn.start, turn.end) for turn in read.turns] == [(3, 10), (17, 20)]


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", ": error: is empty (transcript)"),
        (b"\xef\xbb\xbf \r\n\n", ": error: is empty (transcript)"),
        (TALK.encode("utf-16"), ": error: is UTF-16, not UTF-8 (encoding)"),
        (b"PK\x03\x04" + b"\x00" * 20, ": error: is not text but a binary file (encoding)"),
        ((FRONT + "Anna: Geërfd.\n").encode("cp1252"), ":4: error: is not UTF-8 (byte 0xeb); it looks like Windows-1252 (encoding)"),
    ],
)
def test_what_is_no_transcript(tmp_path: pathlib.Path, raw: bytes, problem: str) -> None:
    """An empty file, and one that is not UTF-8 text, is no transcript."""
    read, problems = load(tmp_path, raw)
    assert read is None
    assert str(problems[-1]) == f"transcripts/gesprek.txt{problem}"


def test_empty_file_hint(tmp_path: pathlib.Path) -> None:
    """An empty transcript is shown what a transcript holds."""
    assert only(tmp_path, " \n") == (": error: is empty (transcript)", "a transcript holds turns such as `Interviewer: …`")


def test_missing_file(tmp_path: pathlib.Path) -> None:
    """A transcript that is not there is a problem of that file."""
    found = transcript.load(tmp_path / "weg.txt", name="weg", file="weg.txt")
    assert found == (None, [Problem(Location("weg.txt"), "does not exist", "file", "check the spelling of the path")])


def test_folder_instead_of_file(tmp_path: pathlib.Path) -> None:
    """A folder is no transcript."""
    found = transcript.load(tmp_path, name="map", file="map.txt")
    assert found == (None, [Problem(Location("map.txt"), "is a folder, not a file", "file", "name the file in it")])


@PROPERTY
@given(raw=st.binary(max_size=200) | PAGES.map(str.encode) | PAGES.map(lambda text: f"---\n{text}".encode()))
def test_any_bytes_are_a_transcript_or_problems(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """Whatever a file holds, it is read or there is a problem in it, on a line that exists."""
    read, problems = load(tmp_path_factory.getbasetemp(), raw)
    assert read is not None or problems
    last = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 2
    assert all(problem.location.file == "transcripts/gesprek.txt" and problem.location.line <= last for problem in problems)


@PROPERTY
@given(text=PAGES, front=st.booleans())
def test_turns_are_in_order_and_apart(tmp_path_factory: pytest.TempPathFactory, text: str, front: bool) -> None:
    """Turns follow each other without overlap, inside the body, and no speech has white space at its ends."""
    read, _ = load(tmp_path_factory.getbasetemp(), (FRONT if front else "") + text + "\nAnna: ja")
    assert read is not None
    edges = [edge for turn in read.turns for edge in (turn.start, turn.end)]
    assert edges == sorted(edges)
    assert edges[-1] <= len(read.body)
    assert all(words == words.strip() for _, words in turns(read))


@PROPERTY
@given(text=PAGES)
def test_places_lead_back_to_the_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """The place of any offset is the place of that character in the file."""
    whole = unicodedata.normalize("NFC", FRONT + text + "\nAnna: ja")
    read, _ = load(tmp_path_factory.getbasetemp(), whole)
    assert read is not None
    lines = whole.split("\n")
    places = [read.at(offset) for offset in range(len(read.body))]
    assert "".join((lines[place.line - 1] + "\n")[place.col - 1] for place in places) == read.body


def test_label_seen_once(tmp_path: pathlib.Path) -> None:
    """In a long conversation a label that occurs once is asked about: `Kijk: …` is no speaker."""
    read, found = load(tmp_path, FRONT + "Interviewer: Hoe?\n\nAnna: Zo.\n\n" * 4 + "Kijk: dat bedoel ik.\n")
    assert read is not None
    message = "`Kijk` speaks only once: is it a speaker?"
    hint = "indent the line when nobody begins to speak there, or name all speakers: `speakers: {…}`"
    assert found == [Problem(Location("transcripts/gesprek.txt", 20, 7), message, "turns", hint, Level.WARNING)]


def test_nested_attribute(tmp_path: pathlib.Path) -> None:
    """A mapping in the front matter is no attribute, and is not dropped in silence."""
    _, found = load(tmp_path, f"---\nbedrijf: Zon\nplaats: {{stad: Ede}}\n---\n{TALK}")
    message = "`plaats` is a mapping; an attribute is one value"
    assert found == [Problem(Location("transcripts/gesprek.txt", 3, 1), message, "front-matter", level=Level.WARNING)]


def test_unknown_role(tmp_path: pathlib.Path) -> None:
    """A role that does not exist is reported instead of making a respondent."""
    _, found = load(tmp_path, f"---\nspeakers: {{Interviewer: intervieuwer, Respondent: respondent}}\n---\n{TALK}")
    assert [problem.message for problem in found] == ["`intervieuwer` is not a role of `interviewer`"]

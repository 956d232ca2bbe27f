"""Whatever was said comes back when the transcript is read again: as many turns, the same labels, all words."""

from __future__ import annotations

import pathlib
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import ProblemsError
from qualcode.exchange.transcripts import layout, speakers, write
from qualcode.exchange.transcripts.header import know_roles
from qualcode.exchange.transcripts.labels import INTERVIEWER, RESPONDENT, choose
from qualcode.exchange.transcripts.merge import Merger, Tally
from qualcode.exchange.transcripts.said import Said, Source
from qualcode.study import transcript, yamlfile

NAMES = [
    "",
    "RA",
    "RA:",
    "Jansen, Kees (Gast)",
    "SPEAKER_00",
    "Anna Maria van der Berg-Smit Hz.",
    "2e stem",
    "...",
    "Ida & Bep",
    "élodie",
    "I",
    "女",
    None,
]
BITS = [
    "ja ",
    "Kijk: ",
    "let op: x",
    "\n",
    "\n\n",
    "[00:01:02] ",
    "#00:00:01-2#",
    "---\n",
    "---",
    ":",
    "Anna : ",
    "\u00a0",
    "e\u0301",
    "\x00",
    "\x85",
    "\ud800",
    "é",
    "\t",
    "\r",
]
TEXTS = st.lists(st.sampled_from(BITS) | st.text(max_size=4), max_size=8).map("".join)
TIMES = st.none() | st.floats(0, 359_999) | st.integers(0, 9)
SAID = st.lists(st.builds(Said, st.sampled_from(NAMES) | st.text(max_size=12), TEXTS, TIMES, paragraph=st.booleans()), min_size=1, max_size=12)


@settings(max_examples=300, deadline=None)
@given(SAID)
def test_anything_comes_back(said: list[Said]) -> None:
    """What was merged is what is read, turn by turn, whatever stands in names and words."""
    merger = Merger(Source(pathlib.Path("x"), "x"))
    try:
        pieces = list(merger.pieces(said))
    except ProblemsError:
        assert merger.tallies == {}
        return
    cast = speakers.cast(merger.tallies, {}, {})
    turns: list[tuple[str, list[str]]] = []
    for piece in pieces:
        if piece.joint == "":
            turns.append((cast.labels[piece.speaker], []))
        if turns:
            turns[-1][1].extend(piece.text.split())
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name, "x.txt")
        path.write_text(write.front({"bron": "x"}, cast.front) + "".join(write.body(pieces, cast.labels)), encoding="utf-8", newline="\n")
        read, problems = transcript.load(path, name="x", file="x")
    assert read is not None
    assert [problem for problem in problems if problem.level == "error"] == []
    again = [(turn.speaker, read.speech(turn).split()) for turn in read.turns]
    assert [label for label, _ in again] == [label for label, _ in turns]
    for (_, found), (_, words) in zip(again, turns, strict=True):
        assert found == words or (words and found == words[1:] and ":" in words[0])  # a time that opens a paragraph is read as the turn's


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.text(min_size=1, max_size=10).filter(lambda key: key.isprintable()),
        st.text(min_size=1, max_size=30).filter(lambda v: v.isprintable()),
        max_size=4,
    )
)
def test_front_matter_comes_back(facts: dict[str, str]) -> None:
    """Any printable fact is read as it was written."""
    text = write.front(facts, {}).removeprefix("---\n").removesuffix("---\n")
    data, _, problems = yamlfile.parse(text, "x")
    assert (data or {}, problems) == (facts, [])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Interviewer: a", "R b", "p1 c", "Anna  2:31", "00:01", "> d", "", "Taal: e", "**Bo:** f", "[g]", "SPEAKERS", "h: i", "ANNA", "\tj"]
        )
    )
)
def test_no_line_is_lost(lines: list[str]) -> None:
    """Every small word of a text in any order is in what was said or in the facts about it."""
    source = Source(pathlib.Path("x"), "x")
    said = list(layout.recognise(layout.of_text("\n".join(lines)), source))
    found = " ".join([*(f"{one.speaker or ''} {one.text}" for one in said), *source.attributes, *source.attributes.values()]).split()
    for letter in "abcdefghij":
        wanted = sum(letter in line.replace(":", " ").replace("*", " ").replace("[", " ").replace("]", " ").split() for line in lines)
        given_ = sum(letter == word.strip("[]:") for word in found)
        assert given_ >= min(wanted, 1)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Jansen, Kees", "Kees Jansen"),
        ("Velde, Marijke van der", "Marijke van der Velde"),
        ("Jansen, Kees (Gast)", "Kees Jansen Gast"),
        ("Anna Maria van der Berg", "Anna-Maria van der Berg"),
        ("SPEAKER_00", "SPEAKER_00"),
        ("2e interviewer", "Spreker 2e interviewer"),
        ("Ida & Bep", "Ida en Bep"),
        ("???", "Spreker"),
        ("0 _", "Spreker 0"),
        ("dr. J. de Wit", "dr. J. de Wit"),
    ],
)
def test_labels(name: str, label: str) -> None:
    """A name becomes a label that a transcript knows again."""
    assert speakers.label(name) == label
    assert transcript.LABEL.match(f"{label}: ja")


@pytest.mark.parametrize(
    ("met", "said", "chosen"),
    [
        (["Interviewer", "Respondent", "question", "let op"], {}, {"interviewer", "respondent"}),
        (["Kijk", "Anna", "Bo"] * 2 + ["Anna", "Bo"] * 3, {"kijk": 4}, {"anna", "bo"}),
        (["Vraag", "Antwoord"], {}, {"vraag", "antwoord"}),
        (["Vraag", "Anna"], {}, {"anna"}),
        (["anna", "bo"] * 3, {}, {"anna", "bo"}),
        (["RA", "RA:", "ra"], {}, {"ra"}),
        (["Nieuws"], {}, set()),
        (["SP1"], {}, {"sp1"}),
    ],
)
def test_which_labels_speak(met: list[str], said: dict[str, int], chosen: set[str]) -> None:
    """Words before a colon are a speaker by what they are and how often they come, not by the colon."""
    assert choose(met, said=said).speakers == chosen


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("De respondent is aangeduid als SP2.", {"sp2": RESPONDENT}),
        ("SP1 = interviewer, SP2 = respondent", {"sp1": INTERVIEWER, "sp2": RESPONDENT}),
        ("Tessa Pol (interviewer) en Wim Bos (respondent)", {"tessa pol": INTERVIEWER, "wim bos": RESPONDENT}),
        ("Interviewer: TP", {"tp": INTERVIEWER}),
        ("De interviewer vroeg door.", {}),
    ],
)
def test_roles(text: str, roles: dict[str, str]) -> None:
    """A header that says who asks and who answers is believed."""
    source = Source(pathlib.Path("x"), "x")
    know_roles(text, source)
    assert source.roles == roles


def test_one_stranger_asks() -> None:
    """When a source names all who answer, the one that is left asks."""
    cast = speakers.cast({"sp1": Tally("SP1"), "sp2": Tally("SP2")}, {}, {"sp2": RESPONDENT})
    assert cast.front == {"SP1": INTERVIEWER, "SP2": RESPONDENT}

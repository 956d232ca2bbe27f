"""Where spoken Dutch is cut into sentences and words, and that no place in the text gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.sentences import sentences, words

_CUTS = [
    # abbreviations before a capital
    "We doen dat bijv. Op maandag. | Dan is het rustig.",
    "Dat is op papier zo, d.w.z. In het handboek. | Verder niet.",
    "M.b.t. De planning is het lastig. | Dat weet iedereen.",
    "Toen kwam dhr. De Vries langs. | Daarna ging het goed.",
    "Mevr. Bakker en dr. Smit deden mee. | Verder niemand.",
    "Daar zitten o.a. Elly en Joop bij. | Die weten veel.",
    "Dat is nr. 5 van de lijst. | Nummer 6 komt nog.",
    # initials
    "Dat zei J. Jansen ook. | Ja.",
    # quotes and brackets
    "Hij zei: 'Doe maar.' | Toen ging hij weg.",
    'Hij zei: "Doe maar." | Toen ging hij weg.',
    "Hij zei: “Doe maar.” | Toen ging hij weg.",
    'Hij riep: "Wat doe je?" | Ik schrok.',
    'Hij riep "Nee!" en liep weg.',
    "Hij kwam te laat (alweer.) | Daarna was hij ziek.",
    "Dat ging goed. | 'Doe maar', zei hij.",
    # ellipses
    "Nou... | Ik weet het niet.",
    "Nou… | Ik weet het niet.",
    "Nou… ik weet het niet.",
    "Nou... ik weet het niet.",
    # numbers
    "Het kost 3.5 euro. | Dat is veel.",
    "Ik begin om 8.30 uur. | Dan is het stil.",
    "Dat lukt. | 80 procent haalt het.",
    # apostrophes inside a sentence
    "Ik begin 's ochtends om zes uur. | Dan is het stil.",
    "Zo'n collega's foto's. | Die hangen er.",
    # question and exclamation marks
    "Wat? | Nee! | Echt?! | Ja.",
    "Waarom? omdat het moet.",
    # no space, no sentence
    "Dat weet ik niet.Toen ging ik.",
    "kijk op www.example.nl/Start voor meer.",
    # a small letter begins none
    "hij deed niks. toen ging hij weg.",
    "Ik begin vroeg. | 's Ochtends om zes uur.",
    "Ik ging naar huis. | 't Was al laat.",
    "Dat zei A.B. Visser ook. | Ja.",
    "Ik keek op. | „Doe maar”, zei hij.",
    "Ik keek op. | — Doe maar, zei hij.",
]


def _cut(text: str, *, lower_starts: bool = False) -> list[str]:
    return [text[start:end] for start, end in sentences(text, lower_starts=lower_starts)]


@pytest.mark.parametrize("marked", _CUTS)
def test_sentences_end_where_a_reader_would_end_them(marked: str) -> None:
    """A sentence ends at its mark, not at that of an abbreviation, an initial, a number or a quote inside it."""
    expected = marked.split(" | ")
    assert _cut(" ".join(expected)) == expected


def test_a_sentence_may_begin_with_a_small_letter_when_asked() -> None:
    """With `lower_starts` a small letter begins a sentence too, as in speech that a machine wrote down."""
    assert _cut("hij deed niks. toen ging hij weg.", lower_starts=True) == ["hij deed niks.", "toen ging hij weg."]


def test_lower_starts_leaves_abbreviations_whole() -> None:
    """With `lower_starts` the full stop of an abbreviation still ends nothing."""
    assert _cut("dat is bijv. op maandag. dan niet.", lower_starts=True) == ["dat is bijv. op maandag.", "dan niet."]


def test_an_empty_line_ends_a_sentence() -> None:
    """An empty line ends a sentence without any mark; a single line end does not."""
    assert _cut("eerste deel\n\ntweede deel\nloopt door") == ["eerste deel", "tweede deel\nloopt door"]


def test_the_last_sentence_needs_no_mark() -> None:
    """Words after the last mark are a sentence too."""
    assert _cut("Dat was het. En toen") == ["Dat was het.", "En toen"]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t"])
def test_no_words_no_sentences(text: str) -> None:
    """A text of white space has no sentences."""
    assert sentences(text) == []


_PIECES = [*"ik Jan o.a. bijv. J. 's 3.5 80 niet. Ja! Echt? nou… 'Nee.' ( İ".split(), '"', "\n", "\n\n", "  "]
_SPEECH = st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join)


@given(st.one_of(_SPEECH, st.text(max_size=60)))
@settings(max_examples=100, deadline=None)
def test_sentences_follow_each_other_and_leave_nothing_out(text: str) -> None:
    """Sentences stand in order without overlap or white space around them, and only white space lies between them."""
    cuts = sentences(text)
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in cuts)
    assert not "".join(text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)).strip()


_WORDS = [
    ("M'n collega", ["m'n", "collega"]),
    ("z'n foto's van zo'n auto", ["z'n", "foto's", "van", "zo'n", "auto"]),
    ("'s Ochtends en 't werk", ["'s", "ochtends", "en", "'t", "werk"]),
    ("auto-onderdelen en e-mail", ["auto-onderdelen", "en", "e-mail"]),
    ("twee- en driewielers", ["twee", "en", "driewielers"]),
    ("de ZZP'er met een A4'tje", ["de", "zzp'er", "met", "een", "a4'tje"]),
    ("ideeën, één coördinator", ["ideeën", "één", "coördinator"]),
    ("ja—nee … 80%", ["ja", "nee", "80"]),
    ('"Nee," zei hij.', ["nee", "zei", "hij"]),
    ("", []),
    ("…?!", []),
    ("hij riep 'nee' en 'fout gemaakt'", ["hij", "riep", "nee", "en", "fout", "gemaakt"]),
]


@pytest.mark.parametrize(("text", "expected"), _WORDS)
def test_words_keep_their_apostrophes_and_hyphens(text: str, expected: list[str]) -> None:
    """A word is in lower case, with the apostrophes and hyphens that belong to it and no other marks."""
    assert words(text).texts == expected


def test_a_curly_apostrophe_counts_as_a_straight_one() -> None:
    """`’` in a word becomes `'`, so an indicator needs to be written once only."""
    assert words("z’n collega’s ’s ochtends").texts == words("z'n collega's 's ochtends").texts == ["z'n", "collega's", "'s", "ochtends"]


def test_a_letter_that_grows_when_lowered_moves_no_places() -> None:
    """`İ` becomes two letters in lower case; the places of it and of the words behind it stay right."""
    text = "De İzmirse collega's İn Ankara"
    said = words(text)
    assert [text[slice(*said.place(n, n))] for n in range(len(said.texts))] == ["De", "İzmirse", "collega's", "İn", "Ankara"]


@given(st.text(alphabet="aBé1_ '’-.İẞ\n", max_size=40))
@settings(max_examples=100, deadline=None)
def test_words_know_their_places(text: str) -> None:
    """The place of words holds just those words; words and what stands between them make up the text."""
    said = words(text)
    lowered = "".join(letter if letter == "İ" else letter.lower() for letter in text).replace("’", "'")
    for first in range(len(said.texts)):
        start, end = said.place(first, first)
        assert said.texts[first] == lowered[start:end]
        assert said.place(0, first) == (said.place(0, 0)[0], end)
    assert len(said.between) == len(said.texts) + 1
    assert said.between[0] + "".join(word + gap for word, gap in zip(said.texts, said.between[1:], strict=True)) == lowered

"""Learning from what people coded: what a word tells, and that the same lessons always tell the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.learn import Learned, Lesson, learn, lessons_of
from qualcode.language.sentences import words
from tests.coding.tiny import codebook

POLES: dict[str, tuple[str, str] | None] = {"leren": ("stimulerend", "belemmerend"), "druk": ("stimulerend", "belemmerend"), "feit": None}
LEREN = Lesson("Wij oefenen samen in de werkplaats.", "Hoe leer je?", (("leren", "stimulerend"),))
DRUK = Lesson("De planning jaagt iedereen in de werkplaats.", "Hoe gaat het?", (("druk", "belemmerend"),))
NIETS = Lesson("Zaterdag bezoek ik mijn moeder, niet de werkplaats.", "Hoe gaat het?")
LESSONS = [LEREN, DRUK, NIETS] * 6
TURNS = [Lesson("Dat mocht ik meteen.", "", (("leren", "stimulerend"),)), Lesson("Dat moest ik verbergen.", "", (("leren", "belemmerend"),))] * 6


def taught(lessons: Sequence[Lesson], poles: Mapping[str, tuple[str, str] | None]) -> Learned:
    """Return what lessons teach."""
    return Learned(learn(lessons, poles))


def _lean(learned: Learned, text: str, construct: str) -> float:
    """Return how far a text leans to helping."""
    return learned.lean(learned.turn(words(text).texts), construct)


def test_a_word_of_one_construct_speaks_for_it() -> None:
    """A word that stands only in sentences of one construct is evidence for that construct and no other."""
    found = taught(LESSONS, POLES).evidence(words("Oefenen!"), words(""))
    assert list(found) == ["leren"]
    assert found["leren"] > 0


def test_forms_of_a_word_meet() -> None:
    """Words with the same six first letters are one word, in capitals too."""
    learned = taught(LESSONS, POLES)
    assert learned.evidence(words("OEFENENDE."), words("")) == learned.evidence(words("oefenen"), words(""))


def test_unknown_words_give_nothing() -> None:
    """Words that no lesson holds are no evidence and lean nowhere."""
    learned = taught(LESSONS, POLES)
    assert learned.evidence(words("Xylofoons tetteren."), words("Quizzen?")) == {}
    assert learned.nearest(words("Xylofoons tetteren."), words("Quizzen?"), "leren") is None
    assert _lean(learned, "Xylofoons tetteren.", "onbekend") == 0.0


@pytest.mark.parametrize("text", ["", "…", "Ja, dat is het.", "👍🏽"])
def test_nothing_said_gives_nothing(text: str) -> None:
    """A sentence without words, or of small words only, is no evidence."""
    assert taught(LESSONS, POLES).evidence(words(text), words("")) == {}


def test_a_word_that_is_everywhere_tells_nothing() -> None:
    """A word that stands in every lesson is evidence for no construct."""
    assert taught(LESSONS, POLES).evidence(words("De werkplaats."), words("")) == {}


def test_a_construct_that_is_everywhere_is_never_told() -> None:
    """Without a sentence that is about something else, no word speaks for a construct."""
    assert taught([LEREN] * 6, POLES).evidence(words(LEREN.text), words(LEREN.question)) == {}


def test_the_question_is_evidence_apart_from_the_answer() -> None:
    """A word of the question tells something in a question and nothing in an answer."""
    learned = taught(LESSONS, POLES)
    assert list(learned.evidence(words(""), words("Waar leer je?"))) == ["leren"]
    assert learned.evidence(words("Leer je?"), words("")) == {}


def test_more_telling_words_are_more_evidence() -> None:
    """Two telling words in a sentence are more evidence than one of them."""
    learned = taught(LESSONS, POLES)
    assert learned.evidence(words("Samen oefenen."), words(""))["leren"] > learned.evidence(words("Oefenen."), words(""))["leren"]


def test_unknown_words_weaken() -> None:
    """The same telling word in a longer sentence is less evidence: what counts is its share of the root of the length."""
    learned = taught(LESSONS, POLES)
    texts = "Oefenen.", "Oefenen: fietsen trompet kastje vlieger hamster zolder pruimen tulpen."
    short, long = (learned.evidence(words(text), words(""))["leren"] for text in texts)
    assert long == pytest.approx(short * 2 / 3)  # 1 and 9 words: the root of at least 4, and of 9


def test_more_lessons_are_more_sure() -> None:
    """What was seen once is no evidence yet; what was seen often is, and the more often the more."""
    once, often, more = (taught([LEREN, DRUK, NIETS] * n, POLES).evidence(words("Oefenen."), words("")) for n in (1, 6, 12))
    assert once == {}
    assert 0 < often["leren"] < more["leren"]


def test_the_nearest_example() -> None:
    """The nearest example is the one whose words speak most for the construct here too, of those that are as near the first by the alphabet."""
    other = Lesson("Wij oefenen alleen thuis.", "", (("leren", None),), source="b")
    learned = taught([replace(LEREN, source="a"), other, DRUK, NIETS] * 6, POLES)
    near = learned.nearest(words("Samen oefenen in de tuin."), words(""), "leren")
    assert near is not None
    assert (near.source, near.text) == ("a", LEREN.text)
    assert learned.nearest(words("Samen oefenen."), words(""), "druk") is None


def test_lean_turns_with_the_lessons() -> None:
    """A sentence leans to what people called sentences like it, and the other way when they had said the opposite."""
    flip = {"stimulerend": "belemmerend", "belemmerend": "stimulerend"}
    other = [Lesson(one.text, one.question, tuple((id, flip[str(condition)]) for id, condition in one.codes)) for one in TURNS]
    learned, turned = taught(TURNS, POLES), taught(other, POLES)
    assert _lean(learned, "Dat mocht niet.", "leren") > 0 > _lean(learned, "Dat moest niet.", "leren")
    assert _lean(turned, "Dat mocht niet.", "leren") == pytest.approx(-_lean(learned, "Dat mocht niet.", "leren"))


@pytest.mark.parametrize("codes", [(), (("leren", None),), (("leren", "iets"),), (("feit", "stimulerend"),), (("onbekend", "stimulerend"),)], ids=str)
def test_only_the_two_poles_teach_a_condition(codes: tuple[tuple[str, str | None], ...]) -> None:
    """A code without condition, with another than the construct's two, or of a construct without, teaches no lean."""
    more = Lesson("Dat verzweeg ik graag.", "", codes)
    said = "Dat verzweeg ik graag."
    assert _lean(taught([*TURNS, *[more] * 6], POLES), said, "leren") == _lean(taught(TURNS, POLES), said, "leren")


def test_no_lessons() -> None:
    """Without lessons there is no evidence, no lean and no error."""
    learned = taught([], {})
    assert (learned.lessons, learned.evidence(words("Wij oefenen."), words("Hoe?")), _lean(learned, "Wij oefenen.", "leren")) == (
        0,
        {},
        0.0,
    )
    assert learned.nearest(words("Wij oefenen."), words("Hoe?"), "leren") is None


def test_lessons_without_words() -> None:
    """Lessons that hold small words only teach nothing, and no error."""
    assert taught([Lesson("Dat is het.", "", (("feit", None),))], POLES).evidence(words("Dat is het."), words("")) == {}


def test_one_word_in_all_lessons() -> None:
    """A codebook whose only example is one word is no error; one word cannot tell anything."""
    assert taught([Lesson("Leertijd.", "", (("feit", None),))], POLES).evidence(words("Leertijd."), words("")) == {}


def test_no_word_in_the_only_condition() -> None:
    """The only sentence with a condition may hold no word at all."""
    assert _lean(taught([LEREN, Lesson("👍🏽", "", (("druk", "stimulerend"),))][1:], POLES), "Fijn.", "leren") == 0.0


def test_a_construct_given_twice_counts_once() -> None:
    """Two people with different conditions on one sentence make its words no stronger for the construct."""
    twice = Lesson(LEREN.text, LEREN.question, (("leren", "belemmerend"), ("leren", "stimulerend")))
    expected = taught(LESSONS, POLES).evidence(words(LEREN.text), words(""))
    assert taught([twice, DRUK, NIETS] * 6, POLES).evidence(words(LEREN.text), words("")) == expected


def test_examples_are_lessons() -> None:
    """Each example of a codebook is a lesson with its construct and condition, in reading order."""
    book = codebook(
        {"id": "leren", "examples": [{"quote": "Wij oefenen.", "condition": "stimulerend"}, {"quote": "Nooit."}]},
        {"id": "druk", "examples": [{"quote": "Haast!", "condition": "belemmerend"}]},
    )
    assert [(lesson.text, lesson.question, lesson.codes) for lesson in lessons_of(book)] == [
        ("Wij oefenen.", "", (("leren", "stimulerend"),)),
        ("Nooit.", "", (("leren", None),)),
        ("Haast!", "", (("druk", "belemmerend"),)),
    ]


_WORDS = st.lists(
    st.sampled_from("oefenen samen werkplaats planning jagen mocht moest weinig fout durven".split()), min_size=2, max_size=6, unique=True
)
_CODES = st.lists(st.tuples(st.sampled_from(sorted(POLES)), st.sampled_from([None, "stimulerend", "belemmerend"])), max_size=2).map(tuple)
_LESSONS = st.lists(st.builds(Lesson, _WORDS.map(" ".join), st.sampled_from(["", "Hoe leer je?"]), _CODES), max_size=30)


def _told(lessons: list[Lesson]) -> list[Any]:
    learned = taught(lessons, POLES)
    text = "Samen oefenen in de werkplaats mocht niet, de planning jagen moest."
    return [
        learned.evidence(words(text), words("Hoe leer je?")),
        *(f(id) for id in POLES for f in (lambda id: _lean(learned, text, id), lambda id: learned.nearest(words(text), words(""), id))),
    ]


@given(_LESSONS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_lessons_does_not_matter(lessons: list[Lesson], random: Any) -> None:
    """Lessons in another order give exactly the same evidence, lean and nearest example."""
    shuffled = list(lessons)
    random.shuffle(shuffled)
    assert _told(shuffled) == _told(lessons)


@given(_LESSONS)
@settings(max_examples=50, deadline=None)
def test_evidence_is_never_against(lessons: list[Lesson]) -> None:
    """What is learned speaks for constructs of the lessons only, and never against one."""
    found = taught(lessons, POLES).evidence(words("Samen oefenen mocht niet."), words("Hoe leer je?"))
    assert set(found) <= {construct for lesson in lessons for construct, _ in lesson.codes}
    assert all(value > 0 for value in found.values())


_IN_A_PROCESS = """\
from qualcode.coding.learn import Learned, Lesson, learn
from qualcode.language.sentences import words
made = [f"{a}{b}woord" for a in "bdfgk" for b in "aeiou"]
lessons = [Lesson(" ".join(made[: 3 + n % 20]), "", (("a", None),)) for n in range(40)] + [Lesson("zaterdag zwemmen moeder")] * 40
learned = Learned(learn(lessons, {}))
print([learned.evidence(words(" ".join(made[n:])), words("")) for n in range(20)])
"""


def test_the_same_in_another_process() -> None:
    """A process that hashes words in another order gives exactly the same evidence."""
    python = [sys.executable, "-c", _IN_A_PROCESS]
    one, other = (subprocess.run(python, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in ("1", "2"))
    assert one == other

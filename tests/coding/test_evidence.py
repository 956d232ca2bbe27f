"""How the kinds of evidence add up, and what an answer is about according to the interviewer."""

from __future__ import annotations

from functools import cache

import pytest

from qualcode.coding.evidence import Ears, Topic, Tuning, hear, topic
from qualcode.coding.learn import Learned, Lesson, learn
from qualcode.coding.question import Questions
from qualcode.language.sentences import words
from qualcode.model.codebook import Codebook
from tests.coding.tiny import codebook, guide, interview, listener

ASK = "Krijg je genoeg gelegenheid om te oefenen met nieuwe machines?"
WARM = "Hoe lang werk je hier al?"
TUNING = Tuning(question=0.5, asked_words=0.25, follow_up=0.5, before=0.5, referring=0.5, after=0.5, learned=0.1)
QUESTIONS = Questions(guide({"id": "oefenen", "ask": ASK, "constructs": ["leertijd", "onbekend"]}, warmup=[WARM]))


@cache
def book() -> Codebook:
    """Return a codebook of two constructs with one indicator each."""
    return codebook({"id": "leertijd", "indicators": ["leertijd"]}, {"id": "werk", "indicators": [{"find": "zaagwerk", "weight": 3}]})


def ears(learned: Learned | None = None) -> Ears:
    """Return what a coder listens with."""
    return Ears(listener(book()), QUESTIONS, learned, TUNING)


def heard(said: str, about: Topic | None = None, *, learned: Learned | None = None) -> list[dict[str, float]]:
    """Return the evidence in each sentence of an answer."""
    transcript = interview(f"Respondent: {said}")
    return [one.evidence for one in hear(transcript, transcript.turns[0], about or Topic(), ears(learned))]


def test_a_question_of_the_guide_is_the_topic() -> None:
    """A question of the guide passes on the constructs that the codebook knows, times its similarity."""
    about = topic(ASK, Topic(), ears())
    assert (about.constructs, about.asked.question if about.asked else "") == ({"leertijd": 0.5}, "oefenen")


def test_the_interviewers_words_are_a_topic() -> None:
    """An indicator in a question counts for at most one, times its tuning; both kinds of evidence add up."""
    assert topic("En het zaagwerk, en de leertijd?", Topic(), ears()).constructs == {"werk": 0.25, "leertijd": 0.25}
    found = topic(ASK + " Leertijd?", Topic(), ears())
    assert found.asked is not None
    assert found.constructs == {"leertijd": pytest.approx(0.25 + 0.5 * found.asked.similarity)}


def test_a_follow_up_keeps_half_each_time() -> None:
    """A question that names nothing keeps the topic with what the tuning leaves of it, less each time."""
    first = topic("Hm, vertel.", Topic(constructs={"werk": 0.4}), ears())
    assert first.constructs == {"werk": 0.2}
    assert topic("En toen?", first, ears()).constructs == {"werk": 0.1}


def test_a_warm_up_question_ends_the_topic() -> None:
    """A warm-up question leaves nothing of the topic before."""
    assert topic(WARM, Topic(constructs={"werk": 0.4}), ears()).constructs == {}


def test_without_a_guide_only_words_count() -> None:
    """Without a guide, the guide's question names nothing."""
    assert topic(ASK, Topic(), Ears(listener(book()), tuning=TUNING)) == Topic(words(ASK))


def test_evidence_adds_up() -> None:
    """Indicators count up to two, half of those beside up to one and a half, and the topic wherever it is about."""
    assert heard("Het zaagwerk dus. Dat was het.", Topic(constructs={"leertijd": 0.25})) == [
        {"werk": 2.0, "leertijd": 0.25},
        {"werk": 0.75, "leertijd": 0.25},
    ]


def test_nothing_heard() -> None:
    """An answer in which nothing is found has no evidence, and an empty answer no sentences."""
    assert heard("Dat was het.") == [{}]
    assert heard("") == []


def test_what_was_learned_adds_a_share() -> None:
    """What lessons say of sentence and question counts as much as the tuning says, for constructs without indicators too."""
    learned = Learned(learn([Lesson("Ik kijk mee.", "Hoe leer je?", (("leertijd", None),)), Lesson("Zaterdag zwem ik.")] * 12, {}))
    expected = learned.evidence(words("Ik kijk mee."), words("Hoe leer je?"))["leertijd"]
    assert heard("Ik kijk mee.", Topic(words("Hoe leer je?")), learned=learned) == [{"leertijd": pytest.approx(0.1 * expected)}]
    assert heard("Ik kijk mee.", Topic(words("Hoe leer je?"))) == [{}]


def test_a_sentence_that_points_back_takes_more_from_the_one_before() -> None:
    """What the sentence before is about weighs more in one that begins with `Dat` or `Daar` than in another, and more than what comes after."""
    tuning = Tuning(before=0.2, referring=0.5, after=0.1)
    ask = Ears(listener(book()), None, None, tuning)

    def second(text: str) -> dict[str, float]:
        talk = interview(f"Respondent: {text}")
        return hear(talk, talk.turns[0], Topic(), ask)[1].evidence

    alone, pointing = second("Wij krijgen leertijd. Gisteren was het mooi."), second("Wij krijgen leertijd. Dat was mooi gisteren.")
    assert pointing["leertijd"] == pytest.approx(alone["leertijd"] * 0.5 / 0.2)
    talk = interview("Respondent: Gisteren was het mooi. Wij krijgen leertijd.")
    assert hear(talk, talk.turns[0], Topic(), ask)[0].evidence["leertijd"] == pytest.approx(alone["leertijd"] * 0.1 / 0.2)


@pytest.mark.parametrize(("said", "left"), [("Wil je nog koffie?", {}), ("Dat kan ik doen.", {"leertijd": 0.5})])
def test_small_talk_is_left_alone(said: str, left: dict[str, float]) -> None:
    """A sentence of small talk takes nothing from the question; what it says itself still counts."""
    about = Topic(words("Hoe leer je?"), {"leertijd": 0.5})
    assert heard(said, about) == [left]
    assert "leertijd" in heard("Dank je wel voor de leertijd.")[0]

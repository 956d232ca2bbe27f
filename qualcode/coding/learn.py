"""Learn from what people coded: words that go with a construct, and words that tell whether it helps or hinders.

Each word (its first letters, so that forms meet) is weighed by its log-odds with an informative Dirichlet prior
(Monroe, Colaresi & Quinn 2008): how much more often it stands in sentences with a construct than in the others. No
network, no chance: the same lessons give the same weights, in well under a second.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from qualcode.language.sentences import Words, words
from qualcode.language.small import COMMON
from qualcode.model.codebook import Codebook
from qualcode.text import shorten

_LETTERS, _LONGER = 6, 8  # of a word that are compared: for constructs, and for the condition
_PRIOR, _CONDITION_PRIOR = 200.0, 1000.0  # words of prior belief that a word tells nothing
_SURE = 0.8  # standard deviations from which a word counts for a construct
_SHOWN = 60  # letters of an example that are shown
_FEW = 4  # words below which a sentence is not taken for stronger than it is


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence, the question before it, and what people say it is about: constructs with their condition."""

    text: str
    question: str = ""
    codes: tuple[tuple[str, str | None], ...] = ()
    source: str = ""


class Example(NamedTuple):
    """A sentence that people gave a construct: where it stands, its words in short, and what is compared."""

    source: str
    text: str
    features: list[str]


class Weights(NamedTuple):
    """What a number of lessons teach, as plain data: what words say of constructs and of the condition, and examples of each construct."""

    lessons: int
    about: dict[str, list[tuple[str, float]]]
    leans: dict[str, float]
    examples: dict[str, list[Example]]


def learn(lessons: Iterable[Lesson], poles: Mapping[str, tuple[str, str] | None]) -> Weights:
    """Weigh the words of lessons; poles are the conditions of each construct, the helping one first."""
    lessons = list(lessons)
    return Weights(len(lessons), _construct_weights(lessons), _condition_weights(lessons, poles), _examples(lessons))


class Turn(NamedTuple):
    """A turn of phrase: the sum of what its words and pairs of words say of the condition, and how many they are."""

    lean: float
    size: int


class Learned:
    """What lessons teach about a codebook; evidence and lean are sums of log-odds over the root of the number of words."""

    def __init__(self, weights: Weights) -> None:
        self.lessons, about, self._leans, self._examples = weights
        self._constructs = sorted({construct for found in about.values() for construct, _ in found})
        places = {construct: n for n, construct in enumerate(self._constructs)}
        self._about = {feature: [(places[construct], weight) for construct, weight in found] for feature, found in about.items()}
        self._pairs: dict[str, dict[str, float]] = {}  # pairs of words by their first: quicker than to put each pair together
        for feature, lean in self._leans.items():
            one, _, two = feature.partition(" ")
            if two and one != "=":
                self._pairs.setdefault(one, {})[two] = lean
        self._asked: tuple[Words | None, int, list[float]] = None, 0, []  # the question heard last, with its words' part
        self._index: dict[str, dict[str, list[int]]] = {}

    def evidence(self, said: Words, asked: Words) -> dict[str, float]:
        """Return how strongly a sentence looks like what people gave each construct; zero is left out."""
        if asked is not self._asked[0]:  # the sentences of an answer share their question
            features = ["?" + word for word in _content(asked)]
            self._asked = asked, len(features), self._sums(features, [0.0] * len(self._constructs))
        own = _content(said)
        sums = self._sums(own, self._asked[2].copy())
        scale = 1 / math.sqrt(max(_FEW, len(own) + self._asked[1]))
        return {construct: total * scale for construct, total in zip(self._constructs, sums, strict=True) if total}

    def _sums(self, features: Iterable[str], sums: list[float]) -> list[float]:
        """Add what words say of each construct, in the order of speaking, so that every process makes the same sum."""
        about = self._about
        for feature in features:
            if feature in about:
                for construct, weight in about[feature]:
                    sums[construct] += weight
        return sums

    def turn(self, said: Sequence[str]) -> Turn:
        """Return how far words look like what people called helping or hindering, whatever the construct."""
        leans, pairs = self._leans, self._pairs
        short = [word[:_LONGER] for word in said]
        ones = dict.fromkeys(short)
        twos = dict.fromkeys(pairwise(short))
        total = sum([leans[one] for one in ones if one in leans])
        total += sum([pairs[one][two] for one, two in twos if one in pairs and two in pairs[one]])
        return Turn(total, len(ones) + len(twos))

    def lean(self, turn: Turn, construct: str) -> float:
        """Return how far words with that turn look like what people called helping (above zero) or hindering a construct."""
        return (turn.lean + self._leans.get(_about(construct), 0.0)) / math.sqrt(max(_FEW, turn.size + 1))

    def nearest(self, said: Words, asked: Words, construct: str) -> Example | None:
        """Return the sentence that people gave a construct whose words speak most for it here too; None when no word does."""
        if construct not in self._index:
            made: dict[str, list[int]] = defaultdict(list)
            for n, (_, _, features) in enumerate(self._examples.get(construct, ())):
                for feature in features:
                    made[feature].append(n)
            self._index[construct] = dict(made)
        index = self._index[construct]
        scores: dict[int, float] = defaultdict(float)
        for feature in (*_content(said), *("?" + word for word in _content(asked))):
            telling = sum(weight for place, weight in self._about.get(feature, ()) if self._constructs[place] == construct)
            for n in index.get(feature, ()) if telling else ():
                scores[n] += telling
        ranked = [(-score, *self._examples[construct][n][:2]) for n, score in scores.items()]
        return Example(*min(ranked)[1:], []) if ranked else None


def lessons_of(codebook: Codebook) -> list[Lesson]:
    """Return the examples of a codebook as lessons."""
    return [
        Lesson(example.quote, codes=((construct.id, example.condition),), source=codebook.file)
        for _, _, construct in codebook.walk()
        for example in construct.examples
    ]


def _features(lesson: Lesson) -> list[str]:
    """Return the words of a lesson and, marked, of the question before it."""
    return [*_content(words(lesson.text)), *("?" + word for word in _content(words(lesson.question)))]


def _content(said: Words) -> dict[str, None]:
    """Return the words of a text without those that are everywhere, each once, in order."""
    return dict.fromkeys([word[:_LETTERS] for word in said.texts if word not in COMMON])


def _turns_of_phrase(said: Sequence[str]) -> dict[str, None]:
    """Return words and their pairs; small words matter for the condition."""
    short = [word[:_LONGER] for word in said]
    return dict.fromkeys([*short, *map(" ".join, pairwise(short))])


def _about(construct: str) -> str:
    return f"= {construct}"


def _construct_weights(lessons: Sequence[Lesson]) -> dict[str, list[tuple[str, float]]]:
    everywhere: Counter[str] = Counter()
    within: dict[str, Counter[str]] = defaultdict(Counter)
    for lesson in lessons:
        features = _features(lesson)
        everywhere.update(features)
        for construct in {construct for construct, _ in lesson.codes}:
            within[construct].update(features)
    weights: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for construct in sorted(within):
        for feature, (odds, deviation) in _log_odds(within[construct], everywhere, _PRIOR).items():
            if odds / deviation > _SURE:
                weights[feature].append((construct, odds))
    return dict(weights)


def _examples(lessons: Sequence[Lesson]) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = defaultdict(list)
    for lesson in lessons:
        for construct in sorted({construct for construct, _ in lesson.codes}):
            found[construct].append(Example(lesson.source, shorten(lesson.text, _SHOWN), _features(lesson)))
    return dict(found)


def _condition_weights(lessons: Sequence[Lesson], poles: Mapping[str, tuple[str, str] | None]) -> dict[str, float]:
    everywhere: Counter[str] = Counter()
    helping: Counter[str] = Counter()
    for lesson in lessons:
        for construct, condition in lesson.codes:
            pair = poles.get(construct)
            if pair and condition in pair:
                features = [*_turns_of_phrase(words(lesson.text).texts), _about(construct)]
                everywhere.update(features)
                if condition == pair[0]:
                    helping.update(features)
    return {feature: odds for feature, (odds, _) in _log_odds(helping, everywhere, _CONDITION_PRIOR, every=True).items()}


def _log_odds(within: Counter[str], everywhere: Counter[str], prior: float, *, every: bool = False) -> dict[str, tuple[float, float]]:
    """Return the log-odds of each feature within against without, and their standard deviation."""
    total, inside = sum(everywhere.values()), sum(within.values())
    if len(everywhere) < 2:  # noqa: PLR2004 - one word alone stands in contrast to nothing
        return {}
    outside = total - inside
    found = {}
    for feature in sorted(everywhere if every else within):
        expected = prior * everywhere[feature] / total
        there, elsewhere = within[feature] + expected, everywhere[feature] - within[feature] + expected
        odds = math.log(there / (inside + prior - there)) - math.log(elsewhere / (outside + prior - elsewhere))
        found[feature] = odds, math.sqrt(1 / there + 1 / elsewhere)
    return found

"""Structural coding: what the interviewer asked says what the answer is about.

The question is compared with every wording in the guide by its words, rare words counting more (cosine of tf-idf,
Salton & Buckley 1988); the best wording passes on the constructs that it informs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.language.sentences import words
from qualcode.language.small import COMMON
from qualcode.model.guide import Guide

_KEEP = 6  # first letters of a word that are compared, so that `reageerde` meets `reageren`


@dataclass(frozen=True, slots=True)
class Asked:
    """The guide question that an interviewer's words come nearest to."""

    question: str
    similarity: float
    constructs: tuple[str, ...]
    facets: Mapping[str, str] = field(default_factory=dict)


class Questions:
    """All wordings of a guide, ready for comparison."""

    def __init__(self, guide: Guide) -> None:
        self._asked: list[Asked] = []
        vectors: list[Counter[str]] = []
        shared = _shared(guide)
        for _, _, question, constructs in guide.questions():
            own = Asked(question.id, 0.0, constructs, question.facets)
            probing = shared.get(question.id, own)
            for asked, wordings in ((own, (question.ask, *question.also)), (probing, question.probes), (own, question.fallback)):
                for wording in wordings:
                    self._asked.append(asked)
                    vectors.append(_features(wording))
        for wording in guide.warmup:
            self._asked.append(Asked("", 0.0, ()))
            vectors.append(_features(wording))
        seen = Counter(feature for vector in vectors for feature in vector)
        self._idf = {feature: math.log(1 + len(vectors) / count) for feature, count in seen.items()}
        self._rare = max(self._idf.values(), default=1.0)
        self._index: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for n, vector in enumerate(vectors):
            for feature, weight in self._weighted(vector).items():
                self._index[feature].append((n, weight))

    def nearest(self, text: str, *, enough: float) -> Asked | None:
        """Return the guide question nearest to what the interviewer said, when its similarity (0-1) is enough.

        A warm-up question has an empty id and no constructs.
        """
        scores: dict[int, float] = defaultdict(float)
        for feature, weight in self._weighted(_features(text)).items():
            for n, other in self._index.get(feature, ()):
                scores[n] += weight * other
        if not scores:
            return None
        best = max(scores, key=lambda n: (scores[n], -n))
        if scores[best] < enough:
            return None
        asked = self._asked[best]
        return Asked(asked.question, round(min(scores[best], 1.0), 3), asked.constructs, asked.facets)

    def _weighted(self, vector: Counter[str]) -> dict[str, float]:
        weights = {feature: (1 + math.log(count)) * self._idf.get(feature, self._rare) for feature, count in vector.items()}
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {feature: weight / norm for feature, weight in weights.items()}


def _shared(guide: Guide) -> dict[str, Asked]:
    """Return what the answer to a probe informs when questions share it (`probes_of`): only what each of them informs."""
    informs = {question.id: constructs for _, _, question, constructs in guide.questions()}
    common: dict[str, Asked] = {}
    for _, _, question, constructs in guide.questions():
        if (owner := question.probes_of) in informs and owner != question.id:
            before = common[owner].constructs if owner in common else informs[owner]
            common[owner] = Asked(owner, 0.0, tuple(id for id in before if id in constructs))
    return common


def _features(text: str) -> Counter[str]:
    found = words(text).texts
    content = [word[:_KEEP] for word in found if word not in COMMON]
    return Counter(content or found)  # a question of small words only (`En wie doet dat?`) keeps them

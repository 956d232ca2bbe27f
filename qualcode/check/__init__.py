"""Checks: a study and its codings go in, problems come out."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.check.rules import (
    agreement,
    attributes,
    cases,
    coders,
    complete,
    consensus,
    heard,
    indicators,
    leak,
    links,
    stale,
    twice,
    unknown,
    views,
)
from qualcode.check.rules import codings as coded
from qualcode.errors import Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study

_BESIDE = (twice, unknown, views, attributes, cases)
_SOUND = (*_BESIDE, coded)
COUNTING = (*_SOUND, leak)
"""The rules that a study must pass before anything in it is counted and shown."""
BASIC = (indicators, *_SOUND, coders, links, consensus)
STRICT = (complete, heard, leak, agreement, stale)


def run(study: Study, codings: Sequence[Coding], *, strict: bool = False, counting: bool = False) -> list[Problem]:
    """Return all problems of a study, sorted by place; strict adds what is unfinished, counting keeps to what counts need."""
    rules = COUNTING if counting else BASIC + STRICT if strict else BASIC
    return sorted(problem for rule in rules for problem in rule.find(study, codings))


def run_beside(study: Study, codings: Sequence[Coding]) -> list[Problem]:
    """Return what would make counts of a study unsound besides its codings, which were found sound when they were read.

    Of these only what was written about them is looked at.
    """
    return sorted(problem for rule in (*_BESIDE, leak) for problem in rule.find(study, codings))

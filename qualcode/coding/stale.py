"""Summaries and the codings that they were written on: a summary knows these by a fingerprint, and is stale when they are others now."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # so that no fingerprint looks like somebody's number
_LENGTH = 12


def basis(fragments: Sequence[Fragment]) -> str:
    """Return the fingerprint of the fragments of one case and construct: how many, and a digest of what was said where and how.

    It does not change when a proposal is confirmed or a quote moves along in its transcript; it does when there is a fragment
    more or less, or another condition. In any order.
    """
    told = sorted((f.transcript, f.construct, f.condition or "", " ".join(f.quote.split())) for f in fragments)
    digest = hashlib.sha256("\0".join(part for one in told for part in one).encode()).hexdigest()
    return f"{len(told)}-{digest[:_LENGTH].translate(_LETTERS)}"


def bases(study: Study, fragments: Iterable[Fragment]) -> dict[tuple[str, str], str]:
    """Return the fingerprint that a summary of each case and construct would get now; those without fragments are not in it."""
    found: dict[tuple[str, str], list[Fragment]] = defaultdict(list)
    case = {transcript.name: study.value(transcript, study.settings.case) for transcript in study.transcripts}
    for fragment in fragments:
        found[case[fragment.transcript], fragment.construct].append(fragment)
    return {cell: basis(same) for cell, same in found.items()}


def stale(study: Study, fragments: Iterable[Fragment]) -> set[tuple[str, str]]:
    """Return case and construct of each summary that was written on other fragments than there are now.

    `fragments` are all of the study. A summary that does not say what it was written on is not known to be stale.
    """
    known = [(case.case, id, summary.basis) for case in study.cases for id, summary in case.summaries.items() if summary.basis]
    now = bases(study, fragments) if known else {}
    return {(case, id) for case, id, then in known if then != now.get((case, id), basis(()))}

"""name-leak (strict, and before anything is rendered): no name from the key, address or number of somebody stands in the study.

PASS  `[collega 2] zei`, and `jan@example.nl` when study.yaml has `privacy: {keep: [jan@example.nl]}`
FAIL  `Kees zei` when the key has a pseudonym for Kees; a telephone number in a memo
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qualcode.coding.leak import Leak, leaks
from qualcode.coding.swap import small_words
from qualcode.errors import Location, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store.key import known

RULE = "name-leak"
HINT = "replace it with: qualcode pseudonymise, or let it stand: `privacy: {keep: [%s]}` in study.yaml"
Place = Callable[[int], Location]


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield a problem for each name or number in transcripts, what is written about codings, cases and memos."""
    forms = [form for form in known(study).forms() if form not in study.settings.privacy.keep]
    ordinary = small_words(transcript.body for transcript in study.transcripts) if forms else set()
    found: dict[str, list[Leak]] = {}  # many reasons are the same
    for text, place in _texts(study, codings):
        if text not in found:
            found[text] = list(leaks(text, forms, keep=study.settings.privacy.keep, ordinary=ordinary))
        for leak in found[text]:
            yield problem(text[leak.start : leak.end], leak.what, place(leak.start))


def problem(words: str, what: str, place: Location) -> Problem:
    """Return the problem of words that tell who somebody is."""
    return Problem(place, f"`{words}` is {what}", RULE, HINT % words)


def _texts(study: Study, codings: Sequence[Coding]) -> Iterator[tuple[str, Place]]:
    """Yield all that is written in a study, with what tells the place of a code point."""
    for transcript in study.transcripts:
        yield transcript.body, transcript.at
        for name, value in transcript.attributes.items():
            yield value, _always(transcript.marks.at(name))
    for coding in codings:
        for text in filter(None, (coding.memo, coding.why)):
            yield text, _always(coding.location)
    for case in study.cases:
        yield case.case, _always(case.at("case"))
        for name, value in case.facts.items():
            yield value, _always(case.at("facts", name))
        for id, summary in case.summaries.items():
            yield summary.text, _always(case.at("summaries", id))
    for memo in sorted((study.root / "memos").rglob("*.md")) if study.settings.file else ():
        yield memo.read_text(encoding="utf-8", errors="replace"), _always(Location(memo.relative_to(study.root).as_posix()))


def _always(place: Location) -> Place:
    return lambda _: place

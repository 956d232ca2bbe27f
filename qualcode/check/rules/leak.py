"""name-leak (strict, and before anything is rendered): no name from the key, address or number of somebody stands in the study.

PASS  `[collega 2] zei`, and `jan@example.nl` when study.yaml has `privacy: {keep: [jan@example.nl]}`
FAIL  `Kees zei` when the key has a pseudonym for Kees; a telephone number in a memo
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Sequence

from qualcode.coding.leak import Leak, leaks
from qualcode.coding.swap import literal, small_words
from qualcode.errors import Level, Location, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.store.key import known

RULE = "name-leak"
HINT = "replace it with: qualcode pseudonymise, or let it stand: `privacy: {keep: [%s]}` in study.yaml"


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield a problem for each name or number in transcripts, what is written about codings, cases and memos."""
    key = known(study)
    keep = {*study.settings.privacy.keep, *key.kept}
    forms = [form for form in key.forms() if form not in keep]
    ordinary = small_words(transcript.body for transcript in study.transcripts) if forms else set()
    for transcript in study.transcripts:
        for leak in leaks(transcript.body, forms, keep=keep, ordinary=ordinary):
            yield problem(transcript.body[leak.start : leak.end], leak.what, transcript.at(leak.start))
    for transcript in study.transcripts:  # shown in every id
        yield from _named(transcript.file, forms)
    for file in (*(case.file for case in study.cases), *(memo.relative_to(study.root).as_posix() for memo in _memos(study))):
        yield from _named(file, forms, level=Level.WARNING)  # not shown anywhere, but shared with the study
    found: dict[str, list[Leak]] = {}  # many reasons are the same
    for text, place in _texts(study, codings):
        if text not in found:
            found[text] = list(leaks(text, forms, keep=keep))
        for leak in found[text]:
            yield problem(text[leak.start : leak.end], leak.what, place)


def _named(file: str, forms: Sequence[str], *, level: Level = Level.ERROR) -> Iterator[Problem]:
    for start, end in literal(file.replace("-", " ").title(), forms):
        hint = "give the file another name, and the folder of its codings too" if level is Level.ERROR else "give the file another name"
        yield Problem(Location(file), f"`{file[start:end]}` in its name is a name from the key", RULE, hint, level)


def problem(words: str, what: str, place: Location) -> Problem:
    """Return the problem of words that tell who somebody is."""
    return Problem(place, f"`{words}` is {what}", RULE, HINT % words)


def _texts(study: Study, codings: Sequence[Coding]) -> Iterator[tuple[str, Location]]:
    """Yield all that is written about what was said, with its place."""
    settings = study.settings
    yield settings.title, settings.at("title")
    for name, attribute in settings.attributes.items():
        for text in (attribute.label, *attribute.values):
            yield text, settings.at("attributes", name)
    for transcript in study.transcripts:
        for name, value in transcript.attributes.items():
            yield value, transcript.marks.at(name)
    for coding in codings:
        for text in filter(None, (coding.memo, coding.why)):
            yield text, coding.location
    for case in study.cases:
        yield case.case, case.at("case")
        for name, value in case.facts.items():
            yield value, case.at("facts", name)
        for id, summary in case.summaries.items():
            yield summary.text, case.at("summaries", id)
    for memo in _memos(study):
        yield memo.read_text(encoding="utf-8", errors="replace"), Location(memo.relative_to(study.root).as_posix())


def _memos(study: Study) -> list[pathlib.Path]:
    return sorted((study.root / "memos").rglob("*.md")) if study.settings.file else []

"""heard (strict): an indicator is heard now and then, not in every other sentence, and not never.

PASS  an indicator that is in some sentences of the study
FAIL  `werk`, when people speak of work in one of twenty sentences; `verfspuit` in a codebook made for a bakery
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.coding.listen import mistakes
from qualcode.errors import Level, Path, Problem
from qualcode.language.sentences import sentences, words
from qualcode.model.codebook import Codebook, Construct
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.text import shorten

TOO_OFTEN = 0.05  # share of sentences above which an indicator tells nothing
ENOUGH = 100  # sentences of respondents from which something can be said
_NAMED = 3  # indicators that are named one by one


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a warning for each indicator that is too common, and for those of the study's own codebooks that are never heard."""
    for book in study.codebooks.values():
        using = [one for one in study.transcripts if study.codebook_of(one) is book]
        counts, total = _counted(book, using)
        if total < ENOUGH:
            continue
        for path, _, construct in book.walk():
            yield from _too_common(book, path, construct, counts, total)
            if (study.root / book.at(*path, "indicators").file).is_file():  # a shipped one is meant to be wider than any one study
                yield from _never(book, path, construct, counts, total)


def _counted(book: Codebook, transcripts: Sequence[Transcript]) -> tuple[Counter[Path], int]:
    """Return in how many sentences of respondents each indicator is heard, and how many sentences there are."""
    from qualcode.store.compiled import listener  # 20 ms, only for the strict check

    heard: Counter[Path] = Counter()
    total = 0
    matcher = listener(book).matcher
    for transcript in transcripts:
        for turn in transcript.turns:
            speech = transcript.speech(turn)
            for start, end in () if turn.interviewer else sentences(speech):
                heard.update(hit.meaning.path for hit in matcher.find(words(speech[start:end])) if hit.meaning.construct)
                total += 1
    return heard, total


def _too_common(book: Codebook, path: Path, construct: Construct, counts: Counter[Path], total: int) -> Iterator[Problem]:
    for n, indicator in enumerate(construct.indicators):
        place = (*path, "indicators", n)
        if (count := counts[place]) > TOO_OFTEN * total:
            message = f"`{shorten(indicator.find)}` is heard in {count} of {total} sentences, too many to tell anything"
            hint = "make it narrower: a phrase, `not: […]`, or a weight of 0.3"
            yield Problem(book.at(*place), message, "heard", hint, Level.WARNING)


def _never(book: Codebook, path: Path, construct: Construct, counts: Counter[Path], total: int) -> Iterator[Problem]:
    places = [(*path, "indicators", n) for n in range(len(construct.indicators))]
    bad = {problem.location for problem in mistakes(book)}  # told by a rule of its own
    indicators = zip(places, construct.indicators, strict=True)
    unheard = [(place, f"`{shorten(one.find)}`") for place, one in indicators if not counts[place] and book.at(*place) not in bad]
    hint = "look whether it is spelled in the base form (infinitive, singular), or leave it for interviews to come"
    if len(unheard) <= _NAMED:
        for place, name in unheard:
            yield Problem(book.at(*place), f"{name} is not heard in any of {total} sentences", "heard", hint, Level.WARNING)
    else:
        names = ", ".join(name for _, name in unheard[:_NAMED])
        message = f"{len(unheard)} of the {len(places)} indicators of `{construct.id}` are not heard in any of {total} sentences: {names}, …"
        yield Problem(book.at(*path, "indicators"), message, "heard", hint, Level.WARNING)

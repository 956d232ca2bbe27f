"""How far a study is: what is coded, confirmed, stale, coded twice, and what is to be done next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.coding.consensus import behind, people
from qualcode.coding.merge import fragments
from qualcode.coding.reliability import agreement_of
from qualcode.coding.units import standing
from qualcode.model.coding import CONSENSUS, Coding
from qualcode.model.study import Study

_TWO = 2


@dataclass(frozen=True)
class Progress:
    """What one coder has done: in how many transcripts, how many codings in all, and of these accepted and still open."""

    coder: str
    transcripts: int
    codings: int
    accepted: int
    open: int


@dataclass(frozen=True)
class Status:
    """A study in figures; `alpha` is how well people agree on the transcripts that two of them coded, None when undefined.

    `behind` are transcripts of which the consensus is behind what people coded; `open_proposals` are fragments that nobody decided
    about, `open_consensus` those on which people have yet to come to one.
    """

    study: str
    transcripts: int
    words: int
    cases: int
    coded: int
    confirmed: int
    fragments: int
    confirmed_fragments: int
    open_proposals: int
    open_consensus: int
    double: int
    alpha: float | None
    stale: int
    behind: int
    memos: int
    open_memos: int
    errors: int
    coders: tuple[Progress, ...]
    next: str


def status(study: Study, codings: Sequence[Coding], *, errors: int = 0) -> Status:
    """Return how far a study is; `errors` are the problems that were found in it."""
    sound, stale = standing(study.transcripts, codings)
    found = fragments(study, sound)
    persons = people(sound)
    coders: dict[str, set[str]] = defaultdict(set)
    for coding in persons:
        coders[coding.transcript].add(coding.coder)
    both = {name for name, own in coders.items() if len(own) >= _TWO}
    coded = {fragment.transcript for fragment in found}
    confirmed = {fragment.transcript for fragment in found if fragment.confirmed}
    unsettled = sum(fragment.coders[0] == CONSENSUS and not fragment.confirmed for fragment in found)
    figures = {
        "transcripts": len(study.transcripts),
        "coded": len(coded),
        "confirmed": len(confirmed),
        "open_proposals": sum(not fragment.confirmed for fragment in found) - unsettled,
        "open_consensus": unsettled,
        "double": len(both),
        "stale": len(stale),
        "behind": len(behind(sound, order=study.settings.coders)),
        "open_memos": sum(memo.open for memo in study.memos),
        "errors": errors,
    }
    uncoded = next((one.file for one in study.transcripts if one.name not in coded), "")
    unread = next((one.file for one in study.transcripts if one.name not in confirmed), "")
    case = study.default_by()
    return Status(
        study=study.settings.title or study.settings.study,
        words=sum(one.words() for one in study.transcripts),
        cases=len({study.value(one, case) for one in study.transcripts} - {""}),
        fragments=len(found),
        confirmed_fragments=sum(fragment.confirmed for fragment in found),
        alpha=agreement_of(study.transcripts, [one for one in persons if one.transcript in both]) if both else None,
        memos=len(study.memos),
        coders=tuple(_progress(codings)),
        next=_next(figures, uncoded, unread),
        **figures,
    )


def _progress(codings: Sequence[Coding]) -> Iterator[Progress]:
    by_coder: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        by_coder[coding.coder].append(coding)
    for coder, own in sorted(by_coder.items()):
        counts = Counter(coding.status for coding in own)
        yield Progress(coder, len({coding.transcript for coding in own}), len(own), counts["accepted"], counts["proposed"])


def _next(figures: dict[str, int], uncoded: str, unread: str) -> str:
    """Return the command that brings a study most further: first what is wrong, then what is missing, then what is open."""
    steps = (
        (not figures["transcripts"], "qualcode import gesprek.docx --dry-run"),
        (figures["stale"], "qualcode anchor"),
        (figures["errors"], "qualcode check"),
        (uncoded, f"qualcode code {uncoded}"),
        (figures["behind"], "qualcode merge"),
        (figures["open_consensus"], "qualcode review --adjudicate"),
        (unread, f"qualcode review {unread}"),
        (not figures["double"], "qualcode agreement"),
        (figures["open_proposals"], "qualcode find status:proposed"),
        (figures["open_memos"], "qualcode memos --open"),
    )
    return next((command for wanted, command in steps if wanted), "qualcode report")

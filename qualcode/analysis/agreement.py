"""How well coders agree: figures per construct, condition or facet, and the places where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qualcode.coding.agreement import ac1, alpha, cohen, fleiss, percent, pooled
from qualcode.coding.distance import masi, nominal, ordinal
from qualcode.coding.judgements import UNDECIDED, Judgements, joined
from qualcode.coding.ratings import PAIR, Coefficient, Ratings
from qualcode.coding.units import Unit, counting, units
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript

UNITS = ("sentence", "turn", "character", "fragment")
BY = ("construct", "condition", "facet")
ALL = ""
"""The name of the row of all constructs together."""
KAPPA_BANDS = ((0.80, "almost perfect"), (0.60, "substantial"), (0.40, "moderate"), (0.20, "fair"), (0.0, "slight"))
RELIABLE, TENTATIVE = 0.800, 0.667


@dataclass(frozen=True)
class Figure:
    """A coefficient with its confidence interval (95%, percentiles of resamples); None where it is undefined."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Row:
    """The figures of one construct, condition or facet, or of all together (name empty).

    `units` counts the units that two or more coders judged; `prevalence` is the share of their judgements that say yes, None
    where there is no yes or no. A figure that does not apply is None. `distance` says what alpha takes two values to be apart.
    """

    name: str
    units: int
    prevalence: float | None
    percent: Figure | None
    cohen: Figure | None
    fleiss: Figure | None
    ac1: Figure | None
    alpha: Figure
    distance: str = "nominal"


@dataclass(frozen=True)
class Disagreement:
    """A place where coders differ: of which construct (and facet), what each who judged it said; start and end are code points in the body."""

    transcript: Transcript
    start: int
    end: int
    construct: str
    facet: str
    said: tuple[tuple[str, str], ...]

    @property
    def quote(self) -> str:
        """Return the words that they differ on."""
        return self.transcript.body[self.start : self.end]


@dataclass(frozen=True)
class Agreement:
    """How well some coders agree on the transcripts that two or more of them coded.

    `units` counts these (code points where they are weighed), `unreached` the codings that cover too little of any to count.
    """

    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    units: int
    unreached: int
    rows: tuple[Row, ...]
    disagreements: tuple[Disagreement, ...]


def band_of_kappa(value: float) -> str:
    """Return what Landis and Koch (1977) call a kappa."""
    return next((name for above, name in KAPPA_BANDS if value > above), "slight" if value == 0 else "poor")


def band_of_alpha(value: float) -> str:
    """Return what may be concluded from data with this alpha, by Krippendorff (2004): .800 reliable, from .667 tentative conclusions."""
    return "reliable" if value >= RELIABLE else "tentative" if value >= TENTATIVE else "unreliable"


def agreement(study: Study, codings: Iterable[Coding], *, coders: Sequence[str], unit: str = "sentence", by: str = "construct") -> Agreement:
    """Return how well coders agree; codings must stand where they say.

    `unit` is one of UNITS; code points are weighed and resampled by turn, and `fragment` is alpha for unitizing, of constructs
    only. By `condition` and `facet` it is about units to which two or more coders gave the same construct.
    """
    theirs = [coding for coding in codings if coding.coder in coders]
    by_length = unit in ("character", "fragment")
    found = units(study.transcripts, theirs, coders=coders, kind="character" if by_length else unit)
    judged = Judgements(found, coders, by_length=by_length)
    order = {id: n for n, id in enumerate(study.constructs())}
    if by == "condition":
        rows, differ = _conditions(study, judged, order), _differ(found, _condition)
    elif by == "facet":
        facets = list({facet.id: facet for book in study.codebooks.values() for facet in book.facets}.values())
        rows = [row for facet in facets if (row := _row(facet.id, judged.facet(facet), ranked=facet.ordered)).units]
        differ = (one for facet in facets for one in _differ(found, partial(_value, facet.id), facet.id))
    elif unit == "fragment":
        rows, differ = _fragments(judged, judged.yes_no([coding for coding in theirs if counting(coding)]), order), _differ(found, _construct)
    else:
        rows, differ = _constructs(judged, judged.yes_no(), order), _differ(found, _construct)
    names = tuple(dict.fromkeys(one.transcript.name for one in found))
    return Agreement(tuple(coders), names, judged.size, _unreached(found, theirs), tuple(rows), tuple(_in_order(differ, order)))


def _unreached(found: Sequence[Unit], codings: Iterable[Coding]) -> int:
    """Return how many counting codings in the transcripts of the units give no unit its construct."""
    names = {unit.transcript.name for unit in found}
    reached = {id(coding) for unit in found for theirs in unit.given.values() for own in theirs.values() for coding in own}
    return sum(counting(coding) and coding.transcript in names and id(coding) not in reached for coding in codings)


def _constructs(judged: Judgements, rated: Mapping[str, Ratings], order: Mapping[str, int]) -> list[Row]:
    sets = judged.sets()
    rows = [replace(_row(id, rated[id]), prevalence=_yes(rated[id])) for id in _sorted(rated, order)]
    return [*rows, Row(ALL, sets.units, None, _figure(sets, percent), None, None, None, _figure(sets, alpha(masi)), "MASI")]


def _fragments(judged: Judgements, rated: Mapping[str, Ratings], order: Mapping[str, int]) -> list[Row]:
    """Return alpha for unitizing per construct; that of all adds up disagreements, for words may have several constructs."""

    def row(name: str, of: Sequence[Ratings], yes: float | None) -> Row:
        point, interval = pooled(of, nominal)
        return Row(name, judged.size, yes, None, None, None, None, Figure(point, *(interval or (None, None))), "unitizing")

    ordered = _sorted(rated, order)
    return [*(row(id, [rated[id]], _yes(rated[id])) for id in ordered), row(ALL, [rated[id] for id in ordered], None)]


def _sorted(rated: Mapping[str, Ratings], order: Mapping[str, int]) -> list[str]:
    return sorted(rated, key=lambda id: (order.get(id, len(order)), id))


def _conditions(study: Study, judged: Judgements, order: Mapping[str, int]) -> list[Row]:
    having = [c.id for book in study.codebooks.values() for _, _, c in book.walk() if book.conditions_of(c)]
    rated = judged.conditions(having)
    return [*(_row(id, rated[id]) for id in _sorted(rated, order)), _row(ALL, judged.condition(having))]


def _row(name: str, ratings: Ratings, *, ranked: bool = False) -> Row:
    two = _figure(ratings, cohen) if all(len(pattern) == PAIR for pattern in ratings.patterns) else None
    rest = _figure(ratings, fleiss), _figure(ratings, ac1), _figure(ratings, alpha(ordinal if ranked else nominal))
    return Row(name, ratings.units, None, _figure(ratings, percent), two, *rest, "ordinal" if ranked else "nominal")


def _figure(ratings: Ratings, coefficient: Coefficient) -> Figure:
    value = ratings.figure(coefficient)
    return Figure(value, *(ratings.interval(coefficient) or (None, None))) if value is not None else Figure(None)


def _yes(ratings: Ratings) -> float | None:
    """Return the share of judgements that say yes, among the units with two or more."""
    pairable = ratings.coders >= PAIR
    counts = ratings.weights[pairable] @ ratings.given[pairable]
    return float(counts[ratings.values.index(True)] / counts.sum()) if True in ratings.values and counts.sum() else None


Say = Callable[[Mapping[str, tuple[Coding, ...]], str], str | None]
"""What a coder's codings of a unit say of a construct; None when it was not for that coder to say."""


def _construct(theirs: Mapping[str, tuple[Coding, ...]], construct: str) -> str:
    return "yes" if construct in theirs else "no"


def _condition(theirs: Mapping[str, tuple[Coding, ...]], construct: str) -> str | None:
    return joined(coding.condition or UNDECIDED for coding in theirs.get(construct, ()))


def _value(facet: str, theirs: Mapping[str, tuple[Coding, ...]], construct: str) -> str | None:
    return joined(value for coding in theirs.get(construct, ()) if (value := coding.facets.get(facet)))


def _differ(found: Iterable[Unit], say: Say, facet: str = "") -> Iterator[Disagreement]:
    for unit in found:
        for construct in sorted(unit.constructs()):
            said = [(coder, text) for coder, theirs in sorted(unit.given.items()) if (text := say(theirs, construct)) is not None]
            if len({text for _, text in said}) > 1:
                yield Disagreement(unit.transcript, unit.start, unit.end, construct, facet, tuple(said))


def _in_order(found: Iterable[Disagreement], order: Mapping[str, int]) -> list[Disagreement]:
    """Return disagreements by transcript and place; code points side by side on which the same is said are one, and blanks are none."""
    joint: list[Disagreement] = []
    for one in sorted(found, key=lambda d: (d.transcript.name, d.facet, order.get(d.construct, len(order)), d.construct, d.start)):
        if joint and joint[-1].end == one.start and replace(joint[-1], start=one.start, end=one.end) == one:
            joint[-1] = replace(joint[-1], end=one.end)
        else:
            joint.append(one)
    worded = [(one, words) for one in joint if (words := one.quote.strip())]
    trimmed = [one if one.end - one.start == len(words) else _trimmed(one, words) for one, words in worded]
    return sorted(trimmed, key=lambda d: (d.transcript.name, d.start, d.end))


def _trimmed(one: Disagreement, words: str) -> Disagreement:
    """Return a disagreement without the blanks around its words."""
    start = one.start + one.quote.index(words)
    return replace(one, start=start, end=start + len(words))

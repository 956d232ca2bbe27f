"""How far coders agree beyond chance: the coefficients, each for the units as they are and for many resamples of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from qualcode.coding.distance import Distance, ordinal
from qualcode.coding.ratings import PAIR, Coefficient, Ratings, defined, percentiles

if TYPE_CHECKING:
    from qualcode.coding.ratings import Array


def _divided(part: Array, whole: Array) -> Array:
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, np.nan)


def percent(ratings: Ratings, weights: Array, squares: Array) -> Array:  # noqa: ARG001
    """Return the share of pairs of coders that gave the same value, averaged over units with two or more coders."""
    pairable = ratings.coders >= PAIR
    pairs = ratings.coders * (ratings.coders - 1)
    same = _divided((ratings.given * (ratings.given - 1)).sum(axis=1), pairs)
    return _divided(weights[:, pairable] @ same[pairable], weights[:, pairable].sum(axis=1))


def cohen(ratings: Ratings, weights: Array, squares: Array) -> Array:  # noqa: ARG001
    """Return Cohen's kappa (1960) of two coders, over the units that both gave a value."""
    import numpy as np

    if any(len(pattern) != PAIR for pattern in ratings.patterns):
        return np.full(len(weights), np.nan)
    both = ratings.coders == PAIR
    first, second = (
        np.array([[pattern[n] == value for value in ratings.values] for pattern in ratings.patterns], dtype=float).reshape(ratings.given.shape)
        for n in (0, 1)
    )
    weights, first, second = weights[:, both], first[both], second[both]
    total = weights.sum(axis=1)
    agreed = _divided(weights @ (first * second).sum(axis=1), total)
    chance = _divided(((weights @ first) * (weights @ second)).sum(axis=1), total * total)
    return _beyond(agreed, chance)


def fleiss(ratings: Ratings, weights: Array, squares: Array) -> Array:
    """Return Fleiss' kappa (1971); with missing values as Gwet (2014) has it."""
    return _beyond(percent(ratings, weights, squares), (_prevalence(ratings, weights) ** 2).sum(axis=1))


def ac1(ratings: Ratings, weights: Array, squares: Array) -> Array:
    """Return Gwet's AC1 (2008); undefined where only one value was ever given."""
    import numpy as np

    share = _prevalence(ratings, weights)
    chance = (share * (1 - share)).sum(axis=1) / max(1, len(ratings.values) - 1)
    varied = (share > 0).sum(axis=1) > 1
    return np.where(varied, _beyond(percent(ratings, weights, squares), chance), np.nan)


def _beyond(agreed: Array, chance: Array) -> Array:
    return _divided(agreed - chance, 1 - chance)


def _prevalence(ratings: Ratings, weights: Array) -> Array:
    """Return the share of each value (rows, values), every unit with a value counting the same."""
    rated = ratings.coders > 0
    shares = ratings.given[rated] / ratings.coders[rated, None]
    return _divided(weights[:, rated] @ shares, weights[:, rated].sum(axis=1)[:, None])


def alpha(distance: Distance) -> Coefficient:
    """Return Krippendorff's alpha with a distance as a coefficient.

    For given units as in Krippendorff (2011). For fragments, whose ratings say how long they are, alpha for unitizing as in
    Krippendorff, Mathet, Bouvry and Widlöcher (2016): the same, but that no fragment is compared with itself.
    """

    def coefficient(ratings: Ratings, weights: Array, squares: Array) -> Array:
        observed, expected = disagreements(ratings, weights, squares, distance)
        return 1 - _divided(observed, expected)

    return coefficient


def pooled(rated: Sequence[Ratings], distance: Distance) -> tuple[float | None, tuple[float, float] | None]:
    """Return alpha of several ratings of the same units, with its interval: their disagreements added up (Krippendorff 2004)."""

    def of(each: Sequence[tuple[Array, Array]]) -> Array:
        import numpy as np

        return 1 - _divided(np.sum([observed for observed, _ in each], axis=0), np.sum([expected for _, expected in each], axis=0))

    if not rated:
        return None, None
    point = defined(of([ratings.as_it_is(partial(disagreements, distance=distance)) for ratings in rated]))
    if point is None or not rated[0].varied:
        return point, None
    return point, percentiles(of([ratings.resampled(partial(disagreements, distance=distance)) for ratings in rated]))


def disagreements(ratings: Ratings, weights: Array, squares: Array, distance: Distance) -> tuple[Array, Array]:
    """Return the observed disagreement and that expected by chance, per row of weights; alpha is one minus the first by the second."""
    import numpy as np

    pairable = ratings.coders >= PAIR
    weights, given, coders = weights[:, pairable], ratings.given[pairable], ratings.coders[pairable]
    counts = weights @ given
    total = counts.sum(axis=1)
    itself = np.where(np.isnan(squares), total, squares)  # how much is compared with itself: one each, or the square of a length
    if distance is ordinal:  # depends on how often each rank was given, so that every row has distances of its own
        each = [_both(given, coders, row, count, distance(ratings.values, count)) for row, count in zip(weights, counts, strict=True)]
        observed, expected = (np.array(part) for part in zip(*each, strict=True)) if each else (total, total)
    else:
        observed, expected = _both(given, coders, weights, counts, distance(ratings.values, counts))
    return observed, _divided(expected, total - _divided(itself, total))


def _both(given: Array, coders: Array, weights: Array, counts: Array, apart: Array) -> tuple[Array, Array]:
    """Return the summed distances within units, and between all values given."""
    within = ((given @ apart) * given).sum(axis=1) / (coders - 1)
    return weights @ within, ((counts @ apart) * counts).sum(axis=-1)

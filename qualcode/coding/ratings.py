"""Units that several coders gave a value: which patterns occur, how often, and in resamples of the units.

Everything works on patterns (what each coder gave to a unit) and how often each occurs, so that ten thousand units cost no more
than the patterns among them. An undefined figure is None, never a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

Value = Any
"""What a coder gave: a text, a number, or a frozenset of constructs; None when the coder is missing."""
Pattern = tuple[Value | None, ...]
Counts = Mapping[tuple[Hashable, Pattern], float]
"""How often each pattern occurs in each cluster of units."""
DRAWS, SEED, CONFIDENCE = 1000, 20110125, 0.95
PAIR = 2
_AT_ONCE = 50
T = TypeVar("T")
_DEFINED = 0.95  # share of the resamples in which a figure must be defined to have an interval


class Coefficient(Protocol):
    """A figure for each row of weights (rows, patterns); nan where it is undefined."""

    def __call__(self, ratings: Ratings, weights: Array, squares: Array) -> Array:
        """Return a figure per row."""


class Ratings:
    """Units by coders: which patterns occur, how often (`weights`), and in which cluster of units that are resampled together.

    `squares` holds per cluster the squared lengths of what was marked there as one fragment, for unitizing; None for units
    that were given beforehand. Clusters None resamples the units themselves.
    """

    def __init__(self, counts: Counts, *, clusters: Sequence[Hashable] | None = None, squares: Mapping[Hashable, float] | None = None) -> None:
        import numpy as np

        self.patterns = sorted({pattern for _, pattern in counts}, key=lambda p: tuple(map(_order, p)))
        self.values = sorted({value for pattern in self.patterns for value in pattern if value is not None}, key=_order)
        column = {value: n for n, value in enumerate(self.values)}
        self.given = np.zeros((len(self.patterns), len(self.values)))
        for row, pattern in enumerate(self.patterns):
            for value in pattern:
                if value is not None:
                    self.given[row, column[value]] += 1
        self.coders = self.given.sum(axis=1)
        self._clusters = clusters
        place = {pattern: n for n, pattern in enumerate(self.patterns)}
        line = {cluster: n for n, cluster in enumerate(clusters or (None,))}
        self._per_cluster = np.zeros((len(line), len(self.patterns)))
        for (cluster, pattern), weight in counts.items():
            self._per_cluster[line[cluster if clusters else None], place[pattern]] += weight
        self.weights = self._per_cluster.sum(axis=0)
        self._squares = None if squares is None else np.array([squares.get(cluster, 0.0) for cluster in line])

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Ratings:
        """Return the ratings of single units, each a pattern of what the coders gave it."""
        counts: dict[tuple[Hashable, Pattern], float] = defaultdict(float)
        for pattern in patterns:
            counts[None, tuple(pattern)] += 1
        return cls(counts)

    @property
    def units(self) -> int:
        """Return how many units two or more coders gave a value."""
        return round(float(self.weights[self.coders >= PAIR].sum()))

    def as_it_is(self, measure: Callable[[Ratings, Array, Array], T]) -> T:
        """Return a measure of the units as they are, in one row."""
        return measure(self, self.weights[None, :], self._marked())

    def resampled(self, measure: Callable[[Ratings, Array, Array], T]) -> T:
        """Return a measure in each of the resamples, in rows; ratings of the same units have the same resamples."""
        weights, squares = self._draws
        return measure(self, weights, squares)

    def figure(self, coefficient: Coefficient) -> float | None:
        """Return a coefficient, None when it is undefined."""
        return defined(self.as_it_is(coefficient))

    def interval(self, coefficient: Coefficient) -> tuple[float, float] | None:
        """Return the confidence interval (95%) of a coefficient, None when it is undefined."""
        return percentiles(self.resampled(coefficient)) if self.varied else None

    @property
    def varied(self) -> bool:
        """Tell whether there is more than one unit, or cluster of them, to draw from; else every resample is the same."""
        return bool((self._per_cluster.any(axis=1).sum() if self._clusters else self.weights.sum()) > 1)

    @cached_property
    def _draws(self) -> tuple[Array, Array]:
        """Return how often each pattern, and how large the sum of squares, is in each resample; the seed makes them the same each time."""
        import numpy as np

        generator = np.random.default_rng(SEED)
        if self._clusters is None:
            total = self.weights.sum()
            drawn = generator.multinomial(round(float(total)), self.weights / total, DRAWS) if total else np.zeros((DRAWS, len(self.patterns)))
            return drawn.astype(float), self._marked(DRAWS)
        size = len(self._clusters)
        weights, squares = [], []
        for _ in range(0, DRAWS, _AT_ONCE):  # a few at a time: a large study has more turns than fit in memory a thousand times
            times = np.array([np.bincount(row, minlength=size) for row in generator.integers(0, size, (_AT_ONCE, size))], dtype=float)
            weights.append(times @ self._per_cluster)
            squares.append(np.full(_AT_ONCE, np.nan) if self._squares is None else times @ self._squares)
        return np.concatenate(weights), np.concatenate(squares)

    def _marked(self, rows: int = 1) -> Array:
        """Return the sum of squared lengths of what was marked, nan when nothing was to be marked, in so many rows."""
        import numpy as np

        return np.full(rows, np.nan if self._squares is None else self._squares.sum())


def defined(figures: Array) -> float | None:
    """Return the figure of one row, None when it is undefined."""
    (value,) = figures
    return None if value != value else float(value)  # noqa: PLR0124 - nan


def percentiles(figures: Array) -> tuple[float, float] | None:
    """Return the percentile interval of resampled figures, None when they are too often undefined."""
    import numpy as np

    defined = figures[~np.isnan(figures)]
    if defined.size < _DEFINED * figures.size:
        return None
    low, high = np.quantile(defined, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return float(low), float(high)


def _order(value: Value | None) -> tuple[str, Any]:
    """Return by what values are sorted: numbers as numbers, sets by what is in them, None first."""
    if value is None:
        return "", 0
    return ("set", sorted(value)) if isinstance(value, frozenset) else (type(value).__name__, value)

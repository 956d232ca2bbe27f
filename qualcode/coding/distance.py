"""How far two values are apart, for Krippendorff's alpha: names, ranks, numbers and sets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qualcode.coding.ratings import Value

if TYPE_CHECKING:
    from qualcode.coding.ratings import Array

Distance = Callable[[Sequence[Value], "Array"], "Array"]
"""The difference of each two values (values, values), zero to itself, given how often each value occurs."""


def nominal(values: Sequence[Value], counts: Array) -> Array:  # noqa: ARG001
    """Return one for each two different values."""
    import numpy as np

    return 1.0 - np.eye(len(values))


def ordinal(values: Sequence[Value], counts: Array) -> Array:
    """Return the square of how many values lie between two ranks, each rank itself for half (Krippendorff 2011)."""
    import numpy as np

    upto = np.cumsum(counts) - counts / 2
    return np.asarray((upto[:, None] - upto[None, :]) ** 2) if len(values) else np.zeros((0, 0))


def interval(values: Sequence[Value], counts: Array) -> Array:  # noqa: ARG001
    """Return the squared difference of two numbers."""
    import numpy as np

    numbers = np.array(values, dtype=float)
    return np.asarray((numbers[:, None] - numbers[None, :]) ** 2)


def ratio(values: Sequence[Value], counts: Array) -> Array:  # noqa: ARG001
    """Return the squared difference of two numbers as a share of their sum, zero for two zeros."""
    import numpy as np

    numbers = np.array(values, dtype=float)
    total = numbers[:, None] + numbers[None, :]
    return np.asarray(np.divide(numbers[:, None] - numbers[None, :], total, out=np.zeros_like(total), where=total != 0) ** 2)


def masi(values: Sequence[Value], counts: Array) -> Array:  # noqa: ARG001
    """Return the distance of two sets by MASI (Passonneau 2006): Jaccard times one when equal, 2/3 within, 1/3 when they overlap."""
    import numpy as np

    members = sorted({member for value in values for member in value})
    has = np.array([[member in value for member in members] for value in values], dtype=float).reshape(len(values), len(members))
    size, shared = has.sum(axis=1), has @ has.T
    smallest, either = np.minimum(size[:, None], size[None, :]), size[:, None] + size[None, :] - shared
    monotone = np.where(shared == either, 1, np.where(shared == smallest, 2 / 3, 1 / 3))
    return np.asarray(1 - np.divide(shared, either, out=np.ones_like(shared), where=either > 0) * monotone)

"""The coefficients against the examples of those who made them, to the digits that they print."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.coding.agreement import ac1, alpha, cohen, fleiss, percent, pooled
from qualcode.coding.distance import interval, masi, nominal, ordinal, ratio
from qualcode.coding.ratings import Coefficient, Counts, Ratings

EVERY = (cohen, fleiss, ac1, alpha(nominal))
# Krippendorff (2011), "Computing Krippendorff's alpha-reliability", part C: four observers, twelve units, a dot is missing
FOUR = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
OBSERVERS = [tuple(None if mark == "." else int(mark) for mark in unit) for unit in zip(*(row.split() for row in FOUR), strict=True)]
# Fleiss (1971), table 1: thirty patients, six psychiatrists each, five diagnoses; how many gave each
PATIENTS = """00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
00006 01050 02013 20040 10041 05010 40002 02040 10500 00006""".split()


def table(*rows: Sequence[int]) -> Ratings:
    """Return two coders' ratings from a table of counts: what the first said in rows, the second in columns."""
    return Ratings.of([(a, b) for a, row in enumerate(rows) for b, times in enumerate(row) for _ in range(times)])


@pytest.mark.parametrize(
    ("coefficient", "published"),
    [(alpha(nominal), 0.743), (alpha(ordinal), 0.815), (alpha(interval), 0.849), (alpha(ratio), 0.797)],
    ids=["nominal", "ordinal", "interval", "ratio"],
)
def test_krippendorff_2011(coefficient: Coefficient, published: float) -> None:
    """Alpha of four observers with missing values is as Krippendorff (2011) prints it, for each metric."""
    assert Ratings.of(OBSERVERS).figure(coefficient) == pytest.approx(published, abs=5e-4)


def test_more_digits_of_the_same_units() -> None:
    """For the same units Gwet's package irrCAC (`cac.raw4raters`) prints alpha 0.74342, AC1 0.77544, Fleiss' kappa 0.76117, agreement 0.81818."""
    found = [Ratings.of(OBSERVERS).figure(coefficient) for coefficient in (alpha(nominal), ac1, fleiss, percent)]
    assert found == pytest.approx([0.74342, 0.77544, 0.76117, 0.81818], abs=1e-5)


def test_fleiss_1971() -> None:
    """Fleiss' kappa of thirty patients is 0.430, the mean agreement 0.556 (Fleiss 1971)."""
    ratings = Ratings.of([tuple(kind for kind, times in enumerate(patient) for _ in range(int(times))) for patient in PATIENTS])
    assert (ratings.units, len(ratings.patterns[0])) == (30, 6)
    assert ratings.figure(fleiss) == pytest.approx(0.430, abs=5e-4)
    assert ratings.figure(percent) == pytest.approx(0.5556, abs=1e-4)


def test_cohen_1960() -> None:
    """Cohen's kappa of two judges and 200 cases is 0.492: they agree on 0.70, by chance on 0.41 (Cohen 1960, table of proportions)."""
    ratings = table((88, 14, 18), (10, 40, 10), (2, 6, 12))
    assert (ratings.figure(cohen), ratings.figure(percent)) == pytest.approx((0.29 / 0.59, 0.70))


def test_gwet_abstractors() -> None:
    """For two abstractors and 100 records (`cont3x3abstractors`) irrCAC prints AC1 0.8493305, kappa 0.7964094, pi 0.7962397, alpha 0.7972585."""
    ratings = table((13, 0, 0), (0, 20, 7), (0, 4, 56))
    found = [ratings.figure(coefficient) for coefficient in (ac1, cohen, fleiss, alpha(nominal), percent)]
    assert found == pytest.approx([0.8493305, 0.7964094, 0.7962397, 0.7972585, 0.89], abs=1e-7)


def test_unitizing() -> None:
    """Alpha for unitizing of seven spans by three people is 0.474, and without regard to their labels 0.433.

    So prints the implementation that Lindahl published of Krippendorff, Mathet, Bouvry and Widlöcher (2016), for a text of 20.
    """
    spans = [("a", 1, 2, 5), ("a", 1, 9, 11), ("a", 2, 12, 20), ("b", 1, 2, 5), ("b", 2, 7, 15), ("c", 1, 2, 5), ("c", 2, 10, 15)]
    assert unitized(spans, 20).figure(alpha(nominal)) == pytest.approx(0.474, abs=5e-4)
    assert unitized([(who, 1, start, end) for who, _, start, end in spans], 20).figure(alpha(nominal)) == pytest.approx(0.433, abs=5e-4)


def unitized(spans: Sequence[tuple[str, int, int, int]], length: int) -> Ratings:
    """Return the code points of a text as ratings, 0 in the gaps, with the squares of what was marked."""
    people = sorted({who for who, *_ in spans})
    patterns = [tuple(next((v for who, v, start, end in spans if who == p and start <= at < end), 0) for p in people) for at in range(length)]
    squares = sum((end - start) ** 2 for _, _, start, end in spans) + sum(pattern.count(0) for pattern in patterns)
    counts: Counts = {("", pattern): patterns.count(pattern) for pattern in patterns}
    return Ratings(counts, clusters=[""], squares={"": squares})


def test_kappa_by_hand() -> None:
    """Cohen's kappa of a table of 50 units: both yes 20, only the first 5, only the second 10, both no 15.

    They agree on 35/50 = 0.7. The first says yes to 25/50 = 0.5, the second to 30/50 = 0.6; by chance they agree on
    0.5 x 0.6 + 0.5 x 0.4 = 0.5. Kappa = (0.7 - 0.5) / (1 - 0.5) = 0.4.
    """
    assert table((15, 10), (5, 20)).figure(cohen) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (((0, 0), (0, 0)), None),
        (((7, 0), (0, 0)), None),
        (((0, 0), (0, 7)), None),
        (((5, 0), (0, 5)), 1.0),
        (((0, 5), (5, 0)), -1.0),
        (((0, 0), (7, 0)), 0.0),
    ],
)
def test_kappa_at_the_edges(rows: tuple[tuple[int, int], ...], expected: float | None) -> None:
    """Kappa is 1 when all agree, -1 when all disagree by halves, and undefined when nothing or one thing only was ever said."""
    assert table(*rows).figure(cohen) == expected


@pytest.mark.parametrize("coefficient", EVERY, ids=["cohen", "fleiss", "ac1", "alpha"])
@pytest.mark.parametrize("units", [[], [(0, 0)] * 9, [(1, 1)] * 9, [(1, None)] * 9, [(None, None)]], ids=str)
def test_undefined(coefficient: Coefficient, units: list[tuple[int | None, int | None]]) -> None:
    """Where everyone always said the same, or nobody can be compared, each coefficient and its interval are undefined."""
    ratings = Ratings.of(units)
    assert (ratings.figure(coefficient), ratings.interval(coefficient)) == (None, None)


def test_agreement_is_defined_where_all_say_the_same() -> None:
    """The share of agreement is 1 where all say the same; without pairs it is undefined."""
    assert [Ratings.of(units).figure(percent) for units in ([(0, 0)], [(0, None)], [])] == [1.0, None, None]


def test_missing_is_not_no() -> None:
    """A unit that one coder did not judge counts for nothing in kappa, agreement and alpha."""
    with_gaps, without = (Ratings.of([(1, 1), (0, 1), (0, 0), (0, 0), *more]) for more in ([(1, None), (None, 0)], []))
    for coefficient in (cohen, percent, alpha(nominal)):
        assert with_gaps.figure(coefficient) == without.figure(coefficient)
    assert with_gaps.units == 4


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("ab", "ab", 0), ("ab", "abcd", 1 - 2 / 4 * 2 / 3), ("ab", "bc", 1 - 1 / 3 * 1 / 3), ("a", "b", 1), ("", "a", 1)],
)
def test_masi(one: str, other: str, distance: float) -> None:
    """MASI is 0 for equal sets, Jaccard by 2/3 where one holds the other, by 1/3 where they overlap, 1 for sets apart (Passonneau 2006)."""
    sets = [frozenset(one), frozenset(other)]
    assert masi(sets, np.ones(2)) == pytest.approx(np.array([[0, distance], [distance, 0]]))


def test_alpha_of_sets_by_hand() -> None:
    """Units (a, a), (a, ab), (b, b): observed 2 x 2/3 / 1, expected over the pairs of a, a, a, b, b, ab.

    MASI of a and ab is 1 - 1/2 x 2/3 = 2/3, and so of b and ab; of a and b it is 1. Observed: 2 x 2/3 = 4/3 over 6 values.
    Expected: 2 x (3x2x1 + 3x1x2/3 + 2x1x2/3) / 5 = 2 x (6 + 2 + 4/3) / 5 = 56/15. Alpha = 1 - (4/3) / (56/15) = 9/14.
    """
    a, b, both = frozenset("a"), frozenset("b"), frozenset("ab")
    assert Ratings.of([(a, a), (a, both), (b, b)]).figure(alpha(masi)) == pytest.approx(9 / 14)


def test_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    """An interval lies round its figure, narrows with more units, and does not change from run to run."""
    few, many = table((15, 10), (5, 20)), table((150, 100), (50, 200))
    (low, high), (nearer, near) = few.interval(cohen) or (9, 9), many.interval(cohen) or (9, 9)
    assert low < nearer < 0.4 < near < high
    assert table((15, 10), (5, 20)).interval(cohen) == (low, high)


def test_turns_are_resampled_whole() -> None:
    """Where units come in clusters these are drawn: two turns that agree wholly and not at all give an interval from -1 to 1."""
    counts: Counts = {(1, (1, 1)): 50, (1, (0, 0)): 50, (2, (1, 0)): 50, (2, (0, 1)): 50}
    assert Ratings(counts, clusters=[1, 2]).interval(cohen) == pytest.approx((-1, 1))
    low, high = Ratings({(None, pattern): weight for (_, pattern), weight in counts.items()}).interval(cohen) or (9, 9)
    assert -0.2 < low < 0 < high < 0.2


def test_one_unit_has_no_interval() -> None:
    """From one unit, or one turn, nothing else can be drawn: the figure is there, and no interval that would seem exact."""
    one = [Ratings.of([(0, 1)]), Ratings({(1, (0, 1)): 5, (1, (1, 1)): 3}, clusters=[1, 2])]
    assert [(ratings.figure(percent), ratings.interval(percent)) for ratings in one] == [(0.0, None), (3 / 8, None)]
    assert [pooled([ratings], nominal) for ratings in one] == [(ratings.figure(alpha(nominal)), None) for ratings in one]


def test_pooled_by_hand() -> None:
    """Alpha of two questions adds up their disagreements: 2 of 30/7 expected and 4 of 32/7, together 1 - 6 / (62/7).

    The first has two of four units (0, 0), one (1, 1) and one (0, 1): 5 zeros and 3 ones; the second twice (0, 1), and (0, 0) and (1, 1).
    """
    first, second = Ratings.of([(0, 0), (0, 0), (1, 1), (0, 1)]), Ratings.of([(0, 1), (0, 1), (0, 0), (1, 1)])
    point, interval = pooled([first, second], nominal)
    assert point == pytest.approx(1 - 6 / (30 / 7 + 32 / 7))
    low, high = interval or (9, 9)
    assert low < 0.32 < high
    assert (pooled([], nominal), pooled([Ratings.of([(1, 1)] * 5)], nominal)) == ((None, None), (None, None))


@given(st.lists(st.tuples(*[st.sampled_from([None, 0, 1, 2])] * 3), max_size=12), st.permutations(range(3)), st.permutations(range(3)))
def test_names_and_order_do_not_matter(units: list[tuple[int | None, ...]], coders: list[int], names: list[int]) -> None:
    """For more than two coders no figure changes when coders or values change places, and none is above 1."""
    changed = [tuple(None if unit[c] is None else names[unit[c]] for c in coders) for unit in units]  # type: ignore[index]
    for coefficient in (percent, fleiss, ac1, alpha(nominal)):
        before, after = (Ratings.of(given).figure(coefficient) for given in (units, changed))
        assert after == (before if before is None else pytest.approx(before, abs=1e-9))
        assert before is None or before <= 1 + 1e-9


@given(st.lists(st.tuples(*[st.integers(0, 4)] * 2), min_size=1, max_size=12))
def test_alpha_by_the_definition(units: list[tuple[int, int]]) -> None:
    """Alpha is one minus the mean distance within units by the mean distance of all values, computed pair by pair."""
    values = [value for unit in units for value in unit]
    within = sum((a - b) ** 2 for a, b in units) / len(units)
    pairs = [(a - b) ** 2 for n, a in enumerate(values) for b in values[n + 1 :]]
    expected = None if not any(pairs) else 1 - within / (sum(pairs) / len(pairs))
    found = Ratings.of(units).figure(alpha(interval))
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-9))

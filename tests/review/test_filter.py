"""Which codings are shown, and which are undecided."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.coding import STATUSES, Coding
from qualcode.review.filter import Filter, undecided


def coding(start: int, end: int, construct: str = "a", status: str = "proposed", condition: str | None = None) -> Coding:
    """Return a coding."""
    return Coding("x", "auto", start, end, "q", construct, condition, status=status)


def test_takes() -> None:
    """A filter takes what is all that it asks for; an empty condition is none."""
    one = coding(0, 5, condition="stimulerend")
    asked = [Filter(), Filter("a"), Filter("b"), Filter(condition="stimulerend"), Filter(condition=""), Filter("a", "stimulerend", "accepted")]
    assert [each.takes(one) for each in asked] == [True, True, False, True, False, False]
    assert Filter(condition="").takes(coding(0, 5))


def test_named() -> None:
    """A filter says what it asks for."""
    assert [str(Filter()), str(Filter("a", "", "proposed"))] == ["", "a, no condition, proposed"]


SPANS = st.builds(
    lambda start, length, construct, status: coding(start, start + length, construct, status),
    st.integers(0, 20),
    st.integers(1, 8),
    st.sampled_from("ab"),
    st.sampled_from(STATUSES),
)


@given(st.lists(SPANS, max_size=20))
def test_undecided(codings: list[Coding]) -> None:
    """A proposal is undecided when no decided coding of its construct shares a word with it."""
    codings.sort(key=lambda one: (one.start, one.end))
    plain = [
        one
        for one in codings
        if one.status == "proposed"
        and not any(o.status != "proposed" and o.construct == one.construct and o.start < one.end and one.start < o.end for o in codings)
    ]
    assert undecided(codings) == plain

"""Summaries and the codings that they were written on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.stale import bases, basis, stale
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from tests.nouns import fragment, study, transcript

ONE = fragment("a", "rust", "stimulerend", quote="Er is rust.")
OTHER = fragment("a", "rust", "belemmerend", quote="Soms is het druk.", start=20)


def _study(**summaries: object) -> Study:
    made = [transcript("a", {"bedrijf": "Zon"}), transcript("b", {"bedrijf": "Zon"}), transcript("c", {"bedrijf": "Maan"})]
    return study(made, cases=[{"case": "Zon", "summaries": summaries}])


def test_basis() -> None:
    """A fingerprint is how many fragments there are, and twelve letters."""
    assert (basis([]), basis([ONE]), basis([ONE, OTHER])) == ("0-odlameecjipm", "1-llcclhggibpp", "2-hpfckkmdpakf")


@settings(max_examples=40, deadline=None)
@given(st.permutations([ONE, OTHER, fragment("b", "rust", quote="Ja.")]))
def test_basis_in_any_order(fragments: list[Fragment]) -> None:
    """The order of the fragments does not matter."""
    assert basis(fragments) == basis(sorted(fragments, key=lambda one: one.id))


@pytest.mark.parametrize(
    "same",
    [
        replace(ONE, confirmed=True, coders=("anna",), score=1.0, id="x"),
        replace(ONE, start=100, end=111),
        replace(ONE, quote="Er  is\nrust."),
        replace(ONE, facets={"soort": "klein"}),
    ],
)
def test_what_is_the_same(same: Fragment) -> None:
    """Confirming a proposal, or moving along in the transcript, leaves a fingerprint as it was."""
    assert basis([same, OTHER]) == basis([ONE, OTHER])


@pytest.mark.parametrize(
    "changed",
    [
        [ONE],
        [ONE, OTHER, OTHER],
        [ONE, replace(OTHER, condition=None)],
        [ONE, replace(OTHER, quote="Soms is het rustig.")],
        [ONE, replace(OTHER, transcript="b")],
    ],
)
def test_what_is_not(changed: list[Fragment]) -> None:
    """A fragment more or less, another condition or other words change it."""
    assert basis(changed) != basis([ONE, OTHER])


def test_stale() -> None:
    """A summary is stale when the fragments of its case and construct are others than it was written on; one that does not say never is."""
    made = _study(
        rust={"text": "Goed.", "basis": basis([ONE])},
        ruimte={"text": "Goed.", "basis": basis([])},
        vraagstuk="Dat.",
    )
    assert stale(made, [ONE]) == set()
    assert stale(made, [ONE, OTHER]) == {("Zon", "rust")}
    assert stale(made, []) == {("Zon", "rust")}
    assert stale(made, [ONE, fragment("b", "ruimte"), fragment("b", "vraagstuk")]) == {("Zon", "ruimte")}
    assert stale(made, [ONE, fragment("c", "ruimte"), fragment("c", "rust")]) == set()


def test_bases() -> None:
    """Each case and construct has the fingerprint of its own fragments."""
    elsewhere = fragment("c", "rust")
    assert bases(_study(), [ONE, elsewhere]) == {("Zon", "rust"): basis([ONE]), ("Maan", "rust"): basis([elsewhere])}

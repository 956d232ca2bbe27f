"""Tests of the table of fragments."""

from __future__ import annotations

from qualcode.analysis.frame import COLUMNS, frame
from tests.nouns import fragment, study, transcript


def test_columns() -> None:
    """The table has the documented columns, then one per facet and one per attribute in alphabetical order."""
    made = study([transcript("a", {"sector": "zorg", "bedrijf": "Zon"})])
    attributes = ["attribute:bedrijf", "attribute:sector", "attribute:transcript"]
    assert list(frame(made, [fragment("a", "rust")]).columns) == [*COLUMNS, "facet:soort", *attributes]


def test_one_row_per_fragment() -> None:
    """Every fragment is one row with its own values, in the order given."""
    made = study([transcript("a", {"bedrijf": "Zon"})])
    one = fragment("a", "rust", "stimulerend", quote="Fijn hier.", start=12, facets={"soort": "klein"}, coders=("anna",), score=1.0)
    two = fragment("a", "ruimte", start=40, speaker="Karel")
    assert frame(made, [two, one]).to_numpy().tolist() == [
        ["a/40/ruimte", "a", "a/Karel", "ruimte", "", False, 0.5, 40, 54, "Dat gaat goed.", "", "Zon", "a"],
        ["a/12/rust", "a", "a/Respondent", "rust", "stimulerend", True, 1.0, 12, 22, "Fijn hier.", "klein", "Zon", "a"],
    ]


def test_absent_values_are_empty() -> None:
    """An attribute that only another transcript has, and a facet that a fragment does not carry, are empty texts."""
    made = study([transcript("a", {"bedrijf": "Zon"}), transcript("b")])
    row = frame(made, [fragment("b", "rust")]).iloc[0]
    assert (row["attribute:bedrijf"], row["facet:soort"], row["condition"]) == ("", "", "")


def test_no_fragments() -> None:
    """A study in which nothing is coded has a table with all columns and no rows."""
    table = frame(study([transcript("a")]), [])
    assert (list(table.columns), len(table)) == ([*COLUMNS, "facet:soort", "attribute:transcript"], 0)


def test_same_speaker_in_two_transcripts_is_two_people() -> None:
    """Two transcripts with a speaker `Respondent` are about two people."""
    table = frame(study([transcript("a"), transcript("b")]), [fragment("a", "rust"), fragment("b", "rust")])
    assert table["person"].nunique() == 2

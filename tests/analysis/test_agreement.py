"""Agreement of coders in a study: every figure worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from qualcode.analysis.agreement import Agreement, Figure, Row, agreement, band_of_alpha, band_of_kappa
from qualcode.model.coding import Coding
from tests.nouns import codebook, study, transcript

TALK = transcript("01", speech=[("Interviewer", "Hoe?"), ("Anna", "Aap. Noot. Mies. Wim.")])
BOTH = transcript("02", speech=[("Bram", "Zus. Jet.")])
ALONE = transcript("03", speech=[("Bram", "Teun. Vuur.")])
FACETS = [{"id": "soort", "label": "Soort", "values": [{"id": id, "label": id} for id in ("klein", "groot")]}]
RANKS = [{"id": "mate", "label": "Mate", "ordered": True, "values": [{"id": id, "label": id} for id in ("laag", "midden", "hoog")]}]
STUDY = study([TALK, BOTH, ALONE], codebook(facets=FACETS + RANKS))


def by(coder: str, quote: str, construct: str = "rust", condition: str | None = None, **facets: str) -> Coding:
    """Return a coding of these words, wherever they were said."""
    where = next(one for one in STUDY.transcripts if quote in one.body)
    start = where.body.index(quote)
    return Coding(where.name, coder, start, start + len(quote), quote, construct, condition, facets)


def measured(codings: list[Coding], *coders: str, unit: str = "sentence", by: str = "construct") -> Agreement:
    """Return the agreement of two coders, or of those that are named."""
    return agreement(STUDY, codings, coders=coders or ("anna", "bram"), unit=unit, by=by)


def value(figure: Figure | None) -> Any:
    """Return the value of a figure, which must be there; Any, for it is compared with what is about as much."""
    assert figure is not None
    return figure.value


def row(found: Agreement, name: str) -> Row:
    """Return the row of a construct or facet, empty for all together."""
    return next(one for one in found.rows if one.name == name)


def places(found: Agreement) -> list[tuple[str, str, str]]:
    """Return the words that coders differ on, the construct, and what each said."""
    return [(one.quote, one.construct, " ".join(f"{coder}={text}" for coder, text in one.said)) for one in found.disagreements]


def test_constructs_by_hand() -> None:
    """Of six sentences both give rust to Aap, anna alone to Noot, bram alone to Zus; what only one coded is not compared.

    Agreement 4/6, by chance 2/6 x 2/6 + 4/6 x 4/6 = 5/9: kappa = (6/9 - 5/9) / (4/9) = 1/4. Fleiss' kappa is the same, for both say
    yes to two. Of 12 judgements 4 are yes: observed disagreement 2 x 2, expected 2 x 4 x 8 / 11; alpha = 1 - 4 / (64/11) = 5/16.
    AC1: by chance 2 x 1/3 x 2/3 = 4/9, (6/9 - 4/9) / (5/9) = 2/5.
    """
    found = measured([by("anna", "Aap. Noot."), by("bram", "Aap."), by("bram", "Zus."), by("anna", "Jet.", "ruimte"), by("anna", "Teun.")])
    rust = row(found, "rust")
    assert (found.transcripts, found.units, found.unreached, rust.units) == (("01", "02"), 6, 0, 6)
    assert [rust.prevalence, *map(value, (rust.percent, rust.cohen, rust.fleiss, rust.ac1, rust.alpha))] == pytest.approx(
        [1 / 3, 2 / 3, 1 / 4, 1 / 4, 2 / 5, 5 / 16]
    )
    assert [one.name for one in found.rows] == ["rust", "ruimte", ""]
    assert places(found) == [
        ("Noot.", "rust", "anna=yes bram=no"),
        ("Zus.", "rust", "anna=no bram=yes"),
        ("Jet.", "ruimte", "anna=yes bram=no"),
    ]


def test_all_together_by_hand() -> None:
    """All together are sets: (r), (r) and three times nothing, and (r), (r, m), nothing, nothing.

    The sets of Aap agree; those of Noot, (rust) and (rust, ruimte), are 1 - 1/2 x 2/3 = 2/3 apart. Observed 2 x 2/3 = 4/3. Of the eight
    sets three are (rust), one is both, four are empty: expected 2 x (3 x 1 x 2/3 + 3 x 4 + 1 x 4) / 7 = 36/7; alpha = 1 - 28/108 = 20/27.
    """
    found = measured([by("anna", "Aap. Noot."), by("bram", "Aap."), by("bram", "Noot."), by("bram", "Noot.", "ruimte")])
    whole = row(found, "")
    assert (value(whole.percent), value(whole.alpha), whole.distance) == (3 / 4, pytest.approx(20 / 27), "MASI")
    assert (whole.cohen, whole.fleiss, whole.ac1, whole.prevalence) == (None, None, None, None)


def test_undefined_is_not_perfect() -> None:
    """Where everyone always said yes there is agreement, but no coefficient and no interval."""
    found = measured([by(coder, "Aap. Noot. Mies. Wim.") for coder in ("anna", "bram")])
    rust = row(found, "rust")
    assert (value(rust.percent), rust.cohen, rust.fleiss, rust.ac1, rust.alpha) == (1.0, *[Figure(None)] * 4)
    assert row(found, "").alpha == Figure(None)


def test_missing_is_not_no() -> None:
    """A third coder who did not code a transcript is missing there, and said no where she coded something else."""
    three = [by("anna", "Aap."), by("bram", "Aap."), by("anna", "Zus."), by("bram", "Jet."), by("carla", "Jet.")]
    found = measured(three, "anna", "bram", "carla")
    assert row(found, "rust").cohen is None
    assert places(found) == [("Zus.", "rust", "anna=yes bram=no carla=no"), ("Jet.", "rust", "anna=no bram=yes carla=yes")]
    assert row(found, "rust").prevalence == 5 / 14


def test_conditions_by_hand() -> None:
    """Conditions are compared where both gave the construct; none is a condition too, and aspects have none.

    Of Aap, Noot and Mies two agree. Stimulerend is given four times, belemmerend and undecided once: kappa by chance is
    2/3 x 2/3 + 1/3 x 0 + 0 x 1/3 = 4/9, kappa = (6/9 - 4/9) / (5/9) = 2/5.
    """
    theirs = [by(coder, quote, "rust", "stimulerend") for coder in ("anna", "bram") for quote in ("Aap.", "Noot.")]
    theirs += [by("anna", "Mies.", "rust", "belemmerend"), by("bram", "Mies."), by("bram", "Wim."), by("anna", "Wim.", "ruimte", "stimulerend")]
    theirs += [by(coder, "Wim.", "vraagstuk") for coder in ("anna", "bram")]
    found = measured(theirs, by="condition")
    assert [(one.name, one.units, value(one.percent), value(one.cohen)) for one in found.rows] == [
        ("rust", 3, 2 / 3, pytest.approx(2 / 5)),
        ("", 3, 2 / 3, pytest.approx(2 / 5)),
    ]
    assert places(found) == [("Mies.", "rust", "anna=belemmerend bram=undecided")]


def test_facets_by_hand() -> None:
    """Values of a facet are compared where both gave one; of an ordered facet alpha compares ranks.

    Ranks given: laag, laag | midden, hoog: two, one and one. Laag and midden are 2/2 + 1/2 = 3/2 apart, midden and hoog 1/2 + 1/2 = 1,
    laag and hoog 5/2. Observed 2 x 1 / 1; expected 2 x (2 x 9/4 + 2 x 25/4 + 1) / 3 = 12; alpha = 1 - 2/12 = 5/6.
    """
    theirs = [by("anna", "Aap.", soort="klein", mate="laag"), by("bram", "Aap.", soort="groot", mate="laag")]
    theirs += [by("anna", "Noot.", mate="midden"), by("bram", "Noot.", soort="klein", mate="hoog")]
    found = measured(theirs, by="facet")
    assert [(one.name, one.units, value(one.percent), one.distance) for one in found.rows] == [
        ("soort", 1, 0.0, "nominal"),
        ("mate", 2, 0.5, "ordinal"),
    ]
    assert value(row(found, "mate").alpha) == pytest.approx(5 / 6)
    assert [(one.quote, one.facet) for one in found.disagreements] == [("Aap.", "soort"), ("Noot.", "mate")]


def test_code_points_by_hand() -> None:
    """Code points weigh what they are: of 30 both mark the same 4, anna alone six more, and the blank before Noot is not shown."""
    found = measured([by("anna", "Aap. Noot."), by("bram", "Aap."), by("bram", "Jet.", "ruimte"), by("anna", "Jet.", "ruimte")], unit="character")
    assert (found.units, row(found, "rust").units, row(found, "rust").prevalence) == (30, 30, 14 / 60)
    assert value(row(found, "rust").percent) == 24 / 30
    assert places(found) == [("Noot.", "rust", "anna=yes bram=no")]


def test_fragments_by_hand() -> None:
    """Alpha for unitizing: anna marks `Aap. Noot.` (10 code points of 21), bram `Aap.` (4); no fragment is compared with itself.

    Observed 2 x 6 code points. Yes 14, no 28 of 42: expected 2 x 14 x 28 / (42 - (10 x 10 + 4 x 4 + 28) / 42); alpha is
    1 - 12 x (42 - 144 / 42) / 784 = 281 / 686.
    """
    found = measured([by("anna", "Aap. Noot."), by("bram", "Aap.")], unit="fragment")
    assert [(one.name, value(one.alpha), one.distance) for one in found.rows] == [
        (name, pytest.approx(281 / 686), "unitizing") for name in ("rust", "")
    ]
    assert (found.rows[0].percent, found.rows[0].cohen) == (None, None)


def test_too_short_to_count() -> None:
    """A coding that covers less than half of every sentence gives none of them its construct, and is counted."""
    found = measured([by("anna", "Aap."), by("bram", "Aap."), by("bram", "No", "ruimte")])
    assert (found.unreached, [one.name for one in found.rows]) == (1, ["rust", ""])


def test_constructs_in_the_order_of_the_codebook() -> None:
    """Rows are in reading order; a construct that no codebook has comes last."""
    names = ["zomaar", "vraagstuk", "ruimte", "rust"]
    found = measured([by(coder, "Aap.", name) for coder in ("anna", "bram") for name in names])
    assert [one.name for one in found.rows] == ["rust", "ruimte", "vraagstuk", "zomaar", ""]


def test_nothing_shared() -> None:
    """Without a transcript that two coders coded there is nothing to compare."""
    found = measured([by("anna", "Aap."), by("bram", "Zus.")])
    assert (found.transcripts, found.units, found.disagreements) == ((), 0, ())


@pytest.mark.parametrize(
    ("kappa", "name"),
    [
        (-0.01, "poor"),
        (0.0, "slight"),
        (0.2, "slight"),
        (0.21, "fair"),
        (0.41, "moderate"),
        (0.61, "substantial"),
        (0.81, "almost perfect"),
        (1, "almost perfect"),
    ],
)
def test_bands_of_kappa(kappa: float, name: str) -> None:
    """Kappas are called what Landis and Koch (1977) call them."""
    assert band_of_kappa(kappa) == name


@pytest.mark.parametrize(
    ("alpha", "name"), [(0.8, "reliable"), (0.799, "tentative"), (0.667, "tentative"), (0.666, "unreliable"), (-1, "unreliable")]
)
def test_bands_of_alpha(alpha: float, name: str) -> None:
    """From an alpha follows what Krippendorff (2004) lets one conclude."""
    assert band_of_alpha(alpha) == name

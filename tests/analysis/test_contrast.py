"""Two groups of people beside each other."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.contrast import cohens_h, contrast
from qualcode.errors import QualcodeError
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from tests.analysis import recount
from tests.nouns import codebook, fragment, study, transcript

TWO = (("Interviewer", "En?"), ("Jan", "Goed."), ("Els", "Slecht."))


def _study() -> Study:
    """Return a study in which five people lead, in five interviews, and two work, in one."""
    leading = [transcript(f"l{n}", {"rol": "leidinggevende", "sector": "bouw, hout"}) for n in range(5)]
    return study([*leading, transcript("m", {"rol": "medewerker", "sector": "zorg"}, speech=TWO), transcript("x", {"rol": "hr"})])


SAID = [
    *(fragment(f"l{n}", "rust", "stimulerend") for n in range(4)),
    *(fragment("l0", "rust", "belemmerend", start=n) for n in range(9)),
    fragment("m", "rust", speaker="Jan"),
    fragment("m", "ruimte", speaker="Els"),
    fragment("x", "rust"),
]


def test_shares_of_people() -> None:
    """A share is that of the people of a group who say something of a theme, however often; who says nothing counts too."""
    table = contrast(_study(), SAID, "leidinggevende,medewerker")
    assert [(column.name, column.label) for column in table.columns] == [
        ("leidinggevende:%", "leidinggevende (n = 5)"),
        ("leidinggevende:n", "leidinggevende (n = 5)"),
        ("medewerker:%", "medewerker (n = 2)"),
        ("medewerker:n", "medewerker (n = 2)"),
        ("verschil:punten", "Verschil (punten)"),
        ("verschil:h", "Cohens h"),
    ]
    rows = {row.id: row.values for row in table.rows}
    assert rows["rust"][:4] == (0.8, 4, 0.5, 1)
    assert [round(float(value or 0), 4) for value in rows["rust"][4:]] == [30.0, 0.6435]
    assert [round(float(value or 0), 4) for value in rows["ruimte"]] == [0.0, 0, 0.5, 1, -50.0, -1.5708]
    assert rows["vraagstuk"] == (0.0, 0, 0.0, 0, 0.0, 0.0)


def test_few_people() -> None:
    """What is counted is always told; a group of fewer than five gets a note of what one person makes, one of five does not."""
    first, second = contrast(_study(), SAID, "leidinggevende,medewerker").notes
    assert first.startswith("Aandeel van de mensen die er iets over zeggen, niet van de fragmenten. Cohens h (Cohen 1988)")
    assert second == "medewerker: 2 personen; één persoon meer of minder maakt 50 punten uit."


@pytest.mark.parametrize(("one", "other", "h"), [(0.65, 0.45, 0.40), (0.5, 0.5, 0.0), (1.0, 0.0, math.pi), (0.05, 0.25, -0.60), (0.5, 0.25, 0.52)])
def test_cohens_h(one: float, other: float, h: float) -> None:
    """The size of a difference is that of Cohen's table."""
    assert cohens_h(one, other) == pytest.approx(h, abs=0.006)


@settings(max_examples=60, deadline=None)
@given(recount.studies(), st.booleans())
def test_agrees_with_a_recount(drawn: tuple[Study, list[Fragment]], rolled_up: bool) -> None:
    """The figures of two groups agree with asking of every person whether they said something of it."""
    made, said = drawn
    roles = {t.attributes.get("rol") for t in made.transcripts}
    if not {"hr", "monteur"} <= roles:
        with pytest.raises(QualcodeError, match="are not two values of one attribute"):
            contrast(made, said, "hr,monteur")
        return
    for row in contrast(made, said, "hr,monteur", rolled_up=rolled_up).rows:
        counts = []
        for role in ("hr", "monteur"):
            asked = [(t.name, speaker) for t in made.transcripts if t.attributes.get("rol") == role for speaker in ("Jan", "Els")]
            about = [one for one in said if recount.belongs(made, one, "constructs", row.id, rolled_up=rolled_up)]
            n = sum(any((one.transcript, one.speaker) == person for one in about) for person in asked)
            counts += [n / len(asked), n]
        assert row.values[:4] == tuple(counts)


def test_sorted_by_the_difference() -> None:
    """The largest difference comes first, whichever group it is in favour of."""
    assert [row.id for row in contrast(_study(), SAID, "leidinggevende,medewerker", sort="total").rows] == ["ruimte", "rust", "vraagstuk"]
    assert [row.id for row in contrast(_study(), SAID, "leidinggevende,medewerker", sort="name").rows] == ["ruimte", "rust", "vraagstuk"]


def test_a_value_with_a_comma() -> None:
    """A value may hold a comma, and the attribute is the one that has both values."""
    assert contrast(_study(), SAID, "bouw, hout,zorg").columns[0].label == "bouw, hout (n = 5)"


@pytest.mark.parametrize("groups", ["leidinggevende", "leidinggevende,kok", "leidinggevende,zorg", "hr,hr", ",hr", ""])
def test_no_such_groups(groups: str) -> None:
    """Groups that are no two values of one attribute are refused, with the values of the role."""
    with pytest.raises(QualcodeError, match=r"are not two values of one attribute$") as error:
        contrast(_study(), SAID, groups)
    assert error.value.hint == "write: --compare ONE,OTHER; rol has: hr, leidinggevende, medewerker"


def test_other_attribute() -> None:
    """An attribute that is named must have both."""
    with pytest.raises(QualcodeError, match=r"^`hr,medewerker` are not two values of `sector`$"):
        contrast(_study(), SAID, "hr,medewerker", by="sector")
    with pytest.raises(QualcodeError, match=r"^no transcript has an attribute `sektor`$"):
        contrast(_study(), SAID, "hr,medewerker", by="sektor")


def test_on_themes_only() -> None:
    """People are compared on what they speak of, not on what they are."""
    with pytest.raises(QualcodeError, match=r"^groups are compared on themes, not on sector$"):
        contrast(_study(), SAID, "hr,medewerker", columns="sector")


def test_a_group_of_nobody() -> None:
    """A group in whose interviews nobody answers has no shares, and that is told."""
    made = study([transcript("a", {"rol": "hr"}), transcript("b", {"rol": "kok"}, speech=[("Interviewer", "Hallo?")])], codebook())
    table = contrast(made, [fragment("a", "rust")], "hr,kok")
    assert table.rows[0].values == (1.0, 1, None, 0, None, None)
    assert table.notes[-1] == "kok: 0 personen; er is niets te vergelijken."

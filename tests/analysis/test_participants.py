"""Who was interviewed, counted by hand, and that nobody can be told from the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.participants import Place, Share, participants
from qualcode.model.transcript import Transcript
from tests.nouns import study, transcript

SPEECH = {1: (("Respondent", "Goed."),), 2: (("Ene", "Goed."), ("Ander", "Ja.")), 3: (("A", "Ja."), ("B", "Nee."), ("C", "Tja."))}
ATTRIBUTES = {
    "bedrijf": {"of": "case"},
    "sector": {"values": ["zorg", "bouw", "techniek"], "of": "case"},
    "leeftijd": {"values": ["45-", "45+"]},
    "rol": {"values": ["medewerker", "leidinggevende", "hr"]},
    "functie": {},
}


def _interview(name: str, case: str, role: str, age: str, n: int = 1, sector: str = "zorg") -> Transcript:
    return transcript(name, {"bedrijf": case, "rol": role, "leeftijd": age, "sector": sector}, speech=SPEECH[n])


INTERVIEWS = [
    _interview("a", "Zon", "medewerker", "45+", 2),
    _interview("b", "Zon", "leidinggevende", "45+", 3),
    _interview("c", "Maan", "medewerker", "45-", sector="bouw"),
    _interview("d", "Maan", "hr", "", sector="bouw"),
]


def test_places() -> None:
    """Several respondents in one interview are several people; in a case where a role is rare, nobody's is told."""
    found = participants(study(INTERVIEWS, attributes=ATTRIBUTES))
    assert (found.by, found.about) == ("bedrijf", ("sector",))
    assert found.places == (
        Place("Maan", ("bouw",), {"": 2}, 2),
        Place("Zon", ("zorg",), {"leidinggevende": 3, "medewerker": 2}, 2),
    )
    assert [place.people for place in found.places] == [2, 5]
    assert found.roles == {"": 2, "leidinggevende": 3, "medewerker": 2}
    assert found.hidden
    assert found.forms == {"individueel": 2, "duo": 1, "groep": 1}


def test_shares() -> None:
    """Every allowed value is counted; those of people that too few have, and what is not known, are counted together."""
    assert participants(study(INTERVIEWS, attributes=ATTRIBUTES)).shares == (
        Share("sector", ("zorg",), 5, 1),
        Share("sector", ("bouw",), 2, 1),
        Share("sector", ("techniek",), 0, 0),
        Share("leeftijd", ("45+",), 5),
        Share("leeftijd", ("45-", ""), 2),
        Share("rol", ("medewerker",), 3),
        Share("rol", ("leidinggevende", "hr"), 4),
    )


def test_every_value_may_be_told() -> None:
    """When a study says that one is enough, everything is told."""
    found = participants(study(INTERVIEWS, attributes=ATTRIBUTES, privacy={"min_group": 1}))
    assert found.places[0].roles == {"hr": 1, "medewerker": 1}
    assert [(share.values, share.people) for share in found.shares if share.attribute == "leeftijd"] == [(("45-",), 1), (("45+",), 5), (("",), 1)]
    assert not found.hidden


def test_sought() -> None:
    """A wish counts the people who have all its attributes."""
    wishes = [{"where": {"rol": "medewerker", "leeftijd": "45+"}, "people": 3}, {"where": {"sector": "techniek"}}]
    found = participants(study(INTERVIEWS, attributes=ATTRIBUTES, selection=wishes))
    assert [(dict(wish.where), wish.people, n) for wish, n in found.sought] == [
        ({"rol": "medewerker", "leeftijd": "45+"}, 3, 2),
        ({"sector": "techniek"}, 1, 0),
    ]


def test_without_cases() -> None:
    """Without an attribute that makes cases each interview is one."""
    found = participants(study([transcript("x"), transcript("y")]))
    assert [(place.case, dict(place.roles)) for place in found.places] == [("x", {"": 1}), ("y", {"": 1})]
    assert found.shares == ()


@pytest.mark.parametrize("least", [2, 3])
@given(
    st.lists(st.tuples(st.sampled_from(["Zon", "Maan"]), st.sampled_from(["medewerker", "leidinggevende", "hr", ""]), st.integers(1, 3)), min_size=1)
)
def test_nobody_stands_alone(least: int, rows: list[tuple[str, str, int]]) -> None:
    """Whatever is counted, no role in a place and no value of people has fewer than the least, unless that is all there is; totals agree."""
    made = [_interview(str(n), case, role, "45+", many) for n, (case, role, many) in enumerate(rows)]
    found = participants(study(made, attributes=ATTRIBUTES, privacy={"min_group": least}))
    total = sum(many for _, _, many in rows)
    assert sum(found.roles.values()) == total == sum(share.people for share in found.shares if share.attribute == "rol")
    for place in found.places:
        assert all(n >= least for role, n in place.roles.items() if role)
    assert all(
        share.people == 0 or share.people >= least for share in found.shares if share.attribute == "rol" and "" not in share.values and total >= least
    )

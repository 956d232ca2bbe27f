"""Words are attributed to a role that enough people share, and to the letter of a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.attribution import NAMELESS, Attribution
from tests.nouns import study, transcript

ROLES = st.sampled_from(["medewerker", "leidinggevende", "hr", "docent", ""])


def attribution(*roles: str, least: int = 2) -> Attribution:
    """Return the attribution of a case with one interview for each role, called by their places."""
    made = [transcript(str(n), {"bedrijf": "Zon", "rol": role}) for n, role in enumerate(roles)]
    return Attribution(study(made, privacy={"min_group": least}), "bedrijf")


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        (["medewerker"], [""]),
        (["medewerker", "medewerker"], ["medewerker", "medewerker"]),
        (["medewerker", "leidinggevende"], ["", ""]),
        (["medewerker", "medewerker", "leidinggevende"], ["", "", ""]),  # else the one without a role is the manager
        (["medewerker", "medewerker", "leidinggevende", "hr"], ["medewerker", "medewerker", "", ""]),
    ],
)
def test_a_rare_role_is_not_named(roles: list[str], shown: list[str]) -> None:
    """A role that occurs once is generalised, and never so that the generalised one stands alone."""
    made = attribution(*roles)
    assert [made.role(str(n)) for n in range(len(roles))] == shown
    assert made.hides("Zon") == ("" in shown)


@given(st.lists(ROLES, min_size=1, max_size=8), st.integers(1, 4))
def test_nobody_stands_alone(roles: list[str], least: int) -> None:
    """Every role that is shown has enough people; those without one are none, enough, or everybody."""
    made = attribution(*roles, least=least)
    shown = [made.role(str(n)) for n in range(len(roles))]
    for role in set(shown):
        assert shown.count(role) >= least or len(set(shown)) == 1 or (role == "" and "" in roles and not made.hides("Zon"))


def test_letters() -> None:
    """Cases are lettered in order of their names when there are several; a reader sees role and letter."""
    made = [transcript(str(n), {"bedrijf": name, "rol": "docent"}) for n, name in enumerate(["Zon", "Maan", "Zon"])]
    both = Attribution(study(made), "bedrijf")
    assert [both.speaker(str(n)) for n in range(3)] == ["docent, B", f"{NAMELESS}, A", "docent, B"]
    assert Attribution(study(made[:1]), "bedrijf").speaker("0") == NAMELESS

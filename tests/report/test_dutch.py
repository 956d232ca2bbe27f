"""Tests of the Dutch of the reports: every form exactly."""

from __future__ import annotations

import ast
import datetime as dt
import pathlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.report import dutch
from tests.conftest import ROOT
from tests.test_library import misspelled


@pytest.mark.parametrize(("n", "word"), [(0, "nul"), (1, "één"), (2, "twee"), (8, "acht"), (12, "twaalf"), (13, "13"), (100, "100"), (-1, "-1")])
def test_number(n: int, word: str) -> None:
    """Numbers up to twelve are words, further ones digits."""
    assert dutch.number(n) == word


@pytest.mark.parametrize(("n", "text"), [(0, "nul fragmenten"), (1, "één fragment"), (4, "vier fragmenten"), (20, "20 fragmenten")])
def test_amount(n: int, text: str) -> None:
    """Only one is singular."""
    assert dutch.amount(n, "fragment", "fragmenten") == text


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c"), (["a, b", "c"], "a, b en c")]
)
def test_enumeration(items: list[str], text: str) -> None:
    """Items are divided by commas, the last two by `en`."""
    assert dutch.enumeration(items) == text


PLURALS = """
    monteur monteurs, operator operators, medewerker medewerkers, planner planners, directeur directeurs, conrector conrectors,
    verpleegkundige verpleegkundigen, leidinggevende leidinggevenden, zelfstandige zelfstandigen, bediende bedienden,
    docent docenten, leerling leerlingen, arts artsen, adviseur adviseurs, machinist machinisten, leerkracht leerkrachten,
    vakman vakmannen, collega collega's, eigenaar eigenaars, hoofd hoofden, secretaresse secretaresses, trainee trainees,
    chef chefs, teamchef teamchefs, coach coaches, kok koks, baas bazen, ploegbaas ploegbazen, teamlid teamleden, bestuurslid bestuursleden,
    stagiair stagiairs, stagiaire stagiaires, attaché attachés, zzp'er zzp'ers, bedrijf bedrijven, school scholen, team teams, klas klassen,
    casus casussen, ziekenhuis ziekenhuizen, organisatie organisaties, afdeling afdelingen, project projecten, gemeente gemeentes
"""


@pytest.mark.parametrize(("one", "many"), [pair.split() for pair in PLURALS.split(",")])
def test_plural(one: str, many: str) -> None:
    """The plural of a role or profession is good Dutch."""
    assert dutch.plural(one) == many


def test_plural_of_what_is_no_word() -> None:
    """What does not end in a letter stays as it is."""
    assert [dutch.plural(text) for text in ("", "functie 3", "monteur (leerling)")] == ["", "functie 3", "monteur (leerling)"]


@pytest.mark.parametrize(
    ("name", "n", "text"),
    [
        ("medewerker", 1, "medewerker"),
        ("medewerker", 2, "medewerkers"),
        ("hr", 1, "HR-adviseur"),
        ("HR", 2, "HR-adviseurs"),
        ("directie", 1, "directielid"),
        ("directie", 3, "directieleden"),
        ("praktijkopleider", 0, "praktijkopleiders"),
        ("docent", 2, "docenten"),
        ("", 1, "geïnterviewde"),
        ("", 2, "geïnterviewden"),
        ("monteur", 1, "monteur"),
        ("monteur", 2, "monteurs"),
    ],
)
def test_role(name: str, n: int, text: str) -> None:
    """A role class has a word for one and for more; another role or profession speaks for itself."""
    assert dutch.role(name, n) == text


def test_roles() -> None:
    """Roles stand in order of number, then of name, each with its number in words."""
    counts = {"medewerker": 2, "leidinggevende": 1, "directie": 1, "hr": 3}
    assert dutch.roles(counts) == "drie HR-adviseurs, twee medewerkers, één directielid en één leidinggevende"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-03-02", "2 maart 2026"),
        ("2026-12-31", "31 december 2026"),
        ("2026-01", "januari 2026"),
        ("2026", "2026"),
        ("2026-13-01", "2026-13-01"),
        ("2026-00-01", "2026-00-01"),
        ("2-3-2026", "2-3-2026"),
        ("02-03-2026", "02-03-2026"),
        ("maart 2026", "maart 2026"),
        ("2026-²", "2026-²"),
        ("", ""),
    ],
)
def test_date(iso: str, text: str) -> None:
    """A date reads as Dutch people say it; anything that is no ISO date stays as it is."""
    assert dutch.date(iso) == text


@settings(max_examples=100, deadline=None)
@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_date_of_any_day(day: dt.date) -> None:
    """Every day is its number, its month and its year."""
    assert dutch.date(day.isoformat()) == f"{day.day} {dutch.MONTHS[day.month - 1]} {day.year}"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789-/²٣ maart", max_size=12))
def test_date_of_any_text(text: str) -> None:
    """Whatever stands for a date, it stays as it is or becomes a month of a year."""
    said = dutch.date(text)
    assert said == text or any(month in said for month in dutch.MONTHS)


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        ([], ""),
        ([""], ""),
        (["2026-03-02"], "maart 2026"),
        (["2026-03-02", "2026-03-30"], "maart 2026"),
        (["2026-05-01", "", "2026-03-02"], "maart – mei 2026"),
        (["2026-01-10", "2025-11-03"], "november 2025 – januari 2026"),
        (["2026-03", "2026-04-01"], "maart – april 2026"),
        (["2-3-2026"], ""),
        (["maart 2026", "2026-04-01"], "april 2026"),
    ],
)
def test_period(dates: list[str], text: str) -> None:
    """A period runs from the first month to the last, with the year once when it is the same; what is no date does not count."""
    assert dutch.period(dates) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 0, "0%"),
        (0, 7, "0%"),
        (1, 3, "33%"),
        (2, 3, "67%"),
        (1, 8, "13%"),
        (3, 8, "38%"),
        (1, 200, "1%"),
        (1, 1000, "0%"),
        (7, 7, "100%"),
    ],
)
def test_share(part: int, whole: int, text: str) -> None:
    """A share is a whole percentage, a half rounded up as Dutch readers do; nothing of nothing is none."""
    assert dutch.share(part, whole) == text


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 minuut"), (15, "een kwartier"), (45, "drie kwartier"), (50, "50 minuten"), (60, "een uur"), (90, "anderhalf uur"), (120, "twee uur")],
)
def test_duration(minutes: int, said: str) -> None:
    """A duration is said as people say it."""
    assert dutch.duration(minutes) == said


@pytest.mark.parametrize(("label", "shown"), [("Naam van wie?", "[… naam van wie? …]"), ("HR-adviseur", "[… HR-adviseur …]"), ("", "[…  …]")])
def test_blank(label: str, shown: str) -> None:
    """A blank is marked, with its label in small letters unless that is an abbreviation."""
    assert dutch.blank(label) == shown


WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
OWN = {"COREQ", "HR-adviseur", "HR-adviseurs", "Sainsbury", "recommendations", "texts", "yaml"}  # names, and keys of study.yaml
REASON = {"the interviewer's words"}  # what the coder says of itself, which the page puts into Dutch


def _said(path: pathlib.Path) -> set[str]:
    """Return the words of the texts in a module, but for its docstrings, the keys of its tables and its patterns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    comments = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    comments |= {id(key) for one in ast.walk(tree) if isinstance(one, ast.Dict) for key in one.keys}
    comments |= {id(part) for one in ast.walk(tree) if isinstance(one, ast.Call) and ast.unparse(one.func) == "re.compile" for part in one.args}
    texts = [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in comments]
    texts = [re.sub(r"\{\w+\}", " ", text) for text in texts if text not in REASON]
    return {word for text in texts if " " in text or text[:1].isupper() for word in WORDS.findall(text)}


def test_spelling() -> None:
    """Every Dutch word in reports, on the page and in letters is in the dictionary."""
    report = ROOT / "qualcode" / "report"
    words = set().union(*map(_said, [*(report / "dutch").glob("*.py"), report / "site" / "words.py"]))
    for path in (report / "templates").glob("letter*.j2"):
        words |= set(WORDS.findall(re.sub(r"\{[%{#].*?[%}#]\}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)))
    assert sorted(misspelled(words) - OWN) == []

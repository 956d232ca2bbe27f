"""Tests of the account by COREQ: what the study knows is filled in, what it does not is a blank."""

from __future__ import annotations

from qualcode.report import dutch
from qualcode.report.blocks import Table
from qualcode.report.findings import Findings, findings
from qualcode.report.sections import coreq
from tests.nouns import fragment, study, transcript


def _answers(made: Findings) -> dict[str, str]:
    return {str(row[0]): str(row[2]) for block in coreq.coreq(made) if isinstance(block, Table) for row in block.rows}


def test_all_items_once() -> None:
    """The list has its 32 items, each once, in order."""
    assert [n for _, items in dutch.COREQ for n, _ in items] == list(range(1, 33))


def test_filled_and_blank() -> None:
    """Answers come from the study, those in study.yaml before them; the rest is a marked blank."""
    talks = [transcript(f"t{n}", {"bedrijf": "Zon", "rol": "medewerker", "datum": f"2026-03-0{n}", "membercheck": "ja"}) for n in (1, 2, 3)]
    said = [fragment("t1", "rust", coders=("anna",)), fragment("t2", "ruimte"), fragment("t3", "rust")]
    made = study(talks, report={"authors": ["Anna Wouda"], "coreq": {2: "sociologen", 1: "Bram Elstak"}})
    answers = _answers(findings(made, said, by="bedrijf"))
    assert {n: answers[n] for n in ("1", "2", "3", "12", "22", "24", "28")} == {
        "1": "Bram Elstak",
        "2": "sociologen",
        "3": "[… nog in te vullen …]",
        "12": "drie medewerkers, in één bedrijf",
        "22": "twee constructen gevonden; het laatste gesprek leverde geen nieuw construct op",
        "24": "één codeur; 33% van de fragmenten is door een onderzoeker bevestigd",
        "28": "akkoord bij alle drie gesprekken",
    }

"""Consensus: what people agree on is settled, what they do not is left to decide, and decisions stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.coding.consensus import behind, consensus, is_decided
from qualcode.coding.merge import fragments
from qualcode.model.coding import CONSENSUS, Coding
from tests.nouns import codebook, study, transcript

_TEXT = "Wij hebben hier echt tijd om te leren, elke week weer."
_STUDY = study([transcript("a", speech=[("Respondent", _TEXT)])], codebook())
_BODY = _STUDY.transcripts[0].body


def coding(coder: str, construct: str = "rust", condition: str | None = "stimulerend", *, start: int = 12, end: int = 32, **more: object) -> Coding:
    """Return an accepted coding of somebody."""
    made = Coding("a", coder, start, end, _BODY[start:end], construct, condition, id=f"{coder}-{construct}-{start}")
    return replace(made, **more)  # type: ignore[arg-type]


def told(codings: list[Coding]) -> list[tuple[str, str | None, str, str]]:
    """Return of each coding of a consensus its construct, condition, status and reason."""
    return [(one.construct, one.condition, one.status, one.why) for one in codings]


def test_agreement() -> None:
    """What all gave alike is accepted, on the words of the first coder of the study."""
    made = consensus([coding("bram", start=12, end=30), coding("anna")], order=["anna", "bram"])
    assert told(made) == [("rust", "stimulerend", "accepted", "agreed: anna, bram")]
    assert (made[0].coder, made[0].start, made[0].end, made[0].quote) == (CONSENSUS, 12, 32, _BODY[12:32])


@pytest.mark.parametrize(
    ("bram", "expected"),
    [
        ([coding("bram", condition="belemmerend")], [("rust", None, "proposed", "anna: stimulerend; bram: belemmerend")]),
        ([coding("bram", condition=None)], [("rust", None, "proposed", "anna: stimulerend; bram: yes")]),
        (
            [coding("bram", facets={"soort": "klein"})],
            [("rust", "stimulerend", "proposed", "anna: stimulerend; bram: stimulerend, soort=klein")],
        ),
        (
            [coding("bram", "ruimte")],
            [
                ("ruimte", "stimulerend", "proposed", "anna: no (rust); bram: stimulerend"),
                ("rust", "stimulerend", "proposed", "anna: stimulerend; bram: no (ruimte)"),
            ],
        ),
        (
            [coding("bram", start=40, end=50)],
            [
                ("rust", "stimulerend", "proposed", "anna: stimulerend; bram: no"),
                ("rust", "stimulerend", "proposed", "anna: no; bram: stimulerend"),
            ],
        ),
        ([coding("bram", status="rejected")], [("rust", "stimulerend", "proposed", "anna: stimulerend; bram: no")]),
    ],
)
def test_disagreement(bram: list[Coding], expected: list[tuple[str, str | None, str, str]]) -> None:
    """What people did not all give alike is proposed, with who said what."""
    assert told(consensus([coding("anna"), *bram])) == expected


def test_one_person_has_no_consensus() -> None:
    """Machines do not count as people."""
    assert consensus([coding("anna"), coding("auto")]) == []


def test_decisions_stay() -> None:
    """What was decided or noted is kept whatever people code since; what was only made is made anew."""
    own = [coding("anna"), coding("bram", condition="belemmerend")]
    (made,) = consensus(own)
    for decided in (replace(made, status="accepted", condition="belemmerend"), replace(made, status="rejected"), replace(made, memo="Bespreken.")):
        assert is_decided(decided)
        assert consensus([*own, decided]) == [decided]
        assert consensus([coding("anna"), coding("bram"), decided]) == [decided]
        assert consensus([decided, coding("anna")]) == [decided]
    assert told(consensus([coding("anna"), coding("bram"), made])) == [("rust", "stimulerend", "accepted", "agreed: anna, bram")]
    (agreed,) = consensus([coding("anna"), coding("bram")])
    assert (is_decided(agreed), told(consensus([*own, agreed]))) == (False, told([made]))
    assert consensus([coding("anna", start=40, end=50), coding("bram", start=40, end=50), agreed])[0].start == 40


def counted(*codings: Coding) -> list[tuple[str, str | None, bool, tuple[str, ...]]]:
    """Return of each fragment its construct and condition, whether it is confirmed, and its coders."""
    return [(one.construct, one.condition, one.confirmed, one.coders) for one in fragments(_STUDY, codings)]


def test_the_consensus_counts() -> None:
    """A consensus goes before what each person and the program said: accepted it counts as decided, rejected not at all, open as undecided."""
    own = [coding("anna"), coding("bram", condition="belemmerend"), coding("auto", status="proposed")]
    (made,) = consensus(own)
    everybody = (CONSENSUS, "anna", "bram")
    assert counted(*own) == [("rust", None, True, ("anna", "bram"))]
    assert counted(*own, made) == [("rust", None, False, everybody)]
    assert counted(*own, replace(made, status="accepted", condition="belemmerend")) == [("rust", "belemmerend", True, everybody)]
    assert counted(*own, replace(made, status="rejected")) == []


def test_what_was_coded_since_counts_too() -> None:
    """Words and constructs on which there is no consensus count as they did."""
    agreed = consensus([coding("anna"), coding("bram")])
    later = [coding("anna", start=40, end=50), coding("bram", "ruimte")]
    assert counted(coding("anna"), coding("bram"), *agreed, *later) == [
        ("ruimte", "stimulerend", True, ("bram",)),
        ("rust", "stimulerend", True, (CONSENSUS, "anna", "bram")),
        ("rust", "stimulerend", True, ("anna",)),
    ]


def test_ids_stay() -> None:
    """What was moved or recoded since keeps its id when the consensus is made anew."""
    (made,) = consensus([coding("anna"), coding("bram")])
    old = replace(made, id="oud", why="agreed: anna")
    assert [one.id for one in consensus([coding("anna"), coding("bram"), old])] == ["oud"]


def test_behind() -> None:
    """A consensus is behind when people coded otherwise since; a reason in other words, or no consensus at all, is not behind."""
    own = [coding("anna"), coding("bram")]
    (made,) = consensus(own)
    assert behind(own) == []
    assert behind([*own, replace(made, why="agreed: bram, anna")]) == []
    assert behind([coding("anna"), coding("bram", condition=None), made]) == ["a"]
    assert behind([*own, coding("bram", "ruimte"), made]) == ["a"]

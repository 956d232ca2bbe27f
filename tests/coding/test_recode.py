"""Where codings go when the construct that they have is split."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qualcode.coding.recode import by_construct, split
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from tests.nouns import codebook, study, transcript

_TEXT = "Er is rust en er is tijd genoeg."
_STUDY = study(
    [transcript("a", {"rol": "chef"}, speech=[("Respondent", _TEXT)]), transcript("b", {"rol": "bakker"}, speech=[("Respondent", _TEXT)])],
    codebook(),
    coders=["bram", "anna"],
)


def coding(
    transcript: str, coder: str, condition: str | None = None, *, start: int = 12, construct: str = "rust", status: str = "accepted"
) -> Coding:
    """Return a coding of ten code points."""
    quote = _STUDY.transcripts[0].body[start : start + 10]
    id = f"{transcript}{coder}{start}{construct}"
    return Coding(transcript, coder, start, start + 10, quote, construct, condition, {}, status, id=id)


HELPS, HINDERS = coding("a", "anna", "stimulerend"), coding("b", "bram", "belemmerend")
NEITHER, REJECTED = coding("b", "anna"), coding("a", "auto", "stimulerend", status="rejected")
OTHER = coding("a", "anna", "stimulerend", construct="ruimte")
ALL = [HELPS, HINDERS, NEITHER, REJECTED, OTHER]


def sent(into: Sequence[str], by: Sequence[str]) -> list[str | None]:
    """Return where all codings go."""
    return [split(_STUDY, ALL, "rust", into, by)(one) for one in ALL]


def test_by_condition() -> None:
    """Codings go by their condition, in the codebook's order, rejected ones too; without a condition they stay."""
    assert sent(["goed", "slecht"], ["condition"]) == ["goed", "slecht", None, "goed", None]


def test_by_coder() -> None:
    """Codings go by their coder, in the study's order; those of a machine stay."""
    assert sent(["van-bram", "van-anna"], ["coder"]) == ["van-anna", "van-bram", "van-anna", None, None]


def test_by_queries() -> None:
    """Codings go to the first construct whose query asks for them, each coding by itself; what none asks for stays."""
    assert sent(["x"], ["rol=chef"]) == ["x", None, None, None, None]
    assert sent(["x", "y"], ["condition:belemmerend", "coder:bram or rol=bakker"]) == [None, "x", "y", None, None]
    assert sent(["x"], ["status:rejected"]) == [None, None, None, "x", None]
    assert sent(["x"], ["near:ruimte"]) == ["x", None, None, None, None]


@pytest.mark.parametrize(
    ("into", "by", "message"),
    [
        (["x"], ["condition"], "conditions and constructs do not come out even: stimulerend, belemmerend into x"),
        (["x"], ["coder"], "coders and constructs do not come out even: bram, anna into x"),
        (["x", "y"], ["rol=chef"], "queries and constructs do not come out even: rol=chef into x, y"),
        (["x"], ["rol=slager"], "no transcript whose `rol` is `slager`"),
    ],
)
def test_what_cannot_be_split(into: list[str], by: list[str], message: str) -> None:
    """There are as many constructs as there is to go by, and what a query names is there."""
    with pytest.raises(QualcodeError, match=message):
        sent(into, by)


def test_by_construct() -> None:
    """Codings follow the names of their constructs."""
    assert [by_construct({"rust": "stilte"})(one) for one in (HELPS, OTHER)] == ["stilte", None]

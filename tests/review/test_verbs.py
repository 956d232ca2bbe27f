"""Whose codings a person decides about on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.coding import CONSENSUS, Coding
from qualcode.review import verbs
from qualcode.store.lines import Change


@pytest.mark.parametrize("coder", ["auto", CONSENSUS, "anna"])
def test_anyone_decides_about_what_is_nobodys(coder: str) -> None:
    """Proposals of the program and of the consensus are decided about by anyone, and a coding of one's own too."""
    proposed = Coding("a", coder, 0, 2, "ja", "rust", status="proposed")
    (change,) = verbs.decide(proposed, "accepted", coder="anna")
    assert change == Change(proposed, replace(proposed, status="accepted"))


def test_nobody_decides_about_anothers() -> None:
    """What another person coded stays theirs, and what is proposed is not taken away but rejected."""
    with pytest.raises(QualcodeError, match="this is a coding of bram"):
        verbs.decide(Coding("a", "bram", 0, 2, "ja", "rust"), "rejected", coder="anna")
    with pytest.raises(QualcodeError, match="this is a proposal"):
        verbs.remove(Coding("a", CONSENSUS, 0, 2, "ja", "rust"), coder="anna")

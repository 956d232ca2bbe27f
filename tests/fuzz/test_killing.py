"""A few commands that are killed; `make kill` kills more of them."""

from __future__ import annotations

import os

import pytest

from tests.fuzz.killing import SCENES, Scene, run


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
@pytest.mark.parametrize("scene", SCENES[1:], ids=lambda scene: scene.name)
def test_killed(scene: Scene) -> None:
    """A command that is killed leaves every file as it was or as it should become, and does its work when it is run again."""
    tally = run(scene, 2, seed=3)
    assert (tally.kills, tally.broken) == (2, [])

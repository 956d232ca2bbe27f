"""Many casusverslagen, shared out over the processors."""

from __future__ import annotations

import pytest

from qualcode.report.render import Job, Renderer, render
from tests.nouns import fragment, study, transcript

FORMATS = ("md", "docx", "html")


def test_many_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports made in several processes are those that one process makes, in the order of the cases."""
    monkeypatch.setattr("qualcode.report.render.processes", lambda count, each: 2)
    names = [f"{n:02}" for n in range(12)]
    made = study([transcript(name) for name in names])
    said = [fragment(name, "rust", "stimulerend") for name in names]
    jobs = [Job("casusverslag", name, name) for name in names]
    alone = Renderer(made, said, "transcript", FORMATS)
    assert list(render(alone, jobs)) == [(job, alone(job)) for job in jobs]

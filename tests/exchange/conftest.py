"""No pause, key or proxy of the machine in these tests."""

from __future__ import annotations

import time

import pytest


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the pauses that were asked for, in seconds; nobody waits."""
    for name in ("QUALCODE_API_KEY", "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    asked: list[float] = []
    monkeypatch.setattr(time, "sleep", asked.append)
    return asked

"""Some hundreds of damaged files, the same each time; `make fuzz` tries more."""

from __future__ import annotations

import pytest

from tests.fuzz.__main__ import READERS, shared
from tests.fuzz.reader import Reader, run

_INPUTS = 600
_PATIENT = 120.0  # seconds, so that a slow machine fails no test


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_damaged_files(reader: Reader) -> None:
    """No damage gives a traceback or loses what was there, and some files are read in spite of it."""
    outcome = run(reader, max(16, shared(_INPUTS)[reader]), seed=11, patience=_PATIENT)
    assert outcome.wrong == []
    assert outcome.read > 0

"""What the tests of the coder share: a folder with the small study, and a session in it."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.review.session import Session
from tests.review import small


@pytest.fixture
def study(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return the folder of the small study."""
    small.write(tmp_path)
    return tmp_path


@pytest.fixture
def session(study: pathlib.Path) -> Session:
    """Return a session of anna in its interview."""
    return small.session(study)

"""Libraries that only some formats need, and what to do when one is not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from qualcode.errors import QualcodeError


def needs(library: str) -> Any:
    """Return a library; raises QualcodeError that says how to install it."""
    try:
        return import_module(library)
    except ImportError as error:
        raise QualcodeError(f"this kind of file needs the library `{library}`", hint='pip install "qualcode[import]"') from error
